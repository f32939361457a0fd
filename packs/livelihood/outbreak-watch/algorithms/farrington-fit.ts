import { fitQuasiPoisson, studentTwoSided } from '@yuzhi/series';
import type { QuasiPoissonFit } from '@yuzhi/series';

/** The past that a period is compared with. */
export interface Baseline {
  /** Position of each period, counted from 1. */
  readonly times: Float64Array;
  readonly counts: Float64Array;
  /** One indicator column per part of the year; the first belongs to the season of the period that is judged. */
  readonly seasons: readonly Float64Array[];
}

export interface FarringtonOptions {
  /** Standardised residual above which a past period counts less. */
  readonly weightsThreshold: number;
  /** A trend is kept below this p-value. */
  readonly trendThreshold: number;
  readonly baselineYears: number;
  /**
   * What the standard errors rest on: the dispersion, at least 1, or the mean of the squared relative residuals. The
   * latter is no estimate of a dispersion; it is what surveillance 1.20.3 takes in `farringtonFlexible`, and its trend
   * test and its bounds `delta` and `muan` follow from it.
   */
  readonly errorsFrom: 'dispersion' | 'relative residuals';
}

/** What the past leads one to expect now. */
export interface Expectation {
  readonly expected: number;
  /** Variance over mean, at least 1. */
  readonly dispersion: number;
  /** Standard error of the linear predictor (log of the expected count). */
  readonly logError: number;
  readonly hasTrend: boolean;
}

/**
 * Fits the log-linear model of Farrington et al. (1996) to the past, lets past outbreaks count less, keeps the trend only
 * if it is significant, there are three years of past at least and it does not lead above everything seen.
 *
 * Source: Farrington, Andrews, Beale and Catchpole (1996), A statistical algorithm for the early detection of outbreaks of
 * infectious disease, JRSS A 159, 547–563, section 3; Noufaily et al. (2013), Statistics in Medicine 32, 1206–1222.
 *
 * @returns `null` when no model converges
 */
export function expectFrom(baseline: Baseline, now: number, options: FarringtonOptions): Expectation | null {
  const withTrend = fitReweighted(baseline, options.weightsThreshold, true);
  if (withTrend === null) return null;
  if (!withTrend.hasTrend || keepsTrend(withTrend, baseline, now, options))
    return expectation(withTrend, baseline, now, options);
  const without = fitReweighted(baseline, options.weightsThreshold, false);
  return without === null ? null : expectation(without, baseline, now, options);
}

interface TrendFit {
  readonly fit: QuasiPoissonFit;
  readonly weights: Float64Array | null;
  readonly hasTrend: boolean;
}

function fitReweighted(baseline: Baseline, weightsThreshold: number, wantsTrend: boolean): TrendFit | null {
  const first = fitOnce(baseline, wantsTrend, null);
  if (first === null) return null;
  const weights = downWeights(anscombeResiduals(baseline.counts, first.fit), weightsThreshold);
  return fitOnce(baseline, first.hasTrend, weights);
}

/** With the trend, or without it where the iteration does not end with it. */
function fitOnce(baseline: Baseline, wantsTrend: boolean, weights: Float64Array | null): TrendFit | null {
  const data = { counts: baseline.counts, ...(weights === null ? {} : { weights }) };
  if (wantsTrend) {
    const fit = fitQuasiPoisson({ ...data, columns: [...baseline.seasons, baseline.times] });
    if (fit?.hasConverged) return { fit, weights, hasTrend: true };
  }
  const fit = fitQuasiPoisson({ ...data, columns: baseline.seasons });
  return fit?.hasConverged ? { fit, weights, hasTrend: false } : null;
}

function keepsTrend(trend: TrendFit, baseline: Baseline, now: number, options: FarringtonOptions): boolean {
  if (options.baselineYears < 3) return false;
  const column = baseline.seasons.length;
  const coefficient = trend.fit.coefficients[column] ?? null;
  if (coefficient === null) return false;
  const unit = Array.from({ length: column + 1 }, (_, index) => (index === column ? 1 : 0));
  const { unscaledVariance } = trend.fit.predict(unit);
  const dispersion = options.errorsFrom === 'dispersion' ? trend.fit.dispersion : relativeDispersion(trend, baseline);
  const t = coefficient / Math.sqrt(dispersion * unscaledVariance);
  if (studentTwoSided(t, trend.fit.degreesOfFreedom) >= options.trendThreshold) return false;
  const { eta } = trend.fit.predict(rowAt(baseline, now, true));
  return Math.exp(eta) <= Math.max(...baseline.counts);
}

function expectation(trend: TrendFit, baseline: Baseline, now: number, { errorsFrom }: FarringtonOptions): Expectation {
  const { fit, hasTrend } = trend;
  const dispersion = Math.max(fit.dispersion, 1);
  const { eta, unscaledVariance } = fit.predict(rowAt(baseline, now, hasTrend));
  const forErrors = errorsFrom === 'dispersion' ? dispersion : relativeDispersion(trend, baseline);
  return { expected: Math.exp(eta), dispersion, logError: Math.sqrt(forErrors * unscaledVariance), hasTrend };
}

/** Weighted squares of the relative residuals over the degrees of freedom; see {@link FarringtonOptions.errorsFrom}. */
function relativeDispersion({ fit, weights }: TrendFit, { counts }: Baseline): number {
  let squares = 0;
  for (const [row, mean] of fit.means.entries())
    squares += (weights?.[row] ?? 1) * (((counts[row] as number) - mean) / mean) ** 2;
  return squares / fit.degreesOfFreedom;
}

function rowAt({ seasons }: Baseline, now: number, hasTrend: boolean): readonly number[] {
  const season = seasons.map((_, index) => (index === 0 ? 1 : 0));
  return hasTrend ? [...season, now] : season;
}

/** Anscombe residuals of the Poisson distribution, standardised: Farrington et al. (1996), section 3.3. */
function anscombeResiduals(counts: Float64Array, fit: QuasiPoissonFit): Float64Array {
  const leverage = fit.leverage();
  const dispersion = Math.max(fit.dispersion, 1);
  return counts.map((count, row) => {
    const mean = fit.means[row] as number;
    const raw = 1.5 * (count ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean));
    return raw / Math.sqrt(dispersion * (1 - (leverage[row] as number)));
  });
}

/** Weights proportional to 1, and to the inverse square of a residual above the threshold; their sum is their number. */
function downWeights(residuals: Float64Array, threshold: number): Float64Array {
  const raw = residuals.map((residual) => (residual > threshold ? residual ** -2 : 1));
  const factor = raw.length / raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => weight * factor);
}
