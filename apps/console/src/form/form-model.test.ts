import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coded, fileInput, isoDate, jsonSchema, label, z } from '@yuzhi/sdk';
import { emptyValue } from './empty-value.ts';
import { formModel } from './form-model.ts';

/** The field of a schema, as the only one of an input. */
function fieldOf(schema: z.ZodType) {
  const { root } = formModel(jsonSchema(z.strictObject({ field: schema }), 'input'));
  const [field] = root.fields;
  assert.ok(field);
  return field;
}

const colours = coded({ red: { zh: '红色', en: 'Red' }, yellow: { zh: '黄色', en: 'Yellow' } });

for (const [what, schema, kind] of [
  ['a short text', z.string(), 'text'],
  ['a long text', z.string().max(2_000), 'prose'],
  ['a number', z.number(), 'number'],
  ['a whole number', z.int(), 'integer'],
  ['a day', isoDate, 'date'],
  ['a boolean with a default', z.boolean().default(true), 'flag'],
  ['a boolean without one', z.boolean(), 'choice'],
  ['a coded value', colours, 'choice'],
  ['a coded value or nothing', colours.nullable(), 'choice'],
  ['literals', z.literal(['a', 'b']), 'choice'],
  ['one literal', z.literal('a'), 'constant'],
  ['a file', fileInput({ accept: ['csv'] }), 'file'],
  ['an object', z.strictObject({ a: z.string() }), 'group'],
  ['a list of texts', z.array(z.string()), 'list'],
  ['a list of files', z.array(fileInput({ accept: ['csv'] })), 'list'],
  ['rows of simple values', z.array(z.strictObject({ a: isoDate, b: z.number() })), 'grid'],
  ['rows of objects in objects', z.array(z.strictObject({ a: z.object({ b: z.string() }) })), 'json'],
  ['a list of lists', z.array(z.array(z.number())), 'json'],
  ['a record', z.record(z.string(), z.number()), 'json'],
  ['anything', z.unknown(), 'json'],
  ['several shapes', z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })]), 'variants'],
  ['a number or a text', z.union([z.number(), z.string()]), 'json'],
] as const)
  test(`a form shows ${what} as ${kind}`, () => {
    assert.equal(fieldOf(schema).kind, kind);
  });

test('a field knows its words, its unit, its default and whether it must be filled in', () => {
  const field = fieldOf(
    z
      .number()
      .default(2)
      .meta(label('雨量', 'Rainfall', { unit: 'mm', help: { zh: '每小时', en: 'An hour' } })),
  );
  const { title, help, unit, initial, isRequired } = field;
  assert.deepEqual(
    { title, help, unit, initial, isRequired },
    {
      title: { zh: '雨量', en: 'Rainfall' },
      help: { zh: '每小时', en: 'An hour' },
      unit: 'mm',
      initial: 2,
      isRequired: false,
    },
  );
});

test('choices have the words of their codes', () => {
  assert.deepEqual(
    fieldOf(colours.nullable()).choices.map(({ title }) => title.zh),
    ['红色', '黄色'],
  );
});

test('shapes are called by their title, else by the constant that tells them apart', () => {
  const once = z.strictObject({ kind: z.literal('once'), at: isoDate }).meta(label('一次', 'Once'));
  const monthly = z.strictObject({ kind: z.literal('monthly'), months: z.int() });
  const field = fieldOf(z.discriminatedUnion('kind', [once, monthly]).meta(label('方式', 'Way')));
  assert.deepEqual(
    field.fields.map(({ title }) => title.zh),
    ['一次', 'monthly'],
  );
});

test('a schema that holds itself is written as JSON where it begins again', () => {
  const tree: z.ZodType = z.strictObject({ name: z.string(), left: z.lazy(() => tree.optional()) });
  const { root } = formModel(jsonSchema(tree, 'input'));
  assert.deepEqual(
    root.fields.map(({ kind }) => kind),
    ['text', 'json'],
  );
});

test('an empty input has what is required and can only be empty or one thing', () => {
  const schema = z.strictObject({
    name: z.string(),
    level: colours.nullable(),
    rows: z.array(z.string()),
    more: z.array(z.string()).optional(),
    kind: z.literal('a'),
    place: z.strictObject({ lon: z.number() }),
  });
  assert.deepEqual(emptyValue(formModel(jsonSchema(schema, 'input')).root), {
    level: null,
    rows: [],
    kind: 'a',
    place: {},
  });
});
