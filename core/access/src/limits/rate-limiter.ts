import { createHash } from 'node:crypto';
import type { Store } from '@yuzhi/store';
import { accessError } from '../errors.ts';
import { RequestCounts } from './request-counts.ts';

/** What a request costs: a look, a change, or a run of an operation. */
export type RequestClass = 'read' | 'change' | 'run';

/** Reading is cheap, and a page reads a lot. */
const weights: Readonly<Record<RequestClass, number>> = { read: 5, change: 1, run: 1 };

export interface RateLimiterOptions {
  /** Runs, and changes, that one actor or address may ask for in a minute; 0 sets no limit. */
  readonly perMinute: number;
  readonly now: () => Date;
}

const syncMs = 500;

/**
 * Limits how much one actor, or one address without an actor, asks for in a minute. Each process counts by itself; what
 * comes near the limit is added up in the store twice a second, so that several processes hold one limit. What may pass
 * beyond it is what arrives within half a second in each process, and a tenth of the limit for each process beside the
 * first. Without the store each process holds the limit for itself.
 */
export class RateLimiter {
  readonly #store: Store;
  readonly #options: RateLimiterOptions;
  readonly #counts = new RequestCounts();
  #isWaiting = false;

  constructor(store: Store, options: RateLimiterOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** Counts a request. @throws YuzhiError ACCESS_RATE_LIMITED */
  take(subject: string, kind: RequestClass): void {
    const { perMinute, now } = this.#options;
    if (perMinute === 0) return;
    const at = now().getTime();
    const limit = perMinute * weights[kind];
    const total = this.#counts.add(`${kind} ${subject}`, Math.floor(at / 60_000));
    if (total > limit / 10) this.#syncSoon();
    // What was refused counts too: whoever goes on asking goes on waiting, until the minute ends.
    if (total > limit) throw accessError('ACCESS_RATE_LIMITED', { seconds: 60 - (Math.floor(at / 1_000) % 60) });
  }

  /** Adds up with the other processes now. */
  async sync(): Promise<void> {
    const minute = Math.floor(this.#options.now().getTime() / 60_000);
    const batch = this.#counts.takeUnsent(minute, (this.#options.perMinute * weights.change) / 10);
    if (batch.length === 0) return;
    try {
      const { rows } = await this.#store.pool.query<{ subject: Buffer; requests: number }>(
        `with gone as (delete from rate_counts where minute < $2 - 1)
         insert into rate_counts as c (subject, minute, requests)
         select subject, $2, requests from unnest($1::bytea[], $3::int[]) as t (subject, requests) order by subject
         on conflict (subject, minute) do update set requests = c.requests + excluded.requests
         returning subject, requests`,
        [batch.map(({ key }) => digestOfKey(key)), minute, batch.map(({ unsent }) => unsent)],
      );
      const totals = new Map(rows.map(({ subject, requests }) => [subject.toString('hex'), requests]));
      for (const { key, unsent } of batch)
        this.#counts.sent(key, minute, { unsent, total: totals.get(digestOfKey(key).toString('hex')) ?? 0 });
    } catch {
      // The store is away or closed: each process holds the limit for itself meanwhile.
    }
  }

  #syncSoon(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    setTimeout(() => {
      void this.sync().finally(() => (this.#isWaiting = false));
    }, syncMs).unref();
  }
}

function digestOfKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
