import { joinBy } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { columnOf, columnsOf } from './table.ts';
import { isTimeline } from './timeline.ts';

const id = /^(?:[A-Z]{1,4}[-.]?)?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?$/;
/** Outcome 1: Everyone can get connected, above the first rows. */
const groupHead = /^[A-Z][a-z]+ (?:\d{1,2}|[A-Z]|[IVX]+)\s*[:.–—-]/;
const mostColumns = 9;
/** A row of a table has no more lines. */
const mostLines = 16;

/**
 * Tables whose cells stand one under the other, the heads as well (No. / Action / Lead / Timeline), each row begun by its number.
 * They become rows of cells again: every column takes one line, that of the text what is left.
 */
export function rebuildStackedTables(lines: readonly Line[]): readonly Line[] {
  const rebuilt: Line[] = [];
  let last: { readonly head: readonly Line[]; readonly number: string } | null = null;
  for (let index = 0; index < lines.length; index++) {
    const ownHead = headAt(lines, index);
    // The next number below another heading goes on with the heads of the table before.
    const head: readonly Line[] | null = ownHead ?? (last !== null && goesOn(lines, index, last) ? last.head : null);
    if (head === null) {
      rebuilt.push(lines[index] as Line);
      continue;
    }
    // The first rows may stand below a heading, too.
    if (ownHead !== null) last = { head, number: '0' };
    if (ownHead !== null)
      rebuilt.push({ ...(head[0] as Line), flow: joined(head), cells: head.map(({ flow }) => flow) });
    const kinds = columnsOf(head.map(({ flow }) => flow.text));
    const text = Math.max(kinds.indexOf('text'), kinds[0] === 'number' ? 1 : 0);
    const hasNumbers = kinds[0] === 'number';
    // Where blank lines part all cells they do not end the table.
    const isSpaced = head.slice(1).every(({ isApart }) => isApart);
    let from: number = index + (ownHead === null ? 0 : head.length);
    while (from < lines.length && (!hasNumbers || id.test(lines[from]?.flow.text ?? ''))) {
      const to: number = hasNumbers
        ? rowEnd(lines, from, head.length, isSpaced)
        : Math.max(dateEnd(lines, from, head.length), blockEnd(lines, from, head));
      if (to === from) break;
      rebuilt.push(rowOf(lines.slice(from, to), head.length, text));
      last = { head, number: lines[from]?.flow.text ?? '' };
      from = to;
    }
    index = from - 1;
  }
  return rebuilt;
}

function goesOn(lines: readonly Line[], index: number, last: { head: readonly Line[]; number: string }): boolean {
  const text = lines[index]?.flow.text ?? '';
  const rest = lines.slice(index + 1, index + last.head.length);
  return (
    id.test(text) &&
    isNext(last.number, text) &&
    rest.length >= 2 &&
    rest.every(({ isApart, cells }) => !isApart && cells === null)
  );
}

/** Behind a block of as many lines as there are heads, where no date ends the rows. */
function blockEnd(lines: readonly Line[], from: number, head: readonly Line[]): number {
  const isDated = columnOf(head.at(-1)?.flow.text ?? '') === 'due';
  return !isDated && blockAt(lines, from).length === head.length ? from + head.length : from;
}

/** Behind the date that ends a row without a number. */
function dateEnd(lines: readonly Line[], from: number, columns: number): number {
  const end = lines.slice(from, from + mostLines).findIndex(({ flow }) => isTimeline(flow.text));
  return end + 1 >= columns ? from + end + 1 : from;
}

/** Short lines that are heads of columns, before a line that is a number and nothing else or, where dates end the rows, any. */
function headAt(lines: readonly Line[], from: number): readonly Line[] | null {
  const first = columnOf(lines[from]?.flow.text ?? '');
  if (first === 'text') return datedHeadAt(lines, from) ?? blockHeadAt(lines, from);
  if (first !== 'number') return null;
  let to = from + 1;
  while (to < lines.length && to - from <= mostColumns && isHeadCell(lines[to] as Line)) to++;
  const isHeadingBelow =
    groupHead.test(lines[to - 1]?.flow.text ?? '') ||
    (lines[to - 1]?.isApart === true && lines.slice(from + 1, to - 1).every(({ isApart }) => !isApart));
  const head = lines.slice(from, isHeadingBelow && to - from > 3 ? to - 1 : to);
  const kinds = head.map(({ flow }) => columnOf(flow.text));
  const isHead =
    head.length >= 3 &&
    head.length <= mostColumns &&
    id.test(lines[to]?.flow.text ?? '') &&
    kinds.some((kind) => kind === 'text' || kind === 'title') &&
    kinds.some((kind) => /lead|assist|units|due/.test(kind));
  return isHead ? head : null;
}

/** Action, Lead, When: the last of them a date, and so the last line of the row below. */
function datedHeadAt(lines: readonly Line[], from: number): readonly Line[] | null {
  let to = from;
  while (to - from < mostColumns && lines[to] !== undefined && isNamedColumn(lines[to] as Line)) to++;
  const head = lines.slice(from, to);
  const kinds = head.map(({ flow }) => columnOf(flow.text));
  const isHead =
    head.length >= 3 &&
    kinds.at(-1) === 'due' &&
    kinds.some((kind) => /lead|assist|units/.test(kind)) &&
    dateEnd(lines, to, head.length) > to;
  return isHead ? head : null;
}

/** A block of heads that blocks of as many lines follow, parted by blank lines: each is a row. */
function blockHeadAt(lines: readonly Line[], from: number): readonly Line[] | null {
  const head = blockAt(lines, from);
  const kinds = head.map(({ flow }) => columnOf(flow.text));
  const isHead =
    head.length >= 3 &&
    head.length <= mostColumns &&
    head.every(isHeadCell) &&
    kinds.some((kind) => /lead|assist|units/.test(kind)) &&
    blockAt(lines, from + head.length).length === head.length &&
    blockAt(lines, from + head.length * 2).length === head.length;
  return isHead ? head : null;
}

/** The lines from one up to the next blank line. */
function blockAt(lines: readonly Line[], from: number): readonly Line[] {
  if (lines[from]?.isApart !== true || lines[from].cells !== null) return [];
  let to = from + 1;
  while (lines[to]?.isApart === false && lines[to]?.cells === null) to++;
  return lines.slice(from, to);
}

function isNamedColumn(line: Line): boolean {
  return isHeadCell(line) && line.flow.text.split(' ').length <= 3 && columnOf(line.flow.text) !== 'other';
}

function isHeadCell({ flow: { text }, cells, isBullet }: Line): boolean {
  return cells === null && !isBullet && text.length <= 40 && !id.test(text) && !/[.:;]$/.test(text);
}

/** The next number behind as many lines as there are columns, or a blank line before words of no row. */
function rowEnd(lines: readonly Line[], from: number, columns: number, isSpaced: boolean): number {
  for (let to = from + 1; to < lines.length; to++) {
    const line = lines[to] as Line;
    const isFull = to - from >= Math.min(columns, 3);
    if (isFull && id.test(line.flow.text) && isNext(lines[from]?.flow.text ?? '', line.flow.text)) return to;
    if (isFull && groupHead.test(line.flow.text) && id.test(lines[to + 1]?.flow.text ?? '')) return to;
    if (line.heading > 0 || line.cells !== null || columnOf(line.flow.text) === 'number') return to;
    if (isSpaced ? to - from >= columns && !hasLaterNumber(lines, to) : line.isApart && isFull) return to;
  }
  return lines.length;
}

function hasLaterNumber(lines: readonly Line[], from: number): boolean {
  return lines.slice(from, from + mostColumns * 2).some(({ flow }) => id.test(flow.text));
}

/** 8 behind 7, 2.1 behind 1.4. */
function isNext(last: string, next: string): boolean {
  const parts = (text: string): readonly number[] => (text.match(/\d+/g) ?? []).map(Number);
  const [before, after] = [parts(last), parts(next)];
  if (/^[A-Z]*/.exec(last)?.[0] !== /^[A-Z]*/.exec(next)?.[0]) return after.at(-1) === 1;
  const at = after.findIndex((value, index) => value !== before[index]);
  return at !== -1 && after[at] === (before[at] ?? 0) + 1;
}

function rowOf(lines: readonly Line[], columns: number, text: number): Line {
  const pieces = wrapped(lines, columns) ?? lines.map((line) => [line]);
  // A cell that plainly goes on.
  for (let at = pieces.length - 1; at > text + 1 && pieces.length > columns; at--) {
    const before = pieces[at - 1]?.at(-1)?.flow.text ?? '';
    if (/(?:[,&/-]|\b(?:and|of|for|the|to|in|with))$/.test(before) && pieces.length - at <= columns - text)
      pieces.splice(at - 1, 2, [...(pieces[at - 1] ?? []), ...(pieces[at] ?? [])]);
  }
  const behind = Math.max(0, Math.min(columns - 1 - text, pieces.length - text - 1));
  const cells = [
    ...pieces.slice(0, text),
    pieces.slice(text, pieces.length - behind).flat(),
    ...pieces.slice(pieces.length - behind),
  ];
  return { ...(lines[0] as Line), flow: joined(lines), cells: cells.map(joined) };
}

/** Cells over several lines, where lines that begin small go on with the one above and leave as many cells as columns. */
function wrapped(lines: readonly Line[], columns: number): Line[][] | null {
  const cells: Line[][] = [];
  for (const line of lines) {
    const last = cells.at(-1);
    if (last !== undefined && cells.length > 1 && /^[a-z]/.test(line.flow.text)) last.push(line);
    else cells.push([line]);
  }
  return cells.length === columns && lines.length > columns ? cells : null;
}

function joined(lines: readonly Line[]): Flow {
  return joinBy(
    lines.map(({ flow }) => flow),
    ' ',
  );
}
