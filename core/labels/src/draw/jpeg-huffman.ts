import { ContainerBroken } from '../bytes.ts';

/** A Huffman table as `DHT` holds it: how many codes of each length from 1 to 16, and the symbols in their order. */
export interface HuffmanTable {
  readonly counts: readonly number[];
  readonly symbols: Uint8Array;
}

/** For each value of the next 16 bits: symbol and length of the code that they begin with, `symbol << 8 | length`. */
export type HuffmanLookup = Uint16Array;

/** @throws ContainerBroken for counts that are no prefix code */
export function huffmanLookup({ counts, symbols }: HuffmanTable): HuffmanLookup {
  const lookup = new Uint16Array(65_536);
  let [at, index] = [0, 0];
  for (const [shorter, count] of counts.entries()) {
    const span = 1 << (15 - shorter);
    for (let one = 0; one < count; one += 1, index += 1, at += span) {
      if (at + span > 65_536) throw new ContainerBroken();
      lookup.fill(((symbols[index] ?? 0) << 8) | (shorter + 1), at, at + span);
    }
  }
  return lookup;
}

/** A code for each symbol that occurs: `code << 5 | length`. */
export type HuffmanCodes = Uint32Array;

/** The codes of a table, by symbol. */
export function huffmanCodes({ counts, symbols }: HuffmanTable): HuffmanCodes {
  const codes = new Uint32Array(256);
  let [code, index] = [0, 0];
  for (const [shorter, count] of counts.entries()) {
    for (let one = 0; one < count; one += 1, index += 1, code += 1)
      codes[symbols[index] ?? 0] = (code << 5) | (shorter + 1);
    code <<= 1;
  }
  return codes;
}

/**
 * The best table for symbols that occur so often (ITU-T T.81, annex K.2): no code longer than 16 bits, none all ones.
 *
 * @param frequencies of the 256 symbols
 */
export function huffmanTable(frequencies: Float64Array): HuffmanTable {
  const lengths = codeLengths(frequencies);
  const counts = limited(lengths);
  const symbols = Array.from({ length: 256 }, (_none, symbol) => symbol)
    .filter((symbol) => (lengths[symbol] ?? 0) > 0)
    .sort((one, other) => (lengths[one] ?? 0) - (lengths[other] ?? 0) || one - other);
  return { counts, symbols: Uint8Array.from(symbols) };
}

/** Lengths of an optimal code; entry 256 is the reserved symbol that takes the code of all ones. */
function codeLengths(frequencies: Float64Array): Uint8Array {
  const lengths = new Uint8Array(257);
  let trees = Array.from({ length: 257 }, (_none, symbol) => ({
    weight: symbol === 256 ? 1 : (frequencies[symbol] ?? 0),
    members: [symbol],
  })).filter(({ weight }) => weight > 0);
  while (trees.length > 1) {
    // Of equal weight the reserved symbol comes first, so that it ends deepest.
    trees = trees.sort((one, other) => one.weight - other.weight || (other.members[0] ?? 0) - (one.members[0] ?? 0));
    const [one, other, ...rest] = trees;
    if (one === undefined || other === undefined) break;
    const members = [...one.members, ...other.members];
    for (const symbol of members) lengths[symbol] = (lengths[symbol] ?? 0) + 1;
    trees = [...rest, { weight: one.weight + other.weight, members }];
  }
  return lengths;
}

/** Codes of each length from 1 to 16, without the reserved one (T.81, figure K.3). */
function limited(lengths: Uint8Array): readonly number[] {
  const counts = Array.from({ length: 258 }, () => 0);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const add = (length: number, by: number): void => void (counts[length] = (counts[length] ?? 0) + by);
  for (let length = 257; length > 16; length -= 1)
    while ((counts[length] ?? 0) > 0) {
      let shorter = length - 2;
      while ((counts[shorter] ?? 0) === 0) shorter -= 1;
      add(length, -2);
      add(length - 1, 1);
      add(shorter + 1, 2);
      add(shorter, -1);
    }
  const longest = counts.findLastIndex((count, length) => length > 0 && count > 0);
  add(longest, -1);
  return counts.slice(1, 17);
}
