import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { doubtCodes, faultCodes, noteCodes } from '@yuzhi/labels';
import { jsonSchema } from '@yuzhi/sdk';
import { checkUpload } from './operations/check-upload.ts';
import { read } from './operations/read.ts';
import { verify } from './operations/verify.ts';
import { gb45438, labellingMeasures, practiceGuides } from './rules.ts';

interface RuleFile {
  readonly data: unknown;
}

function ruleFile(id: string): RuleFile {
  return JSON.parse(readFileSync(new URL(`rules/${id}/2025.json`, import.meta.url), 'utf8')) as RuleFile;
}

test('the rules have the shape that the operations read', () => {
  for (const rule of [gb45438, labellingMeasures, practiceGuides]) rule.data.parse(ruleFile(rule.id).data);
});

test('every code of a finding has its words in both languages', () => {
  const text = JSON.stringify(jsonSchema(read.output, 'output'));
  for (const code of [...faultCodes, ...doubtCodes, ...noteCodes])
    assert.match(text, new RegExp(`"${code}":\\{"zh":".+?","en":"`), code);
});

test('a file that is too large or badly encoded is refused before anything is read', () => {
  const parse = (file: object): string =>
    read.input.safeParse({ file }).error?.issues[0]?.message.split(':')[0] ?? 'ok';
  assert.equal(parse({ name: 'a.png', base64: 'x' }), 'FILE_BASE64_INVALID');
  assert.equal(parse({ name: 'a.bin', base64: 'A'.repeat(48 * 1024 * 1024) }), 'FILE_TOO_LARGE');
  assert.equal(parse({ name: '../a', text: '' }), 'FILE_NAME_INVALID');
  assert.equal(parse({ name: 'any.kind', base64: 'AAEC' }), 'ok');
});

test('digests of declared content have their form', () => {
  const { success } = checkUpload.input.safeParse({ file: { name: 'a.txt', text: '' }, known: ['abc'] });
  assert.equal(success, false);
});

test('a key has a name that fits into the reserved field', () => {
  const input = { file: { name: 'a.txt', text: '' }, publicKey: 'x', keyId: 'no spaces' };
  assert.equal(verify.input.safeParse(input).success, false);
});
