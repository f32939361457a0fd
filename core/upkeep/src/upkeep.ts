import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastTimeOfDay, postNotice } from '@yuzhi/access';
import { YuzhiError } from '@yuzhi/sdk';
import type { RunLog, Text } from '@yuzhi/sdk';
import { applyRetention, backupNow, backupsIn, restoreDrill, storeError, translate } from '@yuzhi/store';
import type { RetentionPolicy, Store } from '@yuzhi/store';
import type pg from 'pg';
import { lastDrillDue } from './upkeep-times.ts';
import type { DrillTime } from './upkeep-times.ts';

/** Folder of this capability's migrations. */
export const upkeepMigrations: URL = new URL('../migrations/', import.meta.url);

export interface UpkeepOptions {
  readonly store: Store;
  /** Where backups lie. */
  readonly folder: string;
  readonly keep: RetentionPolicy;
  /** `HH:MM` in the city's time zone; `null`: no backups by themselves. */
  readonly backupAt: string | null;
  readonly drillAt: DrillTime | null;
  readonly timeZone: string;
  /** Where a drill has room for a database of its own. */
  readonly dataFolder: string;
  readonly migrations: readonly URL[];
  readonly log?: RunLog;
  readonly now?: () => Date;
}

type Work = 'backup' | 'drill';

/** Held by the process that does it, for as long as it takes: one that is lost frees it with its connection. */
const upkeepLock = 7_300_006;
const lookMs = 20_000;
const mostAttempts = 3;
const againMs = 10 * 60_000;

const titles: Readonly<Record<Work, Text>> = {
  backup: { zh: '定时备份', en: 'Scheduled backup' },
  drill: { zh: '恢复演练', en: 'Restore drill' },
};

/**
 * Backups and drills at set times. Every server looks; of several one does what is due, once. What was missed because no
 * server ran is made up for when one does. A failure is told to the system administrators and tried again, three times.
 */
export class Upkeep {
  readonly #options: UpkeepOptions;
  readonly #now: () => Date;
  readonly #stop = new AbortController();
  #working: Promise<void> = Promise.resolve();

  constructor(options: UpkeepOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  start(): void {
    const { backupAt, drillAt } = this.#options;
    if (backupAt !== null || drillAt !== null) this.#working = this.#work();
  }

  /** A backup that is under way is given up and made up for later. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#working;
  }

  /** Does what is due and not done. Returns what was done, by this process. */
  async doDue(): Promise<readonly Work[]> {
    const { backupAt, drillAt, timeZone } = this.#options;
    const now = this.#now();
    const done: Work[] = [];
    if (backupAt !== null && (await this.#once('backup', lastTimeOfDay(now, backupAt, timeZone)))) done.push('backup');
    if (drillAt !== null && (await this.#once('drill', lastDrillDue(now, drillAt, timeZone)))) done.push('drill');
    return done;
  }

  async #work(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.doDue().catch((error: unknown) => {
        if (!signal.aborted) this.#options.log?.warn('Upkeep could not be looked after', { reason: String(error) });
      });
      await sleep(lookMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  async #once(work: Work, due: Date): Promise<boolean> {
    const client = await this.#options.store.pool.connect().catch((error: unknown) => {
      throw translate(error);
    });
    let isBroken = true;
    try {
      const isDone = await this.#withLock(client, work, due);
      isBroken = false;
      return isDone;
    } catch (error) {
      throw translate(error);
    } finally {
      client.release(isBroken);
    }
  }

  async #withLock(client: pg.ClientBase, work: Work, due: Date): Promise<boolean> {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [upkeepLock]);
    if (rows[0]?.mine !== true) return false;
    try {
      if (!(await this.#claim(client, work, due))) return false;
      return await this.#do(client, work, due);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [upkeepLock]);
    }
  }

  /** Whoever holds the lock finds `running` only where another was lost in the middle. */
  async #claim(client: pg.ClientBase, work: Work, due: Date): Promise<boolean> {
    const now = this.#now();
    const { rowCount } = await client.query(
      `insert into upkeep_runs as u (work, due_at, state, attempts, began_at) values ($1, $2, 'running', 1, $3)
       on conflict (work, due_at) do update
         set state = 'running', attempts = u.attempts + 1, began_at = excluded.began_at, ended_at = null, error = null
         where u.attempts < $4 and (u.state = 'running' or (u.state = 'failed' and u.ended_at <= $5))`,
      [work, due, now, mostAttempts, new Date(now.getTime() - againMs)],
    );
    return rowCount === 1;
  }

  async #do(client: pg.ClientBase, work: Work, due: Date): Promise<boolean> {
    try {
      const backup = await (work === 'backup' ? this.#backup() : this.#drill());
      await client.query(
        "update upkeep_runs set state = 'done', ended_at = $3, backup = $4 where work = $1 and due_at = $2",
        [work, due, this.#now(), backup],
      );
      return true;
    } catch (error) {
      // A server that closes leaves it to be made up for.
      if (this.#stop.signal.aborted) await this.#giveBack(client, work, due);
      else await this.#fail(client, work, due, error);
      return false;
    }
  }

  async #backup(): Promise<string> {
    const { store, folder, keep, timeZone } = this.#options;
    const taken = await backupNow(store, { folder, now: this.#now(), signal: this.#stop.signal });
    await applyRetention(folder, { policy: keep, timeZone });
    return path.basename(taken.folder);
  }

  /** Tries the newest backup. */
  async #drill(): Promise<string> {
    const { folder, dataFolder, migrations } = this.#options;
    const newest = (await backupsIn(folder)).at(-1);
    if (!newest) throw storeError('STORE_BACKUP_MISSING', { folder });
    const scratch = path.join(dataFolder, `drill-${process.pid}`);
    try {
      await restoreDrill(path.join(folder, newest.name), { scratch, migrations, signal: this.#stop.signal });
      return newest.name;
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  async #giveBack(client: pg.ClientBase, work: Work, due: Date): Promise<void> {
    await client.query('update upkeep_runs set attempts = attempts - 1 where work = $1 and due_at = $2', [work, due]);
  }

  /** Written down and told together. */
  async #fail(client: pg.ClientBase, work: Work, due: Date, error: unknown): Promise<void> {
    const code = error instanceof YuzhiError ? error.code : 'unforeseen';
    const now = this.#now();
    this.#options.log?.warn('A backup or drill failed', { work, code });
    await client.query('begin');
    await client.query(
      "update upkeep_runs set state = 'failed', ended_at = $3, error = $4 where work = $1 and due_at = $2",
      [work, due, now, code],
    );
    await postNotice(client, {
      kind: 'backup-failed',
      key: `backup-failed:${work}:${due.toISOString()}`,
      about: { work: titles[work], code },
      to: { roles: ['system-administrator'] },
      at: now,
    });
    await client.query('commit');
  }
}
