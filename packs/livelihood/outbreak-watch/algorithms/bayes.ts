import { negBinomialQuantile } from '@yuzhi/series';
import type { CountSeries, JudgedPoint } from './count-series.ts';
import { pastOf } from './rki.ts';

const alpha = 0.05;

/**
 * Bayesian bound: with Jeffreys' prior for the Poisson mean of the last six periods, the next count is negative binomial
 * with size sum + 1/2 and probability 6/7.
 *
 * Source: Riebler (2004), Empirischer Vergleich von statistischen Methoden zur Ausbruchserkennung bei Surveillance Daten;
 * Höhle (2007), Computational Statistics 22, 571–582.
 */
export function bayes(series: CountSeries, from: number): readonly JudgedPoint[] {
  const points: JudgedPoint[] = [];
  for (let t = from; t <= series.counts.length; t++) {
    const observed = series.counts[t - 1] ?? 0;
    const past = pastOf(series, t, { years: 0, halfWindow: 6, currentYear: true });
    const size = past.reduce((total, count) => total + count, 0) + 0.5;
    const expected = size / past.length;
    const threshold = negBinomialQuantile(1 - alpha, expected, size);
    points.push({ t, observed, expected, threshold, alarm: observed > threshold });
  }
  return points;
}
