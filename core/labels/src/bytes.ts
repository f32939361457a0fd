/** The container says that something is there which is not. Caught where a file is read, never seen outside. */
export class ContainerBroken extends Error {}

/** Bytes that are only read within their bounds. Reading past the end means that the container is broken. */
export class Bytes {
  readonly buffer: Buffer;

  constructor(data: Uint8Array) {
    this.buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  }

  get length(): number {
    return this.buffer.length;
  }

  u8(at: number): number {
    this.#need(at, 1);
    return this.buffer.readUInt8(at);
  }

  u16(at: number, order: 'be' | 'le' = 'be'): number {
    this.#need(at, 2);
    return order === 'be' ? this.buffer.readUInt16BE(at) : this.buffer.readUInt16LE(at);
  }

  u24(at: number, order: 'be' | 'le' = 'be'): number {
    this.#need(at, 3);
    return order === 'be' ? this.buffer.readUIntBE(at, 3) : this.buffer.readUIntLE(at, 3);
  }

  u32(at: number, order: 'be' | 'le' = 'be'): number {
    this.#need(at, 4);
    return order === 'be' ? this.buffer.readUInt32BE(at) : this.buffer.readUInt32LE(at);
  }

  /** A 64-bit length or offset; one that no file can have means a broken container. */
  u64(at: number, order: 'be' | 'le' = 'be'): number {
    this.#need(at, 8);
    const value = order === 'be' ? this.buffer.readBigUInt64BE(at) : this.buffer.readBigUInt64LE(at);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ContainerBroken();
    return Number(value);
  }

  /** Four bytes as the letters that most containers name their parts with. */
  tag(at: number): string {
    this.#need(at, 4);
    return this.buffer.toString('latin1', at, at + 4);
  }

  /** The bytes from `from` up to `to`, not copied. */
  part(from: number, to: number): Buffer {
    if (to < from) throw new ContainerBroken();
    this.#need(from, to - from);
    return this.buffer.subarray(from, to);
  }

  startsWith(text: string, at = 0): boolean {
    return at + text.length <= this.length && this.buffer.toString('latin1', at, at + text.length) === text;
  }

  #need(at: number, count: number): void {
    if (at < 0 || at + count > this.buffer.length) throw new ContainerBroken();
  }
}
