import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { say } from '../../language/language.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { hasPasskeys, isTurnedDown, signInWithPasskey } from './passkey.ts';
import { accessWords } from './words.ts';

/** Signing in with a passkey alone: no account to type, no password. */
export function PasskeyWay({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  const [error, setError] = useState<ApiError | null>(null);
  if (!hasPasskeys()) return null;
  const begin = async (): Promise<void> => {
    setError(null);
    try {
      await signInWithPasskey();
      onSignedIn();
    } catch (cause) {
      if (cause instanceof ApiError) setError(cause);
      else if (!isTurnedDown(cause)) throw cause;
    }
  };
  return (
    <section>
      <h2>{say(accessWords.passkey)}</h2>
      <p className="help">{say(accessWords.passkeyHelp)}</p>
      <p>
        <button type="button" onClick={() => void begin()}>
          {say(accessWords.usePasskey)}
        </button>
      </p>
      {error === null ? null : <FailureState error={error} isKept />}
    </section>
  );
}
