import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainNumber } from '../language/format.ts';
import { readJson, readNumber } from './read-field.ts';

for (const [typed, value] of [
  ['', undefined],
  ['  ', undefined],
  ['12', 12],
  ['-0.5', -0.5],
  ['１２．５', 12.5],
  ['−3', -3],
  ['1,234,567.5', 1234567.5],
  ['1e3', 1000],
  ['.5', 0.5],
  ['1,23', '1,23'],
  ['12 mm', '12 mm'],
  ['0x10', '0x10'],
  ['Infinity', 'Infinity'],
  ['1e999', '1e999'],
  ['一百', '一百'],
] as const)
  test(`readNumber() reads “${typed}” as ${JSON.stringify(value)}`, () => {
    assert.equal(readNumber(typed), value);
  });

test('readNumber() reads back what a number box shows', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      assert.equal(readNumber(plainNumber(value)), Number(plainNumber(value)));
    }),
  );
});

test('readJson() takes nothing for no value and says where JSON breaks', () => {
  assert.deepEqual(readJson(' \n'), { value: undefined });
  assert.deepEqual(readJson('{"a": [1]}'), { value: { a: [1] } });
  assert.ok('reason' in readJson('{'));
});
