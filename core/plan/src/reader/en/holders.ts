import type { Line } from '../line.ts';
import { isField } from './fields.ts';
import { englishMarkerOf } from './marker.ts';
import type { EnglishMarker } from './marker.ts';

/**
 * Words before numbers (Thrust 1, Outcome 2) that name no clauses but what holds them, from the top: between most of them and the
 * next stand clauses of another word, clauses that carry their number on (1A, 1.1), or numbers with owners.
 */
export function holdersOf(lines: readonly Line[]): readonly string[] {
  const markers = lines.flatMap(({ flow }, index) => {
    const marker = englishMarkerOf(flow.text);
    return marker === null ? [] : [{ marker, isOwned: isOwned(lines, index) }];
  });
  const words = [...new Set(markers.flatMap(({ marker }) => (marker.word === null ? [] : [marker.word])))];
  return words.filter((word, order) => {
    const ends = new Set(words.slice(0, order + 1));
    let count = 0;
    let holding = 0;
    for (const [index, { marker }] of markers.entries()) {
      if (marker.word !== word) continue;
      count++;
      const rest = markers.slice(index + 1);
      const end = rest.findIndex(({ marker: { word: next } }) => next !== null && ends.has(next));
      if (rest.slice(0, end === -1 ? rest.length : end).some((one) => isHeld(one, marker))) holding++;
    }
    return holding * 2 > count;
  });
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
