import { inflateRawSync } from 'node:zlib';
import { planError } from '../errors.ts';

const limits = { entries: 10_000, part: 64 * 1024 * 1024, ratio: 200, ratioFrom: 4 * 1024 * 1024 };

/** The parts of an Office file that are asked for, each within a safe size. Nothing is ever written out. */
export class OfficeZip {
  readonly #bytes: Buffer;
  readonly #parts = new Map<
    string,
    {
      readonly method: number;
      readonly packed: number;
      readonly size: number;
      readonly at: number;
      readonly isEncrypted: boolean;
    }
  >();

  /** @throws PLAN_FILE_DAMAGED, PLAN_ARCHIVE_UNSAFE */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#readDirectory();
  }

  get names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  /** The text of a part, or `null` when there is none of that name. */
  text(name: string): string | null {
    const part = this.#parts.get(name.toLowerCase());
    if (part === undefined) return null;
    if (part.isEncrypted) throw planError('PLAN_FILE_ENCRYPTED');
    if (part.size > limits.part || (part.size > limits.ratioFrom && part.size > part.packed * limits.ratio))
      throw planError('PLAN_ARCHIVE_UNSAFE');
    const start = part.at + 30 + this.#u16(part.at + 26) + this.#u16(part.at + 28);
    const packed = this.#bytes.subarray(start, start + part.packed);
    if (part.method === 0) return packed.toString('utf8');
    if (part.method !== 8) throw planError('PLAN_FILE_DAMAGED', { kind: 'ZIP' });
    return inflate(packed, Math.min(limits.part, Math.max(limits.ratioFrom, part.packed * limits.ratio))).toString(
      'utf8',
    );
  }

  #readDirectory(): void {
    const end = this.#bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end === -1) throw planError('PLAN_FILE_DAMAGED', { kind: 'ZIP' });
    const count = this.#u16(end + 10);
    if (count > limits.entries) throw planError('PLAN_ARCHIVE_UNSAFE');
    let at = this.#u32(end + 16);
    for (let index = 0; index < count; index++) {
      if (this.#u32(at) !== 0x02014b50) throw planError('PLAN_FILE_DAMAGED', { kind: 'ZIP' });
      const length = this.#u16(at + 28);
      const name = this.#bytes
        .toString('utf8', at + 46, at + 46 + length)
        .replaceAll('\\', '/')
        .toLowerCase();
      this.#parts.set(name, {
        method: this.#u16(at + 10),
        isEncrypted: (this.#u16(at + 8) & 1) === 1,
        packed: this.#u32(at + 20),
        size: this.#u32(at + 24),
        at: this.#u32(at + 42),
      });
      at += 46 + length + this.#u16(at + 30) + this.#u16(at + 32);
    }
  }

  #u16(at: number): number {
    return at >= 0 && at + 2 <= this.#bytes.length ? this.#bytes.readUInt16LE(at) : 0;
  }

  #u32(at: number): number {
    return at >= 0 && at + 4 <= this.#bytes.length ? this.#bytes.readUInt32LE(at) : 0;
  }
}

function inflate(packed: Buffer, maxOutputLength: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength });
  } catch (cause) {
    const isBomb = cause instanceof RangeError || (cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw isBomb ? planError('PLAN_ARCHIVE_UNSAFE', {}, cause) : planError('PLAN_FILE_DAMAGED', { kind: 'ZIP' }, cause);
  }
}
