import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { zipSync, strToU8 } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { YuzhiError } from '../yuzhi-error.ts';
import type { RawCell, RawRow } from './raw-row.ts';
import { aWorkbook, textRow } from './workbook-fixture.ts';
import type { WorkbookParts } from './workbook-fixture.ts';
import { openSheet } from './xlsx-rows.ts';
import { lookOf } from './xlsx-styles.ts';

async function rowsOf(parts: WorkbookParts | Uint8Array, sheet?: string): Promise<RawRow[]> {
  const bytes = parts instanceof Uint8Array ? parts : aWorkbook(parts);
  const opened = await openSheet(bytes, sheet, 'a.xlsx');
  const rows: RawRow[] = [];
  for await (const batch of opened.rows) rows.push(...batch);
  return rows;
}

const cellsOf = async (rows: string, more: WorkbookParts = {}) => (await rowsOf({ ...more, rows }))[0]?.cells;

const fault =
  (code: string, details: object = {}) =>
  (error: unknown) => {
    assert.ok(error instanceof YuzhiError, String(error));
    assert.equal(error.code, code);
    assert.partialDeepStrictEqual(error.details, details);
    return true;
  };

const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="31"/></cellXfs></styleSheet>`;

test('openSheet() reads every type of cell', async () => {
  const strings = '<si><t>甲</t></si><si><r><t>乙</t></r><r><rPr/><t>丙</t></r><rPh><t>yi</t></rPh></si>';
  const cells = await cellsOf(
    `<row r="1"><c r="A1"><v>1.5</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="b"><v>1</v></c>
     <c r="E1" t="inlineStr"><is><r><t>丁</t></r><r><t>戊</t></r></is></c><c r="F1" t="d"><v>2026-11-23</v></c></row>`,
    { strings },
  );
  assert.deepEqual(cells, [1.5, '甲', '乙丙', true, '丁戊', '2026-11-23']);
});

test('openSheet() tells dates and per cent from other numbers by their format', async () => {
  const row = [0, 1, 2, 3, 4].map((style) => `<c s="${style}"><v>46204</v></c>`).join('');
  const serial: RawCell = { kind: 'serial', days: 46_204 };
  const cells = await cellsOf(`<row>${row}<c s="99"><v>1</v></c></row>`, { styles });
  assert.deepEqual(cells, [46_204, serial, serial, { kind: 'percent', ratio: 46_204 }, serial, 1]);
});

test('openSheet() counts dates from 1904 where the workbook does', async () => {
  const workbook =
    '<workbook><workbookPr date1904="1"/><sheets><sheet name="甲" sheetId="1" r:id="rId1"/></sheets></workbook>';
  const cells = await cellsOf('<row><c s="1"><v>44742</v></c><c s="1"><v>0.5</v></c></row>', { styles, workbook });
  assert.deepEqual(cells, [
    { kind: 'serial', days: 46_204 },
    { kind: 'serial', days: 0.5 },
  ]);
});

test('openSheet() takes the value saved with a formula and calculates nothing', async () => {
  const cells = await cellsOf(`<row><c><f>1+1</f><v>3</v></c><c t="str"><f>"a"</f><v>b</v></c>
    <c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>1+1</f></c><c><f>1+1</f><v/></c><c t="str"><f>""</f><v></v></c><c><v>9</v></c></row>`);
  assert.deepEqual(cells, [
    3,
    'b',
    { kind: 'failed', shown: '#DIV/0!' },
    { kind: 'failed', shown: '' },
    { kind: 'failed', shown: '' },
    undefined,
    9,
  ]);
});

test('openSheet() puts cells and rows where their references say, or next to the last', async () => {
  const rows = await rowsOf({
    rows: '<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c></row><row/><row><c r="AA5"><v>3</v></c></row>',
  });
  assert.deepEqual(rows, [
    { number: 3, cells: [undefined, 1, 2] },
    { number: 5, cells: [...Array(26).fill(undefined), 3] },
  ]);
});

test('openSheet() decodes what XML cannot hold', async () => {
  const cells = await cellsOf('<row><c t="inlineStr"><is><t>a_x000A_b_x005F_x000A_ &amp;#10;</t></is></c></row>');
  assert.deepEqual(cells, ['a\nb_x000A_ &#10;']);
});

test('openSheet() reads text around comments and CDATA whole', async () => {
  const cells = await cellsOf('<row><c t="inlineStr"><is><t>a<!-- x --><![CDATA[b]]>c</t></is></c></row>');
  assert.deepEqual(cells, ['abc']);
});

test('openSheet() reads the first visible sheet, or the named one', async () => {
  const workbook = `<workbook><sheets><sheet name="字典" state="hidden" r:id="rId1"/><sheet name="图" r:id="rId7"/>
    <sheet name=" 雨量" r:id="rId2"/></sheets></workbook>`;
  const more = { 'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${textRow(1, ['二'])}</sheetData></worksheet>` };
  const bytes = aWorkbook({ rows: textRow(1, ['一']), workbook, more });
  assert.deepEqual((await rowsOf(bytes))[0]?.cells, ['二']);
  assert.deepEqual((await rowsOf(bytes, '字典'))[0]?.cells, ['一']);
  assert.equal((await openSheet(bytes, undefined, 'a.xlsx')).sheet, ' 雨量');
  await assert.rejects(rowsOf(bytes, '流量'), fault('FILE_SHEET_MISSING', { sheet: '流量', sheets: '字典,  雨量' }));
});

test('openSheet() names the way out of old and of encrypted workbooks', async () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  await assert.rejects(rowsOf(ole), fault('FILE_XLS_UNSUPPORTED'));
  const encrypted = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
  await assert.rejects(rowsOf(encrypted), fault('FILE_XLSX_ENCRYPTED'));
});

test('openSheet() refuses archives that are no workbook', async () => {
  await assert.rejects(rowsOf(zipSync({ 'word/document.xml': strToU8('<w/>') })), fault('FILE_XLSX_DAMAGED'));
  await assert.rejects(rowsOf(Buffer.from('<html><table>')), fault('FILE_XLSX_DAMAGED'));
});

test('openSheet() refuses rows and cells out of place instead of filling the memory up to them', async () => {
  for (const rows of [
    '<row r="1048577"><c><v>1</v></c></row>',
    '<row r="1e9"><c><v>1</v></c></row>',
    '<row r="Infinity"><c><v>1</v></c></row>',
    '<row r="2"/><row r="1"/>',
    '<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
    '<row><c r="1"><v>1</v></c></row>',
  ]) {
    await assert.rejects(rowsOf({ rows }), fault('FILE_XLSX_DAMAGED', { reason: 'xml' }), rows);
  }
  const far = '<row><c r="ZZZ1"><v>1</v></c></row>';
  await assert.rejects(rowsOf({ rows: far }), fault('FILE_COLUMNS_TOO_MANY', { row: 1 }));
});

test('openSheet() refuses values that cannot be', async () => {
  for (const cell of ['<c t="s"><v>5</v></c>', '<c t="zz"><v>5</v></c>', '<c><v>abc</v></c>', '<c><v>1e999</v></c>']) {
    await assert.rejects(rowsOf({ rows: `<row>${cell}</row>` }), fault('FILE_XLSX_DAMAGED'), cell);
  }
});

test('openSheet() refuses a workbook with entities of its own, so that none can expand', async () => {
  const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);
  const doctype = `<!DOCTYPE x [<!ENTITY l0 "lol">${levels.join('')}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
  const sheet = `${doctype}<worksheet><sheetData>${textRow(1, ['&l9;&f;'])}</sheetData></worksheet>`;
  await assert.rejects(rowsOf({ sheet }), fault('FILE_XLSX_DAMAGED', { reason: 'xml' }));
  assert.deepEqual(await cellsOf(textRow(1, ['&l9;&f;'])), ['&l9;&f;']);
});

test('openSheet() refuses a sheet that expands a hundredfold beyond 10 MiB', async () => {
  await assert.rejects(rowsOf({ rows: '<row/>'.repeat(2_000_000) }), fault('FILE_ARCHIVE_TOO_LARGE'));
});

test('openSheet() reads the same as read-excel-file from sheets that both can read', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '雨', '𠮷', '"', '1', '&amp;', '&#20013;'), minLength: 1 });
  const cell = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => `<c R><v>${value}</v></c>`),
    fc.boolean().map((value) => `<c R t="b"><v>${Number(value)}</v></c>`),
    text.map((value) => `<c R t="inlineStr"><is><t>${value}</t></is></c>`),
    text.map((value) => `<c R t="str"><f>A1</f><v>${value}</v></c>`),
    fc.nat(2).map((index) => `<c R t="s"><v>${index}</v></c>`),
    fc.integer({ min: 61, max: 99_999 }).map((days) => `<c R s="1"><v>${days}</v></c>`),
    fc.constant('<c R s="1"/>'),
  );
  const strings = '<si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r></si><si><t>_x0041_</t></si>';
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 5 }), async (table) => {
      const rows = table.map((cells, index) => {
        const placed = cells.map((xml, column) => xml.replace('R', `r="${'ABCDE'[column]}${index + 1}"`));
        return `<row r="${index + 1}">${placed.join('')}</row>`;
      });
      const bytes = aWorkbook({ rows: rows.join(''), strings, styles });
      const ours = new Map((await rowsOf(bytes)).map((row) => [row.number, row.cells.map(asPeer)]));
      const theirs = (await readSheet(Uint8Array.from(bytes).buffer)) as unknown[][];
      for (const [index, row] of theirs.entries()) {
        while (row.at(-1) === null) row.pop();
        assert.deepEqual(ours.get(index + 1) ?? [], row);
      }
      assert.ok(Math.max(0, ...ours.keys()) <= theirs.length);
    }),
  );
});

function asPeer(cell: RawCell): unknown {
  if (cell === undefined) return null;
  if (typeof cell === 'object' && cell.kind === 'serial') return new Date(Date.UTC(1899, 11, 30 + cell.days));
  return cell;
}

test('lookOf() reads format codes', () => {
  const looks = Object.fromEntries(
    [
      'General',
      '0.00',
      '#,##0.00;[Red]-#,##0.00',
      '0.00E+00',
      '"day" 0',
      '0\\d',
      '[$¥-804]#,##0',
      '0.0%',
      'yyyy-mm-dd',
      'yyyy"年"m"月"d"日";@',
      '[$-804]上午/下午h"时"mm"分"',
      'h:mm:ss',
      'mm:ss.0',
      '[h]:mm',
      'm"月"',
      '[DBNum1][$-804]yyyy"年"m"月"',
      '@',
    ].map((code) => [code, lookOf(code)]),
  );
  const dates = Object.keys(looks).filter((code) => looks[code] === 'date');
  assert.deepEqual(dates.length, 8, dates.join(' | '));
  assert.equal(looks['0.0%'], 'percent');
  for (const code of ['General', '0.00', '0.00E+00', '"day" 0', '0\\d', '[$¥-804]#,##0', '@'])
    assert.equal(looks[code], 'plain', code);
});
