import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileBytes } from './file-ref.ts';
import { sampleFile } from './sample-file.ts';

const golden = new URL('../../golden/', import.meta.url);

test('sampleFile() reads nothing before its content is asked for', () => {
  const sample = sampleFile(new URL('no-such-file.csv', golden));
  assert.equal(sample.name, 'no-such-file.csv');
  assert.throws(() => JSON.stringify(sample), { code: 'ENOENT' });
});

test('sampleFile() is plain JSON: text for text files', () => {
  const copy = JSON.parse(JSON.stringify(sampleFile(new URL('rain-utf8.csv', golden), '雨量.csv')));
  assert.deepEqual(Object.keys(copy), ['name', 'text']);
  assert.equal(copy.name, '雨量.csv');
  assert.match(copy.text, /^站点,/);
});

test('sampleFile() is plain JSON: base64 for others', () => {
  const sample = sampleFile(new URL('rain-xlsxwriter.xlsx', golden));
  const copy = JSON.parse(JSON.stringify(sample));
  assert.deepEqual(Object.keys(copy), ['name', 'base64']);
  assert.equal(Buffer.from(fileBytes(copy)).subarray(0, 2).toString(), 'PK');
  assert.deepEqual(structuredClone(sample), copy);
});
