import { joinFlows, sliceFlow, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { splitNames } from './labels.ts';
import { markerOf, ranks } from './marker.ts';
import { columnOf } from './table.ts';
import type { Column } from './table.ts';
import { isClassOfUnits, isUnitName } from './unit-names.ts';

/**
 * Tables whose columns are parted by spaces: a head of short words, then rows that have as many words, or as many pieces
 * between wide gaps, as the head. Where a PDF file breaks rows of number, title, text, owner and date over lines, the last
 * words are known by what they name, and the text is what is left.
 */
export function rebuildSpacedTables(lines: readonly Line[]): readonly Line[] {
  const rebuilt: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    const head = headOf(line);
    const rows = head === null ? [] : rowsBelow(lines, index + 1, head);
    const last = rows.at(-1);
    if (head === null || last === undefined || rows.filter(({ row }) => row.cells !== null).length < 2) {
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
  const isCounted = columns[0] === 'number' || /指标|^(?:项目|名称)/.test(words[0]?.text ?? '');
  const hasYears = words.filter(({ text }) => /^20\d\d年?/.test(text)).length > 1;
  const isKnown = columns.filter((column) => column !== 'other').length >= columns.length - 1;
  const isTasks = columns.some(isOwner) && isKnown && words.every(({ text }) => text.length <= 10);
  return words.length > 2 && ((isCounted && hasYears) || isTasks) ? words : null;
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
  const columns = head.map(({ text }) => columnOf(text));
  const isNumbered = columns[0] === 'number';
  const tail = tailOf(columns);
  let at = start;
  for (let number = 1; ; number++) {
    while (pageMark.test(lines[at]?.flow.text ?? '')) at++;
    let line = lines[at];
    if (line !== undefined && isNumbered && isGroupHead(line) && lines[at + 1]?.flow.text.startsWith(`${number} `)) {
      rows.push({ row: line, end: at + 1 });
      line = lines[++at];
    }
    if (line === undefined || line.cells !== null || (isNumbered && !line.flow.text.startsWith(`${number} `)))
      return rows;
    const found = (tail === null ? null : brokenRow(lines, at, tail)) ?? wholeRow(line, at, head.length);
    if (found === null) return rows;
    rows.push(found);
    at = found.end;
  }
}

/** 一、公路 between two rows. */
function isGroupHead({ flow: { text }, cells }: Line): boolean {
  return cells === null && text.length <= 24 && (markerOf(text)?.rank ?? 99) <= ranks.second && !/[ 。；，]/.test(text);
}

/** The columns behind number, title and text, where each of them can be told by what it holds; else `null`. */
function tailOf(columns: readonly Column[]): readonly Column[] | null {
  const tail = columns.slice(3);
  const isTold = tail.some(isOwner) && tail.every((column) => isOwner(column) || column === 'due');
  return columns[0] === 'number' && isTold ? tail : null;
}

/** A row on one line. */
function wholeRow(line: Line, at: number, columns: number): FoundRow | null {
  const cells = [piecesOf(line.flow, /\S+(?: \S+)*/g), wordsOf(line.flow)].find(({ length }) => length === columns);
  return cells === undefined ? null : { row: { ...line, cells }, end: at + 1 };
}

/** The most lines over which a row is broken. */
const mostLines = 6;

/** A row of number, title, text and the columns of the tail, which may be broken over lines. */
function brokenRow(lines: readonly Line[], at: number, tail: readonly Column[]): FoundRow | null {
  let flow: Flow | null = null;
  for (let end = at + 1; end <= at + mostLines && end <= lines.length; end++) {
    const line = lines[end - 1] as Line;
    if (pageMark.test(line.flow.text)) continue;
    flow = flow === null ? line.flow : joinFlows([flow, line.flow]);
    const words = [...flow.text.matchAll(/\S+/g)];
    const last = words.slice(-tail.length);
    const from = words[2]?.index;
    const to = last[0]?.index;
    if (words.length < tail.length + 3 || from === undefined || to === undefined) continue;
    if (!last.every(([word], column) => fits(word, tail[column]))) continue;
    const bounds = [
      ...words.slice(0, 3).map(({ index }) => index),
      ...last.map(({ index }) => index),
      flow.text.length,
    ];
    const whole: Flow = flow;
    const cells = bounds.slice(0, -1).map((start, cell) => trimFlow(sliceFlow(whole, start, bounds[cell + 1])));
    return { row: { ...(lines[at] as Line), flow, cells }, end };
  }
  return null;
}

function fits(text: string, column: Column | undefined): boolean {
  if (column === 'due') return /\d{4}年|\d月|[年月季]底|年内|长期|持续|全年/.test(text);
  return /^[-—/无]+$/.test(text) || splitNames(text).every((name) => isUnitName(name) || isClassOfUnits(name));
}

function wordsOf(flow: Flow): readonly Flow[] {
  return piecesOf(flow, /\S+/g);
}

function piecesOf(flow: Flow, pattern: RegExp): readonly Flow[] {
  return [...flow.text.matchAll(pattern)].map(({ index, 0: piece }) => sliceFlow(flow, index, index + piece.length));
}
