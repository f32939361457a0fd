import type { Actor, OutputLabel, RunLog, Text } from '@yuzhi/sdk';
import { YuzhiError } from '@yuzhi/sdk';
import type { RunScope } from './context.ts';
import { kernelError } from './errors.ts';
import type { OperationEntry, Progress } from './types.ts';

export interface ExecutionOptions {
  readonly id: string;
  readonly entry: OperationEntry;
  readonly actor: Actor;
  readonly purpose: string | undefined;
  readonly depth: number;
  readonly log: RunLog;
  readonly timeZone: string;
  readonly timeoutMs: number;
  readonly now: () => Date;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** One run while it lasts: its clock, its labels and how it is stopped. */
export class Execution implements RunScope {
  readonly id: string;
  readonly entry: OperationEntry;
  readonly actor: Actor;
  /** What the answer is for; calls of other packs are for the same. */
  readonly purpose: string | undefined;
  readonly depth: number;
  readonly log: RunLog;
  readonly timeZone: string;
  readonly timeoutMs: number;
  readonly startedMs: number;
  readonly labels: OutputLabel[] = [];
  readonly #now: () => Date;
  readonly #onProgress: ((progress: Progress) => void) | undefined;
  #stopped: YuzhiError | null = null;
  // Both are made only when somebody looks: most runs end within a millisecond and need neither.
  #abort: AbortController | null = null;
  #rejectWaiter: ((error: YuzhiError) => void) | null = null;

  constructor(options: ExecutionOptions) {
    this.id = options.id;
    this.entry = options.entry;
    this.actor = options.actor;
    this.purpose = options.purpose;
    this.depth = options.depth;
    this.log = options.log;
    this.timeZone = options.timeZone;
    this.timeoutMs = options.timeoutMs;
    this.#now = options.now;
    this.#onProgress = options.onProgress;
    this.startedMs = performance.now();
  }

  get signal(): AbortSignal {
    if (!this.#abort) {
      this.#abort = new AbortController();
      if (this.#stopped) this.#abort.abort(this.#stopped);
    }
    return this.#abort.signal;
  }

  get elapsedMs(): number {
    return performance.now() - this.startedMs;
  }

  now(): Date {
    return this.#now();
  }

  progress(done: number, total: number, note: Text | null): void {
    if (this.#stopped) throw this.#stopped;
    this.#onProgress?.({ done, total, note });
  }

  label(mark: OutputLabel): void {
    this.labels.push(mark);
  }

  /** Stops the run: the signal fires and whoever waits gets the reason. The first reason stays. */
  stop(reason: YuzhiError): void {
    if (this.#stopped) return;
    this.#stopped = reason;
    this.#abort?.abort(reason);
    this.#rejectWaiter?.(reason);
  }

  cancel(): void {
    this.stop(kernelError('KERNEL_RUN_CANCELLED', { operation: this.entry.id }));
  }

  /** The answer, or the reason why it was stopped, whichever comes first. */
  async outcomeOf(answer: Promise<unknown>): Promise<unknown> {
    if (this.#stopped) {
      answer.catch(() => {});
      throw this.#stopped;
    }
    return new Promise((resolve, reject) => {
      this.#rejectWaiter = reject;
      answer.then(resolve, reject);
    });
  }

  /** Why it failed, as an error of ours: a stop that the operation passed on keeps its own reason. */
  failureOf(error: unknown): YuzhiError {
    if (this.#stopped && (error === this.#stopped || isAbort(error))) return this.#stopped;
    if (error instanceof YuzhiError) return error;
    return kernelError('KERNEL_OPERATION_BROKEN', { operation: this.entry.id }, error);
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** All runs under way: stops those whose time is up, and all of them when the server closes. */
export class Executions {
  readonly #running = new Set<Execution>();
  readonly #onLong: (execution: Execution) => void;
  readonly #longAfterMs: number;
  readonly #announced = new WeakSet<Execution>();
  #sweep: NodeJS.Timeout | undefined;
  #idle: (() => void) | null = null;

  /** `onLong` hears once of each run that lasts longer than `longAfterMs`. */
  constructor(onLong: (execution: Execution) => void, longAfterMs: number) {
    this.#onLong = onLong;
    this.#longAfterMs = longAfterMs;
  }

  add(execution: Execution): void {
    this.#running.add(execution);
    // One timer for all: a timer for each run would cost more than most runs do.
    this.#sweep ??= setInterval(() => this.#look(), 100).unref();
  }

  delete(execution: Execution): void {
    this.#running.delete(execution);
    if (this.#running.size === 0) this.#idle?.();
  }

  /** Lets what runs end for `graceMs`, then stops the rest and waits for it to give up. */
  async close(graceMs: number): Promise<void> {
    await this.#idleWithin(graceMs);
    for (const execution of this.#running) execution.stop(kernelError('KERNEL_CLOSING'));
    await this.#idleWithin(1_000);
    clearInterval(this.#sweep);
  }

  async #idleWithin(ms: number): Promise<void> {
    if (this.#running.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#idle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#idle = null;
  }

  #look(): void {
    for (const execution of this.#running) {
      const { elapsedMs, timeoutMs } = execution;
      if (elapsedMs > timeoutMs)
        execution.stop(kernelError('KERNEL_RUN_TIMED_OUT', { operation: execution.entry.id, timeoutMs }));
      if (elapsedMs > this.#longAfterMs && !this.#announced.has(execution)) {
        this.#announced.add(execution);
        this.#onLong(execution);
      }
    }
    if (this.#running.size === 0) {
      clearInterval(this.#sweep);
      this.#sweep = undefined;
    }
  }
}
