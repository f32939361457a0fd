import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { labelKeys } from './aigc-label.ts';
import { goldenFile, goldenNames, sampleLabel } from './golden-files.ts';
import { readLabel } from './read-label.ts';
import { scanLimits } from './scan.ts';
import { labelPayload } from './write-label.ts';

const end = Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'), 'latin1');

test('readLabel() reads the labels that FFmpeg wrote', () => {
  const places = {
    mp4: 'mp4-keys',
    mkv: 'matroska-tag',
    flv: 'flv-metadata',
    flac: 'vorbis-comment',
    ogg: 'vorbis-comment',
    mp3: 'id3-text',
  };
  for (const [extension, place] of Object.entries(places)) {
    const report = readLabel(goldenFile(`other-tool.${extension}`));
    assert.deepEqual(
      [extension, report.verdict, report.copies.map((copy) => copy.place)],
      [extension, 'compliant', [place]],
    );
    for (const key of labelKeys) assert.equal(report.copies[0]?.fields?.[key], sampleLabel[key]);
  }
});

test('readLabel() reads the labels that exiftool wrote into HEIC and AVIF', () => {
  for (const name of ['other-tool.heic', 'other-tool.avif']) {
    const { verdict, carrier, copies } = readLabel(goldenFile(name), name);
    assert.deepEqual([name, verdict, carrier, copies.length], [name, 'compliant', 'heif', 1]);
    assert.equal(copies[0]?.place, 'xmp');
    assert.deepEqual({ ...copies[0]?.fields }, sampleLabel);
  }
});

test('readLabel() finds nothing in files that have no label', () => {
  const plain = goldenNames.filter((name) => !name.startsWith('other-tool'));
  assert.ok(plain.length > 15);
  for (const name of plain) assert.deepEqual([name, readLabel(goldenFile(name)).verdict], [name, 'not_found']);
});

test('readLabel() does not judge a file that is cut off', () => {
  for (const name of goldenNames.filter((one) => !/mp3|flac/.test(one))) {
    const data = goldenFile(name);
    const { verdict } = readLabel(data.subarray(0, Math.floor(data.length / 2)), name);
    assert.deepEqual([name, verdict], [name, 'inconclusive']);
  }
});

test('readLabel() gives a report for any bytes', () => {
  const starts = goldenNames.map((name) => goldenFile(name).subarray(0, 64));
  const bytes = fc.tuple(fc.constantFrom(Buffer.alloc(0), ...starts), fc.uint8Array({ maxLength: 400 }));
  fc.assert(
    fc.property(bytes, ([start, rest]) => {
      const { verdict, findings } = readLabel(Buffer.concat([start, rest]));
      return verdict !== 'inconclusive' || findings.some(({ weight }) => weight === 'doubt');
    }),
    { numRuns: 2000 },
  );
});

test('readLabel() stops expanding a document that is a bomb', () => {
  const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, 0x20));
  assert.ok(bomb.length < 100_000);
  const data = zipOf([
    ['[Content_Types].xml', deflateRawSync(Buffer.from('<Types/>'))],
    ['docProps/custom.xml', bomb],
  ]);
  assert.deepEqual(
    readLabel(data).findings.map(({ code }) => code),
    ['limits-reached'],
  );
});

test('readLabel() stops expanding a text chunk that is a bomb', () => {
  const text = Buffer.concat([Buffer.from('AIGC\0\0', 'latin1'), deflateSync(Buffer.alloc(64 * 1024 * 1024))]);
  const data = withChunk('zTXt', text);
  const { verdict, findings } = readLabel(data);
  assert.deepEqual([verdict, findings[0]?.code], ['inconclusive', 'limits-reached']);
});

test('readLabel() does not take a payload apart that is longer than any label', () => {
  const data = withChunk('tEXt', Buffer.from(`AIGC\0{"Label":"${'1'.repeat(scanLimits.payloadBytes)}"}`));
  assert.deepEqual(
    readLabel(data).findings.map(({ code }) => code),
    ['limits-reached'],
  );
});

test('readLabel() comes to an end with a packet of nested labels that are never closed', () => {
  const packet = Buffer.from('<TC260:AIGC>'.repeat(100_000));
  const data = withChunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), packet]));
  assert.equal(readLabel(data).verdict, 'inconclusive');
});

test('readLabel() accepts the wrapped form, keys in any order and optional keys left out', () => {
  const { Label, ContentProducer, ProduceID } = sampleLabel;
  const report = readLabel(withText(JSON.stringify({ AIGC: { ProduceID, ContentProducer, Label } })));
  assert.equal(report.verdict, 'compliant');
  assert.deepEqual(
    report.findings.map(({ code }) => code),
    ['form-wrapped'],
  );
});

test('readLabel() says which key breaks which rule', () => {
  const codesOf = (changes: object): unknown[] =>
    readLabel(withText(JSON.stringify({ ...sampleLabel, ...changes }))).findings.map(({ code, key }) => [code, key]);
  assert.deepEqual(codesOf({ Label: 1 }), [['value-not-text', 'Label']]);
  assert.deepEqual(codesOf({ Label: '0' }), [['label-value', 'Label']]);
  assert.deepEqual(codesOf({ ProduceID: 'a b' }), [['characters', 'ProduceID']]);
  assert.deepEqual(codesOf({ Extra: '' }), [['key-unknown', 'Extra']]);
  assert.deepEqual(codesOf({ PropagateID: 'x' }), [['propagator-incomplete', 'ContentPropagator']]);
  assert.deepEqual(codesOf({ ContentProducer: 'Some' }), [['code-not-assigned-form', 'ContentProducer']]);
});

test('readLabel() takes a repeated key, a broken payload and an emptied one for doubts', () => {
  const verdictOf = (text: string): unknown[] => {
    const { verdict, findings } = readLabel(withText(text));
    return [verdict, findings.map(({ code }) => code)];
  };
  assert.deepEqual(verdictOf('{"Label":"1","Label":"2"}'), ['inconclusive', ['key-repeated']]);
  assert.deepEqual(verdictOf('{"Label":'), ['inconclusive', ['payload-unreadable']]);
  assert.deepEqual(verdictOf('   '), ['inconclusive', ['payload-empty']]);
});

test('readLabel() counts every copy, and says when they disagree', () => {
  const one = withText(labelPayload(sampleLabel));
  const other = withText(labelPayload({ ...sampleLabel, Label: '2' }), one);
  const { verdict, findings } = readLabel(other);
  assert.equal(verdict, 'noncompliant');
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['second-copy', 'copies-differ'],
  );
});

test('readLabel() keeps apart a text that speaks of AI and one that is labelled', () => {
  const verdictOf = (text: string): string => readLabel(Buffer.from(text), 'a.txt').verdict;
  assert.equal(verdictOf('人工智能正在改变城市治理。\n本报告自动生成。'), 'not_found');
  assert.equal(verdictOf('MAIN 生成'), 'not_found');
  assert.equal(verdictOf('本文由 AI 辅助生成'), 'compliant');
});

test('readLabel() reads front matter in every form that YAML has for it', () => {
  const fields = 'Label: 1, ContentProducer: 001191500000YYYYYY010110001, ProduceID: S-1';
  const forms = [
    `AIGC: {${fields}}`,
    `AIGC:\n  ${fields.replaceAll(', ', '\n  ')}`,
    `AIGC: '{"Label":"1","ContentProducer":"001191500000YYYYYY010110001","ProduceID":"S-1"}'`,
    `title: x # AIGC\nAIGC: # label\n    Label: '1'\n    ContentProducer: "001191500000YYYYYY010110001"\n    ProduceID: S-1`,
  ];
  for (const form of forms) assert.equal(readLabel(Buffer.from(`---\n${form}\n---\n正文`)).verdict, 'compliant', form);
  assert.equal(readLabel(Buffer.from('---\nAIGC:\n  Label: 1\n  Label: 2\n---\n')).verdict, 'inconclusive');
});

function withText(payload: string, data = goldenFile('plain.png')): Buffer {
  return withChunk('tEXt', Buffer.from(`AIGC\0${payload}`), data);
}

/** The picture with one more chunk behind its header; its checksum is not looked after. */
function withChunk(type: string, data: Buffer, picture = goldenFile('plain.png')): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return Buffer.concat([picture.subarray(0, 33), chunk, picture.subarray(33)]);
}

/** An archive of parts that are packed already. */
function zipOf(parts: readonly (readonly [string, Buffer])[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  for (const [name, packed] of parts) {
    const at = Buffer.concat(locals).length;
    const head = Buffer.alloc(30);
    head.write('PK\u0003\u0004', 0, 'latin1');
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt16LE(name.length, 26);
    locals.push(head, Buffer.from(name), packed);
    const record = Buffer.alloc(46);
    record.write('PK\u0001\u0002', 0, 'latin1');
    record.writeUInt16LE(8, 10);
    record.writeUInt32LE(packed.length, 20);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(at, 42);
    central.push(record, Buffer.from(name));
  }
  const directory = Buffer.concat(central);
  const start = Buffer.concat(locals).length;
  const last = Buffer.from(end);
  last.writeUInt16LE(parts.length, 10);
  last.writeUInt32LE(directory.length, 12);
  last.writeUInt32LE(start, 16);
  return Buffer.concat([...locals, directory, last]);
}
