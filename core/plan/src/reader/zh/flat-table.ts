import { joinBy, joinFlows, sliceFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { splitNames } from './labels.ts';
import { markerOf, ranks } from './marker.ts';
import { columnOf, withText } from './table.ts';
import type { Column } from './table.ts';
import { isClassOfUnits, isUnitName } from './unit-names.ts';

/**
 * Tables whose cells came out one under the other, as some PDF files and pages give them: heads in a run of short lines,
 * then cells, each row begun by its number. They become rows again. Lines between two rows that head a group of them
 * become rows of one cell, which say nothing.
 */
export function rebuildFlatTables(lines: readonly Line[]): readonly Line[] {
  const rebuilt: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const columns = headAt(lines, index);
    if (columns === null) {
      const unnumbered = unnumberedTable(lines, index);
      rebuilt.push(...(unnumbered?.rows ?? [lines[index] as Line]));
      index += (unnumbered?.length ?? 1) - 1;
      continue;
    }
    const head = rowOf(lines.slice(index, index + columns.length), columns);
    const addHeads = (from: number, to: number): void => {
      // 一、扩大投资 between two rows is a heading of the document, with the heads of the table below it again.
      const numbered = lines
        .slice(from, to)
        .filter(({ flow }) => markerOf(flow.text)?.rank === ranks.first)
        .slice(-1);
      rebuilt.push(...numbered, ...(numbered.length > 0 ? [head] : []));
    };
    const first = groupHeadsFrom(lines, index + columns.length);
    rebuilt.push(head);
    addHeads(index + columns.length, first);
    index = first;
    for (let number = numberAt(lines, index); number !== null;) {
      const end = endOfRow(lines, index, { number, columns });
      rebuilt.push(rowOf(lines.slice(index, end), columns));
      index = groupHeadsFrom(lines, end, number);
      addHeads(end, index);
      const next = numberAt(lines, index);
      // A part of a longer table leaves numbers out.
      number = next !== null && next > number ? next : null;
    }
    index--;
  }
  return rebuilt;
}

/** The heads of columns that stand here, the number first and a unit among them; `null` when it is no table. */
function headAt(lines: readonly Line[], index: number): readonly Column[] | null {
  const columns = columnsAt(lines, index);
  const first = groupHeadsFrom(lines, index + columns.length);
  return columns[0] === 'number' && numberAt(lines, first) !== null ? columns : null;
}

const lastHead = /备注|责任|领导|联系|电话|类别|说明|情况/;

/** Heads of columns one under the other, a unit among them; none where there are less than three. */
function columnsAt(lines: readonly Line[], index: number): readonly Column[] {
  const columns: Column[] = [];
  for (; columns.length < 8;) {
    const line = lines[index + columns.length];
    if (line === undefined || line.cells !== null || line.flow.text.length > 10) break;
    const column = columnOf(line.flow.text);
    // Behind 序号 a column may have any name, up to the first row.
    if ((column === 'other' && columns[0] !== 'number') || line.flow.text === '1') break;
    columns.push(column);
  }
  // A name that no column usually has heads the first group of rows, when it stands behind the others.
  while (columns.at(-1) === 'other' && !lastHead.test(lines[index + columns.length - 1]?.flow.text ?? ''))
    columns.pop();
  const hasUnits = columns.some((column) => column === 'units' || column === 'lead' || column === 'assist');
  return hasUnits && columns.length >= 3 ? withText(columns) : [];
}

/**
 * A table without numbers: each row ends with what belongs into the last column. A numbered heading between two rows
 * parts the table, and its heads are repeated below it.
 *
 * @returns how many lines it takes; `null` when none begins here
 */
function unnumberedTable(
  lines: readonly Line[],
  index: number,
): { readonly rows: readonly Line[]; readonly length: number } | null {
  const columns = columnsAt(lines, index);
  const last = columns.at(-1);
  if (columns.length === 0 || columns.includes('number') || last === 'text' || last === 'title') return null;
  const head = rowOf(lines.slice(index, index + columns.length), columns);
  const rows: Line[] = [];
  let at = index + columns.length;
  let isHeaded = false;
  for (;;) {
    const line = lines[at];
    if (line === undefined || line.cells !== null) break;
    if ((markerOf(line.flow.text)?.rank ?? 99) <= ranks.second && line.flow.text.length <= 30) {
      rows.push(line);
      isHeaded = false;
      at++;
      continue;
    }
    const end = endOfLastRow(lines, at + columns.length, last);
    if (!fits(lines[end - 1], last)) break;
    if (!isHeaded) rows.push(head);
    isHeaded = true;
    rows.push(rowOf(lines.slice(at, end), columns));
    at = end;
  }
  return rows.filter(({ cells }) => cells !== null).length > 2 ? { rows, length: at - index } : null;
}

function numberAt(lines: readonly Line[], index: number): number | null {
  const text = lines[index]?.flow.text ?? '';
  return /^\d{1,3}$/.test(text) ? Number(text) : null;
}

/** Where the next row begins, over lines that head groups of rows: two short ones at most, or more that are numbered; else where it would. */
function groupHeadsFrom(lines: readonly Line[], from: number, last = 0): number {
  let plain = 0;
  for (let at = from; plain <= 2; at++) {
    const text = lines[at]?.flow.text;
    const number = numberAt(lines, at);
    if (number !== null) return number > last ? at : from;
    if (text === undefined || text.length > 40 || /[。；]/.test(text)) break;
    if (markerOf(text) === null) plain++;
  }
  return from;
}

/** The row of the next number; where that is left out, of the next one behind a line of the last column. */
function nextRow(
  lines: readonly Line[],
  from: number,
  { number, columns }: { readonly number: number; readonly columns: readonly Column[] },
): number {
  const next = lines.findIndex(({ flow }, at) => at > from && flow.text === String(number + 1));
  if (next !== -1) return next;
  return lines.findIndex(
    (_, at) =>
      at >= from + columns.length && (numberAt(lines, at) ?? 0) > number && fits(lines[at - 1], columns.at(-1)),
  );
}

function endOfRow(
  lines: readonly Line[],
  from: number,
  { number, columns }: { readonly number: number; readonly columns: readonly Column[] },
): number {
  const next = nextRow(lines, from, { number, columns });
  const last = columns.at(-1);
  const isLast = next === -1 || next - from > columns.length * 6;
  const end = isLast ? endOfLastRow(lines, from + columns.length, last) : next;
  // What stands in the last column and names nobody heads the next group; its row shares the owner above.
  const isOwner = last === 'units' || last === 'lead' || last === 'assist';
  if (isOwner && end - from === columns.length && !fits(lines[end - 1], last) && isGroupHead(lines[end - 1]))
    return end - 1;
  // A head of the next group is what does not belong into the last column, behind something that does.
  for (let at = end - 1; at >= from + columns.length && /^[^。；]{1,30}$/.test(lines[at]?.flow.text ?? ''); at--)
    if (!fits(lines[at], last) && fits(lines[at - 1], last)) return at;
  return Math.min(end, lines.length);
}

function isGroupHead(line: Line | undefined): boolean {
  const text = line?.flow.text ?? '';
  return /^[^。；、，]{2,20}$/.test(text) && !/委|局|厅|办|等|公司|中心|单位|机构|企业/.test(text);
}

/** Text that is broken over lines makes the last row longer: it ends with what belongs into its last column. */
function endOfLastRow(lines: readonly Line[], shortest: number, last: Column | undefined): number {
  for (let end = shortest; end <= shortest + 6; end++) if (fits(lines[end - 1], last)) return end;
  return shortest;
}

/** Whether a line can stand in a column of units or of dates; `false` for other columns, which hold anything. */
function fits(line: Line | undefined, column: Column | undefined): boolean {
  return fitsText(line?.flow.text ?? '', column);
}

function fitsText(text: string, column: Column | undefined): boolean {
  if (column === 'due') return /\d{4}|\d月|[年月季]底|年内|长期|持续|常态|每[年季月]/.test(text);
  if (column !== 'units' && column !== 'lead' && column !== 'assist') return false;
  return /^[-—/无]+$/.test(text) || splitNames(text).every((name) => isUnitName(name) || isClassOfUnits(name));
}

/** Cells of a row: names of units that stand on lines of their own are one cell, what is more belongs to where the long text stands. */
function rowOf(lines: readonly Line[], columns: readonly Column[]): Line {
  const long = Math.max(columns[0] === 'number' ? 1 : 0, columns.indexOf('text'));
  const behind: Flow[] = [];
  let end = lines.length;
  for (let at = columns.length - 1; at > long && end > at; at--) {
    let from = end - 1;
    const isOfUnits = /^(?:units|lead|assist)$/.test(columns[at] ?? '');
    // Each column of units to the left keeps a line of its own.
    const left = columns.slice(long + 1, at).filter((kind) => /^(?:units|lead|assist)$/.test(kind)).length;
    const kept = (line: number): boolean => lines.slice(line - left, line).every((one) => fits(one, columns[at]));
    while (
      isOfUnits &&
      from > at &&
      fits(lines[from], columns[at]) &&
      fits(lines[from - 1], columns[at]) &&
      kept(from - 1)
    )
      from--;
    behind.unshift(named(lines.slice(from, end)));
    end = from;
  }
  const isKnown = (at: number): boolean => /^(?:units|lead|assist|due)$/.test(columns[at] ?? '');
  const fitsAll = behind.every((cell, at) => {
    const column = columns.length - behind.length + at;
    return !isKnown(column) || cell.text.split('、').some((text) => fitsText(text, columns[column]));
  });
  const isShort = lines.length < columns.length && lines.length > long + 2;
  const known = lines.length === columns.length || (fitsAll && !isShort) ? null : byKind(lines, columns, long);
  if (known !== null) return withCells(lines, known);
  const cells = [
    ...lines.slice(0, long).map(({ flow }) => flow),
    ...(end > long ? [joinFlows(lines.slice(long, end).map(({ flow }) => flow))] : []),
    ...behind,
  ];
  return withCells(lines, cells);
}

/** Names on lines of their own as one list. */
function named(lines: readonly Line[]): Flow {
  return joinBy(
    lines.map(({ flow }) => flow),
    '、',
  );
}

function withCells(lines: readonly Line[], cells: readonly Flow[]): Line {
  return { ...(lines[0] as Line), flow: joinBy(cells, ' '), cells };
}

/** Cells by what they hold, where cells are missing or one holds several lines: names of units, a date, and before these the text. */
function byKind(lines: readonly Line[], columns: readonly Column[], long: number): readonly Flow[] | null {
  const empty = sliceFlow((lines[0] as Line).flow, 0, 0);
  const first = lines.findIndex((line, at) => at > long && columns.some((kind) => kind !== 'due' && fits(line, kind)));
  if (first === -1) return null;
  let next = first;
  const behind = columns.slice(long + 1).map((kind) => {
    let end = next;
    while (end < lines.length && fits(lines[end], kind) && (kind !== 'due' || end === next)) end++;
    if (end === next) return empty;
    const cell = named(lines.slice(next, end));
    next = end;
    return cell;
  });
  return [
    ...lines.slice(0, long).map(({ flow }) => flow),
    joinFlows(lines.slice(long, first).map(({ flow }) => flow)),
    ...behind,
  ];
}
