import { negBinomialQuantile, normalQuantile, poissonQuantile } from '@yuzhi/series';
import type { CountSeries, JudgedPoint } from './count-series.ts';
import { sumOver } from './count-series.ts';
import { powerBound, windows } from './farrington.ts';
import { expectFrom } from './farrington-fit.ts';
import type { Baseline, Expectation } from './farrington-fit.ts';

/** How the bound is made from the expectation. */
export type ThresholdMethod = 'delta' | 'nbPlugin' | 'muan';

export interface FlexibleOptions {
  readonly thresholdMethod: ThresholdMethod;
  /** Into how many parts the year is cut; 1 looks at the windows of the same season only. */
  readonly seasons: number;
  readonly weightsThreshold: number;
  readonly trendThreshold: number;
  /** So many periods before the judged one are not looked at: an outbreak that is going on must not raise the bound. */
  readonly skipped: number;
}

const halfWindow = 3;
const alpha = 0.01;
const fewest = { cases: 5, periods: 4 };

/**
 * The extended algorithm of Noufaily et al. (2013): the whole past in parts of the year instead of windows only, past
 * outbreaks count less from a residual of 2.58 on, the trend always in, bounds from the negative binomial distribution.
 *
 * Where the last four periods hold fewer than five cases there is no threshold and no alarm.
 *
 * Source: Noufaily, Enki, Farrington, Garthwaite, Andrews and Charlett (2013), An improved algorithm for outbreak
 * detection in multiple surveillance systems, Statistics in Medicine 32, 1206–1222; Salmon, Schumacher and Höhle (2016),
 * Monitoring count time series in R, J. Stat. Softw. 70 (10), section 3.
 */
export function farringtonFlexible(
  series: CountSeries,
  from: number,
  options: FlexibleOptions,
): readonly JudgedPoint[] {
  const points: JudgedPoint[] = [];
  for (let t = from; t <= series.counts.length; t++) points.push(judge(series, t, options));
  return points;
}

function judge(series: CountSeries, t: number, options: FlexibleOptions): JudgedPoint {
  const observed = series.counts[t - 1] ?? 0;
  const baseline = options.seasons === 1 ? windows(series, t) : partsOfYears(series, t, options);
  const { baselineYears } = series;
  const expectation = expectFrom(baseline, t, { ...options, baselineYears, errorsFrom: 'relative residuals' });
  if (expectation === null) return { t, observed, expected: null, threshold: null, alarm: false };
  const isTooFew = sumOver(series.counts, t - fewest.periods + 1, t) < fewest.cases;
  if (isTooFew) return { t, observed, expected: null, threshold: null, alarm: false };
  const threshold = boundOf(expectation, options.thresholdMethod);
  return {
    t,
    observed,
    expected: expectation.expected,
    threshold,
    alarm: threshold !== null && observed > threshold,
  };
}

function boundOf(expectation: Expectation, method: ThresholdMethod): number | null {
  if (method === 'delta') return powerBound(expectation, 1 - alpha);
  const { expected, dispersion, logError } = expectation;
  const mean = method === 'nbPlugin' ? expected : expected * Math.exp(normalQuantile(1 - alpha) * logError);
  // A season without a case has an error without bounds.
  if (!Number.isFinite(mean)) return null;
  return dispersion > 1
    ? negBinomialQuantile(1 - alpha, mean, mean / (dispersion - 1))
    : poissonQuantile(1 - alpha, mean);
}

/** Every period of the years looked back, each in its part of the year. */
function partsOfYears(series: CountSeries, t: number, { seasons, skipped }: FlexibleOptions): Baseline {
  const { counts, frequency, baselineYears } = series;
  const first = Math.max(1, t - baselineYears * frequency - halfWindow);
  const length = Math.max(0, t - skipped - first);
  const times = Float64Array.from({ length }, (_, index) => first + index);
  const parts = partsByPosition(frequency, seasons);
  const partOf = (k: number) => {
    const position = (((k - t + halfWindow) % frequency) + frequency) % frequency;
    // What the last part takes from the base window it cannot take where the past begins.
    return position === 0 && k === t - baselineYears * frequency - halfWindow ? 0 : (parts[position] ?? 0);
  };
  const columns = Array.from({ length: seasons }, () => new Float64Array(length));
  for (const [row, k] of times.entries()) {
    const column = columns[partOf(k)];
    if (column !== undefined) column[row] = 1;
  }
  return {
    times,
    counts: Float64Array.from(times, (k) => counts[k - 1] ?? 0),
    seasons: columns.filter((column, index) => index === 0 || column.some((value) => value === 1)),
  };
}

/**
 * The part of the year of each position, counted from the first of the base window. Part 0 is that window, the others
 * share the rest, the first of them one period more where it does not divide. Where there are more parts than periods the
 * last part takes the last period and the first one of the next window; this is what the reference does with months.
 */
function partsByPosition(frequency: number, seasons: number): readonly number[] {
  const window = 2 * halfWindow + 1;
  const rest = frequency - window;
  const others = seasons - 1;
  const parts = Array.from({ length: frequency }, () => 0);
  let position = window;
  for (let part = 1; part <= others; part++) {
    const length = Math.floor(rest / others) + (part <= rest % others ? 1 : 0);
    const [from, to] = length === 0 ? [position - 1, position] : [position, position + length - 1];
    for (let k = from; k <= to; k++) parts[k % frequency] = part;
    position += length;
  }
  return parts;
}
