import { personOfActorSql, postNotice } from '@yuzhi/access';
import type { Sight } from '@yuzhi/access';
import type { AcceptedJob, RunState } from '@yuzhi/kernel';
import type { Actor, Text } from '@yuzhi/sdk';
import { inTransaction } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';

/** A job as its worker sees it. */
export interface StoredJob {
  readonly runId: string;
  readonly operation: string;
  readonly state: RunState;
  readonly attempt: number;
  /** It was begun at least once. */
  readonly isBegun: boolean;
  readonly maxAttempts: number;
  readonly timeoutMs: number;
  readonly input: string | null;
  readonly isCancelRequested: boolean;
  readonly purpose: string | null;
  readonly isDead: boolean;
}

export interface JobProgress {
  readonly done: number;
  readonly total: number;
  readonly note: Text | null;
}

/** A job in a list. Instants are ISO 8601 in UTC. */
export interface JobLine {
  readonly runId: string;
  readonly operation: string;
  readonly state: RunState;
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly progress: JobProgress | null;
  readonly acceptedAt: string;
  readonly finishedAt: string | null;
  readonly schedule: string | null;
  readonly isDead: boolean;
  readonly error: { readonly code: string; readonly kind: string; readonly message: Text } | null;
}

export interface JobFilter {
  readonly state?: RunState;
  /** Only those that nothing will be done about without a person. */
  readonly dead?: boolean;
  readonly operation?: string;
  /** Only those before the job of the run with this id. */
  readonly before?: string;
  readonly limit?: number;
}

export interface NewJob {
  readonly owner: string;
  readonly idempotencyKey: string | null;
  readonly maxAttempts: number;
  readonly schedule: string | null;
  readonly acceptedAt: Date;
}

interface JobRow {
  readonly run_id: string;
  readonly operation: string;
  readonly state: RunState;
  readonly attempt: number;
  readonly process: number;
  readonly max_attempts: number;
  readonly timeout_ms: number;
  readonly input: string | null;
  readonly cancel_requested_at: Date | null;
  readonly purpose: string | null;
  readonly dead_at: Date | null;
  readonly progress: JobProgress | null;
  readonly accepted_at: Date;
  readonly finished_at: Date | null;
  readonly schedule: string | null;
  readonly error: JobLine['error'];
}

const listed = `j.run_id, r.operation, r.state, r.attempt, r.process, j.max_attempts, j.timeout_ms, j.cancel_requested_at,
  r.purpose, j.dead_at, j.progress, j.accepted_at, r.finished_at, j.schedule, r.error`;

/** The tables of jobs and schedules. */
export class JobStore {
  readonly #store: Store;
  readonly #pool: pg.Pool;

  constructor(store: Store) {
    this.#store = store;
    this.#pool = store.pool;
  }

  async insert(client: pg.ClientBase, { runId, inputJson, timeoutMs }: AcceptedJob, job: NewJob): Promise<void> {
    await client.query(
      `insert into jobs (run_id, input, owner, idempotency_key, max_attempts, timeout_ms, schedule, accepted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [runId, inputJson, job.owner, job.idempotencyKey, job.maxAttempts, timeoutMs, job.schedule, job.acceptedAt],
    );
  }

  /** The job that this owner began with this key, with what its request was. */
  async byKey(owner: string, key: string): Promise<{ runId: string; operation: string; inputSha256: string } | null> {
    const { rows } = await this.#pool.query<{ run_id: string; operation: string; input_sha256: string }>(
      `select j.run_id, r.operation, r.input_sha256 from jobs j join runs r on r.id = j.run_id
       where j.owner = $1 and j.idempotency_key = $2`,
      [owner, key],
    );
    const [row] = rows;
    return row ? { runId: row.run_id, operation: row.operation, inputSha256: row.input_sha256 } : null;
  }

  async get(runId: string): Promise<StoredJob | null> {
    const { rows } = await this.#pool.query<JobRow>(
      `select ${listed}, j.input from jobs j join runs r on r.id = j.run_id where j.run_id = $1`,
      [runId],
    );
    const [row] = rows;
    return row ? storedOf(row) : null;
  }

  async line(runId: string): Promise<JobLine | null> {
    const { rows } = await this.#pool.query<JobRow>(
      `select ${listed} from jobs j join runs r on r.id = j.run_id where j.run_id = $1`,
      [runId],
    );
    const [row] = rows;
    return row ? lineOf(row) : null;
  }

  /** Newest first, as far as `sight` goes. */
  async list({ state, dead, operation, before, limit = 50 }: JobFilter, sight: Sight): Promise<readonly JobLine[]> {
    const { rows } = await this.#pool.query<JobRow>(
      `select ${listed} from jobs j join runs r on r.id = j.run_id
       where not r.hidden and ($1::text is null or r.state = $1) and (not $2 or j.dead_at is not null)
         and ($4 or r.unit = any ($5) or r.actor ->> 'id' = any ($6))
         and ($7::text is null or r.operation = $7) and ($8::uuid is null or j.run_id < $8)
       order by j.run_id desc limit $3`,
      [
        state ?? null,
        dead ?? false,
        limit,
        sight.everything,
        sight.units,
        sight.actors,
        operation ?? null,
        before ?? null,
      ],
    );
    return rows.map(lineOf);
  }

  /** Notes how far a job is and asks whether it is to stop. */
  async beat(runId: string, progress: JobProgress | null): Promise<{ readonly isCancelRequested: boolean }> {
    const { rows } = await this.#pool.query<{ cancel_requested_at: Date | null }>(
      `update jobs set progress = coalesce($2, progress) where run_id = $1 returning cancel_requested_at`,
      [runId, progress === null ? null : JSON.stringify(progress)],
    );
    return { isCancelRequested: rows[0]?.cancel_requested_at !== null };
  }

  async requestCancel(runId: string, at: Date): Promise<void> {
    await this.#pool.query(
      'update jobs set cancel_requested_at = coalesce(cancel_requested_at, $2) where run_id = $1',
      [runId, at],
    );
  }

  /** The job is over: its input is not needed any more, except for one that a person may try again and is told about. */
  async finish(runId: string, deadAt: Date | null): Promise<void> {
    if (deadAt !== null) return this.#bury(runId, deadAt);
    await this.#pool.query('update jobs set dead_at = null, input = null where run_id = $1', [runId]);
  }

  async #bury(runId: string, deadAt: Date): Promise<void> {
    await inTransaction(this.#store, async (client) => {
      await client.query('update jobs set dead_at = $2 where run_id = $1', [runId, deadAt]);
      const { rows } = await client.query<{ operation: string; person: string | null; code: string | null }>(
        `select operation, ${personOfActorSql('actor')} as person, error ->> 'code' as code from runs where id = $1`,
        [runId],
      );
      const [run] = rows;
      if (!run) return;
      await postNotice(client, {
        kind: 'job-failed',
        key: `job-failed:${runId}`,
        about: { id: runId, operation: run.operation, code: run.code },
        to: { persons: run.person === null ? [] : [run.person], roles: ['system-administrator'] },
        at: deadAt,
      });
    });
  }

  /** Takes a dead job on for another try. Returns whether this call was the one. */
  async takeDead(runId: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'update jobs set dead_at = null where run_id = $1 and dead_at is not null',
      [runId],
    );
    return rowCount === 1;
  }

  async isCancelOverdue(runId: string, graceMs: number): Promise<boolean> {
    const { rows } = await this.#pool.query<{ overdue: boolean }>(
      `select cancel_requested_at < now() - $2 * interval '1 millisecond' as overdue from jobs where run_id = $1`,
      [runId, graceMs],
    );
    return rows[0]?.overdue === true;
  }

  async isAnyQueued(): Promise<boolean> {
    const { rows } = await this.#pool.query<{ any: boolean }>(
      `select exists (select 1 from runs where state = 'queued') as any`,
    );
    return rows[0]?.any === true;
  }

  /** Runs that have waited since before `since`, the oldest first. */
  async queuedSince(since: Date): Promise<readonly string[]> {
    const { rows } = await this.#pool.query<{ id: string }>(
      `select r.id from runs r join jobs j on j.run_id = r.id
       where r.state = 'queued' and j.accepted_at < $1 order by r.id limit 500`,
      [since],
    );
    return rows.map(({ id }) => id);
  }

  /** Jobs whose run is over and which do not know it yet: their worker was lost in between. */
  async unfinished(): Promise<readonly { readonly runId: string; readonly state: RunState }[]> {
    const { rows } = await this.#pool.query<{ run_id: string; state: RunState }>(
      `select j.run_id, r.state from jobs j join runs r on r.id = j.run_id
       where j.input is not null and j.dead_at is null and r.state in ('done', 'cancelled', 'failed') limit 500`,
    );
    return rows.map(({ run_id: runId, state }) => ({ runId, state }));
  }
}

function storedOf(row: JobRow): StoredJob {
  return {
    runId: row.run_id,
    operation: row.operation,
    state: row.state,
    attempt: row.attempt,
    isBegun: row.process !== 0,
    maxAttempts: row.max_attempts,
    timeoutMs: row.timeout_ms,
    input: row.input,
    isCancelRequested: row.cancel_requested_at !== null,
    purpose: row.purpose,
    isDead: row.dead_at !== null,
  };
}

function lineOf(row: JobRow): JobLine {
  return {
    runId: row.run_id,
    operation: row.operation,
    state: row.state,
    attempt: row.attempt,
    maxAttempts: row.max_attempts,
    progress: row.progress,
    acceptedAt: row.accepted_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    schedule: row.schedule,
    isDead: row.dead_at !== null,
    error: row.error,
  };
}

/** Who may find a job again by its key. */
export function ownerOf(actor: Actor): string {
  return `${actor.kind}:${actor.id}`;
}
