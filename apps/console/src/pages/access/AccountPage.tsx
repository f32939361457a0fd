import { useState } from 'react';
import type { ReactNode } from 'react';
import { signOut } from '../../api/calls.ts';
import { apart, say } from '../../language/language.ts';
import { Facts } from '../../parts/Facts.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { Link } from '../../router/Link.tsx';
import { mayOpen, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { roleText } from '../../words/role-words.ts';
import { words } from '../../words/words.ts';
import { accountWords } from './account-words.ts';
import './account.css';
import { OwnPasskeys } from './OwnPasskeys.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import { useArrival } from './use-arrival.ts';

/** Who one is here, how one signs in, and the sessions that are open. */
export function AccountPage(): ReactNode {
  const { session } = useBase();
  const arrive = useArrival();
  const [error, setError] = useState<unknown>(null);
  const leave = (): void => void signOut().then(arrive).catch(setError);
  if (session.actor.kind !== 'person')
    return (
      <>
        <PageHead title={say(words.ownAccount)} />
        <EmptyState title={say(words.operatorHere)} hint={say(words.operatorHint)} />
      </>
    );
  return (
    <>
      <PageHead
        title={say(words.ownAccount)}
        actions={
          <button type="button" onClick={leave}>
            {say(words.signOut)}
          </button>
        }
      />
      {error === null ? null : <FailureState error={error} />}
      <Facts
        rows={[
          [say(words.account), session.account],
          [say(words.ownName), session.name],
          [say(words.unit), session.actor.unit],
          [say(words.roles), apart(session.roles.map(({ role, unit }) => roleText(role, unit)))],
        ]}
      />
      <Ways />
      <PasswordSection />
      <OwnPasskeys />
      <SessionsSection />
    </>
  );
}

/** What else belongs to oneself and has a page of its own. */
function Ways(): ReactNode {
  const { session } = useBase();
  return (
    <p className="beside">
      <Link to="/notices/settings">{say(accountWords.notices)}</Link>
      <Link to="/keys">{say(accountWords.keys)}</Link>
      {mayOpen(session, 'delegation.make') ? <Link to="/delegations">{say(accountWords.delegations)}</Link> : null}
    </p>
  );
}
