/** A mean with its 95 % confidence interval; no interval for fewer than three values. */
export interface MeanInterval {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The mean of a series of days and its 95 % interval, wide enough for days that follow each other to be alike: the
 * variance is that of Newey and West with ⌊4(n/100)^(2/9)⌋ lags, the quantile that of Student with n − 1 degrees.
 *
 * Source: Newey and West, Econometrica 55 (1987), 703–708.
 *
 * @throws RangeError for no values
 */
export function meanInterval(values: readonly number[]): MeanInterval {
  const count = values.length;
  if (count === 0) throw new RangeError('No values to average');
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count < 3) return { mean, low: null, high: null };
  const lags = Math.floor(4 * (count / 100) ** (2 / 9));
  const weighted = Array.from({ length: lags }, (_, index) => {
    const lag = index + 1;
    return 2 * (1 - lag / (lags + 1)) * covariance(values, mean, lag);
  });
  const variance = weighted.reduce((sum, part) => sum + part, covariance(values, mean, 0));
  const half = studentQuantile(count - 1) * Math.sqrt(Math.max(0, variance) / count);
  return { mean, low: mean - half, high: mean + half };
}

function covariance(values: readonly number[], mean: number, lag: number): number {
  let sum = 0;
  for (let index = lag; index < values.length; index += 1)
    sum += ((values[index] ?? mean) - mean) * ((values[index - lag] ?? mean) - mean);
  return sum / values.length;
}

/**
 * The 0.975 quantile of Student's distribution, by its expansion around the normal one; within 0.01 from three degrees.
 *
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5.
 */
export function studentQuantile(degrees: number): number {
  const z = 1.959963984540054;
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ];
  return terms.reduce((sum, term, index) => sum + term / degrees ** (index + 1), z);
}
