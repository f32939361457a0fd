/** Where each coefficient in zigzag order stands in its block (ITU-T T.81, figure 5). */
const zigzag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
];

/** `basis[u * 8 + x]`: the cosines with their factors (T.81, A.3.3). */
const basis = Float64Array.from({ length: 64 }, (_none, index) => {
  const [u, x] = [index >> 3, index & 7];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});

/**
 * The quantised coefficients of a block, in zigzag order.
 *
 * @param samples 64 of them, -128 to 127, row by row
 * @param steps the quantisation table, in zigzag order
 */
export function quantised(samples: Float64Array, steps: readonly number[]): Int16Array {
  const plain = transformed(samples, (u, x) => basis[u * 8 + x] ?? 0);
  return Int16Array.from(zigzag, (place, index) => Math.round((plain[place] ?? 0) / (steps[index] ?? 1)));
}

/** The samples that a decoder makes of a block, -128 to 127. */
export function samplesOf(coefficients: Int16Array, steps: readonly number[]): Float64Array {
  const plain = new Float64Array(64);
  for (const [index, place] of zigzag.entries()) plain[place] = (coefficients[index] ?? 0) * (steps[index] ?? 1);
  return transformed(plain, (x, u) => basis[u * 8 + x] ?? 0).map((value) => Math.min(127, Math.max(-128, value)));
}

/** Rows, then columns: `out[v][u] = sum of factor(v, y) * factor(u, x) * in[y][x]`. */
function transformed(block: Float64Array, factor: (to: number, from: number) => number): Float64Array {
  const half = new Float64Array(64);
  const out = new Float64Array(64);
  for (let row = 0; row < 8; row += 1)
    for (let to = 0; to < 8; to += 1)
      for (let from = 0; from < 8; from += 1)
        half[row * 8 + to] = (half[row * 8 + to] ?? 0) + factor(to, from) * (block[row * 8 + from] ?? 0);
  for (let to = 0; to < 8; to += 1)
    for (let from = 0; from < 8; from += 1)
      for (let column = 0; column < 8; column += 1)
        out[to * 8 + column] = (out[to * 8 + column] ?? 0) + factor(to, from) * (half[from * 8 + column] ?? 0);
  return out;
}
