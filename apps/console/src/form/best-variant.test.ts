import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoDate, jsonSchema, z } from '@yuzhi/sdk';
import { bestVariant } from './best-variant.ts';
import { formModel } from './form-model.ts';

function variantOf(schema: z.ZodType, value: unknown) {
  const { root, reader } = formModel(jsonSchema(z.strictObject({ field: schema }), 'input'));
  const [field] = root.fields;
  assert.ok(field);
  return bestVariant(reader, field, value);
}

const way = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), at: isoDate }),
  z.strictObject({ kind: z.literal('monthly'), months: z.int() }),
]);

test('bestVariant() is the shape whose constant the value carries, however wrong the rest', () => {
  assert.equal(variantOf(way, { kind: 'monthly', at: '2026-01-01' }), 1);
});

test('bestVariant() is the shape of which the value breaks least where nothing tells them apart', () => {
  const place = z.union([
    z.strictObject({ lon: z.number(), lat: z.number() }),
    z.strictObject({ address: z.string() }),
  ]);
  assert.equal(variantOf(place, { address: '人民路 1 号' }), 1);
});

test('bestVariant() is none without a value', () => {
  assert.equal(variantOf(way, undefined), null);
});
