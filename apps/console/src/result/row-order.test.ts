import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableOf } from '../kit/table-of.ts';
import { rowOrder } from './row-order.ts';
import { resultOf } from './steps.ts';

const towns = [
  { name: '北碚区', people: 3 },
  { name: '万州区', people: 9 },
  { name: '城口县', people: 1 },
];
const table = tableOf('区县', towns, [
  { title: '名称', of: ({ name }) => name },
  { title: '人数', of: ({ people }) => people },
]);

test('rowOrder() gives every row as it came when nothing is wished for', () => {
  assert.deepEqual(resultOf(rowOrder(table, { sort: null, find: null })), [0, 1, 2]);
});

test('rowOrder() finds rows by their texts and sorts those that it found', () => {
  assert.deepEqual(resultOf(rowOrder(table, { sort: '-2', find: '区' })), [1, 0]);
  assert.deepEqual(resultOf(rowOrder(table, { sort: null, find: '县 1' })), [2]);
  assert.deepEqual(resultOf(rowOrder(table, { sort: null, find: '镇' })), []);
});

test('rowOrder() takes a column that an old link names and the table has no more for none', () => {
  assert.deepEqual(resultOf(rowOrder(table, { sort: 'area', find: null })), [0, 1, 2]);
});
