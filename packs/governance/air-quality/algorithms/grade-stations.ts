import { areaValues, gradeValues, reportItems, stationDayValues, stationHourValues } from './station-report.ts';
import type { ItemValues, ReportRow, ReportRules } from './station-report.ts';
import type { HourlyMeans } from './averages.ts';
import { dateOf, dateOfHour } from './calendar-hour.ts';
import type { ReportKind } from './index-edition.ts';
import { pollutants } from './item.ts';
import type { Pollutant } from './item.ts';

/** A station with its hourly means. */
export interface Station {
  readonly hours: HourlyMeans;
  /** Hours with a row in the table, ascending. */
  readonly reported: readonly number[];
  /** By hour, the pollutants that the monitoring plan leaves out. */
  readonly leftOut: ReadonlyMap<number, ReadonlySet<Pollutant>>;
}

/** One day or hour of a station or a city. */
export interface GradedTime extends ReportRow {
  /** Number of the day or of the hour since 1970-01-01. */
  readonly at: number;
  readonly date: string;
  readonly rules: ReportRules;
  /** Values before they were rounded. */
  readonly exact: ItemValues;
  readonly notMonitored: readonly Pollutant[];
}

export interface GradeStationOptions {
  /** The rules of a date. The date of the data decides, so the two days around a change of standard differ. */
  rulesOf(date: string): ReportRules;
  /** See `GradeOptions`. */
  readonly neverPrimaryFor3Years: boolean;
}

/** Each day of a station on which it reported anything, in order. */
export function gradeStationDays(station: Station, options: GradeStationOptions): readonly GradedTime[] {
  const days = [...new Set(station.reported.map((hour) => Math.floor(hour / 24)))];
  return days.map((day) => {
    const rules = options.rulesOf(dateOf(day));
    const exact = stationDayValues(station.hours, day * 24, rules);
    return graded('daily', { at: day, date: dateOf(day), rules, exact }, leftOutOn(station, day), options);
  });
}

/** A day of a station as somebody else averaged it. */
export interface StationDay {
  /** Number of the day since 1970-01-01. */
  readonly day: number;
  readonly values: ItemValues;
  readonly notMonitored: readonly Pollutant[];
}

/** Days of a station whose daily values are given, each by the rules in force on it. Their validity is taken for granted. */
export function gradeGivenDays(days: readonly StationDay[], options: GradeStationOptions): readonly GradedTime[] {
  return days.map(({ day, values, notMonitored }) => {
    const rules = options.rulesOf(dateOf(day));
    return graded('daily', { at: day, date: dateOf(day), rules, exact: values }, notMonitored, options);
  });
}

/** Each hour that a station reported, in order. */
export function gradeStationHours(station: Station, options: GradeStationOptions): readonly GradedTime[] {
  return station.reported.map((hour) => {
    const date = dateOfHour(hour);
    const rules = options.rulesOf(date);
    const exact = stationHourValues(station.hours, hour, rules);
    return graded('hourly', { at: hour, date, rules, exact }, [...(station.leftOut.get(hour) ?? [])], options);
  });
}

/**
 * The days or hours of a city: the means of its stations, each time on which any of them reported. A station that did
 * not report then counts as one without a value.
 */
export function gradeArea(
  report: ReportKind,
  stations: readonly (readonly GradedTime[])[],
  options: GradeStationOptions,
): readonly GradedTime[] {
  const byTime = new Map<number, GradedTime[]>();
  for (const time of stations.flat()) {
    const together = byTime.get(time.at) ?? [];
    together.push(time);
    byTime.set(time.at, together);
  }
  const times = [...byTime].toSorted(([a], [b]) => a - b);
  return times.map(([at, found]) => {
    const date = report === 'daily' ? dateOf(at) : dateOfHour(at);
    const rules = options.rulesOf(date);
    const absent = Array.from({ length: stations.length - found.length }, (): ItemValues => new Map());
    const values = [...found.map(({ exact }) => exact), ...absent];
    const exact = areaValues(values, reportItems(rules.edition, report), rules);
    const leftOut = pollutants.filter((one) => found.every(({ notMonitored }) => notMonitored.includes(one)));
    return graded(report, { at, date, rules, exact }, leftOut, options);
  });
}

function graded(
  report: ReportKind,
  time: Pick<GradedTime, 'at' | 'date' | 'rules' | 'exact'>,
  notMonitored: readonly Pollutant[],
  { neverPrimaryFor3Years }: GradeStationOptions,
): GradedTime {
  const row = gradeValues(time.rules, report, time.exact, { notMonitored, neverPrimaryFor3Years });
  return { ...time, ...row, notMonitored };
}

/** Pollutants that are left out at some hour of the day and measured at none. */
function leftOutOn({ hours, leftOut }: Station, day: number): readonly Pollutant[] {
  const dayHours = Array.from({ length: 24 }, (_, index) => day * 24 + index);
  return pollutants.filter(
    (one) =>
      dayHours.some((hour) => leftOut.get(hour)?.has(one)) &&
      dayHours.every((hour) => hours.get(hour)?.[one] === undefined),
  );
}
