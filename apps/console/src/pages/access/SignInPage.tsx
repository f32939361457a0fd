import type { ReactNode } from 'react';
import { signIn } from '../../api/calls.ts';
import { say } from '../../language/language.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { words } from '../../words/words.ts';
import { CredentialForm, codeField } from './CredentialForm.tsx';
import { otherWays } from './other-ways.ts';
import './account.css';
import { useArrival } from './use-arrival.ts';

/** Signing in with password and one-time code; further ways stand beside where the server offers them. */
export function SignInPage(): ReactNode {
  const arrive = useArrival();
  return (
    <>
      <PageHead title={say(words.signIn)} summary={say(words.signInHelp)} />
      <CredentialForm
        fields={[
          { name: 'account', title: words.account, autoComplete: 'username' },
          { name: 'password', title: words.password, type: 'password', autoComplete: 'current-password' },
          codeField,
        ]}
        send={words.signIn}
        submit={async (values) => {
          await signIn(values);
          await arrive();
        }}
      />
      {otherWays.map(({ id, Way }) => (
        <Way key={id} onSignedIn={() => void arrive()} />
      ))}
    </>
  );
}
