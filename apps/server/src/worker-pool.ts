import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Jobs } from '@yuzhi/jobs';
import type { RunLog } from '@yuzhi/sdk';
import type { Config } from './config.ts';
import type { ToWorker, FromWorker } from './worker-process.ts';

const lookMs = 500;
/** A run that is told to stop, or whose time is up, has this long to do so before its process is ended. */
const graceMs = 5_000;
/** Workers that have had nothing to do for so long are let go. */
const idleMs = 60_000;

interface Worker {
  readonly child: ChildProcess;
  /** The run that it carries out. */
  run: { readonly id: string; readonly timeoutMs: number; readonly begunAt: number } | null;
  idleSince: number;
}

/**
 * Processes that carry jobs out beside the server, so that no job takes its thread and one that crashes or never lets go
 * takes nothing but itself. They are started when something waits and let go when nothing does.
 */
export class WorkerPool implements AsyncDisposable {
  readonly #config: Config;
  readonly #jobs: Jobs;
  readonly #log: RunLog;
  readonly #workers = new Set<Worker>();
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;
  #isClosing = false;

  constructor(config: Config, jobs: Jobs, log: RunLog) {
    this.#config = config;
    this.#jobs = jobs;
    this.#log = log;
  }

  start(): void {
    if (this.#config.workers === 0) return;
    this.#timer = setInterval(() => void this.#look(), lookMs).unref();
  }

  /** Lets what runs end for a while, then ends it; its jobs are carried out by whoever comes next. */
  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#timer);
    await Promise.all([...this.#workers].map((worker) => this.#stop(worker)));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #look(): Promise<void> {
    if (this.#isLooking || this.#isClosing) return;
    this.#isLooking = true;
    try {
      const isAnyQueued = await this.#jobs.isAnyQueued();
      if (isAnyQueued) while (this.#workers.size < this.#config.workers && !this.#isClosing) this.#add();
      for (const worker of this.#workers) await this.#watch(worker, isAnyQueued);
    } catch (error) {
      this.#log.warn('The workers could not be looked after', { reason: String(error) });
    } finally {
      this.#isLooking = false;
    }
  }

  async #watch(worker: Worker, isAnyQueued: boolean): Promise<void> {
    const { run, child } = worker;
    const now = performance.now();
    if (run === null) {
      if (!isAnyQueued && now - worker.idleSince > idleMs) await this.#stop(worker);
      return;
    }
    if (now - run.begunAt > run.timeoutMs + graceMs) {
      await this.#jobs.giveUp(run.id, run.timeoutMs);
      child.kill('SIGKILL');
    } else if (await this.#jobs.isCancelOverdue(run.id, graceMs)) child.kill('SIGKILL');
  }

  #add(): void {
    const child = fork(new URL('./worker-process.ts', import.meta.url), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const worker: Worker = { child, run: null, idleSince: performance.now() };
    this.#workers.add(worker);
    child.on('message', (message: FromWorker) => {
      worker.run = message.run === null ? null : { ...message.run, begunAt: performance.now() };
      worker.idleSince = performance.now();
    });
    child.once('exit', (code, signal) => {
      this.#workers.delete(worker);
      if (code !== 0) this.#log.warn('A worker ended', { code, signal, run: worker.run?.id ?? null });
    });
    child.on('error', (error) => this.#log.warn('A worker cannot be reached', { reason: String(error) }));
    tell(child, { config: this.#config });
  }

  async #stop({ child }: Worker): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    tell(child, { stop: true });
    const timer = setTimeout(() => child.kill('SIGKILL'), 2 * graceMs);
    await ended;
    clearTimeout(timer);
  }
}

function tell(child: ChildProcess, message: ToWorker): void {
  // One that is gone is noticed by its exit.
  child.send(message, () => {});
}
