import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { YuzhiError } from '../yuzhi-error.ts';
import { ZipArchive } from './zip-archive.ts';
import type { ArchiveLimits } from './zip-archive.ts';

async function contentOf(bytes: Uint8Array, name: string, limits?: ArchiveLimits): Promise<Buffer> {
  const archive = new ZipArchive(bytes, 'a.xlsx', limits);
  const entry = archive.entry(name);
  assert.ok(entry, `no ${name}`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive.inflate(entry)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const fault =
  (code: string, details: object = {}) =>
  (error: unknown) => {
    assert.ok(error instanceof YuzhiError, String(error));
    assert.equal(error.code, code);
    assert.partialDeepStrictEqual(error.details, details);
    return true;
  };

/** Overwrites bytes of a copy. */
function patched(bytes: Uint8Array, at: number, value: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(value, at);
  return copy;
}

const uint32 = (value: number): number[] => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];
const centralAt = (bytes: Uint8Array): number => Buffer.from(bytes).indexOf('PK\u0001\u0002');
const endAt = (bytes: Uint8Array): number => Buffer.from(bytes).lastIndexOf('PK\u0005\u0006');

const small = zipSync({ 'xl/A.xml': strToU8('雨量'.repeat(100)) });

test('ZipArchive gives back what was packed, deflated or stored', async () => {
  const content = fc.uint8Array({ maxLength: 300_000, size: 'max' });
  await fc.assert(
    fc.asyncProperty(content, fc.constantFrom(0 as const, 6 as const), async (bytes, level) => {
      const packed = zipSync({ 'a.bin': [bytes, { level }], 'b.bin': strToU8('x') });
      assert.ok((await contentOf(packed, 'a.bin')).equals(bytes));
    }),
    { numRuns: 20 },
  );
});

test('ZipArchive finds entries without regard to case and slashes', async () => {
  const text = await contentOf(zipSync({ 'XL\\Sheet.xml': strToU8('x') }), '/xl/sheet.xml');
  assert.equal(text.toString(), 'x');
  assert.equal(new ZipArchive(small, 'a.xlsx').entry('xl/b.xml'), undefined);
  assert.equal(new ZipArchive(small, 'a.xlsx').entry('constructor'), undefined);
});

test('ZipArchive reads sizes from ZIP64 fields', async () => {
  const central = centralAt(small);
  const nameLength = small[central + 28] ?? 0;
  const sizes = [small.slice(central + 24, central + 28), small.slice(central + 20, central + 24)];
  const wide = [1, 0, 16, 0, ...sizes.flatMap((size) => [...size, 0, 0, 0, 0])];
  const fieldsAt = central + 46 + nameLength;
  const marked = patched(patched(small, central + 20, Array(8).fill(255)), central + 30, [wide.length, 0]);
  const packed = Buffer.concat([marked.subarray(0, fieldsAt), Buffer.from(wide), marked.subarray(fieldsAt)]);
  assert.equal((await contentOf(packed, 'xl/a.xml')).toString(), '雨量'.repeat(100));
});

test('ZipArchive refuses an entry that is larger than declared', async () => {
  const lying = patched(small, centralAt(small) + 24, uint32(10));
  await assert.rejects(contentOf(lying, 'xl/a.xml'), fault('FILE_XLSX_DAMAGED', { reason: 'size' }));
});

test('ZipArchive refuses an entry that is smaller than declared', async () => {
  const lying = patched(small, centralAt(small) + 24, uint32(10_000));
  await assert.rejects(contentOf(lying, 'xl/a.xml'), fault('FILE_XLSX_DAMAGED', { reason: 'size' }));
});

test('ZipArchive refuses content that its checksum does not fit', async () => {
  const changed = patched(small, centralAt(small) + 16, uint32(1));
  await assert.rejects(contentOf(changed, 'xl/a.xml'), fault('FILE_XLSX_DAMAGED', { reason: 'checksum' }));
});

test('ZipArchive refuses a declared size beyond the limit before it expands anything', async () => {
  const lying = patched(small, centralAt(small) + 24, uint32(200 * 1024 * 1024));
  await assert.rejects(contentOf(lying, 'xl/a.xml'), fault('FILE_ARCHIVE_TOO_LARGE'));
});

test('ZipArchive refuses more than a hundredfold expansion beyond 10 MiB, and lets it pass below', async () => {
  const zeros = (bytes: number): Uint8Array => zipSync({ a: new Uint8Array(bytes) });
  assert.equal((await contentOf(zeros(10 * 1024 * 1024), 'a')).length, 10 * 1024 * 1024);
  await assert.rejects(contentOf(zeros(10 * 1024 * 1024 + 1), 'a'), fault('FILE_ARCHIVE_TOO_LARGE', { part: 'a' }));
});

test('ZipArchive counts what all entries expand to together', async () => {
  const limits = { entries: 9, bytes: 1_000, ratio: 1e9, ratioFromBytes: 0 };
  const archive = new ZipArchive(zipSync({ a: new Uint8Array(600), b: new Uint8Array(600) }), 'a.xlsx', limits);
  const drain = async (name: string): Promise<void> => {
    const entry = archive.entry(name);
    assert.ok(entry);
    for await (const chunk of archive.inflate(entry)) assert.ok(chunk.length > 0);
  };
  await drain('a');
  await assert.rejects(drain('b'), fault('FILE_ARCHIVE_TOO_LARGE', { part: 'b' }));
});

test('ZipArchive refuses too many entries', () => {
  const entries = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`f${index}`, strToU8('x')]));
  const limits = { entries: 10, bytes: 1_000, ratio: 100, ratioFromBytes: 1_000 };
  assert.throws(
    () => new ZipArchive(zipSync(entries), 'a.xlsx', limits),
    fault('FILE_ARCHIVE_TOO_LARGE', { entries: 11 }),
  );
});

test('ZipArchive refuses an encrypted entry and unknown compression', async () => {
  const encrypted = patched(small, centralAt(small) + 8, [1]);
  await assert.rejects(contentOf(encrypted, 'xl/a.xml'), fault('FILE_XLSX_ENCRYPTED'));
  const odd = patched(small, centralAt(small) + 10, [99]);
  await assert.rejects(contentOf(odd, 'xl/a.xml'), fault('FILE_XLSX_DAMAGED', { reason: 'method' }));
});

test('ZipArchive refuses two entries of one name', () => {
  const packed = zipSync({ 'a.xml': strToU8('x'), 'A.xml': strToU8('y') });
  assert.throws(() => new ZipArchive(packed, 'a.xlsx'), fault('FILE_XLSX_DAMAGED', { reason: 'duplicate' }));
});

test('ZipArchive refuses an archive that was cut off anywhere', async () => {
  for (let length = 0; length < small.length; length++) {
    await assert.rejects(async () => contentOf(small.subarray(0, length), 'xl/a.xml'), fault('FILE_XLSX_DAMAGED'));
  }
});

test('ZipArchive refuses places outside the file', async () => {
  const far = patched(small, endAt(small) + 16, uint32(0x7fffffff));
  assert.throws(() => new ZipArchive(far, 'a.xlsx'), fault('FILE_XLSX_DAMAGED', { reason: 'directory' }));
  const header = patched(small, centralAt(small) + 42, uint32(0x7fffffff));
  await assert.rejects(contentOf(header, 'xl/a.xml'), fault('FILE_XLSX_DAMAGED', { reason: 'entry' }));
});
