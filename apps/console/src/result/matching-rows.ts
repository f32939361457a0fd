import { isMeant } from '../parts/is-meant.ts';
import { pieces } from './in-slices.ts';
import type { Steps } from './in-slices.ts';
import type { TableData } from './table-data.ts';

/**
 * The rows of a table in which every word that was typed stands, as it is shown or as it is written for programs.
 *
 * `order` the rows in the order in which they come; `null` as they came
 */
export function* matchingRows(table: TableData, order: Uint32Array | null, typed: string): Steps<Uint32Array> {
  const { columns, rowCount, shown, plain } = table;
  const found: number[] = [];
  for (let at = 0; at < rowCount; at++) {
    const row = order?.[at] ?? at;
    const texts = columns.flatMap((_column, column) => [shown(row, column), plain(row, column)]);
    if (isMeant(typed, texts)) found.push(row);
    // Writing the texts of a row takes longer than comparing two.
    if (at % (pieces / 16) === 0) yield;
  }
  return Uint32Array.from(found);
}
