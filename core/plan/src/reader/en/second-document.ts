import type { Line } from '../line.ts';
import { isFrontMatter } from './front-words.ts';
import { englishMarkerOf } from './marker.ts';

const titleWord =
  /\b(?:plan|strategy|roadmap|programme|program|framework|response|policy|agenda|charter|blueprint|order|directive|guidelines)\b/i;
/** So many lines below its title a document says when or by whom it was issued. */
const frontLines = 8;

/**
 * Where a second document begins: a title that stands apart behind the first items, with a date, a number or an issuer
 * below it and items that count from one again. The length of the lines when there is none.
 */
export function secondEnglishDocument(lines: readonly Line[]): number {
  const isFirst = lines.map(({ flow }) => isFirstItem(flow.text));
  const first = isFirst.indexOf(true);
  if (first === -1) return lines.length;
  for (let index = first + 1; index < lines.length; index++) {
    const isStart =
      isTitle(lines[index]) &&
      lines.slice(index + 1, index + frontLines).some(({ flow }) => isFrontMatter(flow.text)) &&
      isFirst.indexOf(true, index) !== -1 &&
      hasLaterItem(lines.slice(first, index));
    if (isStart) return index;
  }
  return lines.length;
}

function isTitle(line: Line | undefined): boolean {
  if (line === undefined || line.cells !== null || line.isBullet || !(line.isApart || line.heading > 0)) return false;
  const { text } = line.flow;
  return (
    text.length <= 120 &&
    /^[A-Z]/.test(text) &&
    !/[.;:,]$/.test(text) &&
    titleWord.test(text) &&
    !/\b(?:will|shall|must|should)\b/.test(text) &&
    englishMarkerOf(text) === null
  );
}

/** Recommendation 1, 1., 1.1: where counting begins. */
function isFirstItem(text: string): boolean {
  const marker = englishMarkerOf(text);
  return marker !== null && /^(?:[A-Z]?1|1\.1|I|\w+ 1)$/.test(marker.number);
}

function hasLaterItem(lines: readonly Line[]): boolean {
  return lines.some(({ flow }) => /[2-9]/.test(englishMarkerOf(flow.text)?.number ?? ''));
}
