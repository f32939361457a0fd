import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextSort, sortOrder } from './sort-order.ts';
import type { Sort } from './sort-order.ts';

const value = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.boolean());
const direction = fc.constantFrom('ascending' as const, 'descending' as const);

test('sortOrder() names every row once and puts those without a value last', () => {
  fc.assert(
    fc.property(fc.array(value), direction, (values, way) => {
      const order = sorted(values, way);
      assert.deepEqual(
        order.toSorted((a, b) => a - b),
        values.map((_value, row) => row),
      );
      const isEmpty = order.map((row) => values[row] === null || values[row] === '');
      assert.ok(!isEmpty.some((empty, at) => empty && isEmpty[at + 1] === false));
    }),
  );
});

test('sortOrder() agrees with the sort of the language, equal values left as they came', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 2_000 }), direction, (values, way) => {
      const rows = values.map((_value, row) => row);
      const sign = way === 'ascending' ? 1 : -1;
      assert.deepEqual(
        sorted(values, way),
        rows.toSorted((a, b) => sign * ((values[a] ?? 0) - (values[b] ?? 0))),
      );
    }),
  );
});

test('sortOrder() orders numbers by size, both ways, and leaves equal ones as they came', () => {
  assert.deepEqual(sorted([10, 9, null, 9, -1], 'ascending'), [4, 1, 3, 0, 2]);
  assert.deepEqual(sorted([10, 9, null, 9, -1], 'descending'), [0, 1, 3, 4, 2]);
});

test('sortOrder() orders days by time and Chinese names by pinyin', () => {
  assert.deepEqual(sorted(['2026-07-02', '2025-12-31', '2026-07-01'], 'ascending'), [1, 2, 0]);
  assert.deepEqual(sorted(['永川区', '北碚区', '万州区'], 'ascending'), [1, 2, 0]);
});

test('sortOrder() can be left within a long table', () => {
  const steps = sortOrder(5_000, (row) => -row, 'ascending');
  let count = 0;
  while (!steps.next().done) count++;
  assert.ok(count > 100, `it stopped ${count} times`);
});

test('nextSort() goes up, down and back to how it came', () => {
  const up = nextSort(null, 1);
  const down = nextSort(up, 1);
  assert.deepEqual([up?.direction, down?.direction, nextSort(down, 1)], ['ascending', 'descending', null]);
  assert.equal(nextSort(down, 2)?.column, 2);
});

function sorted(values: readonly unknown[], way: Sort['direction']): readonly number[] {
  const steps = sortOrder(values.length, (row) => values[row], way);
  for (;;) {
    const step = steps.next();
    if (step.done) return [...step.value];
  }
}
