import { largest, mean } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { periodOf, pollutantOf } from './item.ts';
import type { Item, Pollutant } from './item.ts';

/** Validity of averages (GB 3095-2026, 6.4 and Table 4). Its rule file has this shape. */
export interface ValidityRules {
  /** Hourly means that a mean over 24 hours needs. */
  readonly leastHoursOfDay: number;
  /** Hourly means that a mean over eight hours needs. */
  readonly leastHoursOf8: number;
  /** Minutes of sampling that an hourly mean needs: for whoever makes the hourly means. */
  readonly leastMinutesOfHour: number;
  readonly clause: string;
}

type HourRules = Omit<ValidityRules, 'clause'>;

/** Values of a day and of a city (HJ 663). Its rule file has this shape. */
export interface AssessmentRules {
  /** Valid eight-hour means among the 17 that lie wholly within a day. */
  readonly least8HourMeansOfDay: number;
  /** Hours that the highest hourly mean of a day needs. */
  readonly leastHoursForDayMaximum: number;
  /** Part of a city's stations that must have a value. */
  readonly leastShareOfStations: number;
  /** Decimals of a published average. */
  readonly decimals: Readonly<Record<Pollutant, number>>;
  readonly clause: string | null;
}

/** The hourly means of one station, by the number of the hour since 1970. Hours without a value are absent. */
export type HourlyMeans = ReadonlyMap<number, Readonly<Partial<Record<Pollutant, Fraction>>>>;

/**
 * The value of an item for the day whose first hour is `firstHour`; `null` when too many hours are missing. Not
 * rounded: averages of averages are rounded once, at the end (GB/T 8170).
 *
 * - `…_24H`: the mean of the day's hours;
 * - `O3_8H`: the highest of the 17 eight-hour means that lie wholly within the day;
 * - `…_1H`: the highest hourly mean of the day.
 */
export function dayValue(
  hours: HourlyMeans,
  item: Item,
  firstHour: number,
  rules: Omit<ValidityRules & AssessmentRules, 'clause'>,
): Fraction | null {
  const pollutant = pollutantOf(item);
  const lastHour = firstHour + 23;
  switch (periodOf(item)) {
    case '24H':
      return meanUpTo(hours, pollutant, { lastHour, length: 24, least: rules.leastHoursOfDay });
    case '8H': {
      const ends = Array.from({ length: 17 }, (_, index) => firstHour + 7 + index);
      const means = ends.flatMap((end) => meanOf8(hours, pollutant, end, rules) ?? []);
      return means.length < rules.least8HourMeansOfDay ? null : largest(means);
    }
    case '1H': {
      const values = valuesUpTo(hours, pollutant, lastHour, 24);
      return values.length < rules.leastHoursForDayMaximum ? null : largest(values);
    }
  }
}

/** The value of an item at an hour: the hourly mean, or the sliding mean of the hours that end with it; else `null`. */
export function hourValue(hours: HourlyMeans, item: Item, hour: number, rules: HourRules): Fraction | null {
  const pollutant = pollutantOf(item);
  switch (periodOf(item)) {
    case '24H':
      return meanUpTo(hours, pollutant, { lastHour: hour, length: 24, least: rules.leastHoursOfDay });
    case '8H':
      return meanOf8(hours, pollutant, hour, rules);
    case '1H':
      return hours.get(hour)?.[pollutant] ?? null;
  }
}

/**
 * The value of a city: the mean of its stations' values that are not rounded yet; `null` when too few have one.
 *
 * @param values one for each station of the city, `null` where there is none
 */
export function areaValue(values: readonly (Fraction | null)[], rules: AssessmentRules): Fraction | null {
  const valid = values.filter((value) => value !== null);
  const isEnough = valid.length > 0 && valid.length >= values.length * rules.leastShareOfStations;
  return isEnough ? mean(valid) : null;
}

function meanOf8(hours: HourlyMeans, pollutant: Pollutant, lastHour: number, rules: HourRules): Fraction | null {
  return meanUpTo(hours, pollutant, { lastHour, length: 8, least: rules.leastHoursOf8 });
}

interface Window {
  readonly lastHour: number;
  readonly length: number;
  readonly least: number;
}

function meanUpTo(hours: HourlyMeans, pollutant: Pollutant, { lastHour, length, least }: Window): Fraction | null {
  const values = valuesUpTo(hours, pollutant, lastHour, length);
  return values.length < least ? null : mean(values);
}

function valuesUpTo(hours: HourlyMeans, pollutant: Pollutant, lastHour: number, length: number): readonly Fraction[] {
  return Array.from({ length }, (_, index) => hours.get(lastHour - index)?.[pollutant]).filter(
    (value) => value !== undefined,
  );
}
