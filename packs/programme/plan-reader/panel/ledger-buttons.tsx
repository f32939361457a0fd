import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { language, RunPlace, saveFile, say, useRun } from '@yuzhi/console/kit';
import type { Ledger } from './outputs.ts';
import { panelWords } from './words.ts';

interface LedgerButtonsProps {
  readonly packId: string;
  /** `undefined` where it was not kept. */
  readonly document: unknown;
}

const formats = ['xlsx', 'csv', 'docx'] as const;

/** The supervision ledger in three forms, made when it is asked for. */
export function LedgerButtons({ packId, document }: LedgerButtonsProps): ReactNode {
  const ledger = useRun<Ledger>(`${packId}/ledger`);
  const { stage } = ledger;
  const made = stage.state === 'done' ? stage.output.file : null;
  useEffect(() => {
    if (made !== null) saveFile(made);
  }, [made]);
  return (
    <section className="view">
      <h2>{say(panelWords.ledger)}</h2>
      <p className="help">{say(document === undefined ? panelWords.lost : panelWords.ledgerHelp)}</p>
      {document === undefined ? null : (
        <p className="beside after">
          {formats.map((format) => (
            <button
              type="button"
              key={format}
              className={format === 'xlsx' ? 'main' : undefined}
              onClick={() => ledger.start({ document, format, language: language() })}
            >
              {say(panelWords[format])}
            </button>
          ))}
        </p>
      )}
      <RunPlace of={ledger} empty={null} isPart>
        {({ file, rows }) => (
          <p className="help" role="status">
            {say(panelWords.saved, { name: file.name, rows })}
          </p>
        )}
      </RunPlace>
    </section>
  );
}
