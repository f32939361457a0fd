import type { Target } from '../reader/reading.ts';

/** A target in short: year, operator, value, unit, * where it is striven for. */
export function targetWords({ year, operator, value, unit, striving }: Target): string {
  const words = [year ?? '-', operator, String(value), unit].join(' ').trim();
  return striving ? `${words}*` : words;
}
