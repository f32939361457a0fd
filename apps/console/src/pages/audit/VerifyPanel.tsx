import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { numberText } from '../../language/format.ts';
import { say } from '../../language/language.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { verify } from './api.ts';
import type { Report } from './api.ts';
import { auditWords } from './words.ts';

/** Verifies the whole trail, with a head that was kept outside where there is one. */
export function VerifyPanel(): ReactNode {
  const id = useId();
  const [pin, setPin] = useState<unknown>(null);
  const [fileName, setFileName] = useState('');
  const [isPinWrong, setPinWrong] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<Report | null>(null);
  const [error, setError] = useState<unknown>(null);
  const take = async (file: File | undefined): Promise<void> => {
    const read = file === undefined ? null : pinIn(await file.text());
    setPin(read);
    setFileName(file?.name ?? '');
    setPinWrong(file !== undefined && read === null);
  };
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      setReport(await verify(pin === null ? [] : [pin]));
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="verify">
      <div className="beside">
        <button type="button" className="main" disabled={isBusy} onClick={() => void run()}>
          {say(auditWords.verify)}
        </button>
        <input
          id={id}
          type="file"
          className="unseen"
          accept=".json"
          onChange={({ target }) => void take(target.files?.[0])}
        />
        {/* The browser's own button speaks the language of the browser. */}
        <label className="button" htmlFor={id}>
          {say(auditWords.pin)}
        </label>
        <span className="help">{fileName}</span>
      </div>
      <p className="error" hidden={!isPinWrong}>
        {say(auditWords.pinWrong)}
      </p>
      <div role="status">
        {isBusy ? <p className="help">{say(auditWords.verifying)}</p> : null}
        {report === null || isBusy ? null : <Found report={report} />}
      </div>
      {error === null ? null : <FailureState error={error} />}
    </section>
  );
}

function pinIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'format' in value ? value : null;
  } catch {
    return null;
  }
}

function Found({ report }: { readonly report: Report }): ReactNode {
  const { isIntact, findingCount, findings, pinnedTo } = report;
  const counts = Object.fromEntries(
    (['links', 'seals', 'rows', 'waiting'] as const).map((name) => [name, numberText(report[name])]),
  );
  return (
    <>
      <p className={isIntact ? 'good' : 'bad'}>
        <span aria-hidden="true">{isIntact ? '✓ ' : '✕ '}</span>
        {isIntact ? say(auditWords.intact) : say(auditWords.broken, { count: findingCount })}
      </p>
      <p className="help">{say(auditWords.checked, counts)}</p>
      <p className="help">
        {pinnedTo === null ? say(auditWords.unpinned) : say(auditWords.pinned, { link: pinnedTo })}
      </p>
      {findings.length === 0 ? null : (
        <ul className="findings">
          {findings.map((finding) => (
            <li key={JSON.stringify(finding)}>{say(finding.text)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
