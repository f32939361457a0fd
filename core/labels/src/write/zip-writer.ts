import { crc32, deflateRawSync } from 'node:zlib';
import type { Bytes } from '../bytes.ts';
import { packedData } from '../containers/zip-entries.ts';
import type { ZipEntry } from '../containers/zip-entries.ts';

/** An entry that is put in place of the one of its name, or at the end. */
export interface NewEntry {
  readonly name: string;
  readonly data: Buffer;
}

/** 1 January 1980, the first day that the format knows: nothing of the machine gets into the file. */
const firstDay = 0x0021;

/**
 * An archive with some entries replaced or added. All others keep their packed bytes, in their order.
 *
 * @param comment the record that ends the old archive, with its comment
 */
export function zipWith(
  bytes: Bytes,
  entries: readonly ZipEntry[],
  fresh: readonly NewEntry[],
  comment: Buffer,
): Buffer {
  const replaced = new Map(fresh.map((entry) => [entry.name, entry]));
  const added = fresh.filter(({ name }) => !entries.some((entry) => entry.name === name));
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  let at = 0;
  const put = ({ local, record }: { local: Buffer; record: Buffer }): void => {
    record.writeUInt32LE(at, 42);
    locals.push(local);
    records.push(record);
    at += local.length;
  };
  for (const entry of entries) {
    const other = replaced.get(entry.name);
    put(other === undefined ? kept(bytes, entry) : made(other));
  }
  for (const entry of added) put(made(entry));
  const directory = Buffer.concat(records);
  const end = Buffer.from(comment);
  end.writeUInt16LE(records.length, 8);
  end.writeUInt16LE(records.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** As it is, but with its lengths in front: the mark that they follow later is taken away. */
function kept(bytes: Bytes, entry: ZipEntry): { local: Buffer; record: Buffer } {
  const packed = packedData(bytes, entry);
  const record = Buffer.from(bytes.part(entry.centralStart, entry.centralEnd));
  record.writeUInt16LE(entry.flags & ~8, 8);
  const name = record.subarray(46, 46 + record.readUInt16LE(28));
  return { local: Buffer.concat([localHeader(record), name, packed]), record };
}

function made({ name, data }: NewEntry): { local: Buffer; record: Buffer } {
  const packed = deflateRawSync(data);
  const record = Buffer.alloc(46 + Buffer.byteLength(name));
  record.write('PK\u0001\u0002', 0, 'latin1');
  record.writeUInt16LE(20, 4);
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE(8, 10);
  record.writeUInt16LE(firstDay, 14);
  record.writeUInt32LE(crc32(data), 16);
  record.writeUInt32LE(packed.length, 20);
  record.writeUInt32LE(data.length, 24);
  record.writeUInt16LE(Buffer.byteLength(name), 28);
  record.write(name, 46);
  return { local: Buffer.concat([localHeader(record), Buffer.from(name), packed]), record };
}

/** What a local header shares with the record of the directory: from the version needed to the length of the name. */
function localHeader(record: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\u0003\u0004', 0, 'latin1');
  record.copy(header, 4, 6, 30);
  return header;
}
