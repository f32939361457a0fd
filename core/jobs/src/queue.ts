import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Db, Job } from 'pg-boss';

/** What travels in the queue. Everything else stands in the tables of jobs and runs, which are the truth. */
export interface Ticket {
  readonly runId: string;
}

export interface Tick {
  readonly schedule: string;
}

const operations = 'operations';
const schedules = 'schedules';

/** A worker without work looks again after this. */
const pollMs = 500;

/** Longer than any job may take, within what the queue accepts; whoever is lost is found much earlier. */
const longestSeconds = 23 * 3_600;

export interface QueueOptions {
  /** This process looks after the queue and fires schedules; otherwise it only sends and works. */
  readonly supervises: boolean;
  readonly onError: (error: unknown) => void;
}

/** The queue in the database: pg-boss, on the pool of the store. It says whose turn it is and when to try again. */
export class Queue {
  readonly #boss: PgBoss;
  readonly #onError: (error: unknown) => void;
  readonly #loops: Promise<void>[] = [];
  #isClosing = false;

  private constructor(boss: PgBoss, onError: (error: unknown) => void) {
    this.#boss = boss;
    this.#onError = onError;
  }

  static async open(store: Store, { supervises, onError }: QueueOptions): Promise<Queue> {
    const boss = new PgBoss({
      db: { executeSql: (text, values) => store.pool.query(text, values as unknown[]) },
      schema: 'pgboss',
      supervise: supervises,
      schedule: supervises,
      cronMonitorIntervalSeconds: 5,
      cronWorkerIntervalSeconds: 1,
    });
    boss.on('error', onError);
    await boss.start();
    await boss.createQueue(operations, {
      retryLimit: 100,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 300,
      expireInSeconds: longestSeconds,
      deleteAfterSeconds: 3_600,
    });
    await boss.createQueue(schedules, { retryLimit: 10, retryDelay: 5, retryBackoff: true, deleteAfterSeconds: 3_600 });
    return new Queue(boss, onError);
  }

  /** Sends a ticket, within the transaction of `client` when there is one. */
  async send(ticket: Ticket, client?: pg.ClientBase): Promise<void> {
    const db: Db | undefined = client && { executeSql: (text, values) => client.query(text, values as unknown[]) };
    await this.#boss.send(operations, ticket, db ? { db } : {});
  }

  /**
   * Makes sure that somebody will begin a run which waits: a ticket that a worker has held since before `heldSince`
   * without beginning the run is free again, and where there is none, one is written.
   */
  async freshen(runId: string, heldSince: Date): Promise<void> {
    const tickets = await this.#boss.findJobs<Ticket>(operations, { data: { runId } });
    const living = tickets.filter(({ state }) => ['created', 'retry', 'active'].includes(state));
    if (living.length === 0) return this.send({ runId });
    for (const { id, state, startedOn } of living)
      if (state === 'active' && startedOn < heldSince) await this.#boss.fail(operations, id);
  }

  /**
   * Hands tickets to `handle`, `atOnce` at the same time. One that throws is handed out again later, later each time.
   * While there are tickets they follow each other without a pause, which the queue's own loop would make.
   */
  work(handle: (ticket: Ticket) => Promise<void>, atOnce: number): void {
    for (let loop = 0; loop < atOnce; loop += 1) this.#loops.push(this.#loop(handle));
  }

  async #loop(handle: (ticket: Ticket) => Promise<void>): Promise<void> {
    while (!this.#isClosing) {
      try {
        const [ticket] = await this.#boss.fetch<Ticket>(operations);
        if (ticket) await this.#handOut(ticket, handle);
        else await wait(pollMs);
      } catch (error) {
        this.#onError(error);
        await wait(pollMs);
      }
    }
  }

  async #handOut({ id, data }: Job<Ticket>, handle: (ticket: Ticket) => Promise<void>): Promise<void> {
    try {
      await handle(data);
    } catch (error) {
      await this.#boss.fail(operations, id, { reason: String(error) });
      return;
    }
    await this.#boss.complete(operations, id);
  }

  /** Hands out what schedules fire; of several processes one gets each. */
  async workSchedules(handle: (schedule: string, ticket: string) => Promise<void>): Promise<void> {
    await this.#boss.work<Tick>(schedules, { pollingIntervalSeconds: 1 }, async (jobs: Job<Tick>[]) => {
      for (const { id, data } of jobs) await handle(data.schedule, id);
    });
  }

  async schedule(id: string, cron: string, timeZone: string): Promise<void> {
    await this.#boss.schedule(schedules, cron, { schedule: id }, { tz: timeZone, key: id });
  }

  async unschedule(id: string): Promise<void> {
    await this.#boss.unschedule(schedules, id);
  }

  async scheduled(): Promise<readonly string[]> {
    const all = await this.#boss.getSchedules(schedules);
    return all.map(({ key }) => key);
  }

  /** The next times of a cron expression. Throws where it is none. */
  nextTimes(cron: string, timeZone: string, count: number): readonly Date[] {
    return this.#boss.previewSchedule(cron, { tz: timeZone, count });
  }

  /** Takes nothing new, lets what it handed out end for `graceMs`. */
  async close(graceMs: number): Promise<void> {
    this.#isClosing = true;
    await Promise.race([Promise.all(this.#loops), wait(graceMs, undefined, { ref: false })]);
    await this.#boss.stop({ graceful: graceMs > 0, timeout: Math.max(graceMs, 1_000), close: false });
  }
}
