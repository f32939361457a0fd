import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { YuzhiError } from '../yuzhi-error.ts';
import { csvHead, csvRows } from './csv-rows.ts';
import type { Delimiter } from './csv-rows.ts';
import type { RawRow } from './raw-row.ts';

async function rowsOf(text: string, delimiter: Delimiter = ','): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of csvRows(text, delimiter, 'a.csv')) rows.push(...batch);
  return rows;
}

const cellsOf = async (text: string, delimiter?: Delimiter) => (await rowsOf(text, delimiter)).map((row) => row.cells);

const fault = (code: string, details: object) => (error: unknown) => {
  assert.ok(error instanceof YuzhiError, String(error));
  assert.equal(error.code, code);
  assert.partialDeepStrictEqual(error.details, details);
  return true;
};

test('csvRows() reads quoted cells with delimiters, quotes and line breaks', async () => {
  assert.deepEqual(await cellsOf('a,"b,c"\n"say ""x""","two\nlines"\n'), [
    ['a', 'b,c'],
    ['say "x"', 'two\nlines'],
  ]);
});

test('csvRows() takes every kind of line ending, also mixed', async () => {
  assert.deepEqual(await cellsOf('a\r\nb\nc\rd'), [['a'], ['b'], ['c'], ['d']]);
});

test('csvRows() counts rows as a spreadsheet does: blank lines too, breaks within quotes not', async () => {
  assert.deepEqual(
    (await rowsOf('a\n\n"x\ny"\nb')).map((row) => row.number),
    [1, 2, 3, 4],
  );
});

test('csvRows() leaves a quote within an unquoted cell alone', async () => {
  assert.deepEqual(await cellsOf('5" pipe,x'), [['5" pipe', 'x']]);
});

test('csvRows() reads ="0012" as the text that it protects', async () => {
  assert.deepEqual(await cellsOf('="0012","=""0034"""'), [['0012', '0034']]);
});

test('csvRows() says in which row a quote stays open', async () => {
  await assert.rejects(rowsOf('a,b\n1,2\n"3,4\n5,6\n'), fault('FILE_CSV_QUOTE_OPEN', { row: 3 }));
});

test('csvRows() stops at a row without end, be it one cell, one quote or delimiters alone', async () => {
  const endless = ['x'.repeat(3_000_000), `"${'x\n'.repeat(1_500_000)}`, ','.repeat(3_000_000)];
  for (const text of endless) await assert.rejects(rowsOf(`a,b\n${text}`), fault('FILE_CSV_ROW_TOO_LONG', { row: 2 }));
});

test('csvRows() stops at a row with too many cells', async () => {
  await assert.rejects(
    rowsOf(`a\n${','.repeat(2_000)}`),
    fault('FILE_COLUMNS_TOO_MANY', { row: 2, maxColumns: 2_000 }),
  );
});

test('csvRows() stops where a spreadsheet would be full', async () => {
  await assert.rejects(rowsOf('\n'.repeat(1_048_600)), fault('FILE_ROWS_TOO_MANY', { maxRows: 1_048_576 }));
});

test('csvRows() can be left early', async () => {
  for await (const batch of csvRows('a,b\n'.repeat(100_000), ',', 'a.csv')) {
    assert.ok(batch.length > 0);
    break;
  }
});

test('csvHead() gives the first rows, also of a text with a fault further down', () => {
  const text = `a;b\n1;2\n${'3;4\n'.repeat(5)}"5`;
  assert.deepEqual(
    csvHead(text, ';', 2).map((row) => row.cells),
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  );
  assert.equal(csvHead(text, ';', 99).length, 7);
});

test('csvRows() gives back all cells that were written, whatever they hold', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '雨', '"', ',', ';', '\t', '\n', '\r', ' ', '=') });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom<Delimiter>(',', ';', '\t'), async (rows, delimiter) => {
      const plain = rows.map((row) => row.map((value) => (/^="[^]*"$/.test(value) ? 'x' : value)));
      const quoted = plain.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter));
      assert.deepEqual(await cellsOf(`${quoted.join('\r\n')}\r\n`, delimiter), plain);
    }),
  );
});
