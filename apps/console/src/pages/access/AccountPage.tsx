import { useState } from 'react';
import type { ReactNode } from 'react';
import { accessCall, signOut } from '../../api/calls.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { Facts } from '../../parts/Facts.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { words } from '../../words/words.ts';
import { OwnPasskeys } from './OwnPasskeys.tsx';
import { useArrival } from './use-arrival.ts';

interface OpenSession {
  readonly id: string;
  readonly client: string;
  readonly beganAt: string;
  readonly seenAt: string;
}

/** Who one is here, and the sessions that are open. */
export function AccountPage(): ReactNode {
  const { session } = useBase();
  const arrive = useArrival();
  const [error, setError] = useState<unknown>(null);
  const leave = (): void => void signOut().then(arrive).catch(setError);
  const isPerson = session.actor.kind === 'person';
  const roles = session.roles.map(({ role, unit }) => [role, unit].filter(Boolean).join(' · '));
  return (
    <>
      <PageHead
        title={say(words.ownAccount)}
        actions={
          isPerson ? (
            <button type="button" onClick={leave}>
              {say(words.signOut)}
            </button>
          ) : undefined
        }
      />
      {error === null ? null : <FailureState error={error} />}
      {isPerson ? (
        <>
          <Facts
            rows={[
              [say(words.account), session.account],
              [say(words.ownName), session.name],
              [say(words.unit), session.actor.unit],
              [say(words.roles), roles.join('；')],
            ]}
          />
          <OwnPasskeys />
          <h2>{say(words.sessions)}</h2>
          <Sessions />
        </>
      ) : (
        <EmptyState title={say(words.operatorHere)} hint={say(words.operatorHint)} />
      )}
    </>
  );
}

function Sessions(): ReactNode {
  const sessions = useLoaded('sessions', () =>
    accessCall<{ readonly sessions: readonly OpenSession[] }>('me-sessions'),
  );
  const reload = sessions.state === 'loaded' ? sessions.reload : undefined;
  return (
    <Loaded of={sessions}>
      {({ sessions: list }) => list.map((one) => <SessionRow key={one.id} session={one} onEnded={reload} />)}
    </Loaded>
  );
}

interface SessionRowProps {
  readonly session: OpenSession;
  readonly onEnded: (() => void) | undefined;
}

function SessionRow({ session: { id, client, beganAt, seenAt }, onEnded }: SessionRowProps): ReactNode {
  const [error, setError] = useState<unknown>(null);
  const end = (): void => void accessCall('me-session-end', { session: id }).then(onEnded).catch(setError);
  return (
    <article className="session">
      <Facts
        rows={[
          [say(words.browser), client],
          [say(words.began), instantText(beganAt, language())],
          [say(words.lastSeen), instantText(seenAt, language())],
        ]}
      />
      <button type="button" onClick={end}>
        {say(words.endSession)}
      </button>
      {error === null ? null : <FailureState error={error} />}
    </article>
  );
}
