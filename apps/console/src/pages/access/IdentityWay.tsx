import { useState } from 'react';
import type { ReactNode } from 'react';
import { post } from '../../api/request.ts';
import { say } from '../../language/language.ts';
import { useAddress } from '../../router/address.ts';
import { useBase } from '../../shell/base-context.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { accountWords } from './account-words.ts';
import { CredentialForm, codeField } from './CredentialForm.tsx';

/** Signing in by the city's own identity provider, where one is set up; what it came back with stands in the address. */
export function IdentityWay({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  const { identityProvider } = useBase().session;
  const { query } = useAddress();
  const [error, setError] = useState<unknown>(null);
  if (identityProvider === null) return null;
  const failed = query.get('failed');
  const begin = async (): Promise<void> => {
    try {
      const { location: at } = await post<{ readonly location: string }>('identity/begin', {});
      location.assign(at);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <div className="other-way">
      {query.get('step') === 'second' ? <SecondStep onSignedIn={onSignedIn} /> : null}
      {failed === null ? null : (
        <div className="state failure" role="alert">
          <p className="state-title">
            <span aria-hidden="true">✕ </span>
            {say(accountWords.failed)}
          </p>
          <p>{say(accountWords.failedHint, { code: failed })}</p>
        </div>
      )}
      <button type="button" onClick={() => void begin()}>
        {say(accountWords.withIdentity, { title: say(identityProvider.title) })}
      </button>
      {error === null ? null : <FailureState error={error} isKept />}
    </div>
  );
}

function SecondStep({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  return (
    <>
      <p role="status">{say(accountWords.secondStep)}</p>
      <CredentialForm
        fields={[codeField]}
        send={accountWords.continue}
        submit={async ({ code }) => {
          await post('identity/session', { code });
          onSignedIn();
        }}
      />
    </>
  );
}
