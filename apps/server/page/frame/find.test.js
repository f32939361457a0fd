import assert from 'node:assert/strict';
import { test } from 'node:test';
import { find, findable } from './find.js';

const text = (/** @type {string} */ zh, /** @type {string} */ en) => ({ zh, en });
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
  /** @type {any} */ ([pack, { id: 'science/broken', state: 'failed', failure: null, manifest: null, operations: [] }]),
);
const titles = (/** @type {string} */ query) => find(all, query, 5).map(({ title }) => title.en);

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
