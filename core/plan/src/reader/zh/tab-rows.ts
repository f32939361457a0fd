import { joinFlows, sliceFlow, spaceAfter } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { markerOf } from './marker.ts';
import { namesOwners } from './table.ts';

/** The most lines over which a row runs. */
const mostLines = 40;

/**
 * Rows of a table pasted from Word or a spreadsheet, whose cells run over several lines: the lines from one that has too
 * few cells on become one row where together they have as many as the head. A line that
 * begins with a number stays a line of its cell.
 */
export function joinTabRows(lines: readonly Line[]): readonly Line[] {
  const joined: Line[] = [];
  let columns = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    if (line.cells !== null && line.cells.length > 2 && namesOwners(line.cells)) columns = line.cells.length;
    const end = columns > 0 ? endOfRow(lines, index, columns) : index + 1;
    joined.push(end > index + 1 ? joinRow(lines.slice(index, end)) : line);
    index = end - 1;
  }
  return joined;
}

/** The line behind a row that begins here and is complete further down; else the next one. */
function endOfRow(lines: readonly Line[], index: number, columns: number): number {
  let cells = lines[index]?.cells?.length ?? 0;
  if (cells < 2 || cells >= columns) return index + 1;
  for (let end = index + 1; end < Math.min(lines.length, index + mostLines); end++) {
    cells += (lines[end]?.cells?.length ?? 1) - 1;
    if (cells > columns) return index + 1;
    if (cells === columns)
      return /[、，]$/.test(lines[end]?.flow.text ?? '') && lines[end + 1]?.cells === null ? end + 2 : end + 1;
  }
  return index + 1;
}

function joinRow(lines: readonly Line[]): Line {
  const first = lines[0] as Line;
  const cells: Flow[] = [];
  for (const line of lines) {
    const [head, ...rest] = line.cells ?? [line.flow];
    const open = cells.pop();
    if (open === undefined) cells.push(...(line.cells ?? []));
    else cells.push(goOn(open, head as Flow), ...rest);
  }
  return { ...first, flow: joinFlows(cells.flatMap((cell) => [cell, spaceAfter(cell)])), cells: cells.map(unquoted) };
}

function goOn(open: Flow, next: Flow): Flow {
  const { at } = spaceAfter(open);
  const parted = markerOf(next.text) !== null && open.text !== '';
  return joinFlows(parted ? [open, { text: '\n', shown: '\n', at }, next] : [open, next]);
}

/** A spreadsheet quotes a cell that holds line breaks. */
function unquoted(cell: Flow): Flow {
  return /^["“].*["”]$/s.test(cell.text) && cell.text.includes('\n') ? sliceFlow(cell, 1, cell.text.length - 1) : cell;
}
