import type { CountSeries, JudgedPoint } from './count-series.ts';

export interface RkiOptions {
  /** Years before of which the window around the same period is looked at. */
  readonly years: number;
  readonly halfWindow: number;
  /** Whether the periods just before belong to the past that is compared with. */
  readonly currentYear: boolean;
}

/**
 * The methods of the Robert Koch Institute: mean of a few past periods; above 20 the bound is the mean plus two standard
 * deviations, up to 20 the upper 95 % limit of a Poisson count.
 *
 * Source: Stroup et al. (1989), Statistics in Medicine 8, 323–329 for the choice of periods; Höhle (2007), surveillance:
 * an R package for the monitoring of infectious diseases, Computational Statistics 22, 571–582; limits of Crow and Gardner
 * (1959), Confidence intervals for the expectation of a Poisson variable, Biometrika 46, 441–453, table 1.
 */
export function rki(series: CountSeries, from: number, options: RkiOptions): readonly JudgedPoint[] {
  const points: JudgedPoint[] = [];
  for (let t = from; t <= series.counts.length; t++) {
    const observed = series.counts[t - 1] ?? 0;
    const past = pastOf(series, t, options);
    const mean = past.reduce((total, count) => total + count, 0) / past.length;
    const threshold = mean > 20 ? mean + 2 * deviationOf(past, mean) : (poissonUpper95[Math.floor(mean)] ?? 0);
    points.push({ t, observed, expected: mean, threshold, alarm: observed > threshold });
  }
  return points;
}

/** The counts that a period is compared with. */
export function pastOf({ counts, frequency }: CountSeries, t: number, options: RkiOptions): readonly number[] {
  const past: number[] = [];
  if (options.currentYear) past.push(...counts.slice(Math.max(0, t - 1 - options.halfWindow), t - 1));
  for (let year = 1; year <= options.years; year++) {
    const middle = t - year * frequency;
    past.push(...counts.slice(Math.max(0, middle - 1 - options.halfWindow), Math.max(0, middle + options.halfWindow)));
  }
  return past;
}

function deviationOf(past: readonly number[], mean: number): number {
  return Math.sqrt(past.reduce((total, count) => total + (count - mean) ** 2, 0) / (past.length - 1));
}

/** Upper 95 % limits for counts of 0 to 20. */
const poissonUpper95 = [
  3.285, 5.323, 6.686, 8.102, 9.598, 11.177, 12.817, 13.765, 14.921, 16.768, 17.633, 19.05, 20.335, 21.364, 22.945,
  23.762, 25.4, 26.306, 27.735, 28.966, 30.017,
];
