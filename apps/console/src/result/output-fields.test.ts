import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coded, isoDate, jsonSchema, label, z } from '@yuzhi/sdk';
import { OutputFields } from './output-fields.ts';
import { rowsTable } from './rows-table.ts';
import { defaultViews } from './default-views.ts';

const level = coded({ red: { zh: '红色', en: 'Red' }, none: { zh: '无', en: 'None' } });
const schema = z.object({
  day: isoDate.meta(label('日期', 'Day')),
  rows: z.array(
    z.object({
      mm: z
        .number()
        .nullable()
        .meta(label('雨量', 'Rainfall', { unit: 'mm' })),
      levels: z.array(level).meta(label('级别', 'Levels')),
      isWet: z.boolean(),
    }),
  ),
});
const fields = new OutputFields(jsonSchema(schema, 'output'));
const rows = [
  { mm: 12345.5, levels: ['red', 'none'], isWet: true },
  { mm: null, levels: [], isWet: false },
];
const row = fields.rowSchemaAt('rows');

test('text() reads as people say it: days with their weekday, codes in words, numbers grouped', () => {
  assert.equal(fields.text('2026-11-23', fields.schemaAt('day'), 'zh'), '2026-11-23（周一）');
  assert.equal(fields.text(['red', 'none'], fields.schemaAt('levels', row), 'en'), 'Red, None');
  assert.deepEqual(
    [fields.text(12345.5, {}, 'zh'), fields.text(true, {}, 'zh'), fields.text(null, {}, 'zh')],
    ['12,345.5', '是', '—'],
  );
});

test('text() knows a code that was taken out of a list, as a table cell with one does', () => {
  const list = fields.schemaAt('levels', row);
  assert.deepEqual([fields.text('red', list, 'zh'), fields.plainText('red', list, 'en')], ['红色', 'Red']);
});

test('plainText() is for programs: days and numbers as they are, nothing for nothing', () => {
  assert.deepEqual(
    [fields.plainText(12345.5, {}, 'zh'), fields.plainText('2026-11-23', {}, 'zh'), fields.plainText(null, {}, 'zh')],
    ['12345.5', '2026-11-23', ''],
  );
});

test('rowsTable() has the columns of the schema with their units, numbers marked', () => {
  const table = rowsTable(rows, { title: '雨', fields, row, language: 'zh' });
  assert.deepEqual(table.columns, [
    { id: 'mm', title: '雨量（mm）', isNumber: true },
    { id: 'levels', title: '级别', isNumber: false },
    { id: 'isWet', title: 'isWet', isNumber: false },
  ]);
  assert.deepEqual(
    [0, 1, 2].map((column) => table.shown(0, column)),
    ['12,345.5', '红色、无', '是'],
  );
  assert.deepEqual(
    [0, 1, 2].map((column) => table.shown(1, column)),
    ['—', '—', '否'],
  );
});

test('rowsTable() takes the columns that a view asks for, paths among them', () => {
  const table = rowsTable([{ a: { b: 1 } }], { title: '', fields, row: {}, language: 'en', columns: ['a.b'] });
  assert.deepEqual([table.columns[0]?.title, table.shown(0, 0)], ['a.b', '1']);
});

test('rowsTable() makes one column of single values', () => {
  const table = rowsTable(['甲', '乙'], { title: '', fields, row: {}, language: 'zh' });
  assert.deepEqual([table.columns.length, table.rowCount, table.shown(1, 0)], [1, 2, '乙']);
});

test('defaultViews() shows an output that does not say how: figures, texts and tables', () => {
  const views = defaultViews(fields, { day: '2026-11-23', rows, note: '长'.repeat(50), inner: { a: 1 } });
  assert.deepEqual(
    views.map(({ as, title }) => [as, title.zh]),
    [
      ['figure', '日期'],
      ['table', 'rows'],
      ['text', 'note'],
    ],
  );
});
