import { joinFlows, spaceAfter } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { columnOf } from './table.ts';

/**
 * Tables whose cells came out one under the other, as some PDF files and pages give them: heads in a run of short lines,
 * then cells, each row begun by its number. They become rows again.
 */
export function rebuildFlatTables(lines: readonly Line[]): readonly Line[] {
  const rebuilt: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const head = headAt(lines, index);
    if (head === 0) {
      rebuilt.push(lines[index] as Line);
      continue;
    }
    rebuilt.push(rowOf(lines.slice(index, index + head)));
    index += head;
    for (let number = 1; ; number++) {
      const end = endOfRow(lines, index, { number, columns: head });
      if (end === index) break;
      rebuilt.push(rowOf(lines.slice(index, end), head));
      index = end;
    }
    index--;
  }
  return rebuilt;
}

/** How many heads of columns stand here, the number first and a unit among them; 0 when it is no table. */
function headAt(lines: readonly Line[], index: number): number {
  let count = 0;
  let hasUnits = false;
  for (; count < 8; count++) {
    const line = lines[index + count];
    if (line === undefined || line.cells !== null || line.flow.text.length > 10) break;
    const column = columnOf(line.flow.text);
    if (column === 'other' || (count === 0 && column !== 'number')) break;
    hasUnits ||= column === 'units' || column === 'lead' || column === 'assist';
  }
  return hasUnits && count >= 3 && lines[index + count]?.flow.text === '1' ? count : 0;
}

function endOfRow(
  lines: readonly Line[],
  from: number,
  { number, columns }: { number: number; columns: number },
): number {
  if (lines[from]?.flow.text !== String(number)) return from;
  const next = lines.findIndex(({ flow }, at) => at > from && flow.text === String(number + 1));
  const end = next === -1 ? from + columns : next;
  return end - from > columns * 6 ? from + columns : Math.min(end, lines.length);
}

/** Cells of a row; what is more than its columns belongs to the second, where the long text stands. */
function rowOf(lines: readonly Line[], columns: number = lines.length): Line {
  const extra = Math.max(0, lines.length - columns);
  const cells: Flow[] = [];
  for (const [at, { flow }] of lines.entries()) {
    const last = cells.at(-1);
    if (last !== undefined && at > 1 && at <= 1 + extra) cells[cells.length - 1] = joinFlows([last, flow]);
    else cells.push(flow);
  }
  const whole = joinFlows(cells.flatMap((cell, at) => (at === 0 ? [cell] : [spaceAfter(cells[at - 1] as Flow), cell])));
  return { ...(lines[0] as Line), flow: whole, cells };
}
