import type { Scale } from './number-scale.ts';
import { cityClock, isDate, isInstant } from '../language/format.ts';
import { between } from './number-scale.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Steps between ticks that people count in. Days are Monday to Monday; months and years are counted, not measured. */
const steps = [
  ...[1, 5, 10, 30].map((count) => ({ unit: 'span', size: count * minute })),
  ...[1, 2, 3, 6, 12].map((count) => ({ unit: 'span', size: count * hour })),
  ...[1, 2].map((count) => ({ unit: 'span', size: count * day })),
  ...[1, 2].map((count) => ({ unit: 'week', size: count * 7 * day })),
  ...[1, 2, 3, 6].map((count) => ({ unit: 'month', size: count * 30 * day, count })),
  ...[1, 2, 5, 10, 20, 50, 100].map((count) => ({ unit: 'month', size: count * 365 * day, count: count * 12 })),
];

/**
 * A day, a month or an instant as a place on a time axis: milliseconds of the city's wall clock, as if it were UTC.
 *
 * `value` `YYYY-MM-DD`, `YYYY-MM` or an ISO 8601 instant
 * Returns `null` for everything else
 */
export function wallClock(value: unknown): number | null {
  if (isDate(value)) return Date.parse(`${value}T00:00:00Z`);
  if (typeof value === 'string' && isDate(`${value}-01`)) return Date.parse(`${value}-01T00:00:00Z`);
  if (!isInstant(value)) return null;
  const { date, time } = cityClock(new Date(value));
  return Date.parse(`${date}T${time}Z`);
}

/**
 * A scale over time with ticks at the beginning of minutes, hours, days, weeks, months or years. Its ends are those of
 * the values.
 *
 * `extent` on the wall clock
 *
 * `count` at most so many ticks
 */
export function timeScale(
  [from, to]: readonly [least: number, greatest: number],
  pixels: readonly [from: number, to: number],
  count: number,
): Scale {
  const step = steps.find(({ size }) => (to - from) / size <= count) ?? steps.at(-1);
  if (step === undefined) throw new RangeError('There are no steps');
  return { at: between([from, to], pixels), ticks: ticksOf(step, from, to), step: step.size };
}

/**
 * What stands at a tick: as short as the step allows.
 *
 * `before` the tick before it
 */
export function tickText(at: number, step: number, before: number | undefined) {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  const [year = '', month = ''] = date.split('-');
  if (step < day) {
    const isNewDay = before === undefined || new Date(before).toISOString().slice(0, 10) !== date;
    return isNewDay ? date.slice(5) : time.slice(0, 5);
  }
  const isNewYear = before === undefined || new Date(before).toISOString().slice(0, 4) !== year;
  if (step >= 365 * day) return year;
  if (step >= 28 * day) return isNewYear ? `${year}-${month}` : month;
  return isNewYear ? date : date.slice(5);
}

function ticksOf(
  { unit, size, count = 1 }: { readonly unit: string; readonly size: number; readonly count?: number },
  from: number,
  to: number,
): readonly number[] {
  if (unit === 'month') return monthTicks(count, from, to);
  // The first of January 1970 was a Thursday; weeks begin on Monday.
  const offset = unit === 'week' ? 4 * day : 0;
  const ticks = [];
  for (let at = Math.ceil((from - offset) / size) * size + offset; at <= to; at += size) ticks.push(at);
  return ticks;
}

function monthTicks(count: number, from: number, to: number) {
  const begin = new Date(from);
  const months = begin.getUTCFullYear() * 12 + begin.getUTCMonth();
  const ticks = [];
  for (let month = Math.floor(months / count) * count; ; month += count) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > to) return ticks;
    if (at >= from) ticks.push(at);
  }
}
