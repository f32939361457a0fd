import type { MethodName } from './configurations.ts';
import type { CountSeries } from './count-series.ts';
import { seasonalBaseline } from './seasonal-baseline.ts';

/** What of a series decides which method fits. */
export interface SeriesTraits {
  readonly periods: number;
  readonly years: number;
  readonly meanCases: number;
  /** Share of periods without a case. */
  readonly zeroShare: number;
  /** Highest over lowest expected count within a year; `null` with less than two years. */
  readonly seasonRatio: number | null;
  /** Variance over mean around trend and season; `null` with less than two years. */
  readonly dispersion: number | null;
}

export type ChoiceReason =
  | 'history-short'
  | 'history-two-years'
  | 'history-long'
  | 'very-sparse'
  | 'season-strong'
  | 'season-weak';

export interface Choice {
  /** `null` where the series is too short for any. */
  readonly method: MethodName | null;
  readonly reasons: readonly ChoiceReason[];
  readonly traits: SeriesTraits;
}

/** Below so many cases a period, means and deviations of seven periods say nothing. */
const sparseCases = 0.3;
/** Highest over lowest month from which a season has to be modelled. */
const seasonFrom = 1.5;

/**
 * Chooses by length first: what compares with the same season needs three years and half a year between; two years
 * allow a season without trend; below that only the last periods can be compared with.
 *
 * The bounds follow the minimum history of the methods and the discussion in Unkel et al. (2012), Statistical methods
 * for the prospective detection of infectious disease outbreaks: a review, JRSS A 175, 49–82.
 */
export function chooseMethod(series: CountSeries): Choice {
  const traits = traitsOf(series);
  if (traits.periods < 8) return { method: null, reasons: ['history-short'], traits };
  const isSparse = traits.meanCases < sparseCases;
  const season = traits.seasonRatio !== null && traits.seasonRatio >= seasonFrom ? 'season-strong' : 'season-weak';
  if (traits.periods >= 2 * series.frequency + 6) {
    const length: ChoiceReason = traits.years >= 3 ? 'history-long' : 'history-two-years';
    return { method: 'ratio', reasons: [length, ...(isSparse ? (['very-sparse'] as const) : []), season], traits };
  }
  if (isSparse) return { method: null, reasons: ['history-short', 'very-sparse'], traits };
  return { method: traits.periods >= 10 ? 'ears.C2' : 'ears.C1', reasons: ['history-short'], traits };
}

function traitsOf(series: CountSeries): SeriesTraits {
  const { counts, frequency } = series;
  const periods = counts.length;
  const baseline = seasonalBaseline(series, periods);
  const year =
    baseline === null ? [] : Array.from({ length: frequency }, (_, index) => baseline.expectedAt(periods - index));
  return {
    periods,
    years: periods / frequency,
    meanCases: counts.reduce((total, count) => total + count, 0) / periods,
    zeroShare: counts.filter((count) => count === 0).length / periods,
    seasonRatio: baseline === null ? null : Math.min(999, Math.max(...year) / Math.max(Math.min(...year), 1e-9)),
    dispersion: baseline?.dispersion ?? null,
  };
}
