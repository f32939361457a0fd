import { compare, fraction, roundHalfEven, roundUp } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import type { IndexEdition, ItemLimits } from './index-edition.ts';

/** How a sub-index came about: by the table, by a note for what lies above it, or beyond what the standard says. */
export type SubIndexBasis = 'table' | 'note' | 'beyond';

export interface SubIndex {
  /** The concentration that was compared, rounded where the edition says so. */
  readonly compared: Fraction;
  /** Individual air quality index, a whole number; `null` when the item has none at this concentration. */
  readonly subIndex: number | null;
  readonly basis: SubIndexBasis;
}

/**
 * The sub-index (IAQI) of a concentration: linear between the borders around it, then always up to the next integer.
 *
 * @param concentration zero or more, in the unit of the item
 *
 * Source: HJ 633-2026, 4.2.4 formula (1), Table 3 and 4.2.6; HJ 633-2012, 4.2 formula (1), Table 1 and 6.2.
 */
export function subIndexOf(limits: ItemLimits, edition: IndexEdition, concentration: Fraction): SubIndex {
  const compared = limits.decimals === null ? concentration : roundHalfEven(concentration, limits.decimals);
  const borders = bordersOf(limits);
  const upper = borders.findIndex((border, index) => index > 0 && compare(compared, border) <= 0);
  if (upper < 0) {
    const { subIndex, clause } = limits.above;
    return { compared, subIndex, basis: clause === null ? 'beyond' : 'note' };
  }
  return { compared, subIndex: roundUp(between(compared, borders, edition.subIndices, upper)), basis: 'table' };
}

const known = new WeakMap<ItemLimits, readonly Fraction[]>();

/** The borders as exact numbers, made once for each table. */
function bordersOf(limits: ItemLimits): readonly Fraction[] {
  const borders = known.get(limits) ?? limits.borders.map(fraction);
  known.set(limits, borders);
  return borders;
}

function between(
  value: Fraction,
  borders: readonly Fraction[],
  subIndices: readonly number[],
  upper: number,
): Fraction {
  const [low, high] = [at(borders, upper - 1), at(borders, upper)];
  const [from, to] = [BigInt(at(subIndices, upper - 1)), BigInt(at(subIndices, upper))];
  const rise = value.numerator * low.denominator - low.numerator * value.denominator;
  const width = high.numerator * low.denominator - low.numerator * high.denominator;
  const part = { numerator: (to - from) * rise * high.denominator, denominator: width * value.denominator };
  return { numerator: part.numerator + from * part.denominator, denominator: part.denominator };
}

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new RangeError('An item has more borders than there are sub-indices');
  return value;
}
