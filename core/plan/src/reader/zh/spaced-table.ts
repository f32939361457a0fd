import { joinFlows, sliceFlow, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { splitNames } from './labels.ts';
import { columnOf } from './table.ts';
import type { Column } from './table.ts';
import { isClassOfUnits, isUnitName } from './unit-names.ts';

/**
 * Tables whose columns are parted by spaces: a head of short words, then rows that have as many words, or as many pieces
 * between wide gaps, as the head. Where a PDF file breaks the rows of a table of four columns over lines, the last words
 * are the unit, the second the title, and what stands between is the text.
 */
export function rebuildSpacedTables(lines: readonly Line[]): readonly Line[] {
  const rebuilt: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    const head = headOf(line);
    const rows = head === null ? [] : rowsBelow(lines, index + 1, head);
    const last = rows.at(-1);
    if (head === null || last === undefined || rows.length < 2) {
      rebuilt.push(line);
      continue;
    }
    rebuilt.push({ ...line, cells: head }, ...rows.map(({ row }) => row));
    index = last.end - 1;
  }
  return rebuilt;
}

const pageMark = /^[—–-]\s*\d{1,4}\s*[—–-]$/;

function headOf({ flow, cells }: Line): readonly Flow[] | null {
  if (cells !== null || flow.text.length > 60 || /[。；：]/.test(flow.text)) return null;
  const words = wordsOf(flow);
  const columns = words.map(({ text }) => columnOf(text));
  const isNumbered = columns[0] === 'number';
  const hasYears = words.filter(({ text }) => /^20\d\d年?/.test(text)).length > 1;
  const isKnown = columns.filter((column) => column !== 'other').length >= columns.length - 1;
  const isTasks = columns.some(isOwner) && isKnown && words.every(({ text }) => text.length <= 10);
  return words.length > 2 && ((isNumbered && hasYears) || isTasks) ? words : null;
}

function isOwner(column: Column): boolean {
  return column === 'units' || column === 'lead' || column === 'assist';
}

interface FoundRow {
  readonly row: Line;
  /** The line behind it. */
  readonly end: number;
}

function rowsBelow(lines: readonly Line[], start: number, head: readonly Flow[]): readonly FoundRow[] {
  const rows: FoundRow[] = [];
  const isNumbered = columnOf(head[0]?.text ?? '') === 'number';
  const isBroken = isNumbered && head.length === 4 && isOwner(columnOf(head[3]?.text ?? ''));
  let at = start;
  for (let number = 1; ; number++) {
    while (pageMark.test(lines[at]?.flow.text ?? '')) at++;
    const line = lines[at];
    if (line === undefined || line.cells !== null || (isNumbered && !line.flow.text.startsWith(`${number} `)))
      return rows;
    const found = isBroken ? taskRow(lines, at) : wholeRow(line, at, head.length);
    if (found === null) return rows;
    rows.push(found);
    at = found.end;
  }
}

/** A row on one line. */
function wholeRow(line: Line, at: number, columns: number): FoundRow | null {
  const cells = [piecesOf(line.flow, /\S+(?: \S+)*/g), wordsOf(line.flow)].find(({ length }) => length === columns);
  return cells === undefined ? null : { row: { ...line, cells }, end: at + 1 };
}

/** The most lines over which a row is broken. */
const mostLines = 6;

function taskRow(lines: readonly Line[], at: number): FoundRow | null {
  let flow: Flow | null = null;
  for (let end = at + 1; end <= at + mostLines && end <= lines.length; end++) {
    const line = lines[end - 1] as Line;
    if (pageMark.test(line.flow.text)) continue;
    flow = flow === null ? line.flow : joinFlows([flow, line.flow]);
    const found: RegExpExecArray | null = /^(\d+) (\S+) (.+) (\S+)$/.exec(flow.text);
    const [, number = '', title = '', text = '', names = ''] = found ?? [];
    if (names === '' || !splitNames(names).every((name) => isUnitName(name) || isClassOfUnits(name))) continue;
    const starts = [0, number.length + 1, number.length + title.length + 2, flow.text.length - names.length];
    const ends = [number.length, number.length + 1 + title.length, (starts[2] ?? 0) + text.length, flow.text.length];
    const whole: Flow = flow;
    const cells = starts.map((from, cell) => trimFlow(sliceFlow(whole, from, ends[cell])));
    return { row: { ...(lines[at] as Line), flow: whole, cells }, end };
  }
  return null;
}

function wordsOf(flow: Flow): readonly Flow[] {
  return piecesOf(flow, /\S+/g);
}

function piecesOf(flow: Flow, pattern: RegExp): readonly Flow[] {
  return [...flow.text.matchAll(pattern)].map(({ index, 0: piece }) => sliceFlow(flow, index, index + piece.length));
}
