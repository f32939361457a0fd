import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sortOrder } from './sort-order.ts';
import { resultOf } from './steps.ts';

const value = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.boolean());

const orderOf = (values: readonly unknown[], isDown: boolean): readonly number[] => resultOf(sortOrder(values, isDown));

test('sortOrder() names every row once and puts those without a value last', () => {
  fc.assert(
    fc.property(fc.array(value), fc.boolean(), (values, isDown) => {
      const order = orderOf(values, isDown);
      assert.deepEqual(
        order.toSorted((a, b) => a - b),
        values.map((_value, row) => row),
      );
      const isEmpty = order.map((row) => values[row] === null || values[row] === '');
      assert.ok(!isEmpty.some((empty, at) => empty && isEmpty[at + 1] === false));
    }),
  );
});

test('sortOrder() orders as the sort of the language does, both ways', () => {
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  const text = fc.stringMatching(/^[a-c北万永区县乡]{1,4}$/);
  fc.assert(
    fc.property(fc.array(text), fc.boolean(), (values, isDown) => {
      const wanted = values.toSorted((a, b) => (isDown ? collator.compare(b, a) : collator.compare(a, b)));
      assert.deepEqual(
        orderOf(values, isDown).map((row) => values[row]),
        wanted,
      );
    }),
  );
});

test('sortOrder() orders numbers by size, both ways, and leaves equal ones as they came', () => {
  assert.deepEqual(orderOf([10, 9, null, 9, -1], false), [4, 1, 3, 0, 2]);
  assert.deepEqual(orderOf([10, 9, null, 9, -1], true), [0, 1, 3, 4, 2]);
});

test('sortOrder() orders days by time and Chinese names by pinyin', () => {
  assert.deepEqual(orderOf(['2026-07-02', '2025-12-31', '2026-07-01'], false), [1, 2, 0]);
  assert.deepEqual(orderOf(['永川区', '北碚区', '万州区'], false), [1, 2, 0]);
});
