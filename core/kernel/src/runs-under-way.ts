import { YuzhiError } from '@yuzhi/sdk';
import type { RunLog } from '@yuzhi/sdk';
import { Execution, Executions } from './execution.ts';
import type { RunLedger, RunRow } from './run-ledger.ts';
import { lastRow } from './run-row.ts';
import type { Prepared } from './run-row.ts';
import { answerOf } from './runner.ts';
import type { Runner } from './runner.ts';
import { standingGrantOf } from './grant-use.ts';
import type { Done, ExecuteRequest, RunState } from './types.ts';

/** What is heard of every run when it ends, for metrics and traces. */
export interface RunEvent {
  readonly id: string;
  readonly operation: string;
  readonly state: RunState;
  readonly code: string | null;
  readonly startedAt: Date;
  readonly durationMs: number;
}

/** A log that hears of what broke, too. */
export interface KernelLog extends RunLog {
  error(message: string, values?: Readonly<Record<string, unknown>>): void;
}

export interface RunsUnderWayOptions {
  readonly ledger: RunLedger;
  readonly timeZone: string;
  readonly now: () => Date;
  readonly log: KernelLog;
  readonly onRun: ((event: RunEvent) => void) | undefined;
}

/** Runs that last longer than this are seen as running by others. */
const longAfterMs = 1_000;

const runIds = new WeakMap<YuzhiError, string>();

/** The run in which an error arose, or `undefined` when nothing ran. */
export function runIdOf(error: unknown): string | undefined {
  return error instanceof YuzhiError ? runIds.get(error) : undefined;
}

/** Takes runs that were let in to their end and writes down how they ended. */
export class RunsUnderWay {
  readonly #options: RunsUnderWayOptions;
  readonly #executions: Executions;
  readonly #rows = new WeakMap<Execution, RunRow>();

  constructor(options: RunsUnderWayOptions) {
    this.#options = options;
    this.#executions = new Executions((execution) => this.#announce(execution), longAfterMs);
  }

  /** Does `work` as an execution of its own that leaves no run: what a person sees before they decide. */
  async withoutRecord<T>(
    runner: Runner,
    request: ExecuteRequest,
    id: string,
    work: (execution: Execution) => Promise<T>,
  ): Promise<T> {
    const execution = this.#begin(runner, request, { id, depth: 0 });
    try {
      return await work(execution);
    } catch (error) {
      throw execution.failureOf(error);
    } finally {
      this.#executions.delete(execution);
    }
  }

  /** `again` says of a failure whether the run goes back to the queue. */
  async toEnd(
    runner: Runner,
    request: ExecuteRequest,
    run: Prepared,
    row: RunRow,
    again: (failure: YuzhiError) => boolean = () => false,
  ): Promise<Done> {
    const { ledger, now } = this.#options;
    const execution = this.#begin(runner, request, run);
    this.#rows.set(execution, row);
    try {
      const { output, outputJson } = await answerOf(runner, execution, run.input);
      await ledger.write(lastRow(row, execution, { state: 'done', finishedAt: now(), outputJson, failure: null }));
      this.#tell(row, execution, 'done', null);
      const grant = standingGrantOf(run.rule);
      return { state: 'done', runId: run.id, output, outputJson, labels: execution.labels, grant };
    } catch (error) {
      const failure = execution.failureOf(error);
      throw await this.#fail(execution, row, failure, again(failure));
    } finally {
      this.#executions.delete(execution);
    }
  }

  /** Whether what is under way is a sample run. */
  isSample(execution: Execution): boolean {
    return this.#rows.get(execution)?.sample === true;
  }

  /** A job that may not run any more, or cannot: rights ended, or its pack is gone. */
  async refuse(row: RunRow, failure: YuzhiError): Promise<void> {
    const { ledger, now } = this.#options;
    runIds.set(failure, row.id);
    const error = JSON.stringify({ code: failure.code, kind: failure.kind, message: failure.text });
    await ledger.write({ ...row, state: 'failed', finishedAt: now().toISOString(), durationMs: 0, error });
  }

  /** Lets what runs end for `graceMs`, then stops the rest. */
  async close(graceMs: number): Promise<void> {
    await this.#executions.close(graceMs);
    await this.#options.ledger.drained();
  }

  #begin(runner: Runner, request: ExecuteRequest, { id, depth }: { id: string; depth: number }): Execution {
    const { log, timeZone, now } = this.#options;
    const execution = new Execution({
      id,
      depth,
      entry: runner.entry,
      actor: request.actor,
      purpose: request.purpose,
      log,
      timeZone,
      timeoutMs: runner.timeoutMs,
      now,
      onProgress: request.onProgress,
    });
    if (request.signal) {
      if (request.signal.aborted) execution.cancel();
      else request.signal.addEventListener('abort', () => execution.cancel(), { once: true });
    }
    this.#executions.add(execution);
    return execution;
  }

  /** Records why a run failed. When the store is what failed, that is the error the caller gets. */
  async #fail(execution: Execution, row: RunRow, failure: YuzhiError, isRequeued: boolean): Promise<YuzhiError> {
    const { ledger, log, now } = this.#options;
    const state = isRequeued ? 'queued' : failure.kind === 'cancelled' ? 'cancelled' : 'failed';
    const { id: run, operation } = row;
    if (failure.kind === 'internal')
      log.error('A run broke', { run, operation, code: failure.code, cause: stackOf(failure.cause) });
    runIds.set(failure, run);
    this.#tell(row, execution, state, failure.code);
    try {
      await ledger.write(lastRow(row, execution, { state, finishedAt: now(), outputJson: null, failure }));
    } catch (error) {
      log.error('A failed run could not be recorded', { run, code: failure.code });
      return error instanceof YuzhiError ? error : failure;
    }
    return failure;
  }

  #tell(row: RunRow, execution: Execution, state: RunState, code: string | null): void {
    this.#options.onRun?.({
      id: row.id,
      operation: row.operation,
      state,
      code,
      startedAt: new Date(row.startedAt),
      durationMs: execution.elapsedMs,
    });
  }

  /** Shows a run that lasts to others. Losing this row loses nothing: the last one is written in any case. */
  #announce(execution: Execution): void {
    const row = this.#rows.get(execution);
    if (row) this.#options.ledger.write(row).catch(() => {});
  }
}

function stackOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.stack : undefined;
}
