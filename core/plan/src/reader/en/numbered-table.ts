import { joinBy } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { isUnitHeading } from './labels.ts';
import { columnOf } from './table.ts';
import { isTimeline } from './timeline.ts';

/**
 * Tables whose cells came out one under the other below one line of heads (No. Recommendation Response Lead Date), each row
 * begun by its bare number. They become rows of number, text, owner and date again.
 */
export function rebuildNumberedTables(lines: readonly Line[]): readonly Line[] {
  const rebuilt: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    if (!isHead(line.flow.text) || lines[index + 1]?.flow.text !== '1') {
      rebuilt.push(line);
      continue;
    }
    const end = endOfTable(lines, index + 1);
    rebuilt.push(headRow(line));
    for (let from = index + 1, number = 1; from < end; number++) {
      const next = lines.findIndex(({ flow }, at) => at > from && at < end && flow.text === String(number + 1));
      const to = next === -1 ? end : next;
      rebuilt.push(rowOf(lines.slice(from, to)));
      from = to;
    }
    index = end - 1;
  }
  return rebuilt;
}

/** Names of columns and nothing else, the number first and an owner or a date among them. */
function isHead(text: string): boolean {
  return (
    /^(?:No\.?|#|Ref\.?|Number)\s/i.test(text) &&
    text.length < 90 &&
    !/[.:;]$/.test(text) &&
    /\b(?:recommendation|action|commitment|measure|response|initiative)\b/i.test(text) &&
    /\b(?:lead|owner|responsible|department|agency|timeline|due|date|deadline|timing|when)\b/i.test(text)
  );
}

/** The table ends where a blank line stands before a line that is no number. */
function endOfTable(lines: readonly Line[], from: number): number {
  let number = 0;
  for (let index = from; index < lines.length; index++) {
    const { flow, isApart, heading } = lines[index] as Line;
    if (flow.text === String(number + 1)) number++;
    else if (heading > 0 || (isApart && index > from + 1 && isUnitHeading(flow.text))) return index;
  }
  return lines.length;
}

function headRow(line: Line): Line {
  const { flow } = line;
  const cell = (text: string): Flow => ({ text, shown: text, at: flow.at.subarray(0, text.length) });
  return { ...line, cells: [cell('No.'), cell('Action'), cell('Lead'), cell('Due')] };
}

/** The last lines of a row are its date, those before its owner. */
function rowOf(lines: readonly Line[]): Line {
  const [first, ...rest] = lines;
  let to = rest.length;
  while (to > 0 && isTimeline(rest[to - 1]?.flow.text ?? '')) to--;
  const dates = rest.slice(to);
  let from = to;
  while (from > 1 && isOwner(rest[from - 1]?.flow.text ?? '')) from--;
  const joined = (part: readonly Line[]): Flow =>
    joinBy(
      part.map(({ flow }) => flow),
      ' ',
    );
  const cells = [
    joined(first === undefined ? [] : [first]),
    joined(rest.slice(0, from)),
    joined(rest.slice(from, to)),
    joined(dates),
  ];
  return { ...(first as Line), flow: joined(lines), cells };
}

function isOwner(text: string): boolean {
  return isUnitHeading(text) && columnOf(text) !== 'text';
}
