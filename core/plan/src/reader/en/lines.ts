import { sliceFlow, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { columnOf } from './table.ts';

/** Lines of an English text as they are read: rows of columns parted by wide gaps as cells, run-together clauses parted. */
export function englishLines(lines: readonly Line[]): readonly Line[] {
  return withRows(lines).flatMap(partClauses);
}

/** Columns parted by wide gaps under a line of heads become cells; the heads hold until another table begins. */
function withRows(lines: readonly Line[]): readonly Line[] {
  let columns = 0;
  return lines.map((line) => {
    const cells = line.cells ?? gapsOf(line.flow);
    const kinds = cells.map(({ text }) => columnOf(text));
    const isHead =
      cells.length >= 2 &&
      cells.every(({ text }) => text.length <= 40) &&
      kinds.includes('text') &&
      kinds.some((kind) => /lead|assist|units|due/.test(kind));
    if (isHead) columns = cells.length;
    const isRow = columns > 0 && cells.length === columns;
    return line.cells === null && (isHead || isRow) ? { ...line, cells } : line;
  });
}

function gapsOf(flow: Flow): readonly Flow[] {
  const parts: Flow[] = [];
  let from = 0;
  for (const found of flow.text.matchAll(/ {2,}|\s\|\s/g)) {
    parts.push(trimFlow(sliceFlow(flow, from, found.index)));
    from = found.index + found[0].length;
  }
  return [...parts, trimFlow(sliceFlow(flow, from))];
}

/** Section 1. Inventory. (a) …. (b) …: a line for each. */
function partClauses(line: Line): readonly Line[] {
  const { flow, cells } = line;
  if (cells !== null) return [line];
  const found = [...flow.text.matchAll(/(?:(?<=[.;:])|(?<=[;,] and)|(?<=[;,] or))\s+(?=\(([a-z]|\d{1,2})\)\s+\S)/g)];
  const first = found[0];
  if (first === undefined || (!/^[a1]$/.test(first[1] ?? '') && !/^\(?[a1]\)/.test(flow.text))) return [line];
  if (!/^(?:Section|Sec\.|Article|\(|\d|§)/i.test(flow.text)) return [line];
  const parts: Line[] = [];
  let from = 0;
  for (const { index, 0: gap } of found) {
    parts.push({ ...line, flow: sliceFlow(flow, from, index), isApart: true });
    from = index + gap.length;
  }
  return [...parts, { ...line, flow: sliceFlow(flow, from), isApart: true }];
}
