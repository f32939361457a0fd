import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { inputIssues } from './input-issues.ts';

const schema = z.strictObject({
  name: z.string().max(3),
  count: z.int().min(1),
  share: z.number().gt(0),
  level: z.enum(['red', 'blue']),
  day: z.iso.date(),
  link: z.url(),
  code: z.string().regex(/^a/, 'begins with a'),
  even: z.number().refine((value) => value % 2 === 0, { params: { text: { zh: '须为偶数', en: 'must be even' } } }),
});

const good = {
  name: 'abc',
  count: 1,
  share: 0.1,
  level: 'red',
  day: '2026-02-28',
  link: 'https://a.b',
  code: 'a',
  even: 2,
};

function messagesOf(change: object): readonly { readonly zh: string; readonly en: string }[] {
  const { error } = schema.safeParse({ ...good, ...change }, { reportInput: true });
  return error ? inputIssues(error).map(({ message }) => message) : [];
}

test('inputIssues() says what a schema refused in both languages, in words of ours, of the pack or of Zod', () => {
  for (const [change, zh, en] of [
    [{ name: undefined }, '必填', 'it is required'],
    [{ name: 1 }, '应为文字', 'expected text'],
    [{ name: 'abcd' }, '至多 3 个字符', 'at most 3 characters'],
    [{ count: 0 }, '不能小于 1', 'at least 1'],
    [{ level: 'green' }, '应为其中之一：red | blue', 'expected one of red | blue'],
    [{ day: '2026-02-30' }, '应为存在的日期，写成 YYYY-MM-DD', 'expected a date that exists, as YYYY-MM-DD'],
    [{ more: 1 }, '没有这些字段：more', 'there are no such fields: more'],
    [{ even: 3 }, '须为偶数', 'must be even'],
    // Words that a schema wrote in one language stand for both.
    [{ code: 'b' }, 'begins with a', 'begins with a'],
    // An exclusive bound and other forms keep the words of Zod.
    [{ share: 0 }, '数值过小：期望 number >0', 'Too small: expected number to be >0'],
    [{ link: 'x' }, '无效URL', 'Invalid URL'],
  ] as const)
    assert.deepEqual(messagesOf(change), [{ zh, en }], JSON.stringify(change));
});

test('inputIssues() brings along what a field with rules of its own tells, and at most 100 issues', () => {
  const told = { code: 'A_B', message: { zh: '不行', en: 'No' }, hint: { zh: '', en: '' }, details: {} };
  const own = z.string().superRefine((_, ctx) => {
    for (let index = 0; index < 120; index++) ctx.addIssue({ code: 'custom', message: 'x', params: { error: told } });
  });
  const { error } = own.safeParse('');
  assert.ok(error);
  const issues = inputIssues(error);
  assert.equal(issues.length, 100);
  assert.deepEqual(issues[0], { path: [], message: told.message, code: 'custom', error: told });
});
