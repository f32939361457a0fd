import { leastSquares } from './least-squares.ts';
import type { LeastSquares } from './least-squares.ts';

/** A log-linear model of counts whose variance is `dispersion` times the mean. */
export interface QuasiPoissonFit {
  /** One per column; `null` for a column that depends on those before it. */
  readonly coefficients: readonly (number | null)[];
  /** Fitted means, one per row. */
  readonly means: Float64Array;
  /** Weighted squares of the working residuals over the degrees of freedom; NaN without degrees of freedom. */
  readonly dispersion: number;
  readonly degreesOfFreedom: number;
  readonly deviance: number;
  readonly hasConverged: boolean;
  /** Diagonal of the hat matrix. */
  leverage(): Float64Array;
  /** Linear predictor at a row of the design, and its variance before the dispersion. */
  predict(row: readonly number[]): { readonly eta: number; readonly unscaledVariance: number };
}

export interface QuasiPoissonData {
  readonly counts: Float64Array;
  /** The design by column, each as long as `counts`. */
  readonly columns: readonly Float64Array[];
  /** Prior weights, one per row; all 1 when absent. */
  readonly weights?: Float64Array;
  /** Means to start from, one per row, above 0: those of a fit to nearly the same data save rounds. */
  readonly startMeans?: Float64Array;
}

/** Relative change of the deviance at which the iteration ends, and its longest course. */
const epsilon = 1e-8;
const longest = 25;
/** A mean never falls below this, however far the linear predictor runs away. */
const smallestMean = Number.EPSILON;

/**
 * Fits a quasi-Poisson model with log link by iteratively reweighted least squares.
 *
 * The conventions are those of R's `glm`, so that a fit which runs away (a season without a case) stops at the same place
 * as there: start at count + 0.1, end when the deviance changes by less than 1e-8 of itself plus 0.1 or after 25 rounds,
 * dispersion and leverage from the weights of the last round.
 *
 * Source: McCullagh and Nelder (1989), Generalized Linear Models, 2nd ed., 2.5 and 9.2.4; documentation of R's `glm.fit`.
 *
 * @returns `null` when the deviance is not finite
 */
export function fitQuasiPoisson({ counts, columns, weights, startMeans }: QuasiPoissonData): QuasiPoissonFit | null {
  let state = start(startMeans ?? counts.map((count) => count + 0.1));
  let deviance = devianceOf(counts, state.means, weights);
  for (let round = 1; round <= longest; round++) {
    const step = reweighted(counts, columns, weights, state);
    const before = deviance;
    deviance = devianceOf(counts, step.means, weights);
    if (!Number.isFinite(deviance)) return null;
    const hasConverged = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < epsilon;
    if (hasConverged || round === longest) return asFit(counts, step, { hasConverged, deviance });
    state = step;
  }
  return null;
}

interface State {
  readonly eta: Float64Array;
  readonly means: Float64Array;
}

interface Step extends State {
  readonly solved: LeastSquares;
  /** The weights under which it was solved. */
  readonly working: Float64Array;
}

function start(means: Float64Array): State {
  return { means, eta: means.map(Math.log) };
}

function reweighted(
  counts: Float64Array,
  columns: readonly Float64Array[],
  weights: Float64Array | undefined,
  { eta, means }: State,
): Step {
  const working = means.map((mean, row) => mean * (weights?.[row] ?? 1));
  const roots = working.map(Math.sqrt);
  const target = eta.map((value, row) => {
    const mean = means[row] as number;
    return (value + ((counts[row] as number) - mean) / mean) * (roots[row] as number);
  });
  const scaled = columns.map((column) => column.map((value, row) => value * (roots[row] as number)));
  const solved = leastSquares(scaled, target, 1e-11);
  const next = linear(columns, solved.coefficients, counts.length);
  return { solved, working, eta: next, means: next.map((value) => Math.max(Math.exp(value), smallestMean)) };
}

function linear(
  columns: readonly Float64Array[],
  coefficients: readonly (number | null)[],
  rows: number,
): Float64Array {
  const eta = new Float64Array(rows);
  for (const [index, column] of columns.entries()) {
    const coefficient = coefficients[index] ?? 0;
    for (let row = 0; row < rows; row++) eta[row] = (eta[row] as number) + coefficient * (column[row] as number);
  }
  return eta;
}

function devianceOf(counts: Float64Array, means: Float64Array, weights: Float64Array | undefined): number {
  let total = 0;
  for (let row = 0; row < counts.length; row++) {
    const count = counts[row] as number;
    const mean = means[row] as number;
    const log = count > 0 ? count * Math.log(count / mean) : 0;
    total += 2 * (weights?.[row] ?? 1) * (log - (count - mean));
  }
  return total;
}

function asFit(
  counts: Float64Array,
  { solved, working, means }: Step,
  end: Pick<QuasiPoissonFit, 'hasConverged' | 'deviance'>,
): QuasiPoissonFit {
  const degreesOfFreedom = counts.length - solved.rank;
  let squares = 0;
  for (let row = 0; row < counts.length; row++) {
    const mean = means[row] as number;
    squares += (working[row] as number) * (((counts[row] as number) - mean) / mean) ** 2;
  }
  return {
    coefficients: solved.coefficients,
    means,
    dispersion: degreesOfFreedom > 0 ? squares / degreesOfFreedom : NaN,
    degreesOfFreedom,
    ...end,
    leverage: () => solved.leverage(),
    predict: (row) => ({
      eta: row.reduce((eta, value, column) => eta + value * (solved.coefficients[column] ?? 0), 0),
      unscaledVariance: solved.varianceAt(row),
    }),
  };
}
