import type { Audit } from '@yuzhi/access';
import { inTransaction } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import { kernelError } from './errors.ts';
import { chainEnded } from './run-source.ts';

/** First key of the advisory locks that stand for living processes; the second is the process number. */
const lockClass = 7_300_001;

/**
 * Says for as long as it is held that this process lives: a session lock on a connection of its own, which the
 * database itself lets go when the process dies. After a lost connection it is taken again.
 */
export class SignOfLife {
  readonly #store: Store;
  readonly #process: number;
  #client: pg.PoolClient | null = null;
  #retry: NodeJS.Timeout | undefined;
  #isReleased = false;

  constructor(store: Store, process: number) {
    this.#store = store;
    this.#process = process;
  }

  async hold(): Promise<void> {
    const client = await this.#store.pool.connect();
    if (this.#isReleased) return client.release();
    this.#client = client;
    client.on('error', () => {
      if (this.#client !== client) return;
      this.#client = null;
      client.release(true);
      this.#holdAgain();
    });
    await client.query('select pg_advisory_lock_shared($1, $2)', [lockClass, this.#process]);
  }

  release(): void {
    this.#isReleased = true;
    clearTimeout(this.#retry);
    // Destroyed, not returned: the lock belongs to the session.
    const client = this.#client;
    this.#client = null;
    client?.release(true);
  }

  #holdAgain(): void {
    if (this.#isReleased) return;
    this.#retry = setTimeout(() => void this.hold().catch(() => this.#holdAgain()), 500);
    this.#retry.unref();
  }
}

/** Marks the runs of processes that are gone as interrupted. Returns how many there were. */
export function markInterruptedRuns(store: Store, audit: Audit, now: Date): Promise<number> {
  return inTransaction(store, (client) => markOn(client, audit, now));
}

async function markOn(client: pg.ClientBase, audit: Audit, now: Date): Promise<number> {
  const { code, kind, text: message } = kernelError('KERNEL_RUN_INTERRUPTED');
  const { rows } = await client.query<{ id: string }>(
    // The lock is let go when the transaction ends; a living process holds its own for as long as it lives.
    `update runs set state = 'failed', finished_at = $3, error = $2
     where state = 'running' and not job and process in (
       select process from (select distinct process from runs where state = 'running' and not job) as running
       where pg_try_advisory_xact_lock($1, process))
     returning id`,
    [lockClass, JSON.stringify({ code, kind, message }), now],
  );
  await chainEnded(client, audit, rows);
  return rows.length;
}

/** Numbers of processes that are gone, at this moment, and have runs of jobs marked as running. */
export async function processesThatLeftJobs(store: Store): Promise<readonly number[]> {
  const { rows } = await store.pool.query<{ process: number }>(
    `select process from (select distinct process from runs where state = 'running' and job) as running
     where pg_try_advisory_xact_lock($1, process)`,
    [lockClass],
  );
  return rows.map(({ process }) => process);
}

/** Puts the runs of jobs that these processes left back into the queue. A process that is back keeps its own. */
export async function requeueJobsOf(store: Store, processes: readonly number[]): Promise<readonly string[]> {
  const error = kernelError('KERNEL_RUN_INTERRUPTED');
  const { rows } = await store.pool.query<{ id: string }>(
    `update runs set state = 'queued', error = $3
     where state = 'running' and job and process in (
       select process from unnest($2::integer[]) as gone(process) where pg_try_advisory_xact_lock($1, process))
     returning id`,
    [lockClass, processes, JSON.stringify({ code: error.code, kind: error.kind, message: error.text })],
  );
  return rows.map(({ id }) => id);
}
