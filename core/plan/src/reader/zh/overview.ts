import type { Line } from '../line.ts';
import { isLabelLine } from './label-words.ts';
import { markerOf } from './marker.ts';

/** Fewer headings one after the other are no list of them. */
const fewest = 5;
const longest = 40;

/** Without a list of headings that all come again below, with or without their numbers: contents, or the overview of a page. */
export function withoutOverview(lines: readonly Line[]): readonly Line[] {
  const last = new Map<string, number>();
  for (const [index, line] of lines.entries()) last.set(wordsOf(line), index);
  const dropped = new Set<number>();
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    let next = from;
    // One or two between them may have been left out below.
    for (; next < lines.length && next - to < 3 && isShort(lines[next] as Line); next++)
      if (comesAgain(lines[next] as Line, next, last)) to = next + 1;
    const again = lines.slice(from, to).filter((line, at) => comesAgain(line, from + at, last));
    // They come again behind the list, and not within it.
    const isList =
      again.length >= fewest &&
      again.length * 3 >= (to - from) * 2 &&
      again.every((line) => (last.get(wordsOf(line)) ?? 0) >= to);
    if (!isList) continue;
    for (let index = from; index < to; index++) dropped.add(index);
    from = to;
  }
  return dropped.size === 0 ? lines : lines.filter((_, index) => !dropped.has(index));
}

function isShort(line: Line): boolean {
  const words = wordsOf(line);
  return (
    line.cells === null &&
    words.length >= 4 &&
    words.length <= longest &&
    /\p{Script=Han}/u.test(words) &&
    !/[。；：，]$/.test(words) &&
    !isLabelLine(line.flow.text)
  );
}

function comesAgain(line: Line, index: number, last: ReadonlyMap<string, number>): boolean {
  return isShort(line) && (last.get(wordsOf(line)) ?? 0) > index;
}

function wordsOf({ flow: { text } }: Line): string {
  return text.slice(markerOf(text)?.length ?? 0).replace(/[\s.·…]*\d{0,3}$|[。：]$/g, '');
}
