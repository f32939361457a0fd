import { areaValue, dayValue, hourValue } from './averages.ts';
import type { AssessmentRules, HourlyMeans, ValidityRules } from './averages.ts';
import { roundHalfEven } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import { gradeReadings } from './grade-readings.ts';
import type { Grade, GradeOptions } from './grade-readings.ts';
import type { IndexEdition, ReportKind } from './index-edition.ts';
import { pollutantOf } from './item.ts';
import type { Item } from './item.ts';

/** The rules of one day, as plain data. */
export interface ReportRules {
  readonly edition: IndexEdition;
  readonly validity: ValidityRules;
  readonly assessment: AssessmentRules;
}

/** The value of each item of a report, not rounded yet; `null` where it is missing or not valid. */
export type ItemValues = ReadonlyMap<Item, Fraction | null>;

/** A graded row of a report: rounded concentrations and what follows from them. */
export interface ReportRow {
  readonly values: ItemValues;
  readonly grade: Grade;
}

/** The items that a report shows or may need, each once. */
export function reportItems(edition: IndexEdition, report: ReportKind): readonly Item[] {
  const { items, concentrationOnly, substitutes } = edition.reports[report];
  return [...new Set([...items, ...concentrationOnly, ...substitutes.map(({ by }) => by)])];
}

/** The values of a station's day, of its own 24 hours alone. */
export function stationDayValues(hours: HourlyMeans, firstHour: number, rules: ReportRules): ItemValues {
  const both = { ...rules.validity, ...rules.assessment };
  return new Map(
    reportItems(rules.edition, 'daily').map((item) => [item, dayValue(hours, item, firstHour, both)] as const),
  );
}

/** The values of a station's hour; sliding means reach back into the hours before, over midnight too. */
export function stationHourValues(hours: HourlyMeans, hour: number, rules: ReportRules): ItemValues {
  return new Map(
    reportItems(rules.edition, 'hourly').map((item) => [item, hourValue(hours, item, hour, rules.validity)] as const),
  );
}

/** The values of a city from those of all its stations. */
export function areaValues(stations: readonly ItemValues[], items: readonly Item[], rules: ReportRules): ItemValues {
  return new Map(
    items.map((item) => {
      const values = stations.map((station) => station.get(item) ?? null);
      return [item, areaValue(values, rules.assessment)] as const;
    }),
  );
}

/** Rounds the values as they are published, once, and grades them. */
export function gradeValues(
  rules: ReportRules,
  report: ReportKind,
  values: ItemValues,
  options: Omit<GradeOptions, 'report'> = {},
): ReportRow {
  const decimals = rules.assessment.decimals;
  const rounded = [...values].map(([item, value]) => ({
    item,
    value: value === null ? null : roundHalfEven(value, decimals[pollutantOf(item)]),
  }));
  return {
    values: new Map(rounded.map(({ item, value }) => [item, value])),
    grade: gradeReadings(rules.edition, rounded, { ...options, report }),
  };
}
