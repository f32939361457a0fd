import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchingRows } from './matching-rows.ts';
import type { TableData } from './table-data.ts';

const rows = [
  ['渝北', 12345],
  ['江北', 7],
  ['渝北', 77],
] as const;

const table: TableData = {
  title: '水位',
  columns: [
    { title: '地点', isNumber: false },
    { title: '水位', isNumber: true },
  ],
  rowCount: rows.length,
  value: (row, column) => rows[row]?.[column],
  shown: (row, column) => (rows[row]?.[column] ?? '').toLocaleString('en'),
  plain: (row, column) => String(rows[row]?.[column] ?? ''),
};

test('matchingRows() finds the rows in which every word stands, in the order given', () => {
  assert.deepEqual(found('渝北', null), [0, 2]);
  assert.deepEqual(found('渝北', Uint32Array.of(2, 1, 0)), [2, 0]);
  assert.deepEqual(found('北 7', null), [1, 2]);
  assert.deepEqual(found('万州', null), []);
});

test('matchingRows() finds a number as it is shown and as it is typed', () => {
  assert.deepEqual(found('12,345', null), [0]);
  assert.deepEqual(found('12345', null), [0]);
});

function found(typed: string, order: Uint32Array | null): readonly number[] {
  const steps = matchingRows(table, order, typed);
  for (;;) {
    const step = steps.next();
    if (step.done) return [...step.value];
  }
}
