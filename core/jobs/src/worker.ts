import type { Kernel, Progress } from '@yuzhi/kernel';
import type { RunLog } from '@yuzhi/sdk';
import { YuzhiError } from '@yuzhi/sdk';
import { jobError } from './errors.ts';
import type { JobStore, StoredJob } from './job-store.ts';
import type { Ticket } from './queue.ts';
import { retryOfKind } from './retry-policy.ts';

const beatMs = 500;

export interface WorkerEvents {
  /** A run begins here and has to be over after `timeoutMs`. */
  onBegin?(runId: string, timeoutMs: number): void;
  onEnd?(runId: string): void;
}

export interface WorkerOptions extends WorkerEvents {
  readonly kernel: Kernel;
  readonly jobs: JobStore;
  readonly now: () => Date;
  readonly log: RunLog;
}

/**
 * Carries out the job of one ticket. It may be handed the same ticket twice: only one claim of a run succeeds, and a
 * run that is over stays so.
 *
 * @throws the failure of an attempt after which the run waits again, so that the queue hands the ticket out later
 */
export async function carryOut({ runId }: Ticket, options: WorkerOptions): Promise<void> {
  const { kernel, jobs, now } = options;
  const job = await jobs.get(runId);
  if (job === null || job.state !== 'queued' || job.input === null) return;
  if (job.isCancelRequested) {
    await kernel.cancelQueued(runId);
    return jobs.finish(runId, null);
  }
  if (job.isBegun && job.attempt >= job.maxAttempts) {
    await kernel.giveUp(runId, jobError('JOB_GAVE_UP', { attempts: job.attempt }));
    return jobs.finish(runId, now());
  }
  options.onBegin?.(runId, job.timeoutMs);
  try {
    await attempt(job, job.input, options);
  } finally {
    options.onEnd?.(runId);
  }
}

async function attempt(job: StoredJob, inputJson: string, { kernel, jobs, now, log }: WorkerOptions): Promise<void> {
  const { runId, maxAttempts } = job;
  const controller = new AbortController();
  let progress: Progress | null = null;
  let isBeating = false;
  const beat = setInterval(() => {
    if (isBeating) return;
    isBeating = true;
    const noted = progress;
    progress = null;
    jobs
      .beat(runId, noted)
      .then(
        ({ isCancelRequested }) => isCancelRequested && controller.abort(),
        (error: unknown) => log.warn('The progress of a job could not be noted', { run: runId, reason: String(error) }),
      )
      .finally(() => (isBeating = false));
  }, beatMs);
  try {
    const done = await kernel.carryOut({
      runId,
      inputJson,
      signal: controller.signal,
      onProgress: (how) => (progress = how),
      mayRetry: (failure, begun) => retryOfKind[failure.kind] && begun < maxAttempts,
    });
    if (done !== null) await jobs.finish(runId, null);
  } catch (error) {
    const state = (await jobs.get(runId))?.state;
    if (state === 'queued') throw error;
    await jobs.finish(runId, state === 'failed' ? now() : null);
    if (!(error instanceof YuzhiError)) throw error;
  } finally {
    clearInterval(beat);
    // The last word on how far it came.
    if (progress !== null) await jobs.beat(runId, progress).catch(() => {});
  }
}
