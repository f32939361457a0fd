import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellAt, numberAt, valuesAt } from './values-at.ts';

const output = {
  peak: 3,
  series: [
    { name: 'a', points: [{ y: 1 }, { y: null }] },
    { name: 'b', points: [] },
    { name: 'c', points: [{ y: 2 }] },
  ],
};

test('valuesAt() names every element of the arrays that a path crosses', () => {
  assert.deepEqual(valuesAt(output, 'series.points.y'), [1, null, 2]);
  assert.deepEqual(valuesAt(output, 'series.points'), [{ y: 1 }, { y: null }, { y: 2 }]);
  assert.deepEqual(valuesAt(output, 'peak'), [3]);
});

test('valuesAt() finds nothing where there is nothing, prototypes included', () => {
  for (const path of ['nothing', 'peak.more', 'series.points.z', 'constructor', '__proto__', ''])
    assert.deepEqual(valuesAt(output, path), [], path);
});

test('valuesAt() agrees with walking step by step', () => {
  const names = fc.constantFrom('a', 'b');
  const { value: tree }: { value: fc.Arbitrary<unknown> } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      fc.integer(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(names, tie('value')),
    ),
  }));
  const walk: (value: unknown, steps: readonly string[]) => unknown[] = (value, steps) => {
    if (Array.isArray(value)) return value.flatMap((one) => walk(one, steps));
    const [step, ...rest] = steps;
    if (step === undefined) return value === undefined ? [] : [value];
    return typeof value === 'object' && value !== null ? walk(Reflect.get(value, step), rest) : [];
  };
  fc.assert(
    fc.property(tree, fc.array(names, { minLength: 1, maxLength: 3 }), (value, steps) => {
      assert.deepEqual(valuesAt(value, steps.join('.')), walk(value, steps));
    }),
  );
});

test('cellAt() is the one value of a row, numberAt() only a number', () => {
  assert.equal(cellAt({ a: { b: 1 } }, 'a.b'), 1);
  assert.deepEqual(cellAt({ a: [1, 2] }, 'a'), [1, 2]);
  assert.deepEqual([numberAt({ a: '1' }, 'a'), numberAt({ a: 1 }, 'a'), numberAt({}, 'a')], [null, 1, null]);
});
