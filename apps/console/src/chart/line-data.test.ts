import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoDate, jsonSchema, label, z } from '@yuzhi/sdk';
import { OutputFields } from '../result/output-fields.ts';
import { byUnit, chartData } from './line-data.ts';

const schema = z.object({
  rows: z.array(
    z.object({
      day: isoDate.meta(label('日期', 'Day')),
      level: z
        .number()
        .nullable()
        .meta(label('水位', 'Level', { unit: 'm' })),
      warning: z.number().meta(label('警戒', 'Warning', { unit: 'm' })),
      rain: z.number().meta(label('雨量', 'Rain', { unit: 'mm' })),
    }),
  ),
});
const fields = new OutputFields(jsonSchema(schema, 'output'));
const words = { fields, row: fields.rowSchemaAt('rows'), language: 'zh' as const };

test('chartData() puts rows in the order of time and keeps gaps', () => {
  const rows = [
    { day: '2026-07-02', level: null, warning: 3, rain: 1 },
    { day: '2026-07-01', level: 2, warning: 3, rain: 0 },
  ];
  const data = chartData(rows, { x: 'day', y: ['level', 'warning'] }, words);
  assert.deepEqual([data.axis, data.xTitle, data.placeTexts[0]], ['time', '日期', '2026-07-01（周三）']);
  assert.deepEqual(
    data.series.map(({ name, values }) => [name, values]),
    [
      ['水位', [2, null]],
      ['警戒', [3, 3]],
    ],
  );
});

test('chartData() counts rows where x is neither time nor number', () => {
  const data = chartData([{ day: '甲' }, { day: '乙' }], { x: 'day', y: ['level'] }, words);
  assert.deepEqual([data.axis, data.places, data.placeTexts], ['order', [0, 1], ['甲', '乙']]);
});

test('byUnit() never puts two units on one axis', () => {
  const data = chartData(
    [{ day: '2026-07-01', level: 1, warning: 2, rain: 3 }],
    { x: 'day', y: ['level', 'rain', 'warning'] },
    words,
  );
  assert.deepEqual(
    byUnit(data).map(({ series }) => series.map(({ name }) => name)),
    [['水位', '警戒'], ['雨量']],
  );
});
