import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Bytes } from '../bytes.ts';
import { goldenFile, goldenPicture, sampleLabel } from '../golden-files.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { readLabel } from '../read-label.ts';
import { Scan } from '../scan.ts';
import { writeLabel } from '../write-label.ts';
import { addVisibleLabel } from './add-visible-label.ts';
import { OfficeParts } from './office-parts.ts';
import { firstPage } from './pdf-first-page.ts';
import { zipWith } from '../write/zip-writer.ts';
import { zipDirectory } from '../containers/zip-entries.ts';

function added(data: Uint8Array, name = '', words?: string): Uint8Array {
  return addVisibleLabel(data, name, words).bytes;
}

function partOf(data: Uint8Array, name: string): string {
  return new OfficeParts(new Bytes(data), new Scan()).text(name);
}

/** A document with one part made by hand. */
function withPart(file: string, name: string, change: (text: string) => string): Uint8Array {
  const bytes = new Bytes(goldenFile(file));
  const { entries, endStart } = zipDirectory(bytes, new Scan());
  const data = Buffer.from(change(partOf(bytes.buffer, name)));
  return zipWith(bytes, entries, [{ name, data }], bytes.part(endStart, bytes.length));
}

test('addVisibleLabel() puts the prompt at the head of a text, once', () => {
  const once = added(Buffer.from('样例文字。\n'));
  assert.equal(Buffer.from(once).toString(), '（AI生成）\n\n样例文字。\n');
  assert.equal(readLabel(once).verdict, 'compliant');
  assert.deepEqual(added(once), once);
});

test('addVisibleLabel() puts the prompt of Markdown behind its front matter', () => {
  const labelled = writeLabel(Buffer.from('# 标题\n'), sampleLabel, 'a.md').bytes;
  const text = Buffer.from(added(labelled, 'a.md')).toString();
  assert.ok(text.endsWith('---\n（AI生成）\n\n# 标题\n'));
  assert.equal(readLabel(Buffer.from(text), 'a.md').verdict, 'compliant');
});

test('addVisibleLabel() makes the prompt the first paragraph of a page, once', () => {
  const page = '<!DOCTYPE html>\n<html><head><title>x</title></head><body class="a > b">\n<h1>标题</h1></body></html>';
  const once = added(Buffer.from(page), 'a.html');
  assert.equal(
    Buffer.from(once).toString(),
    page.replace('<body class="a > b">', '<body class="a > b"><p role="note">（AI生成）</p>'),
  );
  assert.deepEqual(added(once), once);
  assert.equal(readLabel(once).verdict, 'compliant');
});

test('addVisibleLabel() does not change the encoding of a text', () => {
  const gbk = Buffer.from([0xc4, 0xe3, 0xba, 0xc3]);
  assert.throws(() => added(gbk, 'a.txt'), { code: 'LABEL_CARRIER_UNWRITABLE' });
  assert.equal(Buffer.from(added(Buffer.from('\ufeff你好'), 'a.txt')).toString(), '\ufeff（AI生成）\n\n你好');
});

test('addVisibleLabel() puts a paragraph before the first one of a document, once', () => {
  const once = added(goldenFile('plain.docx'));
  assert.match(partOf(once, 'word/document.xml'), /body><w:p><w:r><w:t>（AI生成）/);
  assert.deepEqual(added(once), once);
  assert.equal(writeLabel(once, sampleLabel).carrier, 'ooxml');
});

test('addVisibleLabel() puts the prompt below the last row of a sheet, and moves no cell', () => {
  const before = partOf(goldenFile('plain.xlsx'), 'xl/worksheets/sheet1.xml');
  const once = added(goldenFile('plain.xlsx'));
  const after = partOf(once, 'xl/worksheets/sheet1.xml');
  const row = '<row r="4"><c r="A4" t="inlineStr"><is><t>（AI生成）</t></is></c></row>';
  assert.equal(after.replace(row, ''), before);
  assert.ok(after.includes(`${row}</sheetData>`));
  assert.deepEqual(added(once), once);
});

test('addVisibleLabel() puts the prompt into the first cell of a sheet whose first row is empty', () => {
  const sheet = 'xl/worksheets/sheet1.xml';
  const moved = withPart('plain.xlsx', sheet, (text) =>
    text.replaceAll(/(r="[AB]?)([12])"/g, (_all, start, row) => `${start}${Number(row) + 4}"`),
  );
  assert.match(partOf(added(moved), sheet), /<sheetData><row r="1"><c r="A1" t="inlineStr">/);
  const empty = withPart('plain.xlsx', sheet, (text) => text.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>'));
  assert.match(partOf(added(empty), sheet), /<sheetData><row r="1">.*<\/row><\/sheetData>/s);
});

test('addVisibleLabel() goes below merged cells', () => {
  const sheet = 'xl/worksheets/sheet1.xml';
  const merged = withPart('plain.xlsx', sheet, (text) =>
    text.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A2:B9"/></mergeCells>'),
  );
  assert.match(partOf(added(merged), sheet), /<row r="11"><c r="A11"/);
});

test('addVisibleLabel() puts a text box on the first slide, once', () => {
  const once = added(goldenFile('plain.pptx'));
  assert.match(partOf(once, 'ppt/slides/slide1.xml'), /name="AIGC label".*（AI生成）.*<\/p:spTree>/s);
  assert.deepEqual(added(once), once);
});

test('addVisibleLabel() updates the first page of a PDF, once, and nothing before its end', () => {
  for (const name of ['plain.pdf', 'object-streams.pdf']) {
    const before = goldenFile(name);
    const once = Buffer.from(added(before));
    assert.deepEqual(once.subarray(0, before.length), before, name);
    const [was, is] = [before, once].map((data) => firstPage(new PdfFile(new Bytes(data), new Scan())));
    assert.equal(is?.contents.length, (was?.contents.length ?? 0) + 2, name);
    assert.deepEqual(added(once), once, name);
    assert.equal(readLabel(writeLabel(once, sampleLabel).bytes).verdict, 'compliant', name);
  }
});

test('addVisibleLabel() draws into pictures, and the metadata label stays', () => {
  for (const name of ['baseline-420.jpg', 'progressive-422.jpg', 'palette-16.png', 'rgb-16.png']) {
    const labelled = writeLabel(goldenPicture(name), sampleLabel).bytes;
    const { bytes, drawn } = addVisibleLabel(labelled, name, 'AI生成');
    assert.ok(drawn !== null && drawn.textHeightPx >= 0.05 * 148 && drawn.contrast >= 4.5, name);
    assert.deepEqual({ ...readLabel(bytes).copies[0]?.fields }, sampleLabel, name);
    assert.equal(readLabel(bytes).verdict, 'compliant', name);
  }
});

test('addVisibleLabel() refuses what it cannot draw into, and words that are no label', () => {
  for (const name of [
    'plain.gif',
    'lossy.webp',
    'plain.heic',
    'plain.tiff',
    'plain.mp4',
    'plain.wav',
    'other-tool.mkv',
  ])
    assert.throws(() => added(goldenFile(name), name), { code: 'LABEL_CARRIER_UNWRITABLE' }, name);
  assert.throws(() => added(goldenFile('plain.png')), { code: 'LABEL_WORDS_TOO_LONG' });
  const signed = Buffer.concat([goldenFile('plain.pdf'), Buffer.from('% /ByteRange')]);
  assert.throws(() => added(signed), { code: 'LABEL_CARRIER_UNWRITABLE' });
  assert.throws(() => added(Buffer.from('a'), 'a.txt', 'AI'), RangeError);
});

test('addVisibleLabel() answers or refuses, whatever the bytes are', () => {
  const files = ['plain.pdf', 'plain.xlsx', 'plain.pptx', 'plain.docx', 'object-streams.pdf'].map(goldenFile);
  const pictures = ['baseline-420.jpg', 'progressive-422.jpg', 'palette-16.png'].map(goldenPicture);
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...files, ...pictures), changes, (file, all) => {
      const data = Buffer.from(file);
      for (const [at, byte] of all) data[at % data.length] = byte;
      try {
        addVisibleLabel(data);
      } catch (error) {
        assert.match(String((error as { code?: unknown }).code), /^LABEL_/);
      }
    }),
    { numRuns: 400 },
  );
});
