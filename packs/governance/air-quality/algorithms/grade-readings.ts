import { compare } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import type { IndexEdition, ReportKind } from './index-edition.ts';
import { pollutantOf, pollutants } from './item.ts';
import type { Item, Pollutant } from './item.ts';
import { subIndexOf } from './sub-index.ts';
import type { SubIndexBasis } from './sub-index.ts';

/** A concentration of one item; `null` when it is missing or not valid. */
export interface Reading {
  readonly item: Item;
  readonly value: Fraction | null;
}

export interface GradeOptions {
  /** Default: the report that holds more of the readings, the daily one where both do. */
  readonly report?: ReportKind;
  /** Pollutants that the monitoring plan leaves out; published as `/`. */
  readonly notMonitored?: readonly Pollutant[];
  /** Whether none of those was the primary pollutant of a polluted day for three years running (HJ 633-2026, 5.3.2). */
  readonly neverPrimaryFor3Years?: boolean;
}

/** One reading with its sub-index. */
export interface GradedReading extends Reading {
  /** What was compared with the borders; `null` for a missing value or an item without borders. */
  readonly compared: Fraction | null;
  readonly subIndex: number | null;
  readonly basis: SubIndexBasis | null;
  /** Whether it has a part in the AQI. */
  readonly counts: boolean;
}

export type RemarkCode =
  | 'missing'
  | 'not-monitored'
  | 'withheld'
  | 'set-by-note'
  | 'concentration-only'
  | 'no-sub-index'
  | 'beyond-table'
  | 'not-counted'
  | 'contradictory';

/** Something that a reader of the result has to know. */
export interface Remark {
  readonly code: RemarkCode;
  readonly item: Item | null;
  readonly clause: string | null;
}

export interface Grade {
  readonly report: ReportKind;
  /** In the order of the readings. */
  readonly readings: readonly GradedReading[];
  /** `null` when it is not published. */
  readonly aqi: number | null;
  /** Pollutants of the largest sub-index when the AQI is above 50, those of one size together, in alphabetical order. */
  readonly primary: readonly Pollutant[];
  /** 1 to 6; `null` without an AQI. */
  readonly level: number | null;
  /** Pollutants with a sub-index above 100, in alphabetical order; `null` in an edition without the term. */
  readonly exceeding: readonly Pollutant[] | null;
  /** Items of the report that have no value, those left out of the monitoring plan aside. */
  readonly missing: readonly Item[];
  /** Items of the report that the monitoring plan leaves out. */
  readonly notMonitored: readonly Item[];
  readonly remarks: readonly Remark[];
}

/**
 * Sub-indices, AQI, primary pollutants and level of the readings of one place and one day or hour.
 *
 * Each reading is graded, whether it belongs to the report or not. An item that is given twice with different values
 * makes the AQI unknown. The result does not depend on the order of the readings, their own order apart.
 *
 * Source: HJ 633-2026, 4.2.4, 4.3.1, 5.3; HJ 633-2012, 4.2 to 4.4, 5.1.
 */
export function gradeReadings(edition: IndexEdition, readings: readonly Reading[], options: GradeOptions = {}): Grade {
  const report = options.report ?? likelyReport(edition, readings);
  const graded = readings.map((reading) => gradeOne(edition, report, reading));
  const counted = withSubstitutes(edition, report, graded);
  const absent = absentItems(edition, report, graded);
  const isLeftOut = (item: Item) => options.notMonitored?.includes(pollutantOf(item)) ?? false;
  const missing = absent.filter((item) => !isLeftOut(item));
  const notMonitored = absent.filter(isLeftOut);
  const contradictory = contradictoryItems(counted);
  const isIncomplete = missing.length > 0 || (notMonitored.length > 0 && options.neverPrimaryFor3Years !== true);
  const bySize = sizes(counted);
  const computed = contradictory.length > 0 ? null : largestOf(bySize);
  const limit = edition.withheldUpTo;
  const isWithheld = computed !== null && limit !== null && isIncomplete && computed <= limit;
  const aqi = isWithheld ? null : computed;
  return {
    report,
    readings: graded.map((one) => ({ ...one, counts: counted.includes(one) })),
    aqi,
    primary: aqi !== null && aqi > 50 ? named(bySize, (size) => size === aqi) : [],
    level: aqi === null ? null : levelOf(edition, aqi),
    exceeding: edition.namesExceeding ? named(bySize, (size) => size > 100) : null,
    missing,
    notMonitored,
    remarks: [
      ...missing.map((item) => ({ code: 'missing' as const, item, clause: edition.clauses.missing })),
      ...notMonitored.map((item) => ({ code: 'not-monitored' as const, item, clause: edition.clauses.notMonitored })),
      ...(isWithheld ? [{ code: 'withheld' as const, item: null, clause: edition.clauses.missing }] : []),
      ...contradictory.map((item) => ({ code: 'contradictory' as const, item, clause: null })),
      ...graded.flatMap((one) => remarksOn(edition, report, one, counted.includes(one))),
    ],
  };
}

/** The level to which an AQI belongs; levels begin where the one before has ended. */
export function levelOf(edition: IndexEdition, aqi: number): number {
  const level = edition.levels.find(({ to }) => to === null || aqi <= to);
  if (level === undefined) throw new RangeError('The last level has to be open');
  return level.level;
}

type Graded = Omit<GradedReading, 'counts'>;

function likelyReport(edition: IndexEdition, readings: readonly Reading[]): ReportKind {
  const held = (kind: ReportKind) => readings.filter(({ item }) => belongs(edition, kind, item)).length;
  return held('hourly') > held('daily') ? 'hourly' : 'daily';
}

function belongs(edition: IndexEdition, kind: ReportKind, item: Item): boolean {
  const { items, concentrationOnly, substitutes } = edition.reports[kind];
  return items.includes(item) || concentrationOnly.includes(item) || substitutes.some(({ by }) => by === item);
}

function gradeOne(edition: IndexEdition, report: ReportKind, reading: Reading): Graded {
  const limits = edition.items.find(({ item }) => item === reading.item);
  const isBare = edition.reports[report].concentrationOnly.includes(reading.item);
  if (reading.value === null || limits === undefined || isBare)
    return { ...reading, compared: null, subIndex: null, basis: null };
  return { ...reading, ...subIndexOf(limits, edition, reading.value) };
}

/** The readings that make the AQI: those of the report, and the substitutes of those without a sub-index. */
function withSubstitutes(edition: IndexEdition, report: ReportKind, graded: readonly Graded[]): readonly Graded[] {
  const { items, substitutes } = edition.reports[report];
  const wanted = substitutes
    .filter(({ of }) => graded.some(({ item, value, subIndex }) => item === of && value !== null && subIndex === null))
    .map(({ by }) => by);
  return graded.filter(({ item }) => items.includes(item) || wanted.includes(item));
}

function absentItems(edition: IndexEdition, report: ReportKind, graded: readonly Graded[]): readonly Item[] {
  const { items } = edition.reports[report];
  return items.filter((wanted) => !graded.some(({ item, value }) => item === wanted && value !== null));
}

function contradictoryItems(counted: readonly Graded[]): readonly Item[] {
  const first = new Map<Item, Fraction>();
  const found = new Set<Item>();
  for (const { item, value } of counted) {
    if (value === null) continue;
    const other = first.get(item);
    if (other === undefined) first.set(item, value);
    else if (compare(other, value) !== 0) found.add(item);
  }
  return [...found].toSorted();
}

/** The largest sub-index of each pollutant that has one. */
function sizes(counted: readonly Graded[]): ReadonlyMap<Pollutant, number> {
  const all = new Map<Pollutant, number>();
  for (const { item, subIndex } of counted) {
    const pollutant = pollutantOf(item);
    if (subIndex !== null) all.set(pollutant, Math.max(subIndex, all.get(pollutant) ?? 0));
  }
  return all;
}

function largestOf(bySize: ReadonlyMap<Pollutant, number>): number | null {
  return bySize.size === 0 ? null : Math.max(...bySize.values());
}

function named(bySize: ReadonlyMap<Pollutant, number>, isMeant: (size: number) => boolean): readonly Pollutant[] {
  return pollutants.filter((one) => isMeant(bySize.get(one) ?? -1)).toSorted();
}

function remarksOn(edition: IndexEdition, report: ReportKind, graded: Graded, counts: boolean): readonly Remark[] {
  const { item, value, basis, subIndex } = graded;
  if (value === null) return [];
  const above = edition.items.find((limits) => limits.item === item)?.above.clause ?? null;
  if (basis === null) return [{ code: 'concentration-only', item, clause: edition.reports[report].clause }];
  if (basis === 'note') return [{ code: subIndex === null ? 'no-sub-index' : 'set-by-note', item, clause: above }];
  if (basis === 'beyond') return [{ code: 'beyond-table', item, clause: null }];
  return counts ? [] : [{ code: 'not-counted', item, clause: edition.reports[report].clause }];
}
