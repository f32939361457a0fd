import { normalQuantile } from '@yuzhi/series';
import type { CountSeries, JudgedPoint } from './count-series.ts';
import { sumOver } from './count-series.ts';
import { expectFrom } from './farrington-fit.ts';
import type { Baseline, Expectation } from './farrington-fit.ts';

const halfWindow = 3;
const alpha = 0.01;
/** Fewer than this many cases in the last four periods never make an alarm. */
const fewest = { cases: 5, periods: 4 };

/**
 * The algorithm of Farrington et al. (1996): the same weeks of the years before, three on either side; bound at 99 % of
 * the count's two-sided prediction interval on the scale of the power 2/3.
 *
 * Where the last four periods hold fewer than five cases the threshold is 0 and there is no alarm.
 *
 * Source: Farrington et al. (1996), JRSS A 159, 547–563, section 3.
 */
export function farrington(series: CountSeries, from: number): readonly JudgedPoint[] {
  const points: JudgedPoint[] = [];
  for (let t = from; t <= series.counts.length; t++) points.push(judge(series, t));
  return points;
}

/** First period whose windows lie wholly in the series, one period later as the reference counts. */
export function firstJudged({ frequency, baselineYears }: CountSeries): number {
  return baselineYears * frequency + halfWindow + 2;
}

function judge(series: CountSeries, t: number): JudgedPoint {
  const observed = series.counts[t - 1] ?? 0;
  const options = {
    weightsThreshold: 1,
    trendThreshold: 0.05,
    baselineYears: series.baselineYears,
    errorsFrom: 'dispersion',
  } as const;
  const expectation = expectFrom(windows(series, t), t, options);
  if (expectation === null) return { t, observed, expected: null, threshold: null, alarm: false };
  const { expected } = expectation;
  const isTooFew = sumOver(series.counts, t - fewest.periods + 1, t) < fewest.cases;
  if (isTooFew) return { t, observed, expected, threshold: 0, alarm: false };
  const threshold = powerBound(expectation, 1 - alpha / 2);
  return { t, observed, expected, threshold, alarm: observed > threshold };
}

/** The windows around the same period of each year before. */
export function windows({ counts, frequency, baselineYears }: CountSeries, t: number): Baseline {
  const times: number[] = [];
  for (let year = baselineYears; year >= 1; year--)
    for (let k = t - year * frequency - halfWindow; k <= t - year * frequency + halfWindow; k++)
      if (k >= 1) times.push(k);
  return {
    times: Float64Array.from(times),
    counts: Float64Array.from(times, (k) => counts[k - 1] ?? 0),
    seasons: [new Float64Array(times.length).fill(1)],
  };
}

/**
 * Upper bound of a new count: normal after raising to the power 2/3, with the variance of the count and of its
 * expectation. Farrington et al. (1996), section 3.6.
 */
export function powerBound({ expected, dispersion, logError }: Expectation, probability: number): number {
  // The error of the mean is that of its logarithm times the mean.
  const variance = dispersion + expected * logError ** 2;
  const error = Math.sqrt((4 / 9) * expected ** (1 / 3) * variance);
  return (expected ** (2 / 3) + normalQuantile(probability) * error) ** 1.5;
}
