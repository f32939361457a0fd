/** A weighted linear fit with what the decomposition tells about it. */
export interface LeastSquares {
  /** One per column; `null` for a column that depends on those before it. */
  readonly coefficients: readonly (number | null)[];
  /** Diagonal of the hat matrix, one per row. */
  leverage(): Float64Array;
  /** x' (X'X)^-1 x for a row `x` of the design: the variance of its prediction, without the dispersion. */
  varianceAt(row: readonly number[]): number;
  readonly rank: number;
}

/**
 * Least squares of `target` on `columns` by Householder reflections. A column whose length shrinks below `tolerance`
 * times its own is put last and gets no coefficient, which is how LINPACK's limited pivoting treats dependent columns.
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, 4th ed., 5.2.1; Dongarra et al. (1979), LINPACK Users' Guide,
 * chapter 9.
 *
 * @param columns design by column, each as long as `target`, rows already multiplied by the square root of their weight
 */
export function leastSquares(columns: readonly Float64Array[], target: Float64Array, tolerance: number): LeastSquares {
  const work = columns.map((column) => Float64Array.from(column));
  const order = columns.map((_, index) => index);
  const effects = Float64Array.from(target);
  const rank = reflect(work, order, effects, tolerance);
  const solution = solveUpper(work, effects, rank);
  const coefficients = columns.map((): number | null => null);
  for (let j = 0; j < rank; j++) coefficients[order[j] ?? 0] = solution[j] ?? null;
  return {
    coefficients,
    rank,
    leverage: () => leverageOf(columns, work, order, rank),
    varianceAt: (row) => squaredLength(solveTransposed(work, order, rank, (column) => row[column] ?? 0)),
  };
}

/** Reduces `work` to R in its upper part, applying the same reflections to `effects`; returns the rank. */
function reflect(work: Float64Array[], order: number[], effects: Float64Array, tolerance: number): number {
  const lengths = work.map((column) => Math.sqrt(tailSquares(column, 0)) || 1);
  let rank = Math.min(work.length, effects.length);
  for (let j = 0; j < rank;) {
    const column = at(work, j);
    const length = Math.sqrt(tailSquares(column, j));
    if (length < (lengths[j] ?? 1) * tolerance || length === 0) {
      moveToEnd(j, work, order, lengths);
      rank--;
      continue;
    }
    reflectOne(work, effects, j, length);
    j++;
  }
  return rank;
}

function reflectOne(work: Float64Array[], effects: Float64Array, j: number, length: number): void {
  const column = at(work, j);
  const lead = column[j] ?? 0;
  const diagonal = lead > 0 ? -length : length;
  const mirror = column.slice(j);
  mirror[0] = lead - diagonal;
  const half = 2 / tailSquares(mirror, 0);
  for (let k = j + 1; k < work.length; k++) mirrored(at(work, k), mirror, half, j);
  mirrored(effects, mirror, half, j);
  column[j] = diagonal;
  column.fill(0, j + 1);
}

function mirrored(vector: Float64Array, mirror: Float64Array, half: number, from: number): void {
  let dot = 0;
  for (let i = 0; i < mirror.length; i++) dot += (mirror[i] as number) * (vector[from + i] as number);
  // Indicators of different groups have no row in common, and stay as they are.
  if (dot === 0) return;
  const factor = dot * half;
  for (let i = 0; i < mirror.length; i++)
    vector[from + i] = (vector[from + i] as number) - factor * (mirror[i] as number);
}

function moveToEnd(j: number, ...lists: unknown[][]): void {
  for (const list of lists) list.push(...list.splice(j, 1));
}

function solveUpper(work: readonly Float64Array[], effects: Float64Array, rank: number): Float64Array {
  const solution = effects.slice(0, rank);
  for (let j = rank - 1; j >= 0; j--) {
    const column = at(work, j);
    const value = (solution[j] as number) / (column[j] as number);
    solution[j] = value;
    for (let i = 0; i < j; i++) solution[i] = (solution[i] as number) - value * (column[i] as number);
  }
  return solution;
}

/** R' z = x, with x in the order of the columns that count. */
function solveTransposed(
  work: readonly Float64Array[],
  order: readonly number[],
  rank: number,
  valueOf: (column: number) => number,
): Float64Array {
  const solution = new Float64Array(rank);
  for (let j = 0; j < rank; j++) {
    const column = at(work, j);
    let value = valueOf(order[j] ?? 0);
    for (let i = 0; i < j; i++) value -= (column[i] as number) * (solution[i] as number);
    solution[j] = value / (column[j] as number);
  }
  return solution;
}

function leverageOf(
  columns: readonly Float64Array[],
  work: readonly Float64Array[],
  order: readonly number[],
  rank: number,
): Float64Array {
  const rows = columns[0]?.length ?? 0;
  const leverage = new Float64Array(rows);
  for (let row = 0; row < rows; row++)
    leverage[row] = squaredLength(solveTransposed(work, order, rank, (column) => at(columns, column)[row] as number));
  return leverage;
}

function squaredLength(vector: Float64Array): number {
  return tailSquares(vector, 0);
}

function tailSquares(vector: Float64Array, from: number): number {
  let total = 0;
  for (let i = from; i < vector.length; i++) total += (vector[i] as number) ** 2;
  return total;
}

function at(columns: readonly Float64Array[], index: number): Float64Array {
  const column = columns[index];
  if (column === undefined) throw new RangeError(`There is no column ${index}`);
  return column;
}
