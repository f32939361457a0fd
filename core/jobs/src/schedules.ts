import type { Actor } from '@yuzhi/sdk';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import { jobError } from './errors.ts';

/** An operation that is run at set times. */
export interface Schedule {
  readonly id: string;
  readonly operation: string;
  readonly input: unknown;
  /** Five fields: minute, hour, day, month, day of the week. */
  readonly cron: string;
  readonly timeZone: string;
  /** Who set it up; it runs with their rights at the time. */
  readonly actor: Actor;
  readonly purpose: string | null;
  readonly createdAt: string;
}

interface ScheduleRow {
  readonly id: string;
  readonly operation: string;
  readonly input: unknown;
  readonly cron: string;
  readonly time_zone: string;
  readonly actor: Actor;
  readonly purpose: string | null;
  readonly created_at: Date;
}

/** The table of schedules, which the queue's own follows. */
export class ScheduleStore {
  readonly #pool: pg.Pool;

  constructor(store: Store) {
    this.#pool = store.pool;
  }

  /** @throws YuzhiError JOB_SCHEDULE_EXISTS */
  async add(schedule: Omit<Schedule, 'createdAt'>, createdAt: Date): Promise<Schedule> {
    const { id, operation, input, cron, timeZone, actor, purpose } = schedule;
    const { rowCount } = await this.#pool.query(
      `insert into schedules (id, operation, input, cron, time_zone, actor, purpose, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
      [id, operation, JSON.stringify(input), cron, timeZone, JSON.stringify(actor), purpose, createdAt],
    );
    if (rowCount === 0) throw jobError('JOB_SCHEDULE_EXISTS', { id });
    return { ...schedule, createdAt: createdAt.toISOString() };
  }

  /** @throws YuzhiError JOB_SCHEDULE_NOT_FOUND */
  async remove(id: string): Promise<void> {
    const { rowCount } = await this.#pool.query('delete from schedules where id = $1', [id]);
    if (rowCount === 0) throw jobError('JOB_SCHEDULE_NOT_FOUND', { id });
  }

  async list(): Promise<readonly Schedule[]> {
    const { rows } = await this.#pool.query<ScheduleRow>('select * from schedules order by id');
    return rows.map(scheduleOf);
  }

  async get(id: string): Promise<Schedule | null> {
    const { rows } = await this.#pool.query<ScheduleRow>('select * from schedules where id = $1', [id]);
    return rows[0] ? scheduleOf(rows[0]) : null;
  }
}

function scheduleOf(row: ScheduleRow): Schedule {
  return {
    id: row.id,
    operation: row.operation,
    input: row.input,
    cron: row.cron,
    timeZone: row.time_zone,
    actor: row.actor,
    purpose: row.purpose,
    createdAt: row.created_at.toISOString(),
  };
}
