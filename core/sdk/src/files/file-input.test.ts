import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectTypeOf } from 'expect-type';
import { z } from 'zod';
import { jsonSchema, label } from '../schema.ts';
import { fileInput } from './file-input.ts';
import type { FileRef } from './file-ref.ts';

const table = fileInput({ accept: ['csv', 'xlsx'], maxBytes: 10 });

const codesOf = (value: unknown, schema = table): string[] =>
  (schema.safeParse(value).error?.issues ?? []).map((issue) => issue.message.split(':', 1)[0] ?? '');

test('fileInput() takes text and bytes', () => {
  assert.ok(table.safeParse({ name: '雨量.CSV', text: 'a,b' }).success);
  assert.ok(table.safeParse({ name: 'rain.xlsx', base64: 'UEsDBA==' }).success);
});

test('fileInput() has FileRef as what goes in and what comes out', () => {
  expectTypeOf<z.input<typeof table>>().toEqualTypeOf<FileRef>();
  expectTypeOf<z.output<typeof table>>().toEqualTypeOf<FileRef>();
});

test('fileInput() tells forms and the command line about itself in JSON Schema', () => {
  const schema = jsonSchema(z.strictObject({ readings: table.meta(label('雨量记录', 'Readings')) }), 'input');
  const field = (schema.properties as Record<string, Record<string, unknown>>).readings;
  assert.deepEqual(field?.['x-file'], { accept: ['csv', 'xlsx'], maxBytes: 10 });
  assert.equal(field?.['x-title-zh'], '雨量记录');
});

test('fileInput() takes 8 MiB unless told otherwise', () => {
  const schema = jsonSchema(fileInput({ accept: ['text'] }), 'input');
  assert.deepEqual(schema['x-file'], { accept: ['text'], maxBytes: 8_388_608 });
});

test('fileInput() refuses an extension that is not accepted, and says which are', () => {
  assert.deepEqual(codesOf({ name: 'rain.pdf', text: '' }), ['FILE_EXTENSION_UNEXPECTED']);
  const [issue] = table.safeParse({ name: 'rain.pdf', text: '' }).error?.issues ?? [];
  assert.ok(issue?.code === 'custom');
  assert.deepEqual(issue.path, ['name']);
  assert.equal(issue.params?.error.hint.zh, '可用的类型：.csv .tsv .xlsx');
});

test('fileInput() shows the way out of old spreadsheets', () => {
  assert.deepEqual(codesOf({ name: 'rain.xls', base64: '' }), ['FILE_XLS_UNSUPPORTED']);
  assert.deepEqual(codesOf({ name: 'rain.et', base64: '' }), ['FILE_XLS_UNSUPPORTED']);
});

test('fileInput() refuses what is not base64', () => {
  for (const base64 of ['a', 'ab=d', 'ab\ncd', 'data:,', 'YWJj-_==']) {
    assert.deepEqual(codesOf({ name: 'a.csv', base64 }), ['FILE_BASE64_INVALID'], base64);
  }
});

test('fileInput() counts bytes, of text as UTF-8 and of base64 as decoded', () => {
  assert.deepEqual(codesOf({ name: 'a.csv', text: '雨量雨' }), []);
  assert.deepEqual(codesOf({ name: 'a.csv', text: '雨量雨雨' }), ['FILE_TOO_LARGE']);
  assert.deepEqual(codesOf({ name: 'a.csv', base64: Buffer.alloc(10).toString('base64') }), []);
  assert.deepEqual(codesOf({ name: 'a.csv', base64: Buffer.alloc(11).toString('base64') }), ['FILE_TOO_LARGE']);
});

test('fileInput() refuses names that are no plain file names', () => {
  for (const name of ['', '../a.csv', 'a\\b.csv', 'a\n.csv', `${'a'.repeat(300)}.csv`, '..']) {
    assert.deepEqual(codesOf({ name, text: '' }), ['FILE_NAME_INVALID'], name);
  }
});

test('fileInput() refuses a file that is both or neither', () => {
  assert.equal(table.safeParse({ name: 'a.csv' }).success, false);
  assert.equal(table.safeParse({ name: 'a.csv', text: '', base64: '' }).success, false);
});

test('fileInput() takes every kind of file where the operation finds out what it is', () => {
  const any = fileInput({ accept: 'any', maxBytes: 10 });
  assert.ok(any.safeParse({ name: 'film.mp4', base64: 'AAEC' }).success);
  assert.ok(any.safeParse({ name: 'no-extension', text: '' }).success);
  assert.deepEqual(codesOf({ name: '../film.mp4', text: '' }, any), ['FILE_NAME_INVALID']);
  assert.deepEqual(jsonSchema(any, 'input')['x-file'], { accept: [], maxBytes: 10 });
});
