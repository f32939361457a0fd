export interface Summary {
  readonly mean: number;
  readonly highest: number;
  /** How many readings are missing. */
  readonly missing: number;
}

/**
 * Mean and highest of the readings that are there.
 *
 * @returns `null` when none is
 */
export function summaryOf(readings: readonly (number | null)[]): Summary | null {
  const there = readings.filter((reading) => reading !== null);
  if (there.length === 0) return null;
  const sum = there.reduce((total, reading) => total + reading, 0);
  const highest = there.reduce((most, reading) => Math.max(most, reading));
  return { mean: sum / there.length, highest, missing: readings.length - there.length };
}
