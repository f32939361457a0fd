import { useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { accountWords } from './account-words.ts';
import { isGivenUp, knowsPasskeys, signInWithPasskey } from './passkey.ts';

/** Signing in by a passkey alone, where the browser knows them. */
export function PasskeyWay({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  const [error, setError] = useState<unknown>(null);
  const [isGiven, setGiven] = useState(false);
  if (!knowsPasskeys()) return null;
  const run = async (): Promise<void> => {
    setError(null);
    setGiven(false);
    try {
      await signInWithPasskey();
      onSignedIn();
    } catch (cause) {
      if (isGivenUp(cause)) setGiven(true);
      else setError(cause);
    }
  };
  return (
    <div className="other-way">
      <button type="button" onClick={() => void run()}>
        {say(accountWords.withPasskey)}
      </button>
      <p className="help" role="status">
        {isGiven ? say(accountWords.passkeyNotTaken) : ''}
      </p>
      {error === null ? null : <FailureState error={error} isKept />}
    </div>
  );
}
