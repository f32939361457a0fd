import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextSort, sortOf, sortRows } from './sort-rows.ts';

test('sortOf() reads a column and a direction', () => {
  assert.equal(sortOf(null), null);
  assert.equal(sortOf(''), null);
  assert.deepEqual(sortOf('name'), { id: 'name', isDown: false });
  assert.deepEqual(sortOf('-name'), { id: 'name', isDown: true });
});

test('sortRows() puts figures by size and Chinese by its reading, and leaves the list that it was given', () => {
  const given = ['10', '9', '100'];
  assert.deepEqual(sortRows(given, String, false), ['9', '10', '100']);
  assert.deepEqual(given, ['10', '9', '100']);
  assert.deepEqual(sortRows(['渝中区', '北碚区', '江津区'], String, false), ['北碚区', '江津区', '渝中区']);
  assert.deepEqual(sortRows(['b', 'a', 'c'], String, true), ['c', 'b', 'a']);
});

test('sortRows() leaves rows of one text in the order in which they came', () => {
  const rows = [
    { key: 'x', n: 1 },
    { key: 'x', n: 2 },
    { key: 'a', n: 3 },
  ];
  assert.deepEqual(
    sortRows(rows, ({ key }) => key, false).map(({ n }) => n),
    [3, 1, 2],
  );
  assert.deepEqual(
    sortRows(rows, ({ key }) => key, true).map(({ n }) => n),
    [1, 2, 3],
  );
});

test('nextSort() goes up, down and back to how it came', () => {
  assert.deepEqual(
    [null, 'level', '-level'].map((now) => nextSort(sortOf(now), 'level')),
    ['level', '-level', null],
  );
  assert.equal(nextSort(sortOf('-level'), 'day'), 'day');
});
