import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentInput } from '../document-input.ts';
import { sample } from '../sample.ts';

test('a document with a mark of secrecy is refused at the input, and the issue holds none of its words', async () => {
  const result = await documentInput.safeParseAsync({ name: 'a.txt', text: '机密★20年\n某某方案\n一、建设平台。' });
  assert.equal(result.success, false);
  const issues = JSON.stringify(result.error?.issues.map(({ message, path }) => ({ message, path })));
  assert.match(issues, /PLAN_SECRECY_MARK/);
  assert.doesNotMatch(issues, /某某方案/);
});

test('a plain plan is let in', async () => {
  assert.equal((await documentInput.safeParseAsync(sample)).success, true);
});
