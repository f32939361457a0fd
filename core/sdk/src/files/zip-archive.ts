import { createInflateRaw, crc32 } from 'node:zlib';
import { fileError } from './errors.ts';

// fflate and the reader inside read-excel-file trust the sizes that an archive declares and check no checksum, so the
// directory (APPNOTE 4.3.12 to 4.3.16) is read here and the work left to zlib, with a bound on all that comes out.

export interface ArchiveEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc32: number;
  readonly compressedBytes: number;
  /** As declared; `inflate` refuses the entry when it is not so. */
  readonly bytes: number;
  readonly headerAt: number;
}

/** What an archive may expand to. */
export interface ArchiveLimits {
  readonly entries: number;
  /** All entries that are read, together. */
  readonly bytes: number;
  /** Expansion of one entry beyond `ratioFromBytes`. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
}

const defaultLimits: ArchiveLimits = {
  entries: 10_000,
  bytes: 100 * 1024 * 1024,
  ratio: 100,
  ratioFromBytes: 10 * 1024 * 1024,
};

const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
};
const inflateChunkBytes = 64 * 1024;

/**
 * A ZIP archive in memory. Names are looked up without regard to case and slash, as Office does.
 *
 * @throws FILE_XLSX_DAMAGED, FILE_XLSX_ENCRYPTED, FILE_ARCHIVE_TOO_LARGE
 */
export class ZipArchive {
  readonly #bytes: Buffer;
  readonly #fileName: string;
  readonly #limits: ArchiveLimits;
  readonly #entries = new Map<string, ArchiveEntry>();
  #expanded = 0;

  /** @param fileName for messages */
  constructor(bytes: Uint8Array, fileName: string, limits: ArchiveLimits = defaultLimits) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#fileName = fileName;
    this.#limits = limits;
    this.#readDirectory();
  }

  entry(name: string): ArchiveEntry | undefined {
    return this.#entries.get(entryKey(name));
  }

  /** The content of an entry, piece by piece; complete and true to its checksum when the iteration ends. */
  async *inflate(entry: ArchiveEntry): AsyncGenerator<Uint8Array> {
    this.#refuseBomb(entry, entry.bytes);
    let bytes = 0;
    let checksum = 0;
    for await (const chunk of this.#pieces(entry)) {
      bytes += chunk.length;
      if (bytes > entry.bytes) throw this.#damaged('size');
      this.#refuseBomb(entry, bytes);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (bytes !== entry.bytes) throw this.#damaged('size');
    if (checksum !== entry.crc32) throw this.#damaged('checksum');
    this.#expanded += bytes;
  }

  async *#pieces(entry: ArchiveEntry): AsyncGenerator<Uint8Array> {
    const data = this.#dataOf(entry);
    if (entry.method === 0) {
      for (let at = 0; at < data.length; at += inflateChunkBytes) yield data.subarray(at, at + inflateChunkBytes);
      return;
    }
    const inflater = createInflateRaw({ chunkSize: inflateChunkBytes });
    inflater.end(data);
    try {
      for await (const chunk of inflater) yield chunk as Buffer;
    } catch (cause) {
      throw this.#damaged('deflate', cause);
    } finally {
      inflater.destroy();
    }
  }

  #dataOf(entry: ArchiveEntry): Buffer {
    if (entry.isEncrypted) throw fileError('FILE_XLSX_ENCRYPTED', { name: this.#fileName });
    if (entry.method !== 0 && entry.method !== 8) throw this.#damaged('method');
    const at = entry.headerAt;
    if (this.#uint32(at) !== signatures.local) throw this.#damaged('entry');
    const from = at + 30 + this.#uint16(at + 26) + this.#uint16(at + 28);
    const to = from + entry.compressedBytes;
    if (to > this.#bytes.length) throw this.#damaged('truncated');
    return this.#bytes.subarray(from, to);
  }

  #refuseBomb(entry: ArchiveEntry, bytes: number): void {
    const { ratio, ratioFromBytes } = this.#limits;
    const isTooDense = bytes > ratioFromBytes && bytes > ratio * entry.compressedBytes;
    if (isTooDense || this.#expanded + bytes > this.#limits.bytes) {
      throw fileError('FILE_ARCHIVE_TOO_LARGE', { name: this.#fileName, part: entry.name });
    }
  }

  #readDirectory(): void {
    const { count, start } = this.#locateDirectory();
    if (count > this.#limits.entries)
      throw fileError('FILE_ARCHIVE_TOO_LARGE', { name: this.#fileName, entries: count });
    let at = start;
    for (let index = 0; index < count; index++) {
      if (this.#uint32(at) !== signatures.central) throw this.#damaged('directory');
      const nameLength = this.#uint16(at + 28);
      const extraLength = this.#uint16(at + 30);
      const next = at + 46 + nameLength + extraLength + this.#uint16(at + 32);
      if (next > this.#bytes.length) throw this.#damaged('directory');
      this.#addEntry(at, nameLength, extraLength);
      at = next;
    }
  }

  #addEntry(at: number, nameLength: number, extraLength: number): void {
    const name = this.#bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const key = entryKey(name);
    // Which of two would be read is a matter of taste, and of attack.
    if (this.#entries.has(key)) throw this.#damaged('duplicate');
    const wide = this.#wideFields(at, at + 46 + nameLength, extraLength);
    this.#entries.set(key, {
      name,
      method: this.#uint16(at + 10),
      isEncrypted: (this.#uint16(at + 8) & 1) === 1,
      crc32: this.#uint32(at + 16),
      ...wide,
    });
  }

  /** Sizes and place of an entry; where a field is all ones its value stands in the ZIP64 extra field, in this order. */
  #wideFields(at: number, extraAt: number, extraLength: number) {
    let wideAt = this.#extraField(extraAt, extraLength, 0x0001);
    const read = (fieldAt: number): number => {
      const value = this.#uint32(fieldAt);
      if (value !== 0xffffffff || wideAt === null) return value;
      wideAt += 8;
      return this.#uint64(wideAt - 8);
    };
    const bytes = read(at + 24);
    const compressedBytes = read(at + 20);
    return { bytes, compressedBytes, headerAt: read(at + 42) };
  }

  #extraField(from: number, length: number, id: number): number | null {
    for (let at = from; at + 4 <= from + length; at += 4 + this.#uint16(at + 2)) {
      if (this.#uint16(at) === id) return at + 4;
    }
    return null;
  }

  #locateDirectory(): { count: number; start: number } {
    const endAt = this.#findEnd();
    const count = this.#uint16(endAt + 10);
    const start = this.#uint32(endAt + 16);
    if (count !== 0xffff && start !== 0xffffffff) return { count, start };
    if (endAt < 20 || this.#uint32(endAt - 20) !== signatures.locator64) return { count, start };
    const end64At = this.#uint64(endAt - 12);
    if (this.#uint32(end64At) !== signatures.end64) throw this.#damaged('directory');
    return { count: this.#uint64(end64At + 32), start: this.#uint64(end64At + 48) };
  }

  /** The end record stands last, before a comment of at most 64 KiB. */
  #findEnd(): number {
    const last = this.#bytes.length - 22;
    for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
      if (this.#uint32(at) === signatures.end) return at;
    }
    throw this.#damaged('truncated');
  }

  #uint16(at: number): number {
    return this.#has(at, 2) ? this.#bytes.readUInt16LE(at) : 0;
  }

  #uint32(at: number): number {
    return this.#has(at, 4) ? this.#bytes.readUInt32LE(at) : 0;
  }

  #uint64(at: number): number {
    return this.#has(at, 8) ? Number(this.#bytes.readBigUInt64LE(at)) : 0;
  }

  /** Places come from the file itself. Nothing outside it has a signature, so reading zero there ends in `damaged`. */
  #has(at: number, length: number): boolean {
    return at >= 0 && at + length <= this.#bytes.length;
  }

  #damaged(reason: string, cause?: unknown): Error {
    return fileError('FILE_XLSX_DAMAGED', { name: this.#fileName, reason }, cause);
  }
}

function entryKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}
