import { isMeant } from '../parts/is-meant.ts';
import { sortOf } from '../parts/sort-rows.ts';
import { sortOrder } from './sort-order.ts';
import type { Steps } from './steps.ts';
import type { TableData } from './table-data.ts';

/** What somebody wants to see of a table. */
export interface Wish {
  /** A column, or `-` and a column; as {@link sortOf} reads it. */
  readonly sort: string | null;
  /** Words that a row has to hold. */
  readonly find: string | null;
}

/** The numbers of the rows that are wished for, in the order that is wished for. */
export function* rowOrder(table: TableData, { sort, find }: Wish): Steps<readonly number[]> {
  const rows = yield* found(table, find);
  const by = sortOf(sort);
  const column = table.columns.findIndex(({ id }) => id === by?.id);
  if (by === null || column === -1) return rows;
  const values: unknown[] = [];
  for (const row of rows) {
    values.push(table.value(row, column));
    yield;
  }
  const order = yield* sortOrder(values, by.isDown);
  return order.map((place) => rows[place] ?? place);
}

function* found(table: TableData, find: string | null): Steps<readonly number[]> {
  const rows: number[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    if (
      !find ||
      isMeant(
        find,
        table.columns.map((_column, column) => table.shown(row, column)),
      )
    )
      rows.push(row);
    yield;
  }
  return rows;
}
