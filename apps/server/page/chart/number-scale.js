/**
 * @typedef {object} Scale
 * @property {(value: number) => number} at where a value stands, in pixels
 * @property {readonly number[]} ticks values to be written at the axis, rising
 * @property {number} step between ticks
 */

/**
 * A scale whose ends are round numbers: steps of 1, 2 or 5 times a power of ten.
 *
 * @param {readonly [least: number, greatest: number]} extent of the values
 * @param {readonly [from: number, to: number]} pixels
 * @param {number} count about how many ticks
 * @returns {Scale}
 */
export function numberScale([least, greatest], pixels, count) {
  // Values that differ only in their tenth digit, or hardly from zero, are one value to a reader.
  const isOne = greatest - least <= 1e-9 * Math.max(Math.abs(least), Math.abs(greatest), 1e-290);
  const [from, to] = isOne ? widened(least) : [least, greatest];
  const step = roundStep((to - from) / Math.max(1, count));
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * step));
  return { at: between([first * step, last * step], pixels), ticks, step };
}

/**
 * Straight from values to pixels.
 *
 * @param {readonly [number, number]} values
 * @param {readonly [number, number]} pixels
 * @returns {(value: number) => number}
 */
export function between([low, high], [from, to]) {
  if (low === high) return () => (from + to) / 2;
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/**
 * The smallest and the largest of values; `null` when there are none.
 *
 * @param {Iterable<number>} values
 * @returns {[number, number] | null}
 */
export function extentOf(values) {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return least <= greatest ? [least, greatest] : null;
}

/** @param {number} value @returns {[number, number]} */
function widened(value) {
  const by = Math.abs(value) > 1e-280 ? Math.abs(value) / 2 : 1;
  return [value - by, value + by];
}

/** @param {number} rough */
function roundStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** 3 × 0.1 reads 0.3. @param {number} value */
function rounded(value) {
  return Number(value.toPrecision(12));
}
