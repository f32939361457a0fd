import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { post } from '../../api/request.ts';
import { say } from '../../language/language.ts';
import { useBase } from '../../shell/base-context.ts';
import { useAddress } from '../../router/address.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { CredentialForm, codeField } from './CredentialForm.tsx';
import { accessWords } from './words.ts';

/** Signing in by the city's own identity provider, where one is set: there and back, then a second step where it asks. */
export function IdentityWay({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  const { identityProvider } = useBase().session;
  const { query } = useAddress();
  const [error, setError] = useState<ApiError | null>(null);
  if (identityProvider === null) return null;
  const begin = async (): Promise<void> => {
    try {
      const { location: to } = await post<{ readonly location: string }>('identity/begin', {});
      location.assign(to);
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      setError(cause);
    }
  };
  const failed = query.get('failed');
  const title = say(identityProvider.title);
  return (
    <section>
      <h2>{title}</h2>
      {failed === null ? null : (
        <div className="state failure" role="alert">
          <p className="state-title">{say(accessWords.identityFailed, { title })}</p>
          <code>{failed}</code>
        </div>
      )}
      {query.get('step') === 'second' ? (
        <>
          <p>{say(accessWords.secondStep)}</p>
          <CredentialForm
            fields={[codeField]}
            send={accessWords.finish}
            submit={async (values) => {
              await post('identity/session', values);
              onSignedIn();
            }}
          />
        </>
      ) : (
        <p>
          <button type="button" onClick={() => void begin()}>
            {say(accessWords.useIdentity, { title })}
          </button>
        </p>
      )}
      {error === null ? null : <FailureState error={error} isKept />}
    </section>
  );
}
