import type { JpegFrame } from './jpeg-frame.ts';
import { huffmanCodes, huffmanTable } from './jpeg-huffman.ts';
import type { HuffmanCodes, HuffmanTable } from './jpeg-huffman.ts';

/**
 * The coefficients of a frame as one sequential scan with tables made for it: `DHT`, `SOS` and coded data, up to the marker
 * that follows (ITU-T T.81, annex F.1).
 */
export function encodeScan(frame: JpegFrame): Buffer {
  const frequencies = classes.map(() => new Float64Array(256));
  visit(frame, (table, symbol) => {
    const counts = frequencies[table];
    if (counts !== undefined) counts[symbol] = (counts[symbol] ?? 0) + 1;
  });
  const tables = frequencies.map((counts) => (counts.some((count) => count > 0) ? huffmanTable(counts) : null));
  const writer = new BitWriter();
  const codes = tables.map((table) => (table === null ? new Uint32Array(256) : huffmanCodes(table)));
  visit(frame, (table, symbol, bits) => writer.put(codes[table] ?? new Uint32Array(256), symbol, bits));
  const segments = tables.map((table, index) => tableSegment(classes[index] ?? 0, table));
  return Buffer.concat([...segments, scanHeader(frame), writer.ended()]);
}

/** Class and number of the four tables: direct and alternating coefficients of the first component and of the others. */
const classes = [0x00, 0x10, 0x01, 0x11];

/** @param bits of the number after the symbol, as many as the symbol says */
type Visitor = (table: number, symbol: number, bits: number) => void;

function visit({ components, unitsAcross, unitsDown }: JpegFrame, visitor: Visitor): void {
  const previous = components.map(() => 0);
  for (let row = 0; row < unitsDown; row += 1)
    for (let column = 0; column < unitsAcross; column += 1)
      for (const [index, { across, down, blocksAcross, coefficients }] of components.entries())
        for (let block = 0; block < across * down; block += 1) {
          const y = row * down + Math.floor(block / across);
          const at = (y * blocksAcross + column * across + (block % across)) * 64;
          const table = index === 0 ? 0 : 2;
          const direct = coefficients[at] ?? 0;
          visitNumber(visitor, table, 0, direct - (previous[index] ?? 0));
          visitBand(visitor, table + 1, coefficients, at);
          previous[index] = direct;
        }
}

function visitBand(visitor: Visitor, table: number, coefficients: Int16Array, at: number): void {
  let run = 0;
  for (let index = at + 1; index < at + 64; index += 1) {
    const value = coefficients[index] ?? 0;
    if (value === 0) {
      run += 1;
      continue;
    }
    for (; run > 15; run -= 16) visitor(table, 0xf0, 0);
    visitNumber(visitor, table, run, value);
    run = 0;
  }
  if (run > 0) visitor(table, 0, 0);
}

function visitNumber(visitor: Visitor, table: number, run: number, value: number): void {
  const size = 32 - Math.clz32(Math.abs(value));
  visitor(table, (run << 4) | size, value < 0 ? value + 2 ** size - 1 : value);
}

class BitWriter {
  #data = Buffer.alloc(4096);
  #length = 0;
  #bits = 0;
  #count = 0;

  put(codes: HuffmanCodes, symbol: number, bits: number): void {
    const code = codes[symbol] ?? 0;
    this.#add(code >>> 5, code & 31);
    this.#add(bits, symbol & 15);
  }

  /** At most 16 bits; fewer than eight wait from before. */
  #add(value: number, width: number): void {
    this.#bits = (this.#bits << width) | value;
    this.#count += width;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#byte((this.#bits >> this.#count) & 0xff);
    }
    this.#bits &= (1 << this.#count) - 1;
  }

  #byte(byte: number): void {
    if (this.#length + 2 > this.#data.length) this.#data = Buffer.concat([this.#data], this.#data.length * 2);
    this.#data[this.#length] = byte;
    this.#length += 1;
    if (byte !== 0xff) return;
    this.#data[this.#length] = 0;
    this.#length += 1;
  }

  /** The bytes, the last filled up with ones. */
  ended(): Buffer {
    if (this.#count > 0) this.#add((1 << (8 - this.#count)) - 1, 8 - this.#count);
    return this.#data.subarray(0, this.#length);
  }
}

function tableSegment(kind: number, table: HuffmanTable | null): Buffer {
  if (table === null) return Buffer.alloc(0);
  return segment(0xc4, [kind, ...table.counts, ...table.symbols]);
}

function scanHeader({ components }: JpegFrame): Buffer {
  const parts = components.flatMap(({ id }, index) => [id, index === 0 ? 0x00 : 0x11]);
  return segment(0xda, [components.length, ...parts, 0, 63, 0]);
}

/** A segment with its marker and length. */
function segment(marker: number, data: readonly number[]): Buffer {
  const length = data.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...data]);
}
