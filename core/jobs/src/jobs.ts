import { hash } from 'node:crypto';
import type { Access } from '@yuzhi/access';
import { processesThatLeftJobs, requeueJobsOf } from '@yuzhi/kernel';
import type { DecideRequest, ExecuteRequest, Kernel, Queued, Rejected, Waiting } from '@yuzhi/kernel';
import { YuzhiError } from '@yuzhi/sdk';
import type { Actor, RunLog } from '@yuzhi/sdk';
import type { Store } from '@yuzhi/store';
import { jobError } from './errors.ts';
import { JobStore, ownerOf } from './job-store.ts';
import type { JobFilter, JobLine, JobProgress } from './job-store.ts';
import { jobWork, scheduleWork } from './left-work.ts';
import { Queue } from './queue.ts';
import { defaultMaxAttempts, retryOfKind } from './retry-policy.ts';
import { ScheduleStore } from './schedules.ts';
import type { Schedule } from './schedules.ts';
import { carryOut } from './worker.ts';
import type { WorkerEvents } from './worker.ts';

/** Folder of this capability's migrations. */
export const jobsMigrations: URL = new URL('../migrations/', import.meta.url);

export interface JobsOptions {
  readonly store: Store;
  readonly access: Access;
  readonly kernel: Kernel;
  readonly log?: RunLog;
  readonly now?: () => Date;
  /** This process looks after the queue: finds what was lost and fires schedules. */
  readonly supervises?: boolean;
}

export interface SubmitRequest extends Pick<ExecuteRequest, 'operation' | 'input' | 'actor' | 'purpose' | 'follows'> {
  /** Chosen by the caller: the same request sent again under the same key is the same job. */
  readonly idempotencyKey?: string | undefined;
  readonly schedule?: string;
}

const lostLookMs = 1_500;
const reconcileMs = 10_000;
const heldTooLongMs = 10_000;

/** Work that nobody waits for: accepted durably, carried out by workers, at least once, found again by its run. */
export class Jobs implements AsyncDisposable {
  readonly #options: JobsOptions;
  readonly #jobs: JobStore;
  readonly #schedules: ScheduleStore;
  readonly #now: () => Date;
  readonly #log: RunLog;
  readonly #timers: NodeJS.Timeout[] = [];
  #queue: Promise<Queue> | null = null;
  #goneBefore: readonly number[] = [];

  constructor(options: JobsOptions) {
    this.#options = options;
    this.#jobs = new JobStore(options.store);
    // A job that a person may try again keeps its input.
    options.access.audit.addCopy('update jobs set input = null where run_id = $1');
    options.access.addWork(scheduleWork);
    options.access.addWork(jobWork);
    this.#schedules = new ScheduleStore(options.store);
    this.#now = options.now ?? (() => new Date());
    this.#log = options.log ?? { info() {}, warn() {} };
  }

  /**
   * Accepts a request as a job. When the promise resolves it is durable and will be carried out.
   *
   * @throws YuzhiError what the kernel refuses, and JOB_KEY_REUSED
   */
  async submit(request: SubmitRequest): Promise<Queued | Waiting> {
    const { idempotencyKey: key = null, schedule = null } = request;
    const owner = ownerOf(request.actor);
    const known = key === null ? null : await this.#known(owner, key, request);
    if (known !== null) return known;
    const queue = await this.#open();
    const job = { owner, idempotencyKey: key, maxAttempts: defaultMaxAttempts, schedule, acceptedAt: this.#now() };
    try {
      return await this.#options.kernel.accept(request, async (client, accepted) => {
        await this.#jobs.insert(client, accepted, job);
        await queue.send({ runId: accepted.runId }, client);
      });
    } catch (error) {
      // Two of the same at the same moment: the other one was first.
      const first = key === null ? null : await this.#known(owner, key, request);
      if (first !== null) return first;
      throw error;
    }
  }

  /**
   * Decides an approval; what is approved becomes a job. What acts is begun once: after a worker was lost in its midst
   * nobody knows how far it came, so a person looks before it is done again.
   */
  async decide(request: DecideRequest): Promise<Queued | Waiting | Rejected> {
    const queue = await this.#open();
    const owner = ownerOf(request.actor);
    const job = { owner, idempotencyKey: null, maxAttempts: 1, schedule: null, acceptedAt: this.#now() };
    return this.#options.kernel.decideForLater(request, async (client, accepted) => {
      await this.#jobs.insert(client, accepted, job);
      await queue.send({ runId: accepted.runId }, client);
    });
  }

  /** The job of a run. @throws YuzhiError KERNEL_RUN_NOT_FOUND, JOB_NOT_A_JOB, ACCESS_DENIED */
  async status(actor: Actor, runId: string): Promise<JobLine> {
    const run = await this.#options.kernel.run(actor, runId);
    const line = await this.#jobs.line(run.id);
    if (line === null) throw jobError('JOB_NOT_A_JOB', { run: runId });
    return line;
  }

  async list(actor: Actor, filter: JobFilter): Promise<readonly JobLine[]> {
    return this.#jobs.list(filter, await this.#options.access.sight(actor, 'run.read'));
  }

  /**
   * Asks a job to stop. One that waits is cancelled at once, one that runs within a second, or it is ended.
   *
   * @throws YuzhiError JOB_NOT_A_JOB, JOB_IS_OVER
   */
  async cancel(actor: Actor, runId: string): Promise<JobLine> {
    const { state } = await this.status(actor, runId);
    await this.#mayChange(actor, runId);
    if (state !== 'queued' && state !== 'running') throw jobError('JOB_IS_OVER', { run: runId, state });
    await this.#jobs.requestCancel(runId, this.#now());
    if (await this.#options.kernel.cancelQueued(runId)) await this.#jobs.finish(runId, null);
    return this.status(actor, runId);
  }

  /**
   * Does a job that failed for good once more, as a new run of the one who asks.
   *
   * @throws YuzhiError JOB_NOT_DEAD
   */
  async retry(actor: Actor, runId: string): Promise<Queued | Waiting> {
    await this.status(actor, runId);
    await this.#mayChange(actor, runId);
    const job = await this.#jobs.get(runId);
    if (job === null || job.input === null || !(await this.#jobs.takeDead(runId)))
      throw jobError('JOB_NOT_DEAD', { run: runId });
    const request = { operation: job.operation, input: JSON.parse(job.input) as unknown, actor };
    const outcome = await this.submit({ ...request, ...(job.purpose === null ? {} : { purpose: job.purpose }) });
    await this.#jobs.finish(runId, null);
    return outcome;
  }

  async schedules(actor: Actor): Promise<readonly (Schedule & { readonly next: string | null })[]> {
    await this.#options.access.require({ actor, action: 'schedule.read' });
    const queue = await this.#open();
    return (await this.#schedules.list()).map((schedule) => ({
      ...schedule,
      next: queue.nextTimes(schedule.cron, schedule.timeZone, 1)[0]?.toISOString() ?? null,
    }));
  }

  /** @throws YuzhiError JOB_SCHEDULE_WRONG, JOB_SCHEDULE_EXISTS, KERNEL_OPERATION_NOT_FOUND */
  async addSchedule(
    actor: Actor,
    schedule: Pick<Schedule, 'id' | 'operation' | 'input' | 'cron' | 'purpose'>,
  ): Promise<Schedule> {
    const { access, kernel } = this.#options;
    await access.require({ actor, action: 'schedule.change', resource: { id: schedule.id } });
    await kernel.requireInput(schedule.operation, schedule.input);
    const queue = await this.#open();
    const { timeZone } = kernel.city;
    try {
      queue.nextTimes(schedule.cron, timeZone, 1);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw jobError('JOB_SCHEDULE_WRONG', { cron: schedule.cron, reason }, cause);
    }
    const added = await this.#schedules.add({ ...schedule, timeZone, actor }, this.#now());
    await queue.schedule(added.id, added.cron, timeZone);
    return added;
  }

  /** @throws YuzhiError JOB_SCHEDULE_NOT_FOUND */
  async removeSchedule(actor: Actor, id: string): Promise<void> {
    await this.#options.access.require({ actor, action: 'schedule.change', resource: { id } });
    await this.#schedules.remove(id);
    await (await this.#open()).unschedule(id);
  }

  /** How far the job of a run said it is; `null` for a run that is no job or has said nothing. */
  async progress(runId: string): Promise<JobProgress | null> {
    return (await this.#jobs.line(runId))?.progress ?? null;
  }

  /** Whether a job was asked to stop longer than `graceMs` ago. */
  isCancelOverdue(runId: string, graceMs: number): Promise<boolean> {
    return this.#jobs.isCancelOverdue(runId, graceMs);
  }

  /** Whether anything waits for a worker. */
  isAnyQueued(): Promise<boolean> {
    return this.#jobs.isAnyQueued();
  }

  /** Carries jobs out in this process, `atOnce` at the same time, until it is closed. */
  async work(atOnce: number, events: WorkerEvents = {}): Promise<void> {
    const { kernel } = this.#options;
    const queue = await this.#open();
    queue.work(
      (ticket) => carryOut(ticket, { ...events, kernel, jobs: this.#jobs, now: this.#now, log: this.#log }),
      atOnce,
    );
  }

  /** Looks after the queue from now on. Several processes may do so at the same time. */
  async supervise(): Promise<void> {
    const queue = await this.#open();
    await this.#alignSchedules(queue);
    await queue.workSchedules((id, ticket) => this.#fire(id, ticket));
    await this.#reconcile(queue);
    this.#every(lostLookMs, () => this.#findLost(queue));
    this.#every(reconcileMs, () => this.#reconcile(queue));
  }

  /** Ends a run that does not stop by itself; whoever calls this ends its process too. */
  async giveUp(runId: string, timeoutMs: number): Promise<void> {
    await this.#options.kernel.giveUp(runId, jobError('JOB_RAN_TOO_LONG', { timeoutMs }));
    await this.#jobs.finish(runId, this.#now());
  }

  async close(graceMs = 10_000): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await (await this.#queue?.catch(() => null))?.close(graceMs);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** @throws YuzhiError ACCESS_DENIED */
  async #mayChange(actor: Actor, runId: string): Promise<void> {
    const { access, kernel } = this.#options;
    const run = await kernel.run(actor, runId);
    const resource = { id: runId, unit: run.unit, person: await access.personOf(run.actor) };
    await access.require({ actor, action: 'job.change', resource });
  }

  /** The queue is opened when it is first needed: most commands never need it. */
  #open(): Promise<Queue> {
    this.#queue ??= Queue.open(this.#options.store, {
      supervises: this.#options.supervises ?? false,
      onError: (error) => this.#log.warn('The queue reports a failure', { reason: String(error) }),
    }).catch((error: unknown) => {
      this.#queue = null;
      throw error;
    });
    return this.#queue;
  }

  async #known(owner: string, key: string, { operation, input }: SubmitRequest): Promise<Queued | null> {
    const job = await this.#jobs.byKey(owner, key);
    if (job === null) return null;
    const isSame = job.operation === operation && job.inputSha256 === hash('sha256', JSON.stringify(input) ?? 'null');
    if (!isSame) throw jobError('JOB_KEY_REUSED', { key, run: job.runId });
    return { state: 'queued', runId: job.runId };
  }

  /** Of several processes that supervise, the key lets only one begin the job of a tick. */
  async #fire(id: string, ticket: string): Promise<void> {
    const schedule = await this.#schedules.get(id);
    if (schedule === null) return;
    const { operation, input, actor, purpose } = schedule;
    try {
      await this.submit({
        operation,
        input,
        actor,
        schedule: id,
        idempotencyKey: `schedule ${id} ${ticket}`,
        ...(purpose === null ? {} : { purpose }),
      });
    } catch (error) {
      // Whoever set it up may have lost the right to it, or its operation is gone: to try again is of no use.
      if (!(error instanceof YuzhiError) || retryOfKind[error.kind] || error.kind === 'internal') throw error;
      await this.#tellRefused(schedule, ticket, error.code);
    }
  }

  async #tellRefused({ id, operation, actor }: Schedule, ticket: string, code: string): Promise<void> {
    const { access } = this.#options;
    const person = await access.personOf(actor);
    await access.notices.post({
      kind: 'schedule-refused',
      key: `schedule-refused:${id}:${ticket}`,
      about: { schedule: id, operation, code },
      to: { persons: person === null ? [] : [person], roles: ['system-administrator'] },
    });
  }

  /** The table is the truth: the queue's own list is made like it. */
  async #alignSchedules(queue: Queue): Promise<void> {
    const wanted = await this.#schedules.list();
    const there = await queue.scheduled();
    for (const { id, cron, timeZone } of wanted) await queue.schedule(id, cron, timeZone);
    for (const id of there) if (!wanted.some((one) => one.id === id)) await queue.unschedule(id);
  }

  /** A process counts as gone when it is at two looks: after a short break of the database the living are back. */
  async #findLost(queue: Queue): Promise<void> {
    const { store } = this.#options;
    const gone = await processesThatLeftJobs(store);
    const twice = gone.filter((process) => this.#goneBefore.includes(process));
    this.#goneBefore = gone;
    if (twice.length === 0) return;
    const runs = await requeueJobsOf(store, twice);
    if (runs.length > 0) this.#log.warn('Jobs of a worker that is gone wait again', { count: runs.length });
    for (const runId of runs) await queue.freshen(runId, this.#now());
  }

  /** Whatever the queue forgot, the tables remember. */
  async #reconcile(queue: Queue): Promise<void> {
    // A worker begins a run within moments of taking its ticket; one that has not was lost in between.
    const since = new Date(this.#now().getTime() - heldTooLongMs);
    for (const runId of await this.#jobs.queuedSince(since)) await queue.freshen(runId, since);
    for (const { runId, state } of await this.#jobs.unfinished())
      await this.#jobs.finish(runId, state === 'failed' ? this.#now() : null);
  }

  #every(ms: number, look: () => Promise<void>): void {
    let isLooking = false;
    const timer = setInterval(() => {
      if (isLooking) return;
      isLooking = true;
      look()
        .catch((error: unknown) => this.#log.warn('Jobs could not be looked after', { reason: String(error) }))
        .finally(() => (isLooking = false));
    }, ms).unref();
    this.#timers.push(timer);
  }
}
