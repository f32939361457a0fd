import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { coded, isoDate, label } from '../schema.ts';
import { CellFault, convertCell } from './convert-cell.ts';
import type { RawCell } from './raw-row.ts';
import { tableColumns } from './table-columns.ts';

function reader(schema: z.ZodType): (cell: RawCell) => unknown {
  const [column] = tableColumns(z.object({ value: schema }));
  assert.ok(column);
  return (cell) => {
    const value = convertCell(cell, column);
    return value instanceof CellFault ? value.message.en : value;
  };
}

const number = reader(z.number().meta(label('雨量', 'Rainfall', { unit: 'mm' })));
const share = reader(z.number().meta(label('占比', 'Share', { unit: '%' })));
const day = reader(isoDate);
const moment = reader(z.iso.datetime({ local: true, offset: true }));
const truth = reader(z.boolean());
const text = reader(z.string());
const level = reader(coded({ red: { zh: '红色', en: 'Red' }, yellow: { zh: '黄色', en: 'Yellow' } }));

const notNumber = 'Must be a number';
const notDate = 'Must be a date such as 2026-11-23';
const noSuchDay = 'There is no such day';

test('convertCell() reads numbers as people write them', () => {
  for (const [cell, value] of [
    ['12.5', 12.5],
    [' １２．５ ', 12.5],
    ['1,234,567.8', 1_234_567.8],
    ['１，２３４', 1234],
    ['−3', -3],
    ['+.5', 0.5],
    ['1e3', 1000],
    ['12 mm', 12],
    ['12毫米', 12],
    [12.5, 12.5],
  ] as const) {
    assert.equal(number(cell), value, JSON.stringify(cell));
  }
});

test('convertCell() does not guess numbers', () => {
  const cells = [
    'abc',
    '1,23',
    '12,34.5',
    '1.2.3',
    '12 cm',
    '0x10',
    'Infinity',
    'NaN',
    '1e999',
    '一',
    '12%',
    '9'.repeat(99),
  ];
  for (const cell of cells) assert.equal(number(cell), notNumber, cell);
  assert.equal(number(true), notNumber);
  assert.equal(number({ kind: 'serial', days: 46_000 }), notNumber);
});

test('convertCell() reads a cell shown in per cent by the unit of its column', () => {
  assert.equal(share({ kind: 'percent', ratio: 0.07 }), 7);
  assert.equal(number({ kind: 'percent', ratio: 0.07 }), 0.07);
  assert.equal(share('7％'), 7);
});

test('convertCell() reads a day in the forms in use', () => {
  const cells: RawCell[] = [
    '2026-11-23',
    '2026/11/23',
    '2026.11.23',
    '2026年11月23日',
    '2026 年 11 月 23 日',
    '20261123',
    '２０２６－１１－２３',
    ' 2026-11-23 00:00:00',
    '2026/11/23 0:00',
    '2026-11-23T00:00:00.000Z',
    20261123,
    46349,
    '46349',
    { kind: 'serial', days: 46349 },
  ];
  for (const cell of cells) assert.equal(day(cell), '2026-11-23', JSON.stringify(cell));
  assert.equal(day('2026-1-5'), '2026-01-05');
});

test('convertCell() refuses days that do not exist or are not clear', () => {
  for (const cell of ['2026-02-29', '2026-13-01', '20260230', '2026年4月31日'])
    assert.equal(day(cell), noSuchDay, cell);
  for (const cell of [
    '23/11/2026',
    '2026-11',
    '2026',
    '11月23日',
    'abc',
    '26-11-23',
    '2026-11/23',
    ' '.repeat(9) + '1 '.repeat(99),
  ]) {
    assert.equal(day(cell), notDate, cell);
  }
  assert.equal(day(2026), notDate);
  assert.equal(day(true), notDate);
  assert.equal(day('2026-11-23 08:30'), 'Must be a date without a time of day');
  assert.equal(day({ kind: 'serial', days: 46349.5 }), 'Must be a date without a time of day');
  assert.equal(day({ kind: 'serial', days: 0.5 }), notDate);
  assert.equal(day({ kind: 'serial', days: 60 }), noSuchDay);
  assert.equal(day({ kind: 'serial', days: 1e300 }), noSuchDay);
  assert.equal(day({ kind: 'serial', days: -1 }), noSuchDay);
});

test('convertCell() knows the false leap year of Excel', () => {
  assert.equal(day({ kind: 'serial', days: 1 }), '1900-01-01');
  assert.equal(day({ kind: 'serial', days: 59 }), '1900-02-28');
  assert.equal(day({ kind: 'serial', days: 61 }), '1900-03-01');
  assert.equal(day({ kind: 'serial', days: 2_958_465 }), '9999-12-31');
});

test('convertCell() reads every day from every form', () => {
  const days = fc.date({ min: new Date('1900-03-01'), max: new Date('9999-12-30'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [year, month, dayOfMonth] = iso.split('-').map(Number);
      const serial = (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000;
      assert.equal(day(iso), iso);
      assert.equal(day(`${year}/${month}/${dayOfMonth}`), iso);
      assert.equal(day(`${year}年${month}月${dayOfMonth}日`), iso);
      assert.equal(day(iso.replaceAll('-', '')), iso);
      assert.equal(day({ kind: 'serial', days: serial }), iso);
    }),
  );
});

test('convertCell() reads a date with a time of day', () => {
  assert.equal(moment('2026/7/1 8:30'), '2026-07-01T08:30:00');
  assert.equal(moment('2026-07-01T08:30:05+08:00'), '2026-07-01T08:30:05+08:00');
  assert.equal(moment('2026年7月1日8:30'), '2026-07-01T08:30:00');
  assert.equal(moment('2026-07-01'), '2026-07-01T00:00:00');
  assert.equal(moment({ kind: 'serial', days: 46_204.354_166_666_66 }), '2026-07-01T08:30:00');
  assert.match(String(moment('2026-07-01 24:30')), /^Must be a date and time/);
  assert.match(String(moment('08:30')), /^Must be a date and time/);
});

test('convertCell() reads yes and no', () => {
  for (const cell of ['是', ' TRUE ', 'Yes', '1', true, 1]) assert.equal(truth(cell), true, String(cell));
  for (const cell of ['否', 'false', 'ＮＯ', '0', false, 0]) assert.equal(truth(cell), false, String(cell));
  for (const cell of ['不是', '2', 'constructor', 5]) assert.equal(truth(cell), 'Must be yes or no', String(cell));
});

test('convertCell() reads a code by itself or by its words', () => {
  for (const cell of ['red', '红色', ' Red ', 'RED']) assert.equal(level(cell), 'red', cell);
  assert.equal(level('__proto__'), 'Must be one of: Red, Yellow');
});

test('convertCell() gives a text column what the spreadsheet shows', () => {
  assert.equal(text('  站  点 '), '站  点');
  assert.equal(text(500_101), '500101');
  assert.equal(text(true), 'true');
  assert.equal(text({ kind: 'serial', days: 46_204 }), '2026-07-01');
  assert.equal(text({ kind: 'serial', days: 46_204.354_166_666_66 }), '2026-07-01 08:30:00');
  assert.equal(text({ kind: 'serial', days: 0.354_166_666_66 }), '08:30:00');
  assert.equal(text({ kind: 'percent', ratio: 0.125 }), '12.5%');
});

test('convertCell() takes a blank cell for absent, or for null where the column wants that', () => {
  const nullable = reader(z.number().nullable());
  for (const cell of [undefined, '', ' \u3000']) {
    assert.equal(number(cell), undefined);
    assert.equal(nullable(cell), null);
  }
});

test('convertCell() never takes a failed formula for a blank cell', () => {
  assert.equal(text({ kind: 'failed', shown: '#N/A' }), 'The formula of this cell failed');
  assert.match(String(number({ kind: 'failed', shown: '' })), /no saved result/);
});

test('convertCell() gives a value or a fault for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (cell) => {
      for (const read of [number, day, moment, truth, text, level]) {
        assert.doesNotThrow(() => read(cell));
      }
    }),
  );
});
