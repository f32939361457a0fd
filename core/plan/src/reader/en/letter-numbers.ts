import type { Line } from '../line.ts';
import { englishMarkerOf } from './marker.ts';

const letterNumber = /^([A-Z]{1,3})[.-]?(\d{1,3})$/;

/**
 * Letters whose numbers run on over decimal headings (2.1: M1, M2; 2.2: M3) number what stands below these, and are no headings
 * beside them.
 */
export function lettersBelowDecimals(lines: readonly Line[]): ReadonlySet<string> {
  const numbers = lines.flatMap(({ flow, isBullet }) =>
    isBullet ? [] : [englishMarkerOf(flow.text)?.number ?? []].flat(),
  );
  const letters = new Set(numbers.flatMap((number) => letterNumber.exec(number)?.[1] ?? []));
  return new Set(
    [...letters].filter((letter) => {
      const own = numbers.flatMap((number) =>
        letterNumber.exec(number)?.[1] === letter ? [Number(letterNumber.exec(number)?.[2])] : [],
      );
      const doesRunOn = own.length >= 2 && own.every((count, at) => at === 0 || count === (own[at - 1] ?? 0) + 1);
      const below = numbers.filter(
        (number, at) => /^\d{1,2}\.\d{1,2}$/.test(number) && letterNumber.exec(numbers[at + 1] ?? '')?.[1] === letter,
      );
      return doesRunOn && below.length >= 2;
    }),
  );
}

/** The letters of a number of that kind. */
export function letterOf(number: string): string | null {
  return letterNumber.exec(number)?.[1] ?? null;
}
