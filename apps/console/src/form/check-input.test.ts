import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coded, fileInput, isoDate, jsonSchema, z } from '@yuzhi/sdk';
import fc from 'fast-check';
import { SchemaReader } from '../schema/json-schema.ts';
import { checkInput } from './check-input.ts';

function issuesOf(schema: z.ZodType, value: unknown) {
  const root = jsonSchema(schema, 'input');
  return checkInput(new SchemaReader(root), root, value);
}

const way = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), at: isoDate }),
  z.strictObject({ kind: z.literal('monthly'), months: z.int().min(1) }),
]);
const everything = z.strictObject({
  text: z.string().min(2).max(5),
  amount: z.number().min(0).max(10).optional(),
  count: z.int().gt(0).lt(10).default(2),
  half: z.number().multipleOf(0.5).optional(),
  day: isoDate.optional(),
  level: coded({ red: { zh: '红色', en: 'Red' } }).nullable(),
  words: z.array(z.string().min(1)).min(1).max(2).optional(),
  rows: z.array(z.strictObject({ day: isoDate, mm: z.number() })).optional(),
  way: way.optional(),
  either: z.union([z.string(), z.array(z.number())]).optional(),
});

/** Near what the schema wants, so that both answers are common. */
const value = fc.oneof(
  fc.constantFrom('', 'ab', 'abc', 'abcdef', 'red', 'blue', '2026-02-28', '2026-02-30', '2026-2-1'),
  fc.constantFrom(-1, 0, 0.25, 0.5, 1, 5, 5.5, 10, 11),
  fc.constantFrom(null, true, [], {}, ['a'], [''], ['a', 'b', 'c'], [1, 2]),
  fc.constantFrom(
    { kind: 'once', at: '2026-01-01' },
    { kind: 'once', at: 'x' },
    { kind: 'monthly', months: 0 },
    { kind: 'monthly', months: 1, at: 'x' },
    { kind: 'never' },
    [{ day: '2026-01-01', mm: 1 }],
    [{ day: '2026-01-01' }],
    [{ day: '2026-01-01', mm: 1, more: 1 }],
  ),
);
const good = { text: 'abc', level: 'red' };
const inputs = fc
  .dictionary(fc.constantFrom(...Object.keys(everything.shape), 'unknown'), value, { maxKeys: 3 })
  .map((changes) => ({ ...good, ...changes }));

test('checkInput() finds something wrong exactly where the server’s schema does', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const result = everything.safeParse(input);
      const theirs = new Set(
        result.success ? [] : result.error.issues.map(({ path }) => JSON.stringify(path.slice(0, 1))),
      );
      const ours = new Set(issuesOf(everything, input).map(({ path }) => JSON.stringify(path.slice(0, 1))));
      assert.deepEqual([...ours].toSorted(), [...theirs].toSorted());
    }),
    { numRuns: 2_000 },
  );
});

test('checkInput() names each place and says what to do in both languages', () => {
  const found = issuesOf(everything, { text: 'a', level: 'blue', amount: 'x', rows: [{ day: '2026-02-30', mm: 1 }] });
  assert.deepEqual(
    found.map(({ path, message }) => [path.join('.'), message.zh, message.en]),
    [
      ['text', '不得少于 2 个字', 'Must have at least 2 characters'],
      ['amount', '须为数字', 'Must be a number'],
      ['level', '须为下列之一：红色', 'Must be one of: Red'],
      ['rows.0.day', '须为存在的日期，如 2026-11-23', 'Must be a date that exists, such as 2026-11-23'],
    ],
  );
});

test('checkInput() judges a shape by the constant that it carries', () => {
  const found = issuesOf(z.strictObject({ way }), { way: { kind: 'monthly', months: 0 } });
  assert.deepEqual(
    found.map(({ path, message }) => [path.join('.'), message.zh]),
    [['way.months', '不得小于 1']],
  );
});

test('checkInput() says that a field is required, missing or empty', () => {
  const schema = z.strictObject({ a: z.string().min(1), b: z.number() });
  assert.deepEqual(
    issuesOf(schema, { a: '' }).map(({ message }) => message.zh),
    ['必填', '必填'],
  );
});

test('checkInput() measures a file and looks at its name', () => {
  const schema = z.strictObject({ file: fileInput({ accept: ['csv'], maxBytes: 6 }) });
  const first = (file: unknown) => issuesOf(schema, { file })[0]?.message.zh;
  assert.equal(first({ name: 'A.CSV', text: '雨雨' }), undefined);
  assert.equal(first({ name: 'a.csv', text: '雨雨雨' }), '文件为 9 B，超过上限 6 B');
  assert.equal(first({ name: 'a.csv', base64: 'AAAAAAAAAA==' }), '文件为 7 B，超过上限 6 B');
  assert.equal(first({ name: 'a.xls', text: '' }), '须为下列类型的文件：.csv、.tsv');
  assert.equal(first(undefined), '必填');
});
