import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { coded, isoDate, label } from '../schema.ts';
import { tableColumns } from './table-columns.ts';

test('tableColumns() reads kind, need and null off each schema', () => {
  const columns = tableColumns(
    z.object({
      a: z.number().min(0),
      b: z.int().optional(),
      c: z.boolean().default(true),
      d: isoDate.nullable(),
      e: z.iso.datetime(),
      f: z.iso.datetime({ local: true }).nullish(),
      g: z.enum(['x', 'y']),
      h: z.email(),
      i: z.coerce.number(),
      j: z.string().transform(Number),
      k: z.union([z.number(), z.string()]),
      l: z.string().regex(/./),
    }),
  );
  const read = columns.map(({ key, kind, isRequired, isNullable }) => {
    return [key, kind, ...(isRequired ? ['required'] : []), ...(isNullable ? ['nullable'] : [])].join(' ');
  });
  assert.deepEqual(read, [
    'a number required',
    'b number',
    'c boolean',
    'd date required nullable',
    'e datetime required',
    'f datetime nullable',
    'g code required',
    'h text required',
    'i number required',
    'j text required',
    'k text required',
    'l text required',
  ]);
});

test('tableColumns() finds the label on either side of optional() and null', () => {
  const rain = label('雨量', 'Rainfall', { unit: 'mm' });
  for (const schema of [
    z.number().meta(rain).optional(),
    z.number().optional().meta(rain),
    z.number().nullable().meta(rain),
    z.number().meta(rain).nullish(),
    z.number().meta({ ...rain, id: 'RainfallOfTest' }),
  ]) {
    const [column] = tableColumns(z.object({ mm: schema }));
    assert.deepEqual(column?.title, { zh: '雨量', en: 'Rainfall' });
    assert.equal(column?.unit, 'mm');
    assert.equal(column?.kind, 'number');
  }
});

test('tableColumns() knows a column by key, titles, aliases and the unit behind a slash', () => {
  const schema = z.number().meta({ ...label('雨量', 'Rainfall', { unit: 'mm' }), 'x-aliases': ['降水量'] });
  const [column] = tableColumns(z.object({ rainMm: schema }));
  assert.deepEqual(column?.names, [
    'rainmm',
    'rainmm/mm',
    '雨量',
    '雨量/mm',
    'rainfall',
    'rainfall/mm',
    '降水量',
    '降水量/mm',
  ]);
});

test('tableColumns() knows codes by their words, and nothing of the prototype', () => {
  const schema = coded({ red: { zh: '红色', en: 'Red' }, constructor: { zh: '蓝', en: 'Blue' } });
  const [column] = tableColumns(z.object({ level: schema.nullable() }));
  assert.deepEqual(
    [...(column?.codes ?? [])],
    [
      ['red', 'red'],
      ['红色', 'red'],
      ['constructor', 'constructor'],
      ['蓝', 'constructor'],
      ['blue', 'constructor'],
    ],
  );
});

test('tableColumns() refuses two columns of one name', () => {
  const columns = z.object({ a: z.string().meta(label('站', 'Station')), b: z.string().meta(label('站 ', 'Site')) });
  assert.throws(() => tableColumns(columns), TypeError);
});
