import { incompleteBeta } from './incomplete-beta.ts';

/** Smallest count whose cumulated Poisson probability reaches `probability`. */
export function poissonQuantile(probability: number, mean: number): number {
  return countQuantile(probability, mean, Infinity);
}

/**
 * Smallest count whose cumulated negative binomial probability reaches `probability`.
 *
 * @param mean expected count, >= 0
 * @param size the size parameter: the variance is `mean + mean² / size`; Infinity is the Poisson distribution
 */
export function negBinomialQuantile(probability: number, mean: number, size: number): number {
  return countQuantile(probability, mean, size);
}

/** Where a distribution is wider than this, the quantile is looked for by halving instead of by adding up. */
const widestSum = 20_000;

function countQuantile(probability: number, mean: number, size: number): number {
  if (!(probability >= 0 && probability < 1)) throw new RangeError('A quantile needs a probability in [0, 1)');
  if (!(mean >= 0 && Number.isFinite(mean) && size > 0))
    throw new RangeError('A count needs a mean >= 0 and a size > 0');
  if (mean === 0) return 0;
  // A cumulated probability that equals the wanted one but for rounding has reached it.
  const wanted = probability * (1 - 64 * Number.EPSILON);
  const deviation = Math.sqrt(mean + (mean * mean) / size);
  if (deviation > widestSum) return byHalving(wanted, mean, size, deviation);
  return byAddingUp(wanted, mean, size);
}

/**
 * Adds probabilities up in both directions from the mode and divides by their own sum, so that no gamma function and no
 * rounding of large logarithms comes in.
 */
function byAddingUp(wanted: number, mean: number, size: number): number {
  const mode = Number.isFinite(size) ? Math.max(0, Math.floor((mean * (size - 1)) / size)) : Math.floor(mean);
  const share = mean / (Number.isFinite(size) ? mean + size : 1);
  const up = (k: number) => ((Number.isFinite(size) ? size + k : 1) * share) / (k + 1);
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0; k--) {
    weight /= up(k - 1);
    if (weight < 1e-22) break;
    below.push(weight);
  }
  const weights = [...below.toReversed(), 1];
  const first = mode - below.length;
  for (let k = mode, weight = 1; weight > 1e-22; k++) {
    weight *= up(k);
    weights.push(weight);
  }
  // Small ones first: the sums keep their last digits.
  const total = sum(weights);
  let cumulated = 0;
  for (const [index, weight] of weights.entries()) {
    cumulated += weight;
    if (cumulated / total >= wanted) return first + index;
  }
  return first + weights.length - 1;
}

function byHalving(wanted: number, mean: number, size: number, deviation: number): number {
  // Above this size a negative binomial is not told from a Poisson distribution in double precision.
  const finite = Math.min(size, mean * 1e9);
  const cumulated = (count: number) => incompleteBeta(finite / (finite + mean), finite, count + 1);
  let low = -1;
  let high = Math.ceil(mean + deviation);
  while (cumulated(high) < wanted) {
    low = high;
    high = Math.ceil(high * 2);
  }
  while (high - low > 1) {
    const between = Math.floor((low + high) / 2);
    if (cumulated(between) >= wanted) high = between;
    else low = between;
  }
  return high;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
