import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvText } from './csv.ts';

test('csvText() is read back by another reader as it was, formulas aside', () => {
  const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r]/.test(text));
  const rows = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
  fc.assert(
    fc.property(rows, (table) => {
      assert.deepEqual(parse(csvText(table), { bom: true, record_delimiter: '\r\n' }), table);
    }),
  );
});

test('csvText() begins with a byte order mark and ends its lines as RFC 4180 says', () => {
  assert.equal(
    csvText([
      ['甲', '乙'],
      ['a"b', 'c,d'],
    ]),
    '\uFEFF甲,乙\r\n"a""b","c,d"\r\n',
  );
});

test('csvText() keeps a spreadsheet from running a text as a formula, and numbers as they are', () => {
  assert.equal(csvText([['=1+1', '-5', '@x', '-x', '+86']]), "\uFEFF'=1+1,-5,'@x,'-x,+86\r\n");
});
