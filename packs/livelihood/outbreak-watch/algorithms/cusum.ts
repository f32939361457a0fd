import type { CountSeries, JudgedPoint } from './count-series.ts';

const reference = 1.04;
const decision = 2.26;

/**
 * Cumulated sum of counts made normal by Rossi's transformation; an alarm when it reaches the decision interval. The
 * threshold is the count that would bring it there.
 *
 * Source: Rossi, Lampugnani and Marchi (1999), An approximate CUSUM procedure for surveillance of health events,
 * Statistics in Medicine 18, 2111–2122.
 */
export function cusum({ counts }: CountSeries, from: number): readonly JudgedPoint[] {
  const past = counts.slice(0, from - 1);
  const mean = past.reduce((total, count) => total + count, 0) / past.length;
  const points: JudgedPoint[] = [];
  let cumulated = 0;
  for (let t = from; t <= counts.length; t++) {
    const observed = counts[t - 1] ?? 0;
    const threshold = countAt(decision + reference - cumulated, mean);
    cumulated = Math.max(0, cumulated + rossi(observed, mean) - reference);
    // Years without a case transform nothing: the reference gives 0 and no alarm.
    points.push({ t, observed, expected: mean, threshold: mean > 0 ? threshold : 0, alarm: cumulated >= decision });
  }
  return points;
}

function rossi(count: number, mean: number): number {
  return (count - 3 * mean + 2 * Math.sqrt(count * mean)) / (2 * Math.sqrt(mean));
}

/**
 * The count whose transformed value is `value`: the square of the root of a quadratic equation in √count. Where no count
 * is needed any more the equation has no such root; the reference gives 0, or the square of the negative root as here.
 */
function countAt(value: number, mean: number): number {
  const square = 4 * mean + 2 * Math.sqrt(mean) * value;
  if (square < 0) return 0;
  const root = -Math.sqrt(mean) + Math.sqrt(square);
  return root ** 2;
}
