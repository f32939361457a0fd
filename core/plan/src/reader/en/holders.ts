import type { Line } from '../line.ts';
import { isField } from './fields.ts';
import { isBareTitle, isChapterLine } from './heading-words.ts';
import { letterOf, lettersBelowDecimals } from './letter-numbers.ts';
import { englishMarkerOf } from './marker.ts';
import type { EnglishMarker } from './marker.ts';

/**
 * Words before numbers (Thrust 1, Outcome 2) that name no clauses but what holds them, from the top: between most of them and the
 * next stand clauses of another word, clauses that carry their number on (1A, 1.1), or numbers with owners. Each with its rank: below
 * Roman chapters where the first stands in one.
 */
function holdersOf(lines: readonly Line[]): ReadonlyMap<string, number> {
  const markers = lines.flatMap(({ flow }, index) => {
    const marker = englishMarkerOf(flow.text);
    return marker === null ? [] : [{ marker, index, isOwned: isOwned(lines, index) }];
  });
  const words = [...new Set(markers.flatMap(({ marker }) => (marker.word === null ? [] : [marker.word])))];
  const holders = words.filter((word, order) => {
    const ends = new Set(words.slice(0, order + 1));
    let count = 0;
    let holding = 0;
    for (const [at, { marker, index }] of markers.entries()) {
      if (marker.word !== word) continue;
      count++;
      // Or titles without a number.
      let isHolding = isBareTitle(lines[index + 1]);
      for (let next = at + 1; next < markers.length && !isHolding; next++) {
        const one = markers[next];
        if (one === undefined || (one.marker.word !== null && ends.has(one.marker.word))) break;
        isHolding = isHeld(one, marker);
      }
      if (isHolding) holding++;
    }
    return holding * 2 > count;
  });
  const first = markers.findIndex(({ marker: { word } }) => word !== null && holders.includes(word));
  const top = markers.slice(0, Math.max(0, first)).some(({ marker: { rank } }) => rank === 1.5) ? 1.6 : 1;
  return new Map(holders.map((word, order) => [word, top + order * 0.01]));
}

/** How a document uses its numbers: words that hold clauses, letters below decimals. */
export interface Levels {
  readonly words: ReadonlyMap<string, number>;
  readonly letters: ReadonlySet<string>;
  /** 1, 2, 3, … run on through headings 1.1, 1.2, …, and stand below these. */
  readonly doNumbersRunOn: boolean;
  /** (1) stands over 1., as translations number （一） over 1. */
  readonly areBracketsOver: boolean;
}

export function levelsOf(lines: readonly Line[]): Levels {
  const numbers = lines.flatMap(({ flow, isBullet }) => (isBullet ? [] : (englishMarkerOf(flow.text)?.number ?? [])));
  const brackets = numbers.flatMap((number, at) => (/^\(\d+\)$/.test(number) ? [numbers[at + 1] ?? ''] : []));
  const over = brackets.filter((next) => /^\d+$/.test(next)).length;
  const first = numbers.findIndex((number) => /^(?:\(\d+\)|\d+)$/.test(number));
  return {
    words: holdersOf(lines),
    letters: lettersBelowDecimals(lines),
    doNumbersRunOn: runOnBelowDecimals(lines),
    areBracketsOver: over > 0 && over * 2 >= brackets.length && (numbers[first] ?? '').startsWith('('),
  };
}

/** Whether sentences are numbered from 1 on through headings of two parts: 1.1: 1, 2, 3; 1.2: 4, 5. */
function runOnBelowDecimals(lines: readonly Line[]): boolean {
  let last = 0;
  let headings = 0;
  let crossed = 0;
  for (const line of lines) {
    const marker = line.isBullet || line.cells !== null ? null : englishMarkerOf(line.flow.text);
    if (marker === null || marker.isNamed || marker.isSection || !line.isApart) continue;
    if (/^\d{1,2}\.\d{1,2}$/.test(marker.number) && !/[.;:]$/.test(line.flow.text)) headings++;
    else if (/^\d+$/.test(marker.number) && !isChapterLine(line, marker)) {
      if (Number(marker.number) !== last + 1) return false;
      last++;
      if (headings > 1) crossed++;
    }
  }
  return last >= 4 && headings >= 2 && crossed > 0;
}

/** A marker at the level that its document gives it: Thrust 2 over 2A is a section, a word that holds nothing numbers clauses. */
export function settledMarker(marker: EnglishMarker, { words, letters, areBracketsOver }: Levels): EnglishMarker {
  if (areBracketsOver && /^\(\d+\)$/.test(marker.number)) return { ...marker, rank: 2.6 };
  if (marker.word === null) return letters.has(letterOf(marker.number) ?? '') ? { ...marker, rank: 3.3 } : marker;
  const { word } = marker;
  const rank = words.get(word);
  if (rank === undefined) return marker;
  const number = `${word.charAt(0).toUpperCase()}${word.slice(1)} ${marker.number}`;
  // Output 1.1 stands below Outcome 1.
  return { ...marker, number, rank: rank + marker.rank - 3, isSection: true };
}

function isHeld({ marker, isOwned }: { marker: EnglishMarker; isOwned: boolean }, above: EnglishMarker): boolean {
  if (marker.isNamed || (marker.word !== null && marker.word !== above.word)) return true;
  return isOwned || (marker.number !== above.number && new RegExp(`^${above.number}[.A-Z]`).test(marker.number));
}

/** Whether a field stands between a number and the next one. */
function isOwned(lines: readonly Line[], index: number): boolean {
  for (const { flow } of lines.slice(index + 1, index + 12)) {
    if (isField(flow.text)) return true;
    if (englishMarkerOf(flow.text) !== null) return false;
  }
  return false;
}
