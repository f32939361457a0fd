import { joinFlows, sliceFlow, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { splitNames } from './labels.ts';
import { columnOf } from './table.ts';
import { isClassOfUnits, isUnitName } from './unit-names.ts';

/**
 * Tables whose columns a PDF file parts by one space: a head of short words that begins with 序号, then rows begun by
 * their numbers. Rows of figures have a word for each column; of rows of tasks the last words are the unit, the second
 * the title, and what stands between is the text, which may be broken over lines.
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
  if (cells !== null || flow.text.length > 60 || !/^(?:序号|编号) /.test(flow.text)) return null;
  const words = wordsOf(flow);
  const columns = words.map(({ text }) => columnOf(text));
  const hasYears = words.filter(({ text }) => /^20\d\d年?/.test(text)).length > 1;
  const isTasks = ['units', 'lead'].includes(columns.at(-1) ?? '') && words.length === 4;
  return words.length > 2 && (hasYears || isTasks) ? words : null;
}

interface FoundRow {
  readonly row: Line;
  /** The line behind it. */
  readonly end: number;
}

function rowsBelow(lines: readonly Line[], start: number, head: readonly Flow[]): readonly FoundRow[] {
  const rows: FoundRow[] = [];
  const isTasks = ['units', 'lead'].includes(columnOf(head.at(-1)?.text ?? ''));
  let at = start;
  for (let number = 1; ; number++) {
    while (pageMark.test(lines[at]?.flow.text ?? '')) at++;
    if (!lines[at]?.flow.text.startsWith(`${number} `)) return rows;
    const found = isTasks ? taskRow(lines, at) : figureRow(lines, at, head.length);
    if (found === null) return rows;
    rows.push(found);
    at = found.end;
  }
}

function figureRow(lines: readonly Line[], at: number, columns: number): FoundRow | null {
  const line = lines[at] as Line;
  const cells = wordsOf(line.flow);
  return cells.length === columns ? { row: { ...line, cells }, end: at + 1 } : null;
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
  return [...flow.text.matchAll(/\S+/g)].map(({ index, 0: word }) => sliceFlow(flow, index, index + word.length));
}
