import { createHash } from 'node:crypto';
import { translate } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import { accessError } from '../errors.ts';

/** What is counted: an account from strange browsers, one known browser, a link, or all that comes from one address. */
export type Subject = readonly ['account' | 'device' | 'address' | 'link', string];

const limits = { account: 10, device: 10, address: 100, link: 10 } as const;
const windowMinutes = 15;

/**
 * Counts attempts before they are looked at, so that many at once are no way around the limit.
 *
 * Strangers who try an account use up the strangers' count and never that of a browser from which its owner has signed
 * in before: nobody can lock somebody else out for longer than their own attempts last. An account that does not exist
 * is counted like any other.
 */
export class Attempts {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** @throws YuzhiError ACCESS_SIGN_IN_LIMITED when one of them has too many */
  async count(subjects: readonly Subject[], now: Date): Promise<void> {
    const ends = new Date(now.getTime() + windowMinutes * 60_000);
    let isOver = false;
    for (const subject of subjects) {
      const failures = await this.#add(digestOfSubject(subject), now, ends);
      isOver ||= failures > limits[subject[0]];
    }
    if (isOver) throw accessError('ACCESS_SIGN_IN_LIMITED', { minutes: windowMinutes });
  }

  /** Forgets what led to success; what else came from the address stays, less this one. */
  async forgive(subjects: readonly Subject[]): Promise<void> {
    for (const subject of subjects) {
      const sql =
        subject[0] === 'address'
          ? 'update attempts set failures = greatest(failures - 1, 0) where subject = $1'
          : 'delete from attempts where subject = $1';
      await this.#store.pool.query(sql, [digestOfSubject(subject)]);
    }
  }

  async #add(subject: Buffer, now: Date, ends: Date): Promise<number> {
    try {
      const { rows } = await this.#store.pool.query<{ failures: number }>(
        `with gone as (
           delete from attempts where subject in (select subject from attempts where window_ends < $2 and subject <> $1 limit 20)
         )
         insert into attempts (subject, failures, window_ends) values ($1, 1, $3)
         on conflict (subject) do update set
           failures = case when attempts.window_ends < $2 then 1 else attempts.failures + 1 end,
           window_ends = case when attempts.window_ends < $2 then excluded.window_ends else attempts.window_ends end
         returning failures`,
        [subject, now, ends],
      );
      return rows[0]?.failures ?? 0;
    } catch (error) {
      throw translate(error);
    }
  }
}

function digestOfSubject([kind, value]: Subject): Buffer {
  return createHash('sha256').update(`${kind}\n${value}`).digest();
}
