/**
 * An exact rational number; the denominator is positive. Concentrations are decided at borders, where the error of a
 * floating-point number would raise an index by one.
 */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * The decimal number that a text or a number shows: `0.1` is one tenth, not the binary number next to it.
 *
 * @throws RangeError when it is not a finite decimal number
 */
export function fraction(value: number | string): Fraction {
  const parts = /^([-+]?)(\d*)(?:\.(\d*))?(?:e([-+]?\d{1,3}))?$/i.exec(String(value).trim());
  const [, sign = '', whole = '', part = '', exponent = '0'] = parts ?? [];
  if (parts === null || whole + part === '') throw new RangeError('Not a finite decimal number');
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${part}`);
  const power = Number(exponent) - part.length;
  const scale = 10n ** BigInt(Math.abs(power));
  return power >= 0 ? { numerator: digits * scale, denominator: 1n } : { numerator: digits, denominator: scale };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * The arithmetic mean, not rounded.
 *
 * @throws RangeError for no values
 */
export function mean(values: readonly Fraction[]): Fraction {
  if (values.length === 0) throw new RangeError('No values to average');
  let numerator = 0n;
  let denominator = 1n;
  for (const value of values) {
    if (value.denominator === denominator) numerator += value.numerator;
    else {
      numerator = numerator * value.denominator + value.numerator * denominator;
      denominator *= value.denominator;
    }
  }
  return lowest({ numerator, denominator: denominator * BigInt(values.length) });
}

/** The largest of the values; `null` for none. */
export function largest(values: readonly Fraction[]): Fraction | null {
  return values.reduce<Fraction | null>((most, next) => (most === null || compare(next, most) > 0 ? next : most), null);
}

/** The least whole number that is not below a value of zero or more. */
export function roundUp({ numerator, denominator }: Fraction): number {
  return Number((numerator + denominator - 1n) / denominator);
}

/**
 * Rounds a value of zero or more to so many decimals: a remainder below a half is dropped, one above it goes up, a half
 * goes to the even digit.
 *
 * Source: GB/T 8170, rules of rounding (四舍六入五成双).
 */
export function roundHalfEven({ numerator, denominator }: Fraction, decimals: number): Fraction {
  const scale = 10n ** BigInt(decimals);
  const scaled = numerator * scale;
  const down = scaled / denominator;
  const twiceLeft = 2n * (scaled - down * denominator);
  const isUp = twiceLeft > denominator || (twiceLeft === denominator && down % 2n === 1n);
  return { numerator: isUp ? down + 1n : down, denominator: scale };
}

/** The value with exactly so many decimals, as `roundHalfEven` rounds it: `0.60` for three fifths and two decimals. */
export function decimalText(value: Fraction, decimals: number): string {
  const digits = roundHalfEven(value, decimals)
    .numerator.toString()
    .padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The nearest floating-point number, below one to eighteen decimals: for answers and drawing, never for a decision. */
export function asNumber({ numerator, denominator }: Fraction): number {
  const [top, bottom] = [Number(numerator), Number(denominator)];
  if (Number.isSafeInteger(top) && Number.isSafeInteger(bottom)) return top / bottom;
  const whole = numerator / denominator;
  return Number(whole) + Number(((numerator - whole * denominator) * 10n ** 18n) / denominator) / 1e18;
}

function lowest({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? { numerator: 0n, denominator: 1n } : { numerator: numerator / a, denominator: denominator / a };
}
