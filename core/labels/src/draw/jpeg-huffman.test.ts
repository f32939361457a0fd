import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { huffmanCodes, huffmanLookup, huffmanTable, symbolAt } from './jpeg-huffman.ts';

test('huffmanTable() gives a prefix code of at most 16 bits, none all ones, that reads back', () => {
  const weights = fc.array(fc.oneof(fc.constant(0), fc.nat(1_000_000), fc.double({ min: 1, max: 1e12, noNaN: true })), {
    minLength: 1,
    maxLength: 256,
  });
  fc.assert(
    fc.property(weights, (given) => {
      fc.pre(given.some((weight) => weight > 0));
      const frequencies = new Float64Array(256);
      frequencies.set(given);
      const table = huffmanTable(frequencies);
      const [codes, lookup] = [huffmanCodes(table), huffmanLookup(table)];
      assert.equal(table.symbols.length, given.filter((weight) => weight > 0).length);
      assert.equal(table.counts.length, 16);
      assert.equal(
        table.counts.reduce((sum, count) => sum + count, 0),
        table.symbols.length,
      );
      for (const symbol of table.symbols) {
        const [code, length] = [(codes[symbol] ?? 0) >>> 5, (codes[symbol] ?? 0) & 31];
        assert.ok(length >= 1 && length <= 16 && code < 2 ** length - 1);
        const [lowest, rest] = [code << (16 - length), (1 << (16 - length)) - 1];
        for (const bits of [lowest, lowest + rest]) assert.equal(symbolAt(lookup, bits), (symbol << 8) | length);
      }
    }),
  );
});

test('huffmanTable() gives what occurs more often no longer code', () => {
  const frequencies = new Float64Array(256);
  for (let symbol = 0; symbol < 40; symbol += 1) frequencies[symbol] = 2 ** symbol;
  const codes = huffmanCodes(huffmanTable(frequencies));
  for (let symbol = 1; symbol < 40; symbol += 1)
    assert.ok(((codes[symbol] ?? 0) & 31) <= ((codes[symbol - 1] ?? 0) & 31));
});

test('huffmanLookup() refuses more codes than there is room for, and symbolAt() knows none for bits without a code', () => {
  const table = (counts: readonly number[], symbols: number): Parameters<typeof huffmanLookup>[0] => ({
    counts: [...counts, ...Array.from({ length: 16 - counts.length }, () => 0)],
    symbols: Uint8Array.from({ length: symbols }, (_none, index) => index),
  });
  assert.throws(() => huffmanLookup(table([3], 3)));
  assert.throws(() => huffmanLookup(table([2, 1], 3)));
  const lookup = huffmanLookup(table([1], 1));
  assert.equal(symbolAt(lookup, 0x7fff), 1);
  assert.equal(symbolAt(lookup, 0x8000), 0);
});
