import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareClauses } from './clause-order.ts';

test('clauses stand in the order of the plan', () => {
  const inOrder = [
    '二（一）1',
    '二（三）9',
    '二（三）10',
    '二（九）2',
    '二（十）1',
    '二（十一）1',
    '二（二十）1',
    '三（一）',
    '十（一）',
  ];
  assert.deepEqual(inOrder.toReversed().toSorted(compareClauses), inOrder);
});
