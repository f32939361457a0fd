import { Bytes, ContainerBroken } from '../bytes.ts';
import { payloadText, utf16 } from '../decode.ts';
import type { Scan } from '../scan.ts';
import { readXmp } from '../xml/xmp.ts';

type Order = 'be' | 'le';

/** An entry of an image file directory. */
export interface TiffEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Where the value stands, in the entry itself or elsewhere. */
  readonly at: number;
  readonly length: number;
}

export interface TiffTree {
  readonly order: Order;
  readonly entries: readonly TiffEntry[];
}

const tags = {
  imageDescription: 0x010e,
  stripOffsets: 0x0111,
  stripByteCounts: 0x0117,
  tileOffsets: 0x0144,
  tileByteCounts: 0x0145,
  xmp: 0x02bc,
  exif: 0x8769,
  userComment: 0x9286,
  xpComment: 0x9c9c,
} as const;

/** Bytes of one value of each type, by the type's number. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/** TIFF: tag 0x2BC of its first directory, and comments. */
export function readTiff(bytes: Bytes, scan: Scan): void {
  const tree = tiffEntries(bytes, scan);
  refuseCutImage(bytes, tree);
  for (const entry of tree.entries)
    if (entry.tag === tags.xmp) readXmp(bytes.part(entry.at, entry.at + entry.length), entry.at, scan);
  readComments(bytes, tree, 0, scan);
}

/** EXIF within another file: comments only. Damage in it is not damage of the file. */
export function readExif(data: Uint8Array, offset: number, scan: Scan): void {
  const bytes = new Bytes(data);
  const header = bytes.startsWith('Exif\0') ? 6 : 0;
  try {
    const body = new Bytes(bytes.part(header, bytes.length));
    readComments(body, tiffEntries(body, scan), offset, scan);
  } catch (error) {
    if (!(error instanceof ContainerBroken)) throw error;
    scan.note('exif-damaged');
  }
}

/** Entries in which people and programs leave comments. */
export function commentEntries({ entries }: TiffTree): readonly TiffEntry[] {
  const comments: readonly number[] = [tags.imageDescription, tags.userComment, tags.xpComment];
  return entries.filter(({ tag }) => comments.includes(tag));
}

/** The text of a comment. `UserComment` says its encoding in eight bytes before it. */
export function commentText(bytes: Bytes, { tag, at, length }: TiffEntry, order: Order): string {
  const data = bytes.part(at, at + length);
  if (tag === tags.xpComment) return utf16(data, 'le');
  if (tag !== tags.userComment) return payloadText(data);
  return data.toString('latin1', 0, 7) === 'UNICODE' ? utf16(data.subarray(8), order) : payloadText(data.subarray(8));
}

/** The entries of all directories, those of the EXIF directory among them. */
export function tiffEntries(bytes: Bytes, scan: Scan): TiffTree {
  const order: Order = bytes.startsWith('II') ? 'le' : 'be';
  if (bytes.u16(2, order) !== 42) throw new ContainerBroken();
  const entries: TiffEntry[] = [];
  const seen = new Set<number>();
  const waiting = [bytes.u32(4, order)];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === 0 || seen.has(at)) continue;
    seen.add(at);
    const count = bytes.u16(at, order);
    for (let index = 0; index < count; index += 1) {
      scan.step();
      const entry = entryAt(bytes, at + 2 + index * 12, order);
      entries.push(entry);
      if (entry.tag === tags.exif && entry.length >= 4) waiting.push(bytes.u32(entry.at, order));
    }
    const next = at + 2 + count * 12;
    if (next + 4 <= bytes.length) waiting.push(bytes.u32(next, order));
  }
  return { order, entries };
}

function entryAt(bytes: Bytes, at: number, order: Order): TiffEntry {
  const type = bytes.u16(at + 2, order);
  const count = bytes.u32(at + 4, order);
  const length = (sizes[type] ?? 0) * count;
  return { tag: bytes.u16(at, order), type, count, length, at: length <= 4 ? at + 8 : bytes.u32(at + 8, order) };
}

function readComments(bytes: Bytes, tree: TiffTree, offset: number, scan: Scan): void {
  for (const entry of commentEntries(tree)) {
    if (entry.length > scan.limits.textBytes) continue;
    scan.text(bytes.part(entry.at, entry.at + entry.length));
    scan.shared('exif-comment', offset + entry.at, commentText(bytes, entry, tree.order));
  }
}

/** Strips and tiles that lie beyond the end. */
function refuseCutImage(bytes: Bytes, { entries, order }: TiffTree): void {
  for (const [offsets, counts] of [
    [tags.stripOffsets, tags.stripByteCounts],
    [tags.tileOffsets, tags.tileByteCounts],
  ]) {
    const from = entries.find(({ tag }) => tag === offsets);
    const size = entries.find(({ tag }) => tag === counts);
    if (from === undefined || size === undefined || from.count === 0 || from.count !== size.count) continue;
    const last = from.count - 1;
    if (numberAt(bytes, from, last, order) + numberAt(bytes, size, last, order) > bytes.length)
      throw new ContainerBroken();
  }
}

function numberAt(bytes: Bytes, { at, type }: TiffEntry, index: number, order: Order): number {
  if (type === 3) return bytes.u16(at + index * 2, order);
  return type === 4 ? bytes.u32(at + index * 4, order) : 0;
}
