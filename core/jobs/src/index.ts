export { jobError } from './errors.ts';
export type { JobFilter, JobLine, JobProgress } from './job-store.ts';
export { Jobs, jobsMigrations } from './jobs.ts';
export type { JobsOptions, SubmitRequest } from './jobs.ts';
export { retryOfKind } from './retry-policy.ts';
export type { Schedule } from './schedules.ts';
export type { WorkerEvents } from './worker.ts';
