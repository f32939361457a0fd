import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { payloadText } from '../decode.ts';
import type { Scan } from '../scan.ts';

export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedLength: number;
  readonly length: number;
  /** Where its local header stands. */
  readonly localStart: number;
  /** Its record in the central directory. */
  readonly centralStart: number;
  readonly centralEnd: number;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  readonly centralStart: number;
  /** Where the record that ends the archive stands. */
  readonly endStart: number;
}

const longestComment = 0xffff;

/** The central directory of an archive. Archives of the 64-bit form are not taken apart. */
export function zipDirectory(bytes: Bytes, scan: Scan): ZipDirectory {
  const endStart = bytes.buffer.lastIndexOf('PK\u0005\u0006', bytes.length - 22, 'latin1');
  if (endStart < 0 || endStart < bytes.length - 22 - longestComment) throw new ContainerBroken();
  const count = bytes.u16(endStart + 10, 'le');
  const centralStart = bytes.u32(endStart + 16, 'le');
  const entries: ZipEntry[] = [];
  let at = centralStart;
  for (let index = 0; index < count; index += 1) {
    scan.step();
    const entry = entryAt(bytes, at);
    entries.push(entry);
    at = entry.centralEnd;
  }
  if (at > endStart) throw new ContainerBroken();
  return { entries, centralStart, endStart };
}

function entryAt(bytes: Bytes, at: number): ZipEntry {
  if (!bytes.startsWith('PK\u0001\u0002', at)) throw new ContainerBroken();
  const nameEnd = at + 46 + bytes.u16(at + 28, 'le');
  return {
    name: payloadText(bytes.part(at + 46, nameEnd)),
    flags: bytes.u16(at + 8, 'le'),
    method: bytes.u16(at + 10, 'le'),
    crc: bytes.u32(at + 16, 'le'),
    packedLength: bytes.u32(at + 20, 'le'),
    length: bytes.u32(at + 24, 'le'),
    localStart: bytes.u32(at + 42, 'le'),
    centralStart: at,
    centralEnd: nameEnd + bytes.u16(at + 30, 'le') + bytes.u16(at + 32, 'le'),
  };
}

/** The packed bytes of an entry. */
export function packedData(bytes: Bytes, { localStart, packedLength }: ZipEntry): Buffer {
  if (!bytes.startsWith('PK\u0003\u0004', localStart)) throw new ContainerBroken();
  const from = localStart + 30 + bytes.u16(localStart + 26, 'le') + bytes.u16(localStart + 28, 'le');
  return bytes.part(from, from + packedLength);
}

/** The content of an entry; `null` when it is encrypted, damaged or packed in an unusual way. */
export function entryData(bytes: Bytes, entry: ZipEntry, scan: Scan): Buffer | null {
  const packed = packedData(bytes, entry);
  if ((entry.flags & 1) !== 0) return null;
  if (entry.method === 0) return packed;
  return entry.method === 8 ? scan.inflate(packed, 'raw') : null;
}
