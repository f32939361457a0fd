import type { JobLine, Schedule } from '@yuzhi/jobs';
import { queryOf } from '../../api/calls.ts';
import { get, post, remove } from '../../api/request.ts';

export type { JobLine };
export type ListedSchedule = Schedule & { readonly next: string | null };

export interface JobPage {
  readonly operation?: string | null;
  readonly before?: string | null;
  readonly limit?: number;
}

/** @param show a state, `dead` for those that wait for a person, or `all` */
export async function getJobs(show: string, signal?: AbortSignal, page: JobPage = {}): Promise<readonly JobLine[]> {
  const filter = show === 'all' ? {} : show === 'dead' ? { dead: 'true' } : { state: show };
  const query = queryOf({ limit: 200, ...filter, ...page });
  return (await get<{ readonly jobs: readonly JobLine[] }>(`jobs${query}`, { signal })).jobs;
}

/** Does a job that failed for good once more, as a new run. */
export async function retryJob(id: string): Promise<string | null> {
  const { run } = await post<{ readonly run?: { readonly id: string } }>(`runs/${encodeURIComponent(id)}/retry`, {});
  return run?.id ?? null;
}

export async function getSchedules(signal?: AbortSignal): Promise<readonly ListedSchedule[]> {
  return (await get<{ readonly schedules: readonly ListedSchedule[] }>('schedules', { signal })).schedules;
}

export interface NewSchedule {
  readonly id: string;
  readonly operation: string;
  readonly input: unknown;
  readonly cron: string;
  readonly purpose?: string;
}

export function addSchedule(schedule: NewSchedule): Promise<unknown> {
  return post('schedules', schedule);
}

export function removeSchedule(id: string): Promise<void> {
  return remove(`schedules/${encodeURIComponent(id)}`);
}
