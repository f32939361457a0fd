import type { Audit } from '@yuzhi/access';
import type { Actor, OutputLabel, Text } from '@yuzhi/sdk';
import { YuzhiError } from '@yuzhi/sdk';
import type { Store } from '@yuzhi/store';
import { translate } from '@yuzhi/store';
import type pg from 'pg';
import { kernelError } from './errors.ts';
import { runKind, runText } from './run-source.ts';
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
      state = excluded.state, finished_at = excluded.finished_at, duration_ms = excluded.duration_ms,
      output_sha256 = excluded.output_sha256, output = excluded.output, labels = excluded.labels, error = excluded.error
    where runs.state = 'running'
    returning id)
  insert into audit_queue (kind, subject, digest, mark)
  select '${runKind}', id::text, digest, mark from rows join written using (id) where digest is not null`;

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

  /** Writes one row within the transaction of `client`. */
  async writeWithin(client: pg.ClientBase, row: RunRow): Promise<void> {
    await client.query(writeSql, this.#valuesOf([row]));
  }

  #valuesOf(rows: readonly RunRow[]): unknown[] {
    const entries = rows.map((row) =>
      row.state === 'running' ? null : this.#audit.entryFor(runKind, row.id, runText(row, this.#process)),
    );
    return [
      ...columns.map(([, , read]) => rows.map((row) => read(row))),
      this.#process,
      entries.map((entry) => entry?.digest ?? null),
      entries.map((entry) => entry?.mark ?? null),
    ];
  }

  async #insert(batch: readonly Pending[]): Promise<void> {
    const values = this.#valuesOf(batch.map(({ row }) => row));
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

  async list(filter: RunFilter): Promise<readonly Run[]> {
    const { rows } = await this.#store.pool.query<StoredRun>(
      `select ${listed} from runs
       where ($1::text is null or operation = $1) and ($2::text is null or state = $2) and ($3::uuid is null or id < $3)
       order by id desc limit $4`,
      [filter.operation ?? null, filter.state ?? null, filter.before ?? null, Math.min(filter.limit ?? 50, 500)],
    );
    return rows.map(toRun);
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

const listed = `id, operation, pack_version, state, actor, unit, purpose, approval_id, parent_id, started_at, finished_at,
  duration_ms, input_sha256, output_sha256, labels, error`;

interface StoredRun {
  readonly id: string;
  readonly operation: string;
  readonly pack_version: string;
  readonly state: RunState;
  readonly actor: Actor;
  readonly unit: string | null;
  readonly purpose: string | null;
  readonly approval_id: string | null;
  readonly parent_id: string | null;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly duration_ms: number | null;
  readonly input_sha256: string;
  readonly output_sha256: string | null;
  readonly labels: readonly OutputLabel[];
  readonly error: { readonly code: string; readonly kind: string; readonly message: Text } | null;
}

function toRun(row: StoredRun): Run {
  return {
    id: row.id,
    operation: row.operation,
    packVersion: row.pack_version,
    state: row.state,
    actor: row.actor,
    unit: row.unit,
    purpose: row.purpose,
    approvalId: row.approval_id,
    parentId: row.parent_id,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    durationMs: row.duration_ms,
    inputSha256: row.input_sha256,
    outputSha256: row.output_sha256,
    labels: row.labels,
    error: row.error,
  };
}

function isAboutTheStore(error: unknown): boolean {
  return error instanceof YuzhiError && (error.kind === 'unavailable' || error.kind === 'timeout');
}
