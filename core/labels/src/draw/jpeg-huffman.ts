import { ContainerBroken } from '../bytes.ts';

/** A Huffman table as `DHT` holds it: how many codes of each length from 1 to 16, and the symbols in their order. */
export interface HuffmanTable {
  readonly counts: readonly number[];
  readonly symbols: Uint8Array;
}

/** Bits that most codes end within. */
const fastBits = 9;

/** What reads codes: short ones by a table, long ones by the highest code of each length (T.81, F.2.2.3). */
export interface HuffmanLookup {
  /** For each value of the next nine bits `symbol << 8 | length`, 0 where the code is longer or there is none. */
  readonly fast: Uint16Array;
  /** For each length the code after the last one, and what leads from a code to the index of its symbol. */
  readonly ends: Int32Array;
  readonly shifts: Int32Array;
  readonly symbols: Uint8Array;
}

/** @throws ContainerBroken for counts that are no prefix code */
export function huffmanLookup({ counts, symbols }: HuffmanTable): HuffmanLookup {
  const fast = new Uint16Array(1 << fastBits);
  const [ends, shifts] = [new Int32Array(17), new Int32Array(17)];
  let [code, index] = [0, 0];
  for (const [shorter, count] of counts.entries()) {
    const length = shorter + 1;
    shifts[length] = index - code;
    if (code + count > 1 << length) throw new ContainerBroken();
    for (let one = 0; length <= fastBits && one < count; one += 1) {
      const at = (code + one) << (fastBits - length);
      fast.fill(((symbols[index + one] ?? 0) << 8) | length, at, at + (1 << (fastBits - length)));
    }
    code += count;
    index += count;
    ends[length] = code;
    code <<= 1;
  }
  return { fast, ends, shifts, symbols };
}

/**
 * The symbol whose code the next bits begin with.
 *
 * @param bits the next 16
 * @returns `symbol << 8 | length`; 0 when there is none
 */
export function symbolAt({ fast, ends, shifts, symbols }: HuffmanLookup, bits: number): number {
  const entry = fast[bits >> (16 - fastBits)] ?? 0;
  if (entry !== 0) return entry;
  for (let length = fastBits + 1; length <= 16; length += 1) {
    const code = bits >> (16 - length);
    if (code < (ends[length] ?? 0)) return ((symbols[code + (shifts[length] ?? 0)] ?? 0) << 8) | length;
  }
  return 0;
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
