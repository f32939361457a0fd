import { randomUUID } from 'node:crypto';
import type { Text } from '@yuzhi/sdk';
import type pg from 'pg';
import type { RoleId } from '../people/roles.ts';
import type { Action } from '../policy/actions.ts';
import type { Resource } from '../policy/decide.ts';
import type { NoticeKind } from './notice-kinds.ts';

/** What an event is about: plain values for its words. Never an input, a name of a person or a secret. */
export type NoticeAbout = Readonly<Record<string, string | number | Text | null>>;

/** Who is told: people by id, those who hold a role, and those whom the policy allows to do something about it. */
export interface Receivers {
  readonly persons?: readonly string[];
  readonly roles?: readonly RoleId[];
  readonly may?: { readonly action: Action; readonly resource: Resource };
}

export interface NewNotice {
  readonly kind: NoticeKind;
  readonly about: NoticeAbout;
  readonly to: Receivers;
  readonly at: Date;
  /** Of the same thing only the first is kept. */
  readonly key?: string;
}

/**
 * Writes down that somebody has to know something, in the transaction of `client`: it is told if that is committed and
 * not otherwise.
 */
export async function postNotice(
  client: Pick<pg.ClientBase, 'query'>,
  { kind, about, to, at, key }: NewNotice,
): Promise<void> {
  await client.query(
    `insert into notice_events (id, key, kind, about, receivers, at) values ($1, $2, $3, $4, $5, $6)
     on conflict (key) do nothing`,
    [randomUUID(), key ?? null, kind, JSON.stringify(about), JSON.stringify(to), at],
  );
}
