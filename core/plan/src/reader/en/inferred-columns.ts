import type { Line } from '../line.ts';
import { isListOfUnits } from './labels.ts';
import { englishMarkerOf } from './marker.ts';
import { isDuty } from './statements.ts';
import type { Column } from './table.ts';
import { isTimeline } from './timeline.ts';

/** Rows of a table of one width. */
type Rows = readonly (readonly string[])[];

/** Fewer rows say too little of what a column holds. */
const fewest = 3;

/**
 * What the columns of a table hold whose heads say nothing: numbers that rise, names of units, dates, duties. `null` where no column
 * holds numbers, or none duties: a table of figures is none of tasks.
 */
export function inferColumns(lines: readonly Line[], start: number): readonly Column[] | null {
  const width = lines[start]?.cells?.length ?? 0;
  const rows: (readonly string[])[] = [];
  for (let index = start; lines[index]?.cells?.length === width; index++)
    rows.push(lines[index]?.cells?.map(({ text }) => text) ?? []);
  // A row of one cell is a heading among the rows.
  const full = rows.filter((cells) => cells.filter((text) => text !== '').length >= 2);
  if (width < 2 || full.length < fewest) return null;
  const kinds: Column[] = Array.from({ length: width }, (_, column) => kindOf(full, column));
  const numbers = kinds.indexOf('number');
  const text = longest(full, kinds);
  if (numbers === -1 || text === -1) return null;
  kinds[text] = 'text';
  // 6. Reinforce the network: the number stands before the name.
  const isNamed = full.some((cells) => (cells[numbers] ?? '').length > longestNumber);
  const isOfDuties =
    share(full, (cells) => isDuty(afterNumber(cells[numbers] ?? '')) || isDuty(cells[text] ?? '')) >= 0.5;
  if (!isOfDuties) return null;
  if (isNamed) kinds[numbers] = 'title';
  return kinds;
}

const longestNumber = 8;

function kindOf(rows: Rows, column: number): Column {
  const cells = rows.map((row) => row[column] ?? '').filter((text) => text !== '');
  if (cells.length * 2 < rows.length) return 'other';
  if (isRising(cells)) return 'number';
  if (share(cells, isTimeline) >= 0.7) return 'due';
  return share(cells, isListOfUnits) >= 0.6 ? 'units' : 'other';
}

/** 1, 2, 4: numbers in front of most cells, each more than the one before. */
function isRising(cells: readonly string[]): boolean {
  const numbers = cells
    .flatMap((text) => /^(?:[A-Z]{1,3}[.-]?)?(\d{1,3})(?:[.):]|\s|$)/.exec(text)?.[1] ?? [])
    .map(Number);
  const rises = numbers.filter((number, at) => at === 0 || number > (numbers[at - 1] ?? 0)).length;
  return numbers.length * 5 >= cells.length * 3 && numbers.length >= fewest && rises * 5 >= numbers.length * 4;
}

/** The column of no kind with the most words, where those are more than names. */
function longest(rows: Rows, kinds: readonly Column[]): number {
  const lengths = kinds.map((kind, column) =>
    kind === 'other' ? rows.reduce((sum, row) => sum + (row[column] ?? '').length, 0) / rows.length : 0,
  );
  const most = Math.max(...lengths);
  return most < 20 ? -1 : lengths.indexOf(most);
}

function afterNumber(text: string): string {
  return text.slice(englishMarkerOf(text)?.length ?? 0);
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.filter(holds).length / all.length;
}
