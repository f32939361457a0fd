/** The middle of the readings; of an even number the mean of the two in the middle. NaN for none. */
export function median(readings: readonly number[]): number {
  const sorted = readings.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The smallest and the largest reading. */
export function spreadOf(readings: readonly number[]): readonly [number, number] {
  return [Math.min(...readings), Math.max(...readings)];
}
