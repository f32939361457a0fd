import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonSchema, label, z } from '@yuzhi/sdk';
import { SchemaReader } from './json-schema.ts';

function readerOf(schema: z.ZodType) {
  const root = jsonSchema(schema, 'input');
  return { root, reader: new SchemaReader(root) };
}

test('alternatives() looks through unions, and each keeps its own words before those of the union', () => {
  const one = z.object({ a: z.string() }).meta(label('甲', 'A'));
  const { root, reader } = readerOf(z.union([one, z.string()]).meta(label('皆', 'All')));
  assert.deepEqual(
    reader.alternatives(root).map(({ title }) => title),
    ['A', 'All'],
  );
  assert.equal(reader.keyword(root, 'title'), 'All');
});

test('properties() of an intersection are those of both parts', () => {
  const { root, reader } = readerOf(
    z.intersection(z.object({ a: z.string() }), z.object({ b: z.string().optional() })),
  );
  assert.deepEqual(
    [...reader.properties(root)].map(([name, { isRequired }]) => [name, isRequired]),
    [
      ['a', true],
      ['b', false],
    ],
  );
});

test('properties() of a union asks for what every part asks for', () => {
  const { root, reader } = readerOf(z.union([z.object({ a: z.string(), b: z.string() }), z.object({ a: z.number() })]));
  assert.deepEqual(
    [...reader.properties(root)].map(([name, { isRequired }]) => [name, isRequired]),
    [
      ['a', true],
      ['b', false],
    ],
  );
});

test('a schema that holds itself ends', () => {
  const tree: z.ZodType = z.object({ name: z.string(), children: z.lazy(() => z.array(tree)) });
  const { root, reader } = readerOf(tree);
  const children = reader.properties(root).get('children')?.schema ?? {};
  assert.deepEqual([...reader.types(children)], ['array']);
  assert.deepEqual([...reader.types({ $ref: '#/$defs/loop' })].length > 0, true);
  assert.deepEqual(
    new SchemaReader({ $defs: { loop: { $ref: '#/$defs/loop' } } }).alternatives({ $ref: '#/$defs/loop' }),
    [],
  );
});
