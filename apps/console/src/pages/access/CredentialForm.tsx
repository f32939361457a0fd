import { useId, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { Text } from '@yuzhi/sdk';
import { ApiError } from '../../api/api-error.ts';
import { say } from '../../language/language.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { words } from '../../words/words.ts';

/** One field of a form that somebody signs in with. */
export interface CredentialField {
  readonly name: string;
  readonly title: Text;
  readonly help?: Text;
  readonly type?: 'text' | 'password';
  /** For browsers and password managers, which may fill it in. */
  readonly autoComplete: string;
  readonly isNumeric?: boolean;
}

/** The second factor, as it is asked for everywhere. */
export const codeField: CredentialField = {
  name: 'code',
  title: words.code6,
  help: words.code6Help,
  autoComplete: 'one-time-code',
  isNumeric: true,
};

interface CredentialFormProps {
  readonly fields: readonly CredentialField[];
  /** What the button says. */
  readonly send: Text;
  readonly submit: (values: Record<string, string>) => Promise<void>;
}

/** A form in one column that sends its values and shows what came of it. Anything may be pasted. */
export function CredentialForm({ fields, send, submit }: CredentialFormProps): ReactNode {
  const id = useId();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const valueOf = (name: string): string => values[name] ?? '';
  const onSubmit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const missing = fields.find(({ name }) => valueOf(name) === '');
    if (missing) return event.currentTarget.querySelector<HTMLElement>(`[name=${missing.name}]`)?.focus();
    setBusy(true);
    setError(null);
    try {
      await submit(Object.fromEntries(fields.map(({ name }) => [name, valueOf(name)])));
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="credentials" noValidate onSubmit={(event) => void onSubmit(event)}>
      {fields.map(({ name, title, help, type = 'text', autoComplete, isNumeric = false }) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{say(title)}</label>
          <input
            id={`${id}-${name}`}
            name={name}
            type={type}
            autoComplete={autoComplete}
            inputMode={isNumeric ? 'numeric' : undefined}
            aria-required="true"
            aria-invalid={isTried && valueOf(name) === '' ? true : undefined}
            aria-describedby={help ? `${id}-${name}-help` : undefined}
            value={valueOf(name)}
            onChange={({ target }) => setValues((before) => ({ ...before, [name]: target.value }))}
          />
          {help ? (
            <p className="help" id={`${id}-${name}-help`}>
              {say(help)}
            </p>
          ) : null}
        </div>
      ))}
      <div className="bar-of-buttons">
        <button type="submit" className="main" disabled={isBusy}>
          {say(send)}
        </button>
      </div>
      {error === null ? null : <FailureState error={error} isKept />}
    </form>
  );
}
