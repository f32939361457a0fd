import { lastTimeOfDay } from '@yuzhi/access';
import type { RetentionPolicy } from '@yuzhi/store';

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** A time on a day of the week, in the city's time zone. */
export interface DrillTime {
  readonly day: (typeof days)[number];
  readonly time: string;
}

/** Reads `sun 04:00`; `null` for a text that is none. */
export function parseDrillTime(text: string): DrillTime | null {
  const [, day, time] = /^([a-z]{3}) (([01]\d|2[0-3]):[0-5]\d)$/.exec(text.trim().toLowerCase()) ?? [];
  const known = days.find((one) => one === day);
  return known === undefined || time === undefined ? null : { day: known, time };
}

/** Reads `last=3,daily=7,weekly=4,monthly=12`; what is not named keeps none. `null` for a text that is none. */
export function parseKeep(text: string): RetentionPolicy | null {
  const parts = text.split(',').map((part) => /^\s*(last|daily|weekly|monthly)=(\d{1,4})\s*$/.exec(part));
  if (parts.some((part) => part === null)) return null;
  const policy = { last: 0, daily: 0, weekly: 0, monthly: 0 };
  for (const part of parts) policy[(part?.[1] ?? 'last') as keyof RetentionPolicy] = Number(part?.[2]);
  return policy.last < 1 ? null : policy;
}

/** When a drill was due last. */
export function lastDrillDue(now: Date, { day, time }: DrillTime, timeZone: string): Date {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' });
  let due = lastTimeOfDay(now, time, timeZone);
  while (format.format(due).toLowerCase() !== day) due = lastTimeOfDay(new Date(due.getTime() - 1), time, timeZone);
  return due;
}
