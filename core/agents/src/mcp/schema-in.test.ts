import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coded, fileInput, isoDate, jsonSchema, label, z } from '@yuzhi/sdk';
import type { JsonSchema } from '@yuzhi/sdk';
import { schemaIn } from './schema-in.ts';

const levels = coded({ red: { zh: '红色', en: 'Red' }, none: { zh: '无', en: 'None' } });
const schema = jsonSchema(
  z.strictObject({
    rainfall: z.number().meta(label('雨量', 'Rainfall', { unit: 'mm', help: { zh: '一小时', en: 'In one hour' } })),
    levels: z.array(levels.meta(label('级别', 'Level'))),
    on: isoDate,
    // A field may be named like a keyword.
    title: z.string().meta(label('标题', 'Heading')),
    readings: fileInput({ accept: ['csv'], maxBytes: 1000 }).meta(label('记录', 'Readings')),
  }),
  'input',
);

function field(language: 'zh' | 'en', name: string): JsonSchema {
  return (schemaIn(language, schema)['properties'] as Record<string, JsonSchema>)[name] ?? assert.fail(name);
}

test('title, help, unit and codes are told in the language asked for', () => {
  const [zh, en] = [field('zh', 'rainfall'), field('en', 'rainfall')];
  assert.deepEqual([zh['title'], zh['description']], ['雨量', '一小时\n单位：mm']);
  assert.deepEqual([en['title'], en['description']], ['Rainfall', 'In one hour\nUnit: mm']);
  assert.partialDeepStrictEqual(field('zh', 'levels'), {
    items: { title: '级别', description: 'red：红色；none：无' },
  });
  assert.match(String(field('en', 'readings')['description']), /csv.*1000 bytes/);
});

test('what a schema accepts stays, and none of our own keywords does', () => {
  const told = schemaIn('zh', schema);
  assert.ok(!JSON.stringify(told).includes('"x-'));
  assert.deepEqual(told['required'], schema['required']);
  assert.deepEqual(Object.keys(told['properties'] as object), Object.keys(schema['properties'] as object));
  assert.equal(told['additionalProperties'], false);
  assert.equal(field('zh', 'title')['title'], '标题');
});

test('a date is told by its format alone', () => {
  assert.deepEqual(field('en', 'on'), { type: 'string', format: 'date' });
});
