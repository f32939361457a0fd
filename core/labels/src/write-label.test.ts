import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import type { AigcLabel } from './aigc-label.ts';
import { contentDigest } from './content-digest.ts';
import { goldenFile, goldenNames, sampleLabel } from './golden-files.ts';
import { readLabel } from './read-label.ts';
import { labelPayload, writableCarriers, writeLabel } from './write-label.ts';

const other: AigcLabel = { ...sampleLabel, ProduceID: 'SAMPLE-000002' };
const markdown = Buffer.from('---\ntitle: 样例 # 说明\ntags: [a, b]\n---\n# 正文\n');

function fileOf(name: string): Buffer {
  return name.endsWith('.md') ? markdown : goldenFile(name);
}

const writable = [
  ...goldenNames.filter((name) => /\.(?:png|jpg|gif|webp|wav|mp3|mp4|mov|docx|xlsx|pptx|pdf)$/.test(name)),
  'note.md',
];

test('writeLabel() writes into every kind of file that it says it writes into', () => {
  const kinds = new Set(writable.map((name) => readLabel(fileOf(name), name).carrier));
  assert.deepEqual(kinds, new Set(writableCarriers));
});

for (const name of writable)
  test(`writeLabel() into ${name} reads back, and a second time leaves one label`, () => {
    const once = writeLabel(fileOf(name), sampleLabel, name);
    assert.equal(readLabel(once.bytes, name).verdict, 'compliant');
    const twice = writeLabel(once.bytes, other, name);
    const report = readLabel(twice.bytes, name);
    assert.deepEqual(
      report.copies.map(({ fields }) => fields),
      [other],
    );
    assert.equal(twice.replaced, 1);
    assert.ok(!Buffer.from(twice.bytes).includes(sampleLabel.ProduceID), 'the first label is gone to the last byte');
    // The same label again changes nothing more, but for PDF, which is updated at its end.
    if (!name.endsWith('.pdf')) assert.ok(Buffer.from(twice.bytes).equals(writeLabel(twice.bytes, other, name).bytes));
  });

for (const name of writable)
  test(`writeLabel() leaves the content of ${name} as it is`, () => {
    const data = fileOf(name);
    const { bytes } = writeLabel(data, sampleLabel, name);
    assert.deepEqual(contentDigest(bytes, name, 'sha256'), contentDigest(data, name, 'sha256'));
    const run = contentRun(data, name);
    assert.ok(run.length > 20 && Buffer.from(bytes).includes(run), 'its coded data are there as one run');
  });

test('writeLabel() keeps the other properties of a packet', () => {
  const packet =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="u:1" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="image/jpeg">' +
    '<dc:creator>张三 &amp; Co</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>';
  const data = withSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${packet}`, goldenFile('plain.jpg'));
  const text = Buffer.from(writeLabel(data, sampleLabel).bytes).toString();
  for (const kept of ['dc:format="image/jpeg"', '<dc:creator>张三 &amp; Co</dc:creator>'])
    assert.ok(text.includes(kept), kept);
  // All descriptions of a packet are about the same thing.
  assert.equal(text.split('rdf:about="u:1"').length, 3);
});

test('writeLabel() keeps every other line of front matter, and its comments', () => {
  const old = '---\ntitle: 样例 # 说明\nAIGC:\n  Label: "3"\n  old: x\n\ntags: [a, b]\n---\n# 正文\n';
  const text = Buffer.from(writeLabel(Buffer.from(old), sampleLabel, 'a.md').bytes).toString();
  assert.ok(text.startsWith('---\ntitle: 样例 # 说明\n'));
  assert.ok(text.includes('tags: [a, b]\n') && text.endsWith('---\n# 正文\n') && !text.includes('old'));
});

test('writeLabel() keeps the line ends and the byte order mark of Markdown', () => {
  const { bytes } = writeLabel(Buffer.from('\ufeff# 标题\r\n正文\r\n'), sampleLabel, 'a.md');
  const text = Buffer.from(bytes).toString();
  assert.ok(text.startsWith('\ufeff---\r\nAIGC:\r\n') && !/[^\r]\n/.test(text));
});

test('writeLabel() takes labels out of every place before it writes', () => {
  const commented = withSegment(0xfe, `{"AIGC":${labelPayload(other)}}`, goldenFile('plain.jpg'));
  const data = withSegment(0xeb, `AIGC${labelPayload(other)}`, commented);
  assert.equal(readLabel(data).copies.length, 2);
  const { bytes, replaced } = writeLabel(data, sampleLabel);
  assert.equal(replaced, 2);
  assert.ok(!Buffer.from(bytes).includes(other.ProduceID));
});

test('writeLabel() brings back any label that keeps the rules, in any kind of file', () => {
  const token = fc.stringMatching(/^[!-~]{1,40}$/);
  const free = fc.string({ unit: 'grapheme', maxLength: 60 });
  const labels = fc.record({
    Label: fc.constantFrom('1', '2', '3'),
    ContentProducer: token,
    ProduceID: token,
    ReservedCode1: free,
    ContentPropagator: token,
    PropagateID: token,
    ReservedCode2: free,
  });
  fc.assert(
    fc.property(fc.constantFrom(...writable), labels, (name, label) => {
      const { bytes } = writeLabel(fileOf(name), label, name);
      assert.deepEqual({ ...readLabel(bytes, name).copies[0]?.fields }, { ...label });
    }),
    { numRuns: 300 },
  );
});

test('writeLabel() refuses other kinds of file and says why', () => {
  for (const name of [
    'plain.avi',
    'plain.tiff',
    'plain.heic',
    'plain.avif',
    ...['mkv', 'flv', 'flac', 'ogg'].map((one) => `other-tool.${one}`),
  ])
    assert.match(refusal(goldenFile(name), name), /^LABEL_CARRIER_UNWRITABLE: .*(reads and does not write|AVI)/);
  assert.match(refusal(Buffer.from('text'), 'a.txt'), /no place for metadata/);
  assert.match(refusal(Buffer.from([0, 1, 2]), 'a.bin'), /not known/);
  assert.match(refusal(Buffer.from('+++\na = 1\n+++\n'), 'a.md'), /not YAML/);
  assert.match(refusal(goldenFile('plain.png').subarray(0, 100), 'a.png'), /^LABEL_FILE_BROKEN/);
  const signed = Buffer.concat([goldenFile('plain.pdf'), Buffer.from('% /ByteRange')]);
  assert.match(refusal(signed, 'a.pdf'), /digitally signed/);
});

test('writeLabel() refuses a label that breaks the rules and names its keys', () => {
  const bad = { ...sampleLabel, ContentProducer: '某某公司', Label: '4' };
  assert.throws(() => writeLabel(goldenFile('plain.png'), bad), {
    code: 'LABEL_FIELDS_INVALID',
    details: { keys: 'Label, ContentProducer' },
  });
});

function refusal(data: Buffer, name: string): string {
  try {
    writeLabel(data, sampleLabel, name);
    return 'written';
  } catch (error) {
    const { code, message } = error as Error & { code: string };
    return `${code}: ${message}`;
  }
}

/** A JPEG with one more segment at its beginning. */
function withSegment(marker: number, text: string, data: Buffer): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([data.subarray(0, 2), head, body, data.subarray(2)]);
}

/** A run of coded data, found without the readers that are tried here. */
function contentRun(data: Buffer, name: string): Buffer {
  const after = (mark: string, skip: number, length: number): Buffer => {
    const at = data.indexOf(mark, 0, 'latin1');
    assert.ok(at >= 0, `${mark} in ${name}`);
    return data.subarray(at + skip, at + skip + length);
  };
  const extension = name.slice(name.lastIndexOf('.'));
  if (extension === '.png') return pngRun(data);
  if (extension === '.jpg') return data.subarray(data.indexOf(Buffer.from([0xff, 0xda])));
  if (extension === '.gif') return after('\u0021\u00f9', 0, 120);
  if (extension === '.webp') return data.subarray(data.indexOf('VP8', 12, 'latin1'));
  if (extension === '.wav') return after('data', 8, 2000);
  if (extension === '.mp3') return data.subarray(-400);
  if (extension === '.mp4' || extension === '.mov') return after('mdat', 4, 200);
  if (extension === '.pdf') return after('stream', 8, 300);
  if (extension === '.md') return Buffer.from('title: 样例 # 说明\n');
  // Packed bytes of the part that holds the words or the cells.
  const parts: Readonly<Record<string, string>> = {
    '.docx': 'word/document.xml',
    '.xlsx': 'xl/worksheets/sheet1.xml',
    '.pptx': 'ppt/slides/slide1.xml',
  };
  return after(parts[extension] ?? '', 24, 200);
}

/** The image data, which also have to expand. */
function pngRun(data: Buffer): Buffer {
  const at = data.indexOf('IDAT', 0, 'latin1');
  const run = data.subarray(at + 4, at + 4 + data.readUInt32BE(at - 4));
  assert.ok(inflateSync(run).length > 0);
  return run;
}
