import { joinFlows, sliceFlow } from '../flow.ts';
import type { Line } from '../line.ts';
import { isLabelLine } from './label-words.ts';
import { markerOf } from './marker.ts';

const endOfParagraph = /[。；：！？…”’】]$|[。；！]）$/;
const isDateLine = /^[\d〇○零一二三四五六七八九十]{2,4}年.{1,3}月.{1,3}日$/;
/** Where a site put several clauses into one line. */
const clauseInside =
  /(?<=[。；]|[位责门实合]\s*[）】〕]|[局委厅办等]\s*[）】〕])\s*(?=(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、](?=[\p{Script=Han}“]))(?!是|等))/gu;

/** Joins what a narrow page broke and parts what a site ran together. */
export function joinParagraphs(lines: readonly Line[]): { readonly lines: readonly Line[]; readonly count: number } {
  const width = widthOf(lines);
  const joined: Line[] = [];
  let count = 0;
  // Whether the last piece of a joined line filled the page.
  let isFull = false;
  for (const line of lines) {
    const before = joined.at(-1);
    if (before !== undefined && goesOn(before, line, isFull)) {
      joined[joined.length - 1] = { ...before, flow: joinFlows([before.flow, line.flow]) };
      count++;
    } else joined.push(line);
    isFull = width > 0 && line.flow.text.length >= width * 0.8;
  }
  return { lines: joined.flatMap(partClauses), count };
}

/** The width of a page that breaks lines, in characters; 0 when the text is not broken. */
function widthOf(lines: readonly Line[]): number {
  const open = lines.filter(
    ({ flow, cells, heading }) =>
      cells === null && heading === 0 && !endOfParagraph.test(flow.text) && !isBareHeading(flow.text),
  );
  const lengths = open.map(({ flow }) => flow.text.length).filter((length) => length >= 15 && length <= 80);
  if (lengths.length < 3) return 0;
  const sorted = lengths.sort((one, other) => one - other);
  const width = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  const full = sorted.filter((length) => length >= width * 0.85).length;
  return full >= 3 && full >= lines.length * 0.1 ? width : 0;
}

function goesOn(before: Line, line: Line, isFull: boolean): boolean {
  if (before.cells !== null || line.cells !== null || before.heading > 0 || line.heading > 0 || line.isBullet)
    return false;
  const { text } = before.flow;
  if (isUnclosed(text)) return !(line.isApart && !line.isAfterPage) && text.length < 3000;
  if (line.isApart && !line.isAfterPage) return false;
  const isInside = isFull && /[，。；、]/.test(text.slice(-40));
  if (startsAnew(line.flow.text, isInside) || (endOfParagraph.test(text) && !(isFull && /[”’]$/.test(text))))
    return false;
  if (/[、，]$/.test(text)) return true;
  if (isLabelLine(text) && !isFull) return false;
  if (isBareHeading(text) && (!isFull || text.endsWith('）'))) return false;
  if (isFull) return true;
  const isSentence = /[，。；]/.test(text.replace(/（[^（）]*）/g, ''));
  return isSentence && !text.endsWith('）');
}

/** A bracket or a book-title mark that is opened and not closed. */
function isUnclosed(text: string): boolean {
  const tail = text.slice(text.lastIndexOf('。') + 1).slice(-300);
  return ['（）', '《》', '【】', '〔〕', '“”'].some(
    ([open = '', close = '']) => tail.split(open).length > tail.split(close).length,
  );
}

/** 提高思想认识，压实主体责任: a heading of two even halves. */
const evenHalves = /^([^，。；：、]{3,12})，([^，。；：、]{3,12})$/;

/** A heading with its number and nothing behind it. */
function isBareHeading(text: string): boolean {
  const [, one = '', two = ''] = evenHalves.exec(text.slice(markerOf(text)?.length ?? 0)) ?? [];
  if (markerOf(text) !== null && one !== '' && Math.abs(one.length - two.length) <= 1) return true;
  return markerOf(text) !== null && !/[，。；：]/.test(text.replace(/（[^（）]*）/g, ''));
}

/** @param isInside the line before is full and the middle of a sentence */
function startsAnew(text: string, isInside: boolean): boolean {
  return (
    markerOf(text) !== null ||
    isLabelLine(text) ||
    isDateLine.test(text) ||
    /^\p{Script=Han}{2,12}[〔[（]\d{4}[〕\]）]\s*\d{1,4}\s*号$/u.test(text) ||
    /^(?:附件|附：|抄送|（此件|（联系|主送|联系人|来源：|专栏)/.test(text) ||
    (text.endsWith('：') && !isInside && !/[（【〔][^）】〕]*$/.test(text))
  );
}

function partClauses(line: Line): readonly Line[] {
  if (line.cells !== null || line.flow.text.length < 40) return [line];
  const parts: Line[] = [];
  let from = 0;
  for (const found of line.flow.text.matchAll(clauseInside)) {
    if (found.index === 0) continue;
    parts.push({ ...line, flow: sliceFlow(line.flow, from, found.index) });
    from = found.index + found[0].length;
  }
  return [...parts, { ...line, flow: sliceFlow(line.flow, from) }];
}
