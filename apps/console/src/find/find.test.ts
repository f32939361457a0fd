import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pack } from '../api/types.ts';
import { find, findable } from './find.ts';

const text = (zh: string, en: string) => ({ zh, en });
const operation = {
  id: 'programme/work-calendar/add',
  title: text('推算截止日期', 'Add work days'),
  summary: text('某日之后', 'After a day'),
};
const pack = {
  id: 'programme/work-calendar',
  state: 'ready',
  failure: null,
  manifest: {
    title: text('工作日历', 'Work calendar'),
    question: text('哪天到期？', 'Due when?'),
    summary: text('放假', 'Holidays'),
    systems: ['S87'],
  },
  operations: [operation],
};
const all = findable(
  [pack, { id: 'science/broken', state: 'failed', failure: null, manifest: null, operations: [] }] as unknown as Pack[],
  [{ path: '/runs', title: text('运行记录', 'Runs') }],
);
const initials: Readonly<Record<string, string>> = { 工作日历: 'gzrl', 推算截止日期: 'tsjzrq', 运行记录: 'yxjl' };
const titles = (query: string) =>
  find(all, query, { most: 5, initialsOf: (title) => initials[title] ?? '' }).map(({ title }) => title.en);

test('find() looks in both languages, in ids, questions and systems, whatever the case and width', () => {
  assert.deepEqual(titles('工作日历'), ['Work calendar', 'Add work days']);
  assert.deepEqual(titles('ADD WORK'), ['Add work days']);
  assert.deepEqual(titles('ｓ８７'), ['Work calendar', 'Add work days']);
  assert.deepEqual(titles('到期'), ['Work calendar', 'Add work days']);
  assert.deepEqual(titles('broken'), ['science/broken']);
});

test('find() puts what has the words in its title first', () => {
  assert.equal(titles('截止')[0], 'Add work days');
});

test('find() finds nothing for nothing', () => {
  assert.deepEqual([titles(''), titles('  '), titles('没有的词')], [[], [], []]);
});

test('find() knows a Chinese title by its pinyin initials, pages among them', () => {
  assert.deepEqual(titles('gzrl'), ['Work calendar']);
  assert.deepEqual(titles('YXJL'), ['Runs']);
  assert.deepEqual(titles('tsjz'), ['Add work days']);
});

test('find() leads to the address of what it found', () => {
  assert.deepEqual(
    find(all, '工作日历', { most: 2 }).map(({ to }) => to),
    ['/packs/programme/work-calendar', '/operations/programme/work-calendar/add'],
  );
});
