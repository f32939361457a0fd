import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { YuzhiError } from '../yuzhi-error.ts';
import { decodeText, readText } from './decode-text.ts';

const bytes = (...values: (number | string)[]): Uint8Array =>
  Buffer.concat(values.map((value) => (typeof value === 'string' ? Buffer.from(value) : Buffer.of(value))));

const fails = (code: string, details: Record<string, unknown>) => (error: unknown) => {
  assert.ok(error instanceof YuzhiError);
  assert.equal(error.code, code);
  assert.partialDeepStrictEqual(error.details, details);
  return true;
};

test('decodeText() reads plain UTF-8', () => {
  assert.deepEqual(decodeText(bytes('雨量')), { text: '雨量', encoding: 'utf-8' });
});

test('decodeText() takes off a byte order mark', () => {
  assert.deepEqual(decodeText(bytes(0xef, 0xbb, 0xbf, '雨量')), { text: '雨量', encoding: 'utf-8' });
});

test('decodeText() reads GB18030 when it is not UTF-8', () => {
  assert.deepEqual(decodeText(bytes(0xd3, 0xea, 0xc1, 0xbf)), { text: '雨量', encoding: 'gb18030' });
});

test('decodeText() reads the four-byte characters of GB18030', () => {
  assert.deepEqual(decodeText(bytes(0xd3, 0xea, 0x95, 0x34, 0xb2, 0x35)), { text: '雨𠮷', encoding: 'gb18030' });
});

test('decodeText() reads 联通 in GB18030, the classic mistake for UTF-8', () => {
  assert.deepEqual(decodeText(bytes(0xc1, 0xaa, 0xcd, 0xa8)), { text: '联通', encoding: 'gb18030' });
});

test('decodeText() reads UTF-16 by its byte order mark, in both orders', () => {
  assert.deepEqual(decodeText(bytes(0xff, 0xfe, 0xe8, 0x96)), { text: '雨', encoding: 'utf-16le' });
  assert.deepEqual(decodeText(bytes(0xfe, 0xff, 0x96, 0xe8)), { text: '雨', encoding: 'utf-16be' });
});

test('decodeText() names the byte from which no encoding fits', () => {
  const error = fails('FILE_ENCODING_UNKNOWN', { offset: 5 });
  assert.throws(() => decodeText(bytes('abc', 0xd3, 0xea, 0xff, 'x')), error);
});

test('decodeText() names the byte in a long file as well', () => {
  const error = fails('FILE_ENCODING_UNKNOWN', { offset: 10_001 });
  assert.throws(() => decodeText(bytes('a'.repeat(10_001), 0xff, 'b'.repeat(9_000))), error);
});

test('decodeText() takes UTF-8 with a fault for damaged instead of reading it as GB18030', () => {
  const damaged = bytes('雨量雨量', 0xe9, 0x9b);
  assert.equal(new TextDecoder('gb18030', { fatal: true }).decode(damaged).length, 7);
  assert.throws(() => decodeText(damaged), fails('FILE_TEXT_DAMAGED', { encoding: 'UTF-8', offset: damaged.length }));
});

test('decodeText() refuses damage behind a byte order mark', () => {
  assert.throws(() => decodeText(bytes(0xef, 0xbb, 0xbf, 'a', 0xff)), fails('FILE_TEXT_DAMAGED', { offset: 4 }));
  const halfSurrogate = bytes(0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8);
  assert.throws(() => decodeText(halfSurrogate), fails('FILE_TEXT_DAMAGED', { encoding: 'UTF-16LE' }));
});

test('decodeText() refuses NUL, as in UTF-16 without its mark', () => {
  assert.throws(() => decodeText(bytes('a', 0, 'b', 0)), fails('FILE_TEXT_BINARY', { offset: 1 }));
});

test('readText() takes text as it is, without a byte order mark', () => {
  assert.equal(readText({ name: 'a.txt', text: '\ufeff雨量' }), '雨量');
  assert.throws(() => readText({ name: 'a.txt', text: 'a\0' }), fails('FILE_TEXT_BINARY', { name: 'a.txt' }));
});

test('decodeText() gives back every text without NUL that was written as UTF-8 or UTF-16', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0') && !value.startsWith('\ufeff'));
  fc.assert(
    fc.property(text, (value) => {
      assert.equal(decodeText(Buffer.from(value)).text, value);
      assert.equal(decodeText(Buffer.from(`\ufeff${value}`, 'utf16le')).text, value);
      assert.equal(decodeText(Buffer.from(`\ufeff${value}`, 'utf16le').swap16()).text, value);
    }),
  );
});

test('decodeText() gives text or a typed error for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (value) => {
      try {
        assert.equal(typeof decodeText(value).text, 'string');
      } catch (error) {
        assert.ok(error instanceof YuzhiError, String(error));
      }
    }),
    { numRuns: 1_000 },
  );
});
