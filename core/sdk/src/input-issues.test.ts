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
  either: z.union([z.string(), z.number()]).optional(),
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
    [{ name: undefined }, '必填', 'Required'],
    [{ name: 1 }, '须为文字', 'Must be a text'],
    [{ name: 'abcd' }, '不得超过 3 个字', 'Must have at most 3 characters'],
    [{ count: 0 }, '不得小于 1', 'Must be at least 1'],
    [{ level: 'green' }, '须为下列之一：red、blue', 'Must be one of: red, blue'],
    [{ day: '2026-02-30' }, '须为存在的日期，如 2026-11-23', 'Must be a date that exists, such as 2026-11-23'],
    [{ more: 1 }, '不认识的字段：more', 'Unknown fields: more'],
    [{ even: 3 }, '须为偶数', 'must be even'],
    // Words that a schema wrote in one language stand for both.
    [{ code: 'b' }, 'begins with a', 'begins with a'],
    [{ share: 0 }, '须大于 0', 'Must be greater than 0'],
    [{ link: 'x' }, '须为网址', 'Must be a web address'],
    // What there are no words of ours for keeps those of Zod.
    [{ either: true }, '无效输入', 'Invalid input'],
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
