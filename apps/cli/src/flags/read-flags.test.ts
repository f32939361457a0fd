import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonSchema, z } from '@yuzhi/sdk';
import fc from 'fast-check';
import { flagsOf } from './flags-of-schema.ts';
import { flagsOfInput } from './flags-of-input.ts';
import { readFlags, withAssignments } from './read-flags.ts';
import { readJson } from './read-json.ts';
import { Readable } from 'node:stream';

const noFile = async (): Promise<never> => assert.fail('no file was named');

async function inputOf(argv: readonly string[], schema: z.ZodType): Promise<unknown> {
  const { own, assignments, issues } = await readFlags(argv, flagsOf(jsonSchema(schema, 'input')), noFile);
  assert.deepEqual(issues, []);
  const base = own.input === undefined ? {} : await readJson(own.input, { stdin: Readable.from([]), cwd: '/' });
  return withAssignments(base, assignments);
}

async function issuesOf(argv: readonly string[], schema: z.ZodType): Promise<readonly string[]> {
  const { issues } = await readFlags(argv, flagsOf(jsonSchema(schema, 'input')), noFile);
  return issues.map(({ flag, message }) => `${flag} ${message.en}`);
}

const deadline = z.strictObject({
  start: z.iso.date(),
  workDays: z.int(),
  includeDate: z.boolean().optional(),
  code: z.string().optional(),
  tags: z.array(z.string()).optional(),
  site: z.strictObject({ name: z.string(), at: z.strictObject({ lon: z.number() }).optional() }).optional(),
});

test('readFlags() takes the names of fields in camel case and in kebab case', async () => {
  assert.deepEqual(await inputOf(['--start', '2026-02-13', '--workDays', '7'], deadline), {
    start: '2026-02-13',
    workDays: 7,
  });
  assert.deepEqual(await inputOf(['--work-days=-7'], deadline), { workDays: -7 });
  assert.deepEqual(await inputOf(['--work-days', '-7'], deadline), { workDays: -7 });
});

test('readFlags() keeps the text of a string field as it is written', async () => {
  for (const code of ['007', '1e3', 'null', 'true', '', ' x ', '[1]', '{"a":1}', '-1'])
    assert.deepEqual(await inputOf(['--code', code], deadline), { code });
});

test('readFlags() takes numbers strictly', async () => {
  for (const text of ['07', '7天', '1_000', '0x10', 'NaN', 'Infinity', '1e999', '', ' 7', '+7', '1,000'])
    assert.deepEqual(
      (await issuesOf(['--workDays', text], deadline)).length,
      1,
      `${JSON.stringify(text)} is no number`,
    );
  assert.deepEqual(await issuesOf(['--workDays', '9007199254740993'], deadline), [
    '--workDays too large or too long to be held exactly',
  ]);
});

test('readFlags() takes switches with and without a word, and their negation', async () => {
  assert.deepEqual(await inputOf(['--includeDate'], deadline), { includeDate: true });
  assert.deepEqual(await inputOf(['--no-include-date'], deadline), { includeDate: false });
  assert.deepEqual(await inputOf(['--include-date', 'false', '--code', 'x'], deadline), {
    includeDate: false,
    code: 'x',
  });
  assert.deepEqual(await issuesOf(['--includeDate=maybe'], deadline), ['--includeDate Must be true or false']);
  assert.deepEqual(await issuesOf(['--no-includeDate=true'], deadline), ['--no-includeDate it takes no value']);
});

test('readFlags() takes a list once for each element or as JSON', async () => {
  assert.deepEqual(await inputOf(['--tags', 'a', '--tags', 'b'], deadline), { tags: ['a', 'b'] });
  assert.deepEqual(await inputOf(['--tags', '["a","b"]', '--tags', 'c'], deadline), { tags: ['a', 'b', 'c'] });
  assert.deepEqual(await inputOf(['--tags', '[]'], deadline), { tags: [] });
});

test('readFlags() takes nested objects by dots, as JSON, and one over the other', async () => {
  assert.deepEqual(await inputOf(['--site.name', '渝中', '--site.at.lon', '106.5'], deadline), {
    site: { name: '渝中', at: { lon: 106.5 } },
  });
  assert.deepEqual(await inputOf(['--site.at.lon', '1', '--site', '{"name":"a","at":{"lon":0}}'], deadline), {
    site: { name: 'a', at: { lon: 1 } },
  });
});

test('readFlags() lays flags over --input', async () => {
  assert.deepEqual(
    await inputOf(
      ['--input', '{"start":"2026-01-01","site":{"name":"a"}}', '--site.at', '{"lon":2}', '--start', '2026-02-13'],
      deadline,
    ),
    { start: '2026-02-13', site: { name: 'a', at: { lon: 2 } } },
  );
});

test('readFlags() names every word that it cannot take, and the flag that was probably meant', async () => {
  assert.deepEqual(await issuesOf(['--workday', '7', 'stray', '--nothing-like-it', '--start'], deadline), [
    '--workday there is no such flag; did you mean --workDays',
    'stray not expected here; quote a value that holds spaces',
    '--nothing-like-it there is no such flag',
    '--start its value is missing; write --flag=value when it begins with --',
  ]);
  assert.deepEqual(await issuesOf(['--start', '2026-01-01', '--start', '2026-01-02'], deadline), [
    '--start it takes one value',
  ]);
});

test('readFlags() refuses @path where no file is taken', async () => {
  assert.deepEqual(await issuesOf(['--code', '@/etc/passwd'], deadline), [
    '--code it takes no file; use --input for a text that begins with @',
  ]);
});

test('readFlags() reaches a field that is named like an option of run by --field-NAME', async () => {
  const schema = z.strictObject({ purpose: z.string(), json: z.boolean() });
  const { own, assignments } = await readFlags(
    ['--purpose', 'why', '--field-purpose', 'x', '--field-json', '--json'],
    flagsOf(jsonSchema(schema, 'input')),
    noFile,
  );
  assert.deepEqual(own, { purpose: 'why', json: true });
  assert.deepEqual(withAssignments({}, assignments), { purpose: 'x', json: true });
});

test('readFlags() keeps a field called field-NAME apart from the field NAME', async () => {
  const schema = z.strictObject({ input: z.string().optional(), 'field-input': z.string().optional() });
  assert.deepEqual(await inputOf(['--field-input', 'a', '--field-field-input', 'b'], schema), {
    'field-input': 'a',
    input: 'b',
  });
});

test('readFlags() knows the fields of every alternative of a union', async () => {
  const schema = z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('id'), id: z.string() }),
    z.strictObject({ by: z.literal('place'), lon: z.number() }),
  ]);
  assert.deepEqual(await inputOf(['--by', 'place', '--lon', '1'], schema), { by: 'place', lon: 1 });
});

test('flagsOf() ends where a schema leads back to itself', () => {
  const tree = z.strictObject({
    v: z.number(),
    get left() {
      return tree.optional();
    },
  });
  const { flags } = flagsOf(jsonSchema(z.strictObject({ tree }), 'input'));
  assert.ok(flags.length > 0 && flags.length < 10, `${flags.length} flags`);
});

/** Any schema that an operation might have, with any value that it takes. */
const anySchemaAndValue = fc.letrec<{
  field: [z.ZodType, fc.Arbitrary<unknown>];
  object: [z.ZodType, fc.Arbitrary<unknown>];
}>((tie) => ({
  field: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom<[z.ZodType, fc.Arbitrary<unknown>]>(
      [z.string(), anyText()],
      [z.string().nullable(), fc.option(anyText())],
      [z.number(), anyNumber()],
      [z.int().nullable(), fc.option(fc.integer())],
      [z.boolean(), fc.boolean()],
      [z.boolean().nullable(), fc.option(fc.boolean())],
      [z.enum(['red', '--yellow', '@x', '蓝']), fc.constantFrom('red', '--yellow', '@x', '蓝')],
      [z.literal([1, 'a', null, true]), fc.constantFrom(1, 'a', null, true)],
      [z.union([z.string(), z.number()]), fc.oneof(anyText(), anyNumber())],
      [z.union([z.boolean(), z.string()]), fc.oneof(anyText(), fc.boolean())],
      [z.unknown(), fc.jsonValue()],
      [z.record(z.string(), z.number()), fc.dictionary(anyName(), anyNumber())],
      [z.array(z.unknown()), fc.array(fc.jsonValue(), { maxLength: 3 })],
      [z.tuple([z.number(), z.string()]), fc.tuple(anyNumber(), anyText())],
    ),
    tie('object'),
    tie('field').map(([schema, value]): [z.ZodType, fc.Arbitrary<unknown>] => [
      z.array(schema),
      fc.array(value, { maxLength: 3 }),
    ]),
    tie('field').map(([schema, value]): [z.ZodType, fc.Arbitrary<unknown>] => [schema.nullable(), fc.option(value)]),
  ),
  object: fc.dictionary(anyName(), tie('field'), { maxKeys: 4 }).map((fields): [z.ZodType, fc.Arbitrary<unknown>] => {
    const shape = Object.fromEntries(Object.entries(fields).map(([name, [schema]]) => [name, schema.optional()]));
    const values = Object.fromEntries(Object.entries(fields).map(([name, [, value]]) => [name, value]));
    return [z.strictObject(shape), fc.record(values, { requiredKeys: [] })];
  }),
}));

function anyText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('007', 'null', '--x', '@file', '[1]', '"q"', '-', '--', '1e5', '{}'),
  );
}

function anyNumber(): fc.Arbitrary<number> {
  return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
}

function anyName(): fc.Arbitrary<string> {
  const usual = fc.constantFrom(
    'start',
    'workDays',
    'work-days',
    'no-start',
    'input',
    'json',
    'help',
    'PM25',
    '姓名',
    'a.b',
    'a=b',
    '',
    'x y',
    'lang',
    'fieldInput',
    'field-input',
  );
  // `__proto__` cannot be a name in a JavaScript object literal, so no schema of ours has it.
  return fc.oneof({ weight: 3, arbitrary: usual }, fc.string({ maxLength: 4 })).filter((name) => name !== '__proto__');
}

test('flags made from any input of any schema are read back as the same input', async () => {
  const cases = anySchemaAndValueOfRoot();
  await fc.assert(
    fc.asyncProperty(cases, async ({ schema, input }) => {
      const flags = flagsOf(jsonSchema(schema, 'input'));
      const plain = JSON.parse(JSON.stringify(input)) as unknown;
      assert.deepEqual(await inputOf(flagsOfInput(plain, flags), schema), plain);
    }),
    { numRuns: 500 },
  );
});

function anySchemaAndValueOfRoot(): fc.Arbitrary<{ schema: z.ZodType; input: unknown }> {
  return anySchemaAndValue.object.chain(([schema, values]) => values.map((input) => ({ schema, input })));
}
