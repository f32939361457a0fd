import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorKinds, YuzhiError } from '@yuzhi/sdk';
import { asYuzhiError, languageOf, problemOf, statusOfKind } from './problem.ts';

const request = { id: 'r-1', bodyLimit: 10 };

test('every kind of failure has a status of its own between 400 and 599', () => {
  const statuses = errorKinds.map((kind) => statusOfKind[kind]);
  assert.equal(new Set(statuses).size, errorKinds.length);
  for (const status of statuses) assert.ok(status >= 400 && status < 600);
});

test('problemOf() speaks the asked language in title and detail and both in message and hint', () => {
  const error = new YuzhiError('X_Y_Z', {
    kind: 'conflict',
    message: { zh: '冲突', en: 'Conflict' },
    hint: { zh: '重试', en: 'Try again' },
  });
  const problem = problemOf(error, 'en');
  assert.deepEqual([problem.title, problem.detail, problem.status], ['Conflict', 'Try again', 409]);
  assert.deepEqual(problemOf(error, 'zh').message, { zh: '冲突', en: 'Conflict' });
});

test('asYuzhiError() knows what the framework refuses, and hides what a bug says', () => {
  assert.equal(asYuzhiError({ code: 'FST_ERR_CTP_BODY_TOO_LARGE' }, request).code, 'HTTP_BODY_TOO_LARGE');
  assert.equal(asYuzhiError({ code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' }, request).code, 'HTTP_MEDIA_TYPE_WRONG');
  assert.equal(asYuzhiError({ statusCode: 414, message: 'long' }, request).kind, 'invalid-input');
  const bug = asYuzhiError(new TypeError('password is hunter2'), request);
  assert.equal(bug.kind, 'internal');
  assert.ok(!JSON.stringify(bug).includes('hunter2'));
});

test('languageOf() follows the header and falls back to Chinese', () => {
  const cases: [string | undefined, string][] = [
    [undefined, 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.2,zh;q=0.9', 'zh'],
    ['fr', 'zh'],
    ['en;q=x', 'en'],
    ['*', 'zh'],
  ];
  for (const [header, language] of cases) assert.equal(languageOf(header), language, String(header));
});
