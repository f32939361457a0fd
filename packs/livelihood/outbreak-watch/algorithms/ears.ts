import { normalQuantile } from '@yuzhi/series';
import type { CountSeries, JudgedPoint } from './count-series.ts';

const baseline = 7;

/**
 * EARS C1 and C2: mean plus a quantile of the normal distribution times the standard deviation of the last seven periods.
 * C2 leaves the two periods before the judged one out, so that a slow rise does not hide itself.
 *
 * Source: Hutwagner, Thompson, Seeman and Treadwell (2003), The bioterrorism preparedness and response Early Aberration
 * Reporting System, J. Urban Health 80 (2) Suppl. 1, i89–i96; Fricker, Hegler and Dunfee (2008), Statistics in Medicine
 * 27, 3407–3429.
 */
export function earsC1(series: CountSeries, from: number): readonly JudgedPoint[] {
  return shewhart(series, from, 0);
}

/** See {@link earsC1}. */
export function earsC2(series: CountSeries, from: number): readonly JudgedPoint[] {
  return shewhart(series, from, 2);
}

/**
 * EARS C3: adds up how far C2 lay above one in the periods before. As the reference has it, the threshold starts from the
 * count itself, so that the alarm depends on the two periods before and not on the judged one: it tells late.
 *
 * Source: see {@link earsC1}; behaviour of surveillance 1.20.3.
 */
export function earsC3({ counts }: CountSeries, from: number): readonly JudgedPoint[] {
  const critical = normalQuantile(1 - 0.025);
  const points: JudgedPoint[] = [];
  for (let t = from; t <= counts.length; t++) {
    const observed = counts[t - 1] ?? 0;
    const { mean, deviation } = momentsBefore(counts, t - 2);
    const before = excess(counts, t - 1) + excess(counts, t - 2);
    const bound = observed + deviation * (critical - before);
    // Seven equal counts have no deviation, and a count equal to them is 0 / 0: nothing can be said.
    const threshold = Number.isNaN(bound) ? null : Math.max(0, bound);
    points.push({ t, observed, expected: mean, threshold, alarm: threshold !== null && observed > threshold });
  }
  return points;
}

function shewhart({ counts }: CountSeries, from: number, lag: number): readonly JudgedPoint[] {
  const points: JudgedPoint[] = [];
  for (let t = from; t <= counts.length; t++) {
    const observed = counts[t - 1] ?? 0;
    const { mean, deviation } = momentsBefore(counts, t - lag);
    const threshold = mean + normalQuantile(1 - 0.001) * deviation;
    points.push({ t, observed, expected: mean, threshold, alarm: observed > threshold });
  }
  return points;
}

/** How far the standardised count of C2 lies above one. */
function excess(counts: readonly number[], t: number): number {
  const { mean, deviation } = momentsBefore(counts, t - 2);
  return Math.max(0, ((counts[t - 1] ?? 0) - mean) / deviation - 1);
}

/** Mean and standard deviation of the seven periods before `t`. */
function momentsBefore(counts: readonly number[], t: number): { readonly mean: number; readonly deviation: number } {
  const past = counts.slice(t - 1 - baseline, t - 1);
  const mean = past.reduce((total, count) => total + count, 0) / baseline;
  const squares = past.reduce((total, count) => total + (count - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (baseline - 1)) };
}
