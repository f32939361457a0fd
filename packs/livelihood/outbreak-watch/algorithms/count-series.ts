/** Counts of one area and disease, one per week or month, none missing. */
export interface CountSeries {
  /** Cases, oldest first, whole numbers from 0. */
  readonly counts: readonly number[];
  /** Periods in a year: 52 for weeks, 12 for months. */
  readonly frequency: number;
  /** Years looked back by the methods that compare with the same season. */
  readonly baselineYears: number;
}

/** A period as a method judges it. */
export interface JudgedPoint {
  /** Position in the series, counted from 1. */
  readonly t: number;
  readonly observed: number;
  /** Expected count; `null` where the method has no such notion or could not judge. */
  readonly expected: number | null;
  /** The count above which there is an alarm; `null` where the method could not judge. */
  readonly threshold: number | null;
  readonly alarm: boolean;
}

/** Judges the periods `from` to the last, counted from 1. */
export type Detector = (series: CountSeries, from: number) => readonly JudgedPoint[];

/** Sum of `counts` over the positions `from` to `to`, counted from 1, as far as they lie in the series. */
export function sumOver(counts: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let t = Math.max(1, from); t <= Math.min(to, counts.length); t++) total += counts[t - 1] ?? 0;
  return total;
}
