import { fitQuasiPoisson } from '@yuzhi/series';
import type { QuasiPoissonFit } from '@yuzhi/series';
import type { CountSeries } from './count-series.ts';

/** What a series leads one to expect, without its outbreaks. */
export interface SeasonalBaseline {
  /** Expected count of a period, counted from 1. */
  expectedAt(t: number): number;
  /** Variance over mean, at least {@link smallestDispersion}. */
  readonly dispersion: number;
  /** Periods that were left out as outbreaks. */
  readonly leftOut: number;
  /** Periods that it rests on. */
  readonly periods: number;
}

/** Periods looked back at most, in years: a trend is a straight line only for so long. */
const longestYears = 10;
/** Years below which no trend is told from the season. */
const trendYears = 3;
/** The second wave of a year stays only if it takes so much off the scaled deviance: 1 % of the chi-squared with 2. */
const secondWaveGain = 9.21;
/** Standardised Anscombe residual above which a past period is taken for an outbreak: Noufaily et al. (2013). */
const outbreakResidual = 2.58;
const smallestDispersion = 1.02;
const longestRounds = 5;

/**
 * Fits trend and season (two waves a year) to all periods up to `last`, leaves out what stands out, and fits again until
 * nothing more stands out. Where the second wave explains little, one is kept.
 *
 * Source of the form: Serfling (1963), Public Health Reports 78, 494–506, as a log-linear model of counts.
 *
 * @returns `null` with less than two years or without a model that converges
 */
export function seasonalBaseline(series: CountSeries, last: number): SeasonalBaseline | null {
  const { frequency } = series;
  const first = Math.max(1, last - longestYears * frequency + 1);
  const length = last - first + 1;
  if (length < 2 * frequency) return null;
  const rowAt = rowsOf(frequency, first, length);
  const rows = Array.from({ length }, (_, index) => rowAt(first + index));
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => Float64Array.from(rows, (row) => row[column] ?? 0));
  const counts = Float64Array.from({ length }, (_, index) => series.counts[first + index - 1] ?? 0);
  const two = settle(counts, columns);
  if (two === null) return null;
  const { fit, dispersion, weights } = withFewerWaves(counts, columns.slice(0, -2), two) ?? two;
  return {
    expectedAt: (t) => Math.exp(fit.predict(rowAt(t).slice(0, fit.coefficients.length)).eta),
    dispersion,
    leftOut: weights.reduce((total, weight) => total + 1 - weight, 0),
    periods: length,
  };
}

/** The model without the second wave, on the same periods, where it is as good. */
function withFewerWaves(counts: Float64Array, columns: readonly Float64Array[], two: Settled): Settled | null {
  const { weights, dispersion } = two;
  const fit = fitQuasiPoisson({ counts, columns, weights, startMeans: two.fit.means });
  if (!fit?.hasConverged || (fit.deviance - two.fit.deviance) / dispersion > secondWaveGain) return null;
  return { fit, weights, dispersion: dispersionOf(counts, fit.means, weights, columns.length) };
}

/** Row of the design: level, trend where the years suffice, two waves. */
function rowsOf(frequency: number, first: number, length: number): (t: number) => readonly number[] {
  const hasTrend = length >= trendYears * frequency;
  return (t) => {
    const row = hasTrend ? [1, (t - first) / length] : [1];
    for (let wave = 1; wave <= 2; wave++) {
      const angle = (2 * Math.PI * wave * t) / frequency;
      row.push(Math.cos(angle), Math.sin(angle));
    }
    return row;
  };
}

interface Settled {
  readonly fit: QuasiPoissonFit;
  readonly dispersion: number;
  readonly weights: Float64Array;
}

function settle(counts: Float64Array, columns: readonly Float64Array[]): Settled | null {
  let weights = new Float64Array(counts.length).fill(1);
  let startMeans: Float64Array | null = null;
  let settled: Settled | null = null;
  for (let round = 0; round < longestRounds; round++) {
    const fit = fitQuasiPoisson({ counts, columns, weights, ...(startMeans === null ? {} : { startMeans }) });
    if (!fit?.hasConverged) return settled;
    const dispersion = dispersionOf(counts, fit.means, weights, columns.length);
    settled = { fit, dispersion, weights };
    const next = kept(counts, fit.means, dispersion);
    if (next.every((weight, row) => weight === weights[row])) break;
    weights = next;
    startMeans = fit.means;
  }
  return settled;
}

function dispersionOf(counts: Float64Array, means: Float64Array, weights: Float64Array, parameters: number): number {
  let squares = 0;
  let number = 0;
  for (const [row, mean] of means.entries()) {
    const weight = weights[row] as number;
    squares += (weight * ((counts[row] as number) - mean) ** 2) / mean;
    number += weight;
  }
  return Math.max(smallestDispersion, squares / (number - parameters));
}

/** 1 for a period that counts, 0 for one that stands out above. */
function kept(counts: Float64Array, means: Float64Array, dispersion: number): Float64Array<ArrayBuffer> {
  const limit = outbreakResidual * Math.sqrt(dispersion);
  return Float64Array.from(counts, (count, row) => {
    const mean = means[row] as number;
    return 1.5 * (count ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean)) > limit ? 0 : 1;
  });
}
