import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextSort, sortOrder } from './sort-order.ts';

const value = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.boolean());
const direction = fc.constantFrom('ascending' as const, 'descending' as const);

test('sortOrder() names every row once and puts those without a value last', () => {
  fc.assert(
    fc.property(fc.array(value), direction, (values, way) => {
      const order = sortOrder(values, way);
      assert.deepEqual(
        order.toSorted((a, b) => a - b),
        values.map((_value, row) => row),
      );
      const isEmpty = order.map((row) => values[row] === null || values[row] === '');
      assert.ok(!isEmpty.some((empty, at) => empty && isEmpty[at + 1] === false));
    }),
  );
});

test('sortOrder() orders numbers by size, both ways, and leaves equal ones as they came', () => {
  assert.deepEqual(sortOrder([10, 9, null, 9, -1], 'ascending'), [4, 1, 3, 0, 2]);
  assert.deepEqual(sortOrder([10, 9, null, 9, -1], 'descending'), [0, 1, 3, 4, 2]);
});

test('sortOrder() orders days by time and Chinese names by pinyin', () => {
  assert.deepEqual(sortOrder(['2026-07-02', '2025-12-31', '2026-07-01'], 'ascending'), [1, 2, 0]);
  assert.deepEqual(sortOrder(['永川区', '北碚区', '万州区'], 'ascending'), [1, 2, 0]);
});

test('nextSort() goes up, down and back to how it came', () => {
  const up = nextSort(null, 1);
  const down = nextSort(up, 1);
  assert.deepEqual([up?.direction, down?.direction, nextSort(down, 1)], ['ascending', 'descending', null]);
  assert.equal(nextSort(down, 2)?.column, 2);
});
