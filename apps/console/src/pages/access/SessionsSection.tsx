import { useState } from 'react';
import type { ReactNode } from 'react';
import { accessCall } from '../../api/calls.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { Facts } from '../../parts/Facts.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { words } from '../../words/words.ts';

interface OpenSession {
  readonly id: string;
  readonly client: string;
  readonly beganAt: string;
  readonly seenAt: string;
}

/** The sessions that are open, each to be ended. */
export function SessionsSection(): ReactNode {
  const sessions = useLoaded('sessions', () =>
    accessCall<{ readonly sessions: readonly OpenSession[] }>('me-sessions'),
  );
  const reload = sessions.state === 'loaded' ? sessions.reload : undefined;
  return (
    <section>
      <h2>{say(words.sessions)}</h2>
      <Loaded of={sessions}>
        {({ sessions: list }) => list.map((one) => <SessionRow key={one.id} session={one} onEnded={reload} />)}
      </Loaded>
    </section>
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
      <button type="button" aria-description={instantText(beganAt, language())} onClick={end}>
        {say(words.endSession)}
      </button>
      {error === null ? null : <FailureState error={error} />}
    </article>
  );
}
