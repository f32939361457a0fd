import { joinFlows, markAfter, spaceAfter, wordsAt } from '../flow.ts';
import type { Line } from '../line.ts';
import { isField } from './fields.ts';
import { columnOf } from './table.ts';
import { isTimeline } from './timeline.ts';

/** Fewer blocks that begin with rising numbers are none of a table. */
const fewest = 3;

/**
 * Rows of a table that came out as blocks of lines, each begun by its number alone: 1 / Publish a list. / Agree. … / Lead: X / Summer 2026.
 * The number goes before the first line, a date below a field becomes one, and the heads above go.
 */
export function turnNumberedBlocks(lines: readonly Line[]): readonly Line[] {
  const starts = blockStarts(lines);
  const owned = [...starts].filter((start) => hasField(lines, start));
  // Cells without keys are those of a table that is read elsewhere.
  if (starts.size < fewest || owned.length * 3 < starts.size * 2) return lines;
  const turned: Line[] = [];
  let isInside = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    const next = lines[index + 1];
    if (starts.has(index) && next !== undefined) {
      while (isHeadCell(turned.at(-1))) turned.pop();
      turned.push(numbered(line, next));
      isInside = true;
      index++;
      continue;
    }
    if (line.isApart) isInside = false;
    const before = turned.at(-1);
    const isDue = isInside && before !== undefined && isField(before.flow.text) && isDate(line.flow.text);
    turned.push(isDue ? { ...line, flow: joinFlows([wordsAt(line.flow, 'Due: '), line.flow]), isApart: true } : line);
  }
  return turned;
}

/** Lines that are a number and begin a block of text: 1, 2, 3, …. */
function blockStarts(lines: readonly Line[]): ReadonlySet<number> {
  const starts = new Set<number>();
  let last = 0;
  for (const [index, { flow, isApart, cells }] of lines.entries()) {
    const next = lines[index + 1];
    const begins = cells === null && (isApart || isHeadCell(lines[index - 1])) && next?.isApart === false;
    if (!begins || flow.text !== String(last + 1) || !/^[A-Z“"].{20,}/.test(next.flow.text)) continue;
    starts.add(index);
    last++;
  }
  return starts;
}

/** Whether a field stands in the block of lines that begins there. */
function hasField(lines: readonly Line[], start: number): boolean {
  for (let at = start + 1; lines[at]?.isApart === false; at++) if (isField(lines[at]?.flow.text ?? '')) return true;
  return false;
}

/** Recommendation, Response, Lead and timeline: the head of a column on a line of its own. */
function isHeadCell(line: Line | undefined): boolean {
  const text = line?.flow.text ?? '';
  return line?.cells === null && text.length <= 30 && !/[.:;\d]/.test(text) && columnOf(text) !== 'other';
}

function numbered(line: Line, next: Line): Line {
  return {
    ...next,
    flow: joinFlows([line.flow, markAfter(line.flow, '.'), spaceAfter(line.flow), next.flow]),
    isApart: true,
  };
}

/** Summer 2026, Pilot to begin in January 2027, Not applicable: what stands in a column of dates. */
function isDate(text: string): boolean {
  return (
    text.length <= 40 &&
    !/[.:;]$/.test(text) &&
    (isTimeline(text) || /\b20\d\d(?:[-/–]\d{2,4})?$/.test(text) || /^(?:not applicable|n\/a|ongoing|tbc)$/i.test(text))
  );
}
