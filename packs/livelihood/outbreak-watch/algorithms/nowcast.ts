import { negBinomialQuantile } from '@yuzhi/series';

/** Cases by period of onset (rows, oldest first) and by periods until they were reported; `null` where not due yet. */
export type ReportingTriangle = readonly (readonly (number | null)[])[];

/** What late reports still add to a period. */
export interface NowcastPeriod {
  readonly reported: number;
  /** Share of the cases of a period that is reported by now, 0 to 1. */
  readonly completeness: number;
  /** Cases to be expected once all reports are in. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export interface Nowcast {
  readonly periods: readonly NowcastPeriod[];
  /** Share reported within so many periods after onset. */
  readonly completenessByDelay: readonly number[];
  /** Variance of the reports over that of independent cases, at least 1. */
  readonly dispersion: number;
}

/**
 * Completes the last periods by the delays of the periods before: the chain ladder, with an interval that holds the
 * chance in the cases to come and the error of the delays.
 *
 * Source: Lawless (1994), Adjustments for reporting delays and the prediction of occurred but not reported events, Canad.
 * J. Statist. 22, 15–31; Mack (1993), ASTIN Bulletin 23, 213–225.
 *
 * @param level probability of the interval, for instance 0.9
 */
export function nowcast(triangle: ReportingTriangle, level: number): Nowcast {
  const delays = triangle[0]?.length ?? 0;
  const columns = Array.from({ length: delays }, (_, delay) => columnOf(triangle, delay));
  const hazards = columns.map(({ arrived, known }) => (known > 0 ? arrived / known : 0));
  const dispersion = dispersionOf(triangle, hazards);
  const completenessByDelay = hazards.map((_, delay) => product(hazards.slice(delay + 1).map((hazard) => 1 - hazard)));
  const logErrors = hazards.map((_, delay) =>
    columns.slice(delay + 1).reduce((total, { known }, index) => {
      const hazard = hazards[delay + 1 + index] ?? 0;
      return total + (known > 0 ? (dispersion * hazard) / (Math.max(1 - hazard, 1e-9) * known) : 0);
    }, 0),
  );
  const periods = triangle.map((row) => {
    const cells = row.filter((cell) => cell !== null);
    const reported = cells.reduce((total, cell) => total + cell, 0);
    const delay = cells.length - 1;
    const completeness = completenessByDelay[delay] ?? 0;
    return completed({ reported, completeness, logVariance: logErrors[delay] ?? 0, dispersion }, level);
  });
  return { periods, completenessByDelay, dispersion };
}

/** Reports that arrived with a delay, and all that were known by then, over the rows that know this delay. */
function columnOf(triangle: ReportingTriangle, delay: number): { readonly arrived: number; readonly known: number } {
  let arrived = 0;
  let known = 0;
  for (const row of triangle) {
    const cell = row[delay] ?? null;
    if (cell === null) continue;
    arrived += cell;
    known += row.slice(0, delay + 1).reduce<number>((total, one) => total + (one ?? 0), 0);
  }
  return { arrived, known };
}

/** Pearson's statistic of the cells against their hazards, over the degrees of freedom. */
function dispersionOf(triangle: ReportingTriangle, hazards: readonly number[]): number {
  let squares = 0;
  let cells = 0;
  for (const row of triangle) {
    let known = row[0] ?? 0;
    for (let delay = 1; delay < row.length; delay++) {
      const cell = row[delay] ?? null;
      if (cell === null) break;
      known += cell;
      const hazard = hazards[delay] ?? 0;
      const variance = known * hazard * (1 - hazard);
      if (variance <= 0) continue;
      squares += (cell - known * hazard) ** 2 / variance;
      cells++;
    }
  }
  const freedom = cells - (hazards.length - 1);
  return freedom > 0 ? Math.max(1, squares / freedom) : 1;
}

interface Incomplete {
  readonly reported: number;
  readonly completeness: number;
  readonly logVariance: number;
  readonly dispersion: number;
}

function completed({ reported, completeness, logVariance, dispersion }: Incomplete, level: number): NowcastPeriod {
  if (completeness >= 1) return { reported, completeness, estimate: reported, low: reported, high: reported };
  // Half a case of prior knowledge: no report yet does not mean no case.
  const size = reported + 0.5;
  const coming = (size * (1 - completeness)) / completeness;
  const chance = (dispersion * coming) / completeness;
  const variance = chance + (size / completeness) ** 2 * logVariance;
  const shape = coming ** 2 / Math.max(variance - coming, coming * 1e-9);
  const tail = (1 - level) / 2;
  return {
    reported,
    completeness,
    estimate: reported + coming,
    low: reported + negBinomialQuantile(tail, coming, shape),
    high: reported + negBinomialQuantile(1 - tail, coming, shape),
  };
}

function product(values: readonly number[]): number {
  return values.reduce((total, value) => total * value, 1);
}
