import { dateOf } from './calendar-hour.ts';
import { forecastMethods } from './forecast-methods.ts';
import type { History, MethodId } from './forecast-methods.ts';
import { fraction } from './fraction.ts';
import { levelOf } from './grade-readings.ts';
import type { IndexEdition } from './index-edition.ts';
import { pollutantOf, pollutants } from './item.ts';
import type { Item, Pollutant } from './item.ts';
import { gradeValues } from './station-report.ts';
import type { ItemValues, ReportRules } from './station-report.ts';

/** Days of history before the first forecast that is judged: four weeks. */
export const warmUpDays = 28;

/** The daily values of one station, all items over the same days. */
export interface StationHistory {
  /** Number of the first day since 1970-01-01. */
  readonly firstDay: number;
  readonly dayCount: number;
  readonly items: ReadonlyMap<Item, History>;
}

/** AQI, level and primary pollutants, of a day that was or of a forecast. */
export interface DayIndex {
  readonly aqi: number;
  readonly level: number;
  readonly primary: readonly Pollutant[];
}

/** One day of one station: what was, and what each method had said the day before. */
export interface ScoredDay {
  /** Which of the stations. */
  readonly station: number;
  readonly day: number;
  readonly observed: DayIndex;
  readonly forecasts: Readonly<Record<MethodId, DayIndex>>;
}

/** The rules of a date. */
export type RulesOf = (date: string) => ReportRules;

export const methodIds = Object.keys(forecastMethods) as MethodId[]; // they are written as such

/** What is forecast for a day from the days before it alone; `null` when the method has no basis for one. */
export function forecastDay(
  history: StationHistory,
  method: MethodId,
  { day, rules }: { readonly day: number; readonly rules: ReportRules },
): DayIndex | null {
  return forecastFrom(history, method, { day, rules, series: indexSeries(history, rules) });
}

/**
 * The index of each day of a station, all by the rules of one date, so that a change of standard makes no step in it;
 * `null` where none would be published. A pollutant of which the table has nothing at all counts as one that the
 * monitoring plan leaves out without effect (HJ 633-2026, 5.3.2).
 */
export function indexSeries(history: StationHistory, rules: ReportRules): readonly (DayIndex | null)[] {
  const notMonitored = pollutants.filter((one) =>
    [...history.items].every(([item, values]) => pollutantOf(item) !== one || values.every((value) => value === null)),
  );
  return Array.from({ length: history.dayCount }, (_, index) => {
    const values = new Map([...history.items].map(([item, days]) => [item, days[index] ?? null] as const));
    return indexOf(values, rules, notMonitored);
  });
}

/** A trial of the methods at one station. */
export interface TrialOptions {
  /** Which of the stations it is. */
  readonly station: number;
  readonly testDays: number;
  readonly rulesOf: RulesOf;
}

/**
 * Forecasts of each of the last `testDays` days, each from the days before it alone. A day counts when it has an AQI and
 * every method has a forecast, so that all are judged on the same days.
 */
export function rollingOrigin(
  history: StationHistory,
  { station, testDays, rulesOf }: TrialOptions,
): readonly ScoredDay[] {
  const known = new Map<IndexEdition, readonly (DayIndex | null)[]>();
  const lastDay = history.firstDay + history.dayCount - 1;
  const first = Math.max(history.firstDay + warmUpDays, lastDay - testDays + 1);
  const days = Array.from({ length: Math.max(0, lastDay - first + 1) }, (_, index) => first + index);
  return days.flatMap((day) => {
    const rules = rulesOf(dateOf(day));
    const series = known.get(rules.edition) ?? indexSeries(history, rules);
    known.set(rules.edition, series);
    const scored = scoreDay(history, { day, rules, series });
    return scored === null ? [] : [{ station, day, ...scored }];
  });
}

interface Target {
  readonly day: number;
  readonly rules: ReportRules;
  /** The index of each day by these rules. */
  readonly series: readonly (DayIndex | null)[];
}

function scoreDay(history: StationHistory, target: Target): Pick<ScoredDay, 'observed' | 'forecasts'> | null {
  const observed = target.series[target.day - history.firstDay];
  const forecasts = methodIds.map((method) => [method, forecastFrom(history, method, target)] as const);
  if (observed === null || observed === undefined || forecasts.some(([, forecast]) => forecast === null)) return null;
  return { observed, forecasts: Object.fromEntries(forecasts) as ScoredDay['forecasts'] }; // none is null
}

/**
 * The AQI is forecast as a series of its own: the AQI of forecast concentrations would be too low, since the largest of
 * six means is less than the mean of the largest. The concentrations tell the primary pollutant.
 */
function forecastFrom(history: StationHistory, method: MethodId, { day, rules, series }: Target): DayIndex | null {
  const before = day - history.firstDay;
  const value = forecastMethods[method](series.slice(0, before).map((index) => index?.aqi ?? null));
  if (value === null) return null;
  const aqi = Math.round(value);
  const items = [...history.items].map(
    ([item, values]) => [item, forecastMethods[method](values.slice(0, before))] as const,
  );
  return { aqi, level: levelOf(rules.edition, aqi), primary: aqi > 50 ? leading(new Map(items), rules) : [] };
}

type DayValues = ReadonlyMap<Item, number | null>;

/** The published index of a day's values. */
function indexOf(values: DayValues, rules: ReportRules, notMonitored: readonly Pollutant[]): DayIndex | null {
  const options = { notMonitored, neverPrimaryFor3Years: true };
  const { aqi, level, primary } = gradeValues(rules, 'daily', exactValues(values, rules), options).grade;
  return aqi === null || level === null ? null : { aqi, level, primary };
}

/** The pollutants with the largest sub-index, however large that is. */
function leading(values: DayValues, rules: ReportRules): readonly Pollutant[] {
  const { readings } = gradeValues(rules, 'daily', exactValues(values, rules)).grade;
  const most = readings.reduce((size, { subIndex }) => Math.max(size, subIndex ?? 0), 0);
  const found = readings.filter(({ subIndex }) => subIndex === most && most > 0).map(({ item }) => pollutantOf(item));
  return [...new Set(found)].toSorted();
}

/** The values of the items that the daily report of the edition has. */
function exactValues(values: DayValues, { edition }: ReportRules): ItemValues {
  const known = [...values].filter(([item]) => edition.reports.daily.items.includes(item));
  return new Map(known.map(([item, value]) => [item, value === null ? null : fraction(value)]));
}
