import type pg from 'pg';
import { postNotice } from '../notices/post-notice.ts';
import { digestOf, newSecret } from './secret-text.ts';
import type { Sessions } from './sessions.ts';

/** From where somebody signs in. */
export interface Visitor {
  readonly address: string;
  /** What the browser calls itself, shown in the list of sessions. */
  readonly browser: string;
  /** Token of a browser that was signed in from before. */
  readonly device: string | null;
}

/** Texts for the browser to keep: the session, and that it is known from now on. */
export interface SignedIn {
  readonly session: string;
  readonly device: string;
}

/** Begins a session; the browser is known from now on, and its attempts are counted apart from those of strangers. */
export async function beginSession(
  sessions: Sessions,
  client: pg.ClientBase,
  person: string,
  visitor: Visitor,
  now: Date,
): Promise<SignedIn> {
  const session = await sessions.begin(client, person, visitor.browser, now);
  const device = newSecret();
  if (visitor.device !== null)
    await client.query('delete from known_devices where digest = $1', [digestOf(visitor.device)]);
  await client.query('insert into known_devices (digest, person, seen_at) values ($1, $2, $3)', [
    digestOf(device),
    person,
    now,
  ]);
  return { session, device };
}

/** Begins a session of somebody who signed in, and tells them when it is from a browser that they have not used before. */
export async function beginToldSession(...session: Parameters<typeof beginSession>): Promise<SignedIn> {
  const [, client, person, { device }, now] = session;
  // Their own browser sends what it was given when they signed in before.
  const { rowCount } = await client.query('select from known_devices where digest = $1 and person = $2', [
    device === null ? '' : digestOf(device),
    person,
  ]);
  if (rowCount === 0) await postNotice(client, { kind: 'sign-in-new', about: {}, to: { persons: [person] }, at: now });
  return beginSession(...session);
}
