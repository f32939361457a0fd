import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonSchema, z } from '@yuzhi/sdk';
import { argumentsSchema, inputOf } from './input-shape.ts';

const objects = {
  plain: z.strictObject({ a: z.number() }),
  record: z.record(z.string(), z.number()),
  choice: z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]),
  both: z.object({ a: z.number() }).and(z.object({ b: z.number() })),
};
const others = {
  text: z.string(),
  list: z.array(z.object({ a: z.number() })),
  mixed: z.union([z.object({ a: z.number() }), z.string()]),
};

test('an input that is an object is the arguments as they are', () => {
  for (const [name, schema] of Object.entries(objects)) {
    const input = jsonSchema(schema, 'input');
    assert.deepEqual(argumentsSchema(input), { ...input, type: 'object' }, name);
    assert.deepEqual(inputOf(input, { a: 1 }), { a: 1 }, name);
    assert.deepEqual(inputOf(input, undefined), {}, name);
  }
});

test('any other input travels under the name `input`', () => {
  for (const [name, schema] of Object.entries(others)) {
    const input = jsonSchema(schema, 'input');
    const wrapped = argumentsSchema(input);
    assert.equal(wrapped.type, 'object', name);
    assert.deepEqual(wrapped['required'], ['input'], name);
    assert.equal(inputOf(input, { input: 'x' }), 'x', name);
    assert.equal(inputOf(input, undefined), undefined, name);
  }
});

test('an input that refers to itself keeps its definitions in reach', () => {
  const tree: z.ZodType = z.lazy(() => z.object({ children: z.array(tree) }));
  const input = jsonSchema(z.array(tree), 'input');
  const wrapped = argumentsSchema(input);
  assert.equal(wrapped.type, 'object');
  assert.deepEqual(wrapped['$defs'], input['$defs']);
});
