export interface Scale {
  /** where a value stands, in pixels */
  readonly at: (value: number) => number;
  /** values to be written at the axis, rising */
  readonly ticks: readonly number[];
  /** between ticks */
  readonly step: number;
}

/**
 * A scale whose ends are round numbers: steps of 1, 2 or 5 times a power of ten.
 *
 * `extent` of the values
 *
 * `count` about how many ticks
 */
export function numberScale(
  [least, greatest]: readonly [least: number, greatest: number],
  pixels: readonly [from: number, to: number],
  count: number,
): Scale {
  // Values that differ only in their tenth digit, or hardly from zero, are one value to a reader.
  const isOne = greatest - least <= 1e-9 * Math.max(Math.abs(least), Math.abs(greatest), 1e-290);
  const [from, to]: readonly [number, number] = isOne ? widened(least) : [least, greatest];
  const step = roundStep((to - from) / Math.max(1, count));
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * step));
  return { at: between([first * step, last * step], pixels), ticks, step };
}

/** Straight from values to pixels. */
export function between(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): (value: number) => number {
  if (low === high) return () => (from + to) / 2;
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** The smallest and the largest of values; `null` when there are none. */
export function extentOf(values: Iterable<number>): [number, number] | null {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return least <= greatest ? [least, greatest] : null;
}

function widened(value: number): readonly [number, number] {
  const by = Math.abs(value) > 1e-280 ? Math.abs(value) / 2 : 1;
  return [value - by, value + by];
}

function roundStep(rough: number) {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** 3 × 0.1 reads 0.3. */
function rounded(value: number) {
  return Number(value.toPrecision(12));
}
