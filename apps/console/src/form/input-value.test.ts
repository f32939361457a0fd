import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { valueAt, withValue } from './input-value.ts';

const step = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor'), fc.nat(3));
const paths = fc.array(step, { minLength: 1, maxLength: 4 });
const inputs = fc.jsonValue({ maxDepth: 4 });

test('withValue() puts a value where valueAt() finds it', () => {
  fc.assert(
    fc.property(inputs, paths, fc.jsonValue(), (input, path, value) => {
      assert.deepEqual(valueAt(withValue(input, path, value), path), value);
    }),
  );
});

test('withValue() leaves what it was given, and everything beside the path, as it was', () => {
  const input = { a: [{ b: 1 }, { b: 2 }], more: { c: 3 } };
  const before = structuredClone(input);
  assert.deepEqual(withValue(input, ['a', 1, 'b'], 5), { a: [{ b: 1 }, { b: 5 }], more: { c: 3 } });
  assert.deepEqual(input, before);
});

test('withValue() takes a property out by undefined', () => {
  assert.deepEqual(withValue({ a: 1, b: 2 }, ['a'], undefined), { b: 2 });
  assert.deepEqual(withValue({ b: 2 }, ['a'], undefined), { b: 2 });
});

test('withValue() never touches a prototype', () => {
  const made = withValue({}, ['__proto__', 'a'], 1);
  assert.equal(Object.getPrototypeOf(made), Object.prototype);
  assert.equal(JSON.stringify(made), '{"__proto__":{"a":1}}');
});
