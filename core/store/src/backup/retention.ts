/** Which backups are kept: of each kind the newest of that many spans that have one. A span that has none costs nothing. */
export interface RetentionPolicy {
  /** The newest ones, whenever they were taken. At least 1. */
  readonly last: number;
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

export const defaultRetention: RetentionPolicy = { last: 3, daily: 7, weekly: 4, monthly: 12 };

export interface Dated {
  readonly name: string;
  /** ISO 8601. */
  readonly takenAt: string;
}

/**
 * The backups that no rule keeps. Days, weeks (from Monday) and months are those of `timeZone`. The newest backup is
 * always kept, and what is removed once would be removed again: keeping is monotone in time.
 */
export function expiredBackups<T extends Dated>(
  backups: readonly T[],
  policy: RetentionPolicy,
  timeZone: string,
): readonly T[] {
  if (Object.values(policy).some((count) => !Number.isInteger(count) || count < 0) || policy.last < 1)
    throw new RangeError('A retention policy counts in whole numbers and keeps at least the last backup');
  const newestFirst = backups.toSorted((a, b) => Date.parse(b.takenAt) - Date.parse(a.takenAt));
  const dayOf = daysIn(timeZone);
  const spans: readonly (readonly [number, (one: Dated) => string])[] = [
    [policy.daily, dayOf],
    [policy.weekly, (one) => weekOf(dayOf(one))],
    [policy.monthly, (one) => dayOf(one).slice(0, 7)],
  ];
  const kept = new Set<T>(newestFirst.slice(0, policy.last));
  for (const [count, spanOf] of spans) for (const one of newestOfSpans(newestFirst, spanOf, count)) kept.add(one);
  return backups.filter((one) => !kept.has(one));
}

function newestOfSpans<T extends Dated>(
  newestFirst: readonly T[],
  spanOf: (one: T) => string,
  count: number,
): readonly T[] {
  const bySpan = new Map<string, T>();
  for (const one of newestFirst) {
    const span = spanOf(one);
    if (!bySpan.has(span)) bySpan.set(span, one);
  }
  return [...bySpan.values()].slice(0, count);
}

function daysIn(timeZone: string): (one: Dated) => string {
  // Swedish writes a date as YYYY-MM-DD.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone });
  return ({ takenAt }) => format.format(new Date(takenAt));
}

/** The Monday of a day's week. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
