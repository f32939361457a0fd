import { negBinomialQuantile } from '@yuzhi/series';
import type { CountSeries, JudgedPoint } from './count-series.ts';
import { seasonalBaseline } from './seasonal-baseline.ts';
import type { SeasonalBaseline } from './seasonal-baseline.ts';

/** Size of the outbreak that is asked about: so many standard deviations of one period's count. */
const outbreakDeviations = 4;
/** The outbreak that is asked about lasts two periods, with half of its cases in each. */
const shareOfPeriod = 0.5;
/** An alarm when the counts are more than so many times as likely with an outbreak. Set on made-up series, see README. */
const alarmRatio = 45;
/** However the ratio stands, a count with a smaller probability than this is an alarm. */
const rarest = 1e-4;
/** So many periods before the judged one are not learnt from. */
const skipped = 2;
/** Every so many periods the past is learnt from anew: it hardly changes in between, and this is nearly all of the work. */
const refitEvery = 4;

/**
 * A detector of our own: how many times as likely are the last two counts if an outbreak began now or one period ago
 * than if none did? The past is a negative binomial model of trend and season without what stands out; the outbreak adds
 * Poisson cases, four standard deviations in all, half of them in each of two periods. The ratio is that of Neyman and
 * Pearson, summed over the two beginnings, and asks for cases in the judged period, so that the end of an outbreak is no
 * alarm.
 *
 * Reference for its ingredients: Noufaily et al. (2013), Statistics in Medicine 32, 1206–1222 (model, past outbreaks);
 * Neyman and Pearson (1933), Phil. Trans. R. Soc. A 231, 289–337.
 */
export function outbreakRatio(series: CountSeries, from: number): readonly JudgedPoint[] {
  const points: JudgedPoint[] = [];
  let learntUntil = NaN;
  let baseline: SeasonalBaseline | null = null;
  for (let t = from; t <= series.counts.length; t++) {
    // Counted from the first period of the series, so that a period is judged alike wherever the judging begins.
    const last = Math.floor((t - 1 - skipped) / refitEvery) * refitEvery;
    if (last !== learntUntil) baseline = seasonalBaseline(series, last);
    learntUntil = last;
    points.push(judge(series, t, baseline));
  }
  return points;
}

function judge(series: CountSeries, t: number, baseline: SeasonalBaseline | null): JudgedPoint {
  const observed = series.counts[t - 1] ?? 0;
  if (baseline === null) return { t, observed, expected: null, threshold: null, alarm: false };
  const now = { mean: baseline.expectedAt(t), dispersion: baseline.dispersion };
  const before = { mean: baseline.expectedAt(t - 1), dispersion: baseline.dispersion };
  const threshold = largestWithout(now, before, series.counts[t - 2] ?? 0);
  return { t, observed, expected: now.mean, threshold, alarm: observed > threshold };
}

/** Expected count of a period without an outbreak, and its variance over that. */
interface Usual {
  readonly mean: number;
  readonly dispersion: number;
}

/** The largest count of the judged period that is no alarm yet, given the count before. */
function largestWithout(now: Usual, before: Usual, countBefore: number): number {
  let high = negBinomialQuantile(1 - rarest, now.mean, now.mean / (now.dispersion - 1)) + 1;
  let low = 0;
  const begunBefore = countRatio(before, countBefore, casesOf(before));
  while (high - low > 1) {
    const between = Math.floor((low + high) / 2);
    if (ratioOf(now, between, before, begunBefore) > alarmRatio) high = between;
    else low = between;
  }
  return low;
}

/**
 * How many times as likely the counts are with an outbreak that began in the judged period or in the one before. An
 * outbreak without a case in the judged period does not count.
 */
function ratioOf(now: Usual, count: number, before: Usual, begunBefore: number): number {
  const fresh = withCases(now, count, casesOf(now));
  const going = begunBefore * withCases(now, count, casesOf(before));
  return fresh + going;
}

/** Cases that an outbreak adds to one period. */
function casesOf({ mean, dispersion }: Usual): number {
  return outbreakDeviations * Math.sqrt(dispersion * mean) * shareOfPeriod;
}

function withCases(usual: Usual, count: number, cases: number): number {
  return countRatio(usual, count, cases) - Math.exp(-cases);
}

/**
 * Probability of `count` as the sum of a usual count and Poisson cases of mean `cases`, over its probability as a usual
 * count. Worked out by the quotient of neighbouring probabilities, so that nothing underflows but what is negligible.
 */
function countRatio({ mean, dispersion }: Usual, count: number, cases: number): number {
  const size = mean / (dispersion - 1);
  const share = 1 - 1 / dispersion;
  const most = Math.min(count, Math.ceil(cases + 12 * Math.sqrt(cases) + 30));
  let log = -cases;
  let total = Math.exp(log);
  for (let added = 1; added <= most; added++) {
    const usual = count - added + 1;
    log += Math.log((cases / added) * (usual / ((size + usual - 1) * share)));
    total += Math.exp(log);
  }
  return total;
}
