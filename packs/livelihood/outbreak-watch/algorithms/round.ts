/** A figure for people: three decimals at most. */
export function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** {@link rounded}, of what may be absent. */
export function roundedOrNull(value: number | null): number | null {
  return value === null ? null : rounded(value);
}
