import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileHead } from './file-head.ts';

const csv = (text: string) => fileHead({ name: 'a.csv', base64: Buffer.from(text).toString('base64') });

test('fileHead() shows the first rows of a CSV file, quotes and line ends in cells among them', () => {
  assert.deepEqual(csv('day,note\r\n2026-07-01,"a, ""b""\nc"\r\n'), {
    rows: [
      ['day', 'note'],
      ['2026-07-01', 'a, "b"\nc'],
    ],
    uneven: [],
    lines: 2,
  });
});

test('fileHead() names the lines whose cells are more or fewer than the header has', () => {
  assert.deepEqual(csv('a,b\n1,2\n3\n\n"x\ny",5,6\n')?.uneven, [3, 5]);
});

test('fileHead() reads GB 18030, as older spreadsheets write it', () => {
  const bytes = Buffer.from([0xd3, 0xea, 0xc1, 0xbf, 0x2c, 0x61, 0x0a]);
  assert.deepEqual(fileHead({ name: 'a.CSV', base64: bytes.toString('base64') })?.rows, [['雨量', 'a']]);
});

test('fileHead() looks into no other kind of file', () => {
  assert.equal(fileHead({ name: 'a.xlsx', base64: 'AAAA' }), null);
});

test('fileHead() reads back what was written as RFC 4180 says', () => {
  const cell = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\r') && !text.includes('\uFEFF'));
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rows, (table) => {
      const text = table.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      assert.deepEqual(fileHead({ name: 'a.csv', text })?.rows, table);
    }),
  );
});
