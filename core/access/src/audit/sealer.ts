import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import type { Anchor } from './anchor.ts';
import type { AuditKey } from './audit-key.ts';
import { pinOf } from './pin.ts';
import type { Pin } from './pin.ts';
import { sealBatch } from './seal-batch.ts';
import { lastCheckpoint, lastSeal } from './seal-rows.ts';
import type { Seal } from './seal.ts';

/** Key of the advisory lock that whoever seals or trims holds. */
const sealerLock = 7_300_002;
/** A row is chained within a second: half of it is waited, the other half is for the work. */
const restMs = 400;
/** How long the entries of a base whose key is another one may wait before this process takes over with its own. */
const takeOverMs = 60_000;

export interface SealerLog {
  warn(message: string, values?: Readonly<Record<string, unknown>>): void;
}

export interface SealerOptions {
  readonly store: Store;
  readonly key: AuditKey;
  readonly anchors: readonly Anchor[];
  readonly now: () => Date;
  readonly log: SealerLog;
}

/**
 * Chains what waits, a batch at a time, beside the requests. Every process has one; of all processes on a store one at
 * a time gets the lock.
 */
export class Sealer {
  readonly #options: SealerOptions;
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<unknown> | null = null;
  #isStopped = false;
  readonly #said = new Set<string>();

  constructor(options: SealerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setTimeout(() => void this.#turn(), restMs).unref();
  }

  /** Chains what still waits, unless another process is at it, and ends. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#pass?.catch(() => {});
  }

  /** Chains everything that waits now. Returns how many links were made; 0 when another process holds the lock. */
  async seal(): Promise<number> {
    const { store } = this.#options;
    const client = await store.pool.connect();
    let isBroken = true;
    try {
      const links = await withSealerLock(client, () => this.#sealAll(client));
      isBroken = false;
      return links ?? 0;
    } finally {
      // A connection that failed in the middle may still hold the lock.
      client.release(isBroken);
    }
  }

  async #turn(): Promise<void> {
    this.#pass = this.seal();
    try {
      await this.#pass;
      this.#said.clear();
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string };
      this.#sayOnce('The audit trail could not be sealed', { reason: code ?? message });
    }
    if (!this.#isStopped) this.start();
  }

  async #sealAll(client: pg.PoolClient): Promise<number> {
    let links = 0;
    let newest: Seal | null = null;
    for (;;) {
      const seal = await this.#sealOnce(client);
      if (!seal) break;
      newest = seal;
      links += seal.lastLink - seal.firstLink + 1;
    }
    // After the commit: a pin is never ahead of the chain.
    if (newest) await this.#publish(client, pinOf(newest, this.#options.key));
    return links;
  }

  async #sealOnce(client: pg.PoolClient): Promise<Seal | null> {
    const { key, now } = this.#options;
    await client.query('begin');
    try {
      const seal = (await this.#mayISeal(client)) ? await sealBatch(client, key, now()) : null;
      await client.query('commit');
      return seal;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  }

  /** Something waits, and the chain is sealed with this key, or by nobody any more. */
  async #mayISeal(client: pg.PoolClient): Promise<boolean> {
    const { rows } = await client.query<{ ms: number }>({
      name: 'audit-oldest',
      text: `select (extract(epoch from clock_timestamp() - queued_at) * 1000)::float8 as ms
        from audit_queue order by id limit 1`,
    });
    const [oldest] = rows;
    if (!oldest) return false;
    const last = (await lastSeal(client)) ?? (await lastCheckpoint(client));
    if (!last || last.keyId === this.#options.key.id) return true;
    const words = { key: this.#options.key.id, other: last.keyId };
    if (oldest.ms < takeOverMs) {
      this.#sayOnce('The audit trail is sealed with another key than this process holds', words);
      return false;
    }
    this.#options.log.warn('Nobody seals the audit trail with its key: this process takes over with its own', words);
    return true;
  }

  async #publish(client: pg.PoolClient, pin: Pin): Promise<void> {
    for (const anchor of this.#options.anchors)
      try {
        const kept = await anchor.read();
        // A pin that the chain does not hold is evidence. It is not written over.
        if (kept && !(await holdsPin(client, kept)))
          this.#sayOnce('The audit trail does not hold what was pinned', { where: anchor.where, link: kept.lastLink });
        else await anchor.publish(pin);
      } catch (error) {
        this.#sayOnce('The head of the audit trail could not be pinned', {
          where: anchor.where,
          reason: (error as NodeJS.ErrnoException).code ?? 'unknown',
        });
      }
  }

  /** A fault that lasts is said once and again when it comes back. */
  #sayOnce(message: string, values: Readonly<Record<string, unknown>>): void {
    if (this.#said.has(message)) return;
    this.#said.add(message);
    this.#options.log.warn(message, values);
  }
}

/** Does `work` while holding the lock; `null` without doing it when another process holds it. */
export async function withSealerLock<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T | null> {
  const { rows } = await client.query<{ mine: boolean }>({
    name: 'audit-lock',
    text: 'select pg_try_advisory_lock($1) as mine',
    values: [sealerLock],
  });
  if (rows[0]?.mine !== true) return null;
  try {
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [sealerLock]);
  }
}

/** Whether the chain holds what was pinned; what was trimmed since was held when it was trimmed. */
export async function holdsPin(client: pg.ClientBase, pin: Pin): Promise<boolean> {
  const { rows } = await client.query<{ hash: string }>('select hash from audit_links where number = $1', [
    pin.lastLink,
  ]);
  if (rows[0]) return rows[0].hash === pin.head;
  const checkpoint = await lastCheckpoint(client);
  return checkpoint !== null && pin.lastLink <= checkpoint.link && pin.chain === checkpoint.chain;
}
