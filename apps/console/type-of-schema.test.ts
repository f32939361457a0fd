import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeOfSchema } from './type-of-schema.ts';

for (const [schema, type] of [
  [{ type: 'string' }, 'string'],
  [{ type: ['integer', 'null'] }, 'number | null'],
  [{ type: 'string', enum: ['a', 'b'] }, '"a" | "b"'],
  [{ $ref: '#/components/schemas/Run' }, 'Run'],
  [{ anyOf: [{ $ref: '#/components/schemas/Text' }, { type: 'null' }] }, 'Text | null'],
  [{ type: 'array', items: { type: ['string', 'null'] } }, 'readonly (string | null)[]'],
  [{ type: 'object' }, 'Readonly<Record<string, unknown>>'],
  [{}, 'unknown'],
] as const)
  test(`typeOfSchema() makes ${type}`, () => {
    assert.equal(typeOfSchema(schema), type);
  });

test('typeOfSchema() leaves out what need not be there, and nothing else', () => {
  const schema = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'number' } }, required: ['a'] };
  assert.equal(typeOfSchema(schema), '{ readonly a: string; readonly b?: number; }');
});
