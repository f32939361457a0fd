import { sliceFlow, wordsAt } from '../flow.ts';
import type { Line } from '../line.ts';
import { columnOf } from './table.ts';
import type { Column } from './table.ts';

const numbers =
  /^(?:Actions? )?(?:[A-Z][.-]?)?\d{1,3}(?:\.\d{1,2})*(?:(?:\s*[,;]\s*|\s+and\s+)(?:[A-Z][.-]?)?\d{1,3}(?:\.\d{1,2})*)*$/;
const number = /(?:[A-Z][.-]?)?\d{1,3}(?:\.\d{1,2})*/g;

/** Who has actions in a column of no role is responsible for them. */
const turnedHeads = ['Action', 'Lead', 'Support', 'Responsible'];

/** Tables of agencies with the numbers of the actions that each leads or supports become rows of one action and one agency. */
export function turnAgencyTables(lines: readonly Line[]): readonly Line[] {
  const turned: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    const heads = line.cells?.map(({ text }) => text) ?? [];
    let end = index + 1;
    while (isRow(lines[end], heads.length)) end++;
    if (end === index + 1 || !isHead(heads)) {
      turned.push(line);
      continue;
    }
    const kinds = heads.map(columnOf);
    turned.push({ ...line, cells: turnedHeads.map((words) => wordsAt(line.flow, words)) });
    for (const row of lines.slice(index + 1, end)) turned.push(...rowsOf(row, kinds));
    index = end - 1;
  }
  return turned;
}

/** Agency, Leads, Supports: who stands in front, and a role above each list of numbers. */
function isHead(heads: readonly string[]): boolean {
  const [first = '', ...others] = heads;
  return (
    /^(?:lead )?(?:agency|organi[sz]ation|body|institution|department|ministry|unit|office|who|partner|owner)s?$/i.test(
      first,
    ) &&
    others.length > 0 &&
    others.every((words) => /^(?:lead|assist|text)$/.test(columnOf(words)))
  );
}

function isRow(line: Line | undefined, count: number): boolean {
  const cells = line?.cells ?? [];
  if (count < 2 || cells.length !== count || !/[A-Za-z]{3}/.test(cells[0]?.text ?? '')) return false;
  const lists = cells.slice(1).filter(({ text }) => !/^[-–—]?$/.test(text));
  return lists.length > 0 && lists.every(({ text }) => numbers.test(text));
}

function rowsOf(row: Line, kinds: readonly Column[]): readonly Line[] {
  const [name, ...lists] = row.cells ?? [];
  if (name === undefined) return [];
  const none = sliceFlow(name, 0, 0);
  return lists.flatMap((list, at) =>
    [...list.text.matchAll(number)].map((found) => {
      const action = sliceFlow(list, found.index, found.index + found[0].length);
      const owners = (['lead', 'assist', 'text'] as const).map((kind) => (kinds[at + 1] === kind ? name : none));
      return { ...row, cells: [action, ...owners] };
    }),
  );
}
