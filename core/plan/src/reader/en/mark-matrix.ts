import { joinBy, sliceFlow, wordsAt } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { columnOf } from './table.ts';

/** L, S, R, ●: whom the head of the column names leads, supports or, by other marks, is responsible. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/^(?:L|R|A|●|★|◎)$/, 'Lead'],
  [/^(?:S|C|I|P|○|△|☆)$/, 'Support'],
  [/^(?:X|x|✓|√|✔)$/, 'Responsible'],
];
const mark = /^(?:[LRASCIPXx●★◎○△☆✓√✔]|[-–—]?)$/;
/** So many rows below a head are looked at. */
const seen = 40;

/** Tables with a column for each unit and a mark where it has a part become tables with lists of units. */
export function turnMarkMatrices(lines: readonly Line[]): readonly Line[] {
  let head: readonly Flow[] = [];
  let columns: readonly number[] = [];
  return lines.map((line, index) => {
    if (line.cells === null) return line;
    const own = markColumns(lines, index);
    if (own.length >= 2) {
      [head, columns] = [line.cells, own];
      return { ...line, cells: [...others(line.cells, own), ...marks.map(([, word]) => wordsAt(line.flow, word))] };
    }
    if (columns.length === 0 || !isMarked(line.cells, columns)) return line;
    const { cells } = line;
    const lists = marks.map(([pattern]) =>
      listOf(
        columns.filter((at) => pattern.test(cells[at]?.text ?? '')).flatMap((at) => head[at] ?? []),
        line.flow,
      ),
    );
    return { ...line, cells: [...others(cells, columns), ...lists] };
  });
}

/** Columns of a head that names units, below which stand marks and blanks alone. */
function markColumns(lines: readonly Line[], index: number): readonly number[] {
  const head = lines[index]?.cells ?? [];
  const below = lines.slice(index + 1, index + seen).flatMap(({ cells }) => (cells === null ? [] : [cells]));
  // The head comes again on the next page.
  const again = below.findIndex((cells) => cells[0]?.text === head[0]?.text);
  const rows = below.slice(0, again === -1 ? below.length : again);
  const found = head.flatMap(({ text }, at) => {
    const column = rows.map((cells) => cells[at]?.text ?? '');
    const isMarks = column.length >= 3 && column.every((one) => mark.test(one)) && column.some((one) => /\S/.test(one));
    return at > 0 && /[A-Za-z]{2}/.test(text) && !/^(?:number|text|due|target)$/.test(columnOf(text)) && isMarks
      ? [at]
      : [];
  });
  return rows.some((cells) => isMarked(cells, found)) ? found : [];
}

function isMarked(cells: readonly Flow[], columns: readonly number[]): boolean {
  return (
    columns.some((at) => /\S/.test(cells[at]?.text ?? '')) && columns.every((at) => mark.test(cells[at]?.text ?? ''))
  );
}

function others(cells: readonly Flow[], columns: readonly number[]): readonly Flow[] {
  return cells.filter((_, at) => !columns.includes(at));
}

/** Names parted by semicolons. */
function listOf(names: readonly Flow[], line: Flow): Flow {
  if (names.length === 0) return sliceFlow(line, 0, 0);
  return joinBy(names, ';');
}
