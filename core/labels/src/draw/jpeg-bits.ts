import { ContainerBroken } from '../bytes.ts';
import { symbolAt } from './jpeg-huffman.ts';
import type { HuffmanLookup } from './jpeg-huffman.ts';

/** Reads the bits of one scan. A marker other than a restart ends them. */
export class JpegBits {
  readonly #data: Buffer;
  readonly #end: number;
  #at: number;
  #bits = 0;
  #count = 0;
  /** Bits past the end that were given out as zeros, as the last code may need. */
  #beyond = 0;

  constructor(data: Buffer, start: number, end: number) {
    this.#data = data;
    this.#at = start;
    this.#end = end;
  }

  /** Up to 16 bits, not taken. */
  #peek(width: number): number {
    while (this.#count < width) {
      this.#bits = ((this.#bits << 8) | this.#nextByte()) & 0xff_ff_ff;
      this.#count += 8;
    }
    return (this.#bits >> (this.#count - width)) & ((1 << width) - 1);
  }

  #nextByte(): number {
    const byte = this.#data[this.#at] ?? 0xff;
    if (this.#at >= this.#end || (byte === 0xff && this.#data[this.#at + 1] !== 0)) {
      this.#beyond += 8;
      if (this.#beyond > 64) throw new ContainerBroken();
      return 0;
    }
    this.#at += byte === 0xff ? 2 : 1;
    return byte;
  }

  take(width: number): number {
    if (width === 0) return 0;
    const value = this.#peek(width);
    this.#count -= width;
    return value;
  }

  symbol(lookup: HuffmanLookup): number {
    const entry = symbolAt(lookup, this.#peek(16));
    const length = entry & 0xff;
    if (length === 0) throw new ContainerBroken();
    this.#count -= length;
    return entry >> 8;
  }

  /** A number of so many bits with its sign (T.81, F.2.2.1). */
  signed(width: number): number {
    if (width === 0) return 0;
    const value = this.take(width);
    return value < 1 << (width - 1) ? value - (1 << width) + 1 : value;
  }

  /** Passes the marker between two intervals. */
  restart(): void {
    // Bits that were taken from beyond the end show that data is missing.
    if (this.#beyond > this.#count) throw new ContainerBroken();
    this.#count = 0;
    this.#beyond = 0;
    const at = this.#data.indexOf(0xff, this.#at);
    const marker = this.#data[at + 1] ?? 0;
    if (at < 0 || at + 2 > this.#end || marker < 0xd0 || marker > 0xd7) throw new ContainerBroken();
    this.#at = at + 2;
  }

  /** Whether more bits were read than there are. */
  get isOverrun(): boolean {
    return this.#beyond > this.#count;
  }
}
