import { joinBy, sliceFlow, wordsAt } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { columnOf, columnsOf } from './table.ts';
import type { Column } from './table.ts';

/** A sheet of an action: its keys with their values, and the line that numbers it. */
interface RecordSheet {
  readonly number: Line | null;
  readonly rows: readonly { readonly key: Flow; readonly value: Flow }[];
  /** The first line behind it. */
  readonly to: number;
}

/** So many lines may go on with the value of a key. */
const mostBelow = 12;

/** The columns that sheets are turned into, each with what its head says. */
const columns: readonly (readonly [Column, string])[] = [
  ['number', 'No.'],
  ['title', 'Name'],
  ['text', 'Description'],
  ['lead', 'Lead'],
  ['assist', 'Support'],
  ['units', 'Responsible'],
  ['due', 'Due'],
  ['target', 'Target'],
];

/**
 * Sheets of two columns, one for each action (Action name | …, Description | …, Responsible | …), become rows of one table. The short
 * code on the line above a sheet is the number of its action.
 */
export function turnRecordTables(lines: readonly Line[]): readonly Line[] {
  const keys = keysOf(lines);
  if (keys.size < 3) return lines;
  const turned: Line[] = [];
  let hasHead = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    const sheet = sheetAt(lines, index, keys);
    if (sheet === null) {
      turned.push(line);
      continue;
    }
    if (sheet.number !== null) turned.pop();
    if (!hasHead) turned.push({ ...line, cells: columns.map(([, words]) => wordsAt(line.flow, words)) });
    hasHead = true;
    turned.push(rowOf(sheet, line));
    index = sheet.to - 1;
  }
  return turned;
}

/** First cells of rows of two that come again: the keys, when they say what is done and who does it. */
function keysOf(lines: readonly Line[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const key = pairOf(line)?.key.text ?? '';
    if (key !== '' && key.length <= 70 && !/^[\d.]+$/.test(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = [...counts].filter(([, count]) => count >= 2).map(([key]) => key);
  const kinds = keys.map(columnOf);
  const isOfActions = kinds.includes('text') && kinds.some((kind) => /lead|assist|units|due/.test(kind));
  return new Set(isOfActions ? keys : []);
}

function sheetAt(lines: readonly Line[], from: number, keys: ReadonlySet<string>): RecordSheet | null {
  const rows: { key: Flow; value: Flow }[] = [];
  const seen = new Set<string>();
  let to = from;
  while (to < lines.length) {
    const { key, value } = pairOf(lines[to] as Line) ?? {};
    if (key === undefined || value === undefined) break;
    // The first key of a sheet may have another name there.
    if (seen.has(key.text) || (!keys.has(key.text) && rows.length > 0)) break;
    seen.add(key.text);
    const below = linesBelow(lines, to + 1, keys);
    rows.push({ key, value: joinBy([value, ...below.map(({ flow }) => flow)], ' ') });
    to += 1 + below.length;
    to += brokenAt(lines, to, keys, seen);
  }
  if (rows.filter(({ key }) => keys.has(key.text)).length < 3) return null;
  const above = lines[from - 1];
  const isNumber =
    above !== undefined && above.cells === null && /^(?=.*[\d/])[A-Z\d][\w./-]{0,18}$/.test(above.flow.text);
  return { number: isNumber ? above : null, rows, to };
}

/** Lines that go on with a value: those close below it, up to the next key. */
function linesBelow(lines: readonly Line[], from: number, keys: ReadonlySet<string>): readonly Line[] {
  for (let to = from; to < Math.min(lines.length, from + mostBelow); to++) {
    const { cells, isApart } = lines[to] as Line;
    if (isApart) return [];
    if (cells !== null) return keys.has(pairOf(lines[to] as Line)?.key.text ?? '') ? lines.slice(from, to) : [];
  }
  return [];
}

/** Key and value of a row of two cells, or of three of which the first names a group of keys or is empty. */
function pairOf({ cells }: Line): { readonly key: Flow; readonly value: Flow } | null {
  const [key, value] = cells?.length === 3 ? cells.slice(1) : (cells ?? []);
  return key === undefined || value === undefined || (cells?.length ?? 0) > 3 ? null : { key, value };
}

/** How many lines of a page's end and head stand before the next key of a sheet with groups of keys. */
function brokenAt(lines: readonly Line[], from: number, keys: ReadonlySet<string>, seen: ReadonlySet<string>): number {
  if (lines[from]?.cells !== null || lines[from - 1]?.cells?.length !== 3) return 0;
  const next = lines.slice(from, from + mostBelow).findIndex(({ cells }) => cells !== null);
  const line = lines[from + next];
  const key = next === -1 || line === undefined || line.cells?.[0]?.text !== '' ? '' : (pairOf(line)?.key.text ?? '');
  return keys.has(key) && !seen.has(key) ? next : 0;
}

function rowOf({ number, rows }: RecordSheet, line: Line): Line {
  const kinds = columnsOf(rows.map(({ key }) => key.text));
  const isOwned = kinds.some((kind) => kind === 'lead' || kind === 'units');
  const isHelped = kinds.includes('assist') && !kinds.includes('lead');
  // Who is involved acts where nobody leads; who is responsible leads who is involved.
  const roleOf = (kind: Column): Column => {
    if (kind === 'assist' && !isOwned) return 'units';
    return kind === 'units' && isHelped ? 'lead' : kind;
  };
  const empty = sliceFlow(line.flow, 0, 0);
  const cells = columns.map(([column]) => {
    if (column === 'number' && number !== null) return number.flow;
    const at = kinds.findIndex((kind) => roleOf(kind) === column);
    return rows[at]?.value ?? empty;
  });
  const values = [...(number === null ? [] : [number.flow]), ...rows.map(({ value }) => value)];
  return { ...line, flow: joinBy(values, ' '), cells };
}
