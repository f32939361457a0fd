import type { ReactNode } from 'react';
import { accessCall } from '../../api/calls.ts';
import { say } from '../../language/language.ts';
import { words } from '../../words/words.ts';
import { accountWords } from './account-words.ts';
import { CredentialForm } from './CredentialForm.tsx';
import { useArrival } from './use-arrival.ts';

/** Another password; all sessions end with it. */
export function PasswordSection(): ReactNode {
  const arrive = useArrival();
  return (
    <details className="account-part">
      <summary>{say(accountWords.changePassword)}</summary>
      <p className="help">{say(accountWords.changePasswordHelp)}</p>
      <CredentialForm
        fields={[
          { name: 'current', title: accountWords.current, type: 'password', autoComplete: 'current-password' },
          {
            name: 'password',
            title: words.newPassword,
            help: words.newPasswordHelp,
            type: 'password',
            autoComplete: 'new-password',
          },
        ]}
        send={accountWords.change}
        submit={async (values) => {
          await accessCall('me-password', values);
          await arrive();
        }}
      />
    </details>
  );
}
