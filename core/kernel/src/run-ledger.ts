import type { Audit, Sight } from '@yuzhi/access';
import { YuzhiError } from '@yuzhi/sdk';
import type { Store } from '@yuzhi/store';
import { inTransaction, translate } from '@yuzhi/store';
import type pg from 'pg';
import { kernelError } from './errors.ts';
import { leastRunId } from './run-id.ts';
import { chainEnded, runKind, runText } from './run-source.ts';
import { listed, rowOfClaimed, toRun } from './stored-run.ts';
import type { ClaimedRun, StoredRun } from './stored-run.ts';
import type { Run, RunFilter, RunState, RunWithPayload } from './types.ts';

/** One row of the ledger as the kernel writes it. Payloads are JSON text, `null` when not kept. */
export interface RunRow {
  readonly id: string;
  readonly operation: string;
  readonly packVersion: string;
  readonly state: RunState;
  /** JSON of the actor. */
  readonly actor: string;
  readonly unit: string | null;
  readonly purpose: string | null;
  readonly rule: string;
  readonly approvalId: string | null;
  readonly parentId: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly durationMs: number | null;
  readonly inputSha256: string;
  readonly outputSha256: string | null;
  readonly input: string | null;
  readonly output: string | null;
  /** JSON of the labels and of the error. */
  readonly labels: string;
  readonly error: string | null;
  readonly job: boolean;
  readonly attempt: number;
  /** Its input is an example of the operation. */
  readonly sample: boolean;
}

/** The order of the columns in every statement below. */
const columns = [
  ['id', 'uuid', (row: RunRow) => row.id],
  ['operation', 'text', (row: RunRow) => row.operation],
  ['pack_version', 'text', (row: RunRow) => row.packVersion],
  ['state', 'text', (row: RunRow) => row.state],
  ['actor', 'json', (row: RunRow) => row.actor],
  ['unit', 'text', (row: RunRow) => row.unit],
  ['purpose', 'text', (row: RunRow) => row.purpose],
  ['rule', 'text', (row: RunRow) => row.rule],
  ['approval_id', 'uuid', (row: RunRow) => row.approvalId],
  ['parent_id', 'uuid', (row: RunRow) => row.parentId],
  ['started_at', 'timestamptz', (row: RunRow) => row.startedAt],
  ['finished_at', 'timestamptz', (row: RunRow) => row.finishedAt],
  ['duration_ms', 'float8', (row: RunRow) => row.durationMs],
  ['input_sha256', 'text', (row: RunRow) => row.inputSha256],
  ['output_sha256', 'text', (row: RunRow) => row.outputSha256],
  ['input', 'json', (row: RunRow) => row.input],
  ['output', 'json', (row: RunRow) => row.output],
  ['labels', 'json', (row: RunRow) => row.labels],
  ['error', 'json', (row: RunRow) => row.error],
  ['job', 'boolean', (row: RunRow) => row.job],
  ['attempt', 'integer', (row: RunRow) => row.attempt],
  ['sample', 'boolean', (row: RunRow) => row.sample],
] as const;

const names = columns.map(([name]) => name).join(', ');
const arrays = columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');

/**
 * A run that is finished is never changed again; writing the same row twice changes nothing, so a batch whose answer
 * was lost can be sent again. Payloads travel as text arrays: `json` keeps `\u0000` and lone surrogates, which the
 * functions that take JSON apart would refuse.
 *
 * A run that has ended gets its entry for the audit trail in the same statement: there is never one without the other.
 */
const writeSql = `with rows as (
    select * from unnest(${arrays}, $${columns.length + 2}::text[], $${columns.length + 3}::text[])
      as rows(${names}, digest, mark)),
  written as (
    insert into runs (${names}, process) select ${names}, $${columns.length + 1} from rows
    on conflict (id) do update set
      state = excluded.state, started_at = excluded.started_at, process = excluded.process, finished_at = excluded.finished_at, duration_ms = excluded.duration_ms,
      output_sha256 = excluded.output_sha256, output = excluded.output, labels = excluded.labels, error = excluded.error
    where runs.state in ('queued', 'running')
    returning id)
  insert into audit_queue (kind, subject, digest, mark)
  select '${runKind}', id::text, digest, mark from rows join written using (id) where digest is not null`;

/** Number of no process; the sequence begins at 1. */
const noProcess = 0;

const maxBatch = 256;
/** How long a row may wait for a store that is away before the caller is told. */
const retryMs = 5_000;

interface Pending {
  readonly row: RunRow;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The ledger of runs. `write` resolves when the row is on disk; rows that arrive while a write is under way are
 * committed together in the next one, so 64 callers share one fsync.
 */
export class RunLedger {
  readonly #store: Store;
  readonly #audit: Audit;
  readonly #process: number;
  #queue: Pending[] = [];
  #flushing: Promise<void> | null = null;

  private constructor(store: Store, audit: Audit, process: number) {
    this.#store = store;
    this.#audit = audit;
    this.#process = process;
  }

  /** Opens the ledger under a number of its own. */
  static async open(store: Store, audit: Audit): Promise<RunLedger> {
    const { rows } = await store.pool.query<{ number: number }>("select nextval('run_processes')::integer as number");
    const process = rows[0]?.number;
    if (process === undefined) throw new TypeError('The sequence run_processes gave no number');
    return new RunLedger(store, audit, process);
  }

  get process(): number {
    return this.#process;
  }

  write(row: RunRow): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ row, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** Resolves when everything that was handed in is written or refused. */
  async drained(): Promise<void> {
    await this.#flushing;
  }

  async #flush(): Promise<void> {
    // One turn of the loop lets every request that is ready in this turn join the batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, maxBatch);
      await this.#commit(batch);
    }
    this.#flushing = null;
  }

  async #commit(batch: readonly Pending[]): Promise<void> {
    try {
      await this.#insert(batch);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      const failure = translate(error);
      if (batch.length === 1 || isAboutTheStore(failure)) for (const { reject } of batch) reject(failure);
      // One row that the database refuses must not take its neighbours with it.
      else for (const pending of batch) await this.#commit([pending]);
    }
  }

  /** `work` in one transaction. */
  transaction(work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
    return inTransaction(this.#store, work);
  }

  /** Writes one row within the transaction of `client`. A row that waits belongs to no process yet. */
  async writeWithin(client: pg.ClientBase, row: RunRow): Promise<void> {
    await client.query(writeSql, this.#valuesOf([row], row.state === 'queued' ? noProcess : this.#process));
  }

  #valuesOf(rows: readonly RunRow[], process = this.#process): unknown[] {
    const entries = rows.map((row) =>
      row.finishedAt === null ? null : this.#audit.entryFor(runKind, row.id, runText(row, process)),
    );
    return [
      ...columns.map(([, , read]) => rows.map((row) => read(row))),
      process,
      entries.map((entry) => entry?.digest ?? null),
      entries.map((entry) => entry?.mark ?? null),
    ];
  }

  async #insert(batch: readonly Pending[]): Promise<void> {
    // A long run may have both its rows in one batch, in either order; one statement writes a row once.
    const rows = new Map<string, RunRow>();
    for (const { row } of batch) if (row.state !== 'running' || !rows.has(row.id)) rows.set(row.id, row);
    const values = this.#valuesOf([...rows.values()]);
    const until = Date.now() + retryMs;
    for (;;) {
      try {
        await this.#store.pool.query({ name: 'write-runs', text: writeSql, values });
        return;
      } catch (error) {
        const failure = translate(error);
        const isGone = failure instanceof YuzhiError && failure.code === 'STORE_UNAVAILABLE';
        if (!isGone || Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  /**
   * Makes a waiting run one that this process carries out.
   *
   * @returns its row as it stands now, or `null` when it does not wait
   */
  async claim(id: string, startedAt: Date): Promise<RunRow | null> {
    const { rows } = await this.#store.pool.query<ClaimedRun>(
      `update runs set state = 'running', process = $2, started_at = $3, error = null,
         attempt = attempt + case when process = ${noProcess} then 0 else 1 end
       where id = $1 and state = 'queued'
       returning id, operation, pack_version, actor::text as actor, unit, purpose, rule, approval_id, parent_id,
         input_sha256, input::text as input, attempt, sample`,
      [id, this.#process, startedAt],
    );
    const [row] = rows;
    return row ? rowOfClaimed(row, startedAt) : null;
  }

  /** A run under way rests on another rule than when it was accepted. */
  async changeRule(client: pg.ClientBase, { id, rule }: RunRow): Promise<void> {
    await client.query('update runs set rule = $2 where id = $1', [id, rule]);
  }

  /** Ends a run that still waits. Returns whether it did. */
  async cancelQueued(id: string, at: Date, error: string): Promise<boolean> {
    return this.#end(`state = 'cancelled'`, `state = 'queued'`, [id, at, error]);
  }

  /** Ends the run of a job as failed, whatever it is doing. */
  async giveUp(id: string, at: Date, error: string): Promise<void> {
    await this.#end(`state = 'failed'`, `job and state in ('queued', 'running')`, [id, at, error]);
  }

  async #end(set: string, where: string, values: readonly unknown[]): Promise<boolean> {
    let ended = 0;
    await this.transaction(async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `update runs set ${set}, finished_at = $2, error = $3 where id = $1 and ${where} returning id`,
        [...values],
      );
      await chainEnded(client, this.#audit, rows);
      ended = rows.length;
    });
    return ended === 1;
  }

  /** Newest first, as far as `sight` goes. */
  async list(filter: RunFilter, sight: Sight): Promise<readonly Run[]> {
    const { rows } = await this.#store.pool.query<StoredRun>(
      `select ${listed} from runs
       where not hidden and ($1::text is null or operation = $1) and ($2::text is null or state = $2) and ($3::uuid is null or id < $3)
         and ($5 or unit = any ($6) or actor ->> 'id' = any ($7)) and ($8::boolean is null or sample = $8) and ($9::uuid is null or id >= $9)
       order by id desc limit $4`,
      [
        filter.operation ?? null,
        filter.state ?? null,
        filter.before ?? null,
        Math.min(filter.limit ?? 50, 500),
        sight.everything,
        sight.units,
        sight.actors,
        filter.sample ?? null,
        filter.since === undefined ? null : leastRunId(Date.parse(filter.since)),
      ],
    );
    return rows.map(toRun);
  }

  /** Sample runs that have ended and are not deleted, as far as `sight` goes, oldest first; at most 2,000. */
  async samples(sight: Sight): Promise<readonly SampleRun[]> {
    const { rows } = await this.#store.pool.query<SampleRun>(
      `select id, operation, input_sha256 as "inputSha256" from runs where ${isSampleInSight} order by id limit 2000`,
      [sight.everything, sight.units, sight.actors],
    );
    return rows;
  }

  async countSamples(sight: Sight): Promise<number> {
    const { rows } = await this.#store.pool.query<{ count: number }>(
      `select count(*)::integer as count from runs where ${isSampleInSight}`,
      [sight.everything, sight.units, sight.actors],
    );
    return rows[0]?.count ?? 0;
  }

  async get(id: string): Promise<RunWithPayload> {
    const { rows } = await this.#store.pool.query<StoredRun & { input: unknown; output: unknown }>(
      `select ${listed}, input, output from runs where id = $1`,
      [id],
    );
    const row = rows[0];
    if (!row) throw kernelError('KERNEL_RUN_NOT_FOUND', { id });
    return { ...toRun(row), input: row.input, output: row.output };
  }
}

const isSampleInSight = `sample and not hidden and state not in ('queued', 'running')
  and ($1 or unit = any ($2) or actor ->> 'id' = any ($3))`;

/** What there is to know of a sample run before it is deleted. */
export interface SampleRun {
  readonly id: string;
  readonly operation: string;
  readonly inputSha256: string;
}

function isAboutTheStore(error: unknown): boolean {
  return error instanceof YuzhiError && (error.kind === 'unavailable' || error.kind === 'timeout');
}
