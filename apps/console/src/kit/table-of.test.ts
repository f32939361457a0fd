import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableOf } from './table-of.ts';

interface Row {
  readonly area: string;
  readonly cases: number | null;
}

const rows: readonly Row[] = [
  { area: '甲县', cases: 12_345.5 },
  { area: '乙县', cases: null },
];
const columns = [
  { title: '地区', of: ({ area }: Row) => area },
  { title: '病例数', unit: '例', of: ({ cases }: Row) => cases },
];

test('tableOf() puts units into titles and numbers at the right', () => {
  const { columns: shown } = tableOf('各地', rows, columns);
  assert.deepEqual(shown, [
    { id: '1', title: '地区', isNumber: false },
    { id: '2', title: '病例数（例）', isNumber: true },
  ]);
});

test('tableOf() groups digits for people and not for programs, and leaves empty what is not known', () => {
  const table = tableOf('各地', rows, columns);
  assert.deepEqual([table.shown(0, 1), table.plain(0, 1)], ['12,345.5', '12345.5']);
  assert.deepEqual([table.shown(1, 1), table.plain(1, 1)], ['—', '']);
});

test('tableOf() makes no column of numbers out of nothing', () => {
  assert.deepEqual(
    tableOf('各地', [], columns).columns.map(({ isNumber }) => isNumber),
    [false, false],
  );
});
