/** What the notices say: the days that differ from the ordinary week, and the years that they cover. */
export interface WorkCalendar {
  readonly days: ReadonlyMap<string, { readonly kind: 'holiday' | 'workday'; readonly name: string }>;
  readonly publishedYears: ReadonlySet<number>;
}

/** One day as the calendar sees it. */
export interface CalendarDay {
  readonly date: string;
  readonly weekday: Weekday;
  readonly isWorkDay: boolean;
  readonly reason: 'weekday' | 'make-up' | 'weekend' | 'holiday';
  /** The holiday that a notice names for the day; `null` for an ordinary one. */
  readonly name: string | null;
  /** No notice covers the year: only the week is known. */
  readonly isProvisional: boolean;
}

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof weekdayNames)[number];

const dayMs = 86_400_000;

/** Days since 1970-01-01 of a calendar date; dates are days as a city counts them, without zone. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

/** The date of a day number, `YYYY-MM-DD`. */
export function dateOf(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/**
 * Whether a day is worked, and why. What a notice lists decides; any other day is worked from Monday to Friday. A
 * notice also lists the weekend days within a holiday.
 */
export function lookAt(calendar: WorkCalendar, date: string): CalendarDay {
  const number = dayNumber(date);
  // 1970-01-01 was a Thursday.
  const index = (((number + 4) % 7) + 7) % 7;
  const weekday = weekdayNames[index] as Weekday;
  const isWeekend = index === 0 || index === 6;
  const listed = calendar.days.get(date);
  const isWorkDay = listed ? listed.kind === 'workday' : !isWeekend;
  const reason = listed ? (listed.kind === 'workday' ? 'make-up' : 'holiday') : isWeekend ? 'weekend' : 'weekday';
  const isProvisional = !calendar.publishedYears.has(Number(date.slice(0, 4)));
  return { date, weekday, isWorkDay, reason, name: listed?.name ?? null, isProvisional };
}

/**
 * The date `workDays` work days after `start` (before it when negative). The start day itself does not count, whether
 * worked or not; 0 gives the start day back.
 *
 * @returns the day that is reached and every free day passed on the way, in the order they were passed
 */
export function addWorkDays(
  calendar: WorkCalendar,
  start: string,
  workDays: number,
): { readonly due: CalendarDay; readonly freeDays: readonly CalendarDay[] } {
  const step = Math.sign(workDays);
  const freeDays: CalendarDay[] = [];
  let number = dayNumber(start);
  let due = lookAt(calendar, start);
  for (let left = Math.abs(workDays); left > 0;) {
    number += step;
    due = lookAt(calendar, dateOf(number));
    if (due.isWorkDay) left -= 1;
    else freeDays.push(due);
  }
  return { due, freeDays };
}

/** Number of work days after `from` up to and including `to`; negative when `to` lies before `from`. */
export function countWorkDays(calendar: WorkCalendar, from: string, to: string): number {
  if (to < from) return -countBackwards(calendar, from, to);
  let count = 0;
  for (let number = dayNumber(from) + 1; number <= dayNumber(to); number += 1)
    if (lookAt(calendar, dateOf(number)).isWorkDay) count += 1;
  return count;
}

/** Work days before `from` down to and including `to`: what `addWorkDays` with a negative number walks over. */
function countBackwards(calendar: WorkCalendar, from: string, to: string): number {
  let count = 0;
  for (let number = dayNumber(from) - 1; number >= dayNumber(to); number -= 1)
    if (lookAt(calendar, dateOf(number)).isWorkDay) count += 1;
  return count;
}

/** The first work day after `date`, or on it when `includeDate`. */
export function nextWorkDay(calendar: WorkCalendar, date: string, includeDate: boolean): CalendarDay {
  let number = dayNumber(date) + (includeDate ? 0 : 1);
  for (;;) {
    const day = lookAt(calendar, dateOf(number));
    if (day.isWorkDay) return day;
    number += 1;
  }
}
