import type { Bytes } from '../bytes.ts';
import type { Scan } from '../scan.ts';
import { readXmp } from '../xml/xmp.ts';
import { mp4Boxes, mp4Child } from './mp4-boxes.ts';
import type { Mp4Box } from './mp4-boxes.ts';

type Content = Pick<Mp4Box, 'dataStart' | 'end'>;

/** XMP among the items of a HEIF image (ISO/IEC 23008-12): an item of the type `mime` that is stored in the file. */
export function readHeifItems(bytes: Bytes, content: Content, scan: Scan): void {
  const info = mp4Child(bytes, content, 'iinf', scan);
  const locations = mp4Child(bytes, content, 'iloc', scan);
  if (info === null || locations === null) return;
  const wanted = xmpItems(bytes, info, scan);
  if (wanted.size === 0) return;
  for (const { item, from, to } of itemParts(bytes, locations, scan))
    if (wanted.has(item)) readXmp(bytes.part(from, to), from, scan);
}

function xmpItems(bytes: Bytes, { dataStart, end }: Mp4Box, scan: Scan): ReadonlySet<number> {
  const first = bytes.u8(dataStart) === 0 ? dataStart + 6 : dataStart + 8;
  const found = new Set<number>();
  for (const { type, dataStart: at, end: boxEnd } of mp4Boxes(bytes, first, end, scan)) {
    if (type !== 'infe' || bytes.u8(at) < 2) continue;
    const isWide = bytes.u8(at) > 2;
    const kind = at + 4 + (isWide ? 6 : 4);
    if (bytes.tag(kind) !== 'mime') continue;
    const words = bytes.part(kind + 4, boxEnd).toString('latin1');
    if (words.includes('application/rdf+xml')) found.add(isWide ? bytes.u32(at + 4) : bytes.u16(at + 4));
  }
  return found;
}

interface ItemPart {
  readonly item: number;
  readonly from: number;
  readonly to: number;
}

/** The parts of each item that are stored by their place in the file (construction method 0). */
function itemParts(bytes: Bytes, { dataStart }: Mp4Box, scan: Scan): readonly ItemPart[] {
  const version = bytes.u8(dataStart);
  const sizes = bytes.u16(dataStart + 4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const reader = new Cursor(bytes, dataStart + 6);
  const count = reader.number(version < 2 ? 2 : 4);
  const parts: ItemPart[] = [];
  for (let index = 0; index < count; index += 1) {
    scan.step();
    const item = reader.number(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : reader.number(2) & 15;
    reader.number(2);
    const base = reader.number(baseSize);
    for (let extents = reader.number(2); extents > 0; extents -= 1) {
      scan.step();
      reader.number(indexSize);
      const from = base + reader.number(offsetSize);
      const to = from + reader.number(lengthSize);
      if (method === 0) parts.push({ item, from, to });
    }
  }
  return parts;
}

/** Reads numbers of 0, 2, 4 or 8 bytes one after the other. */
class Cursor {
  readonly #bytes: Bytes;
  #at: number;

  constructor(bytes: Bytes, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  number(size: number): number {
    const at = this.#at;
    this.#at += size;
    if (size === 8) return this.#bytes.u64(at);
    if (size === 4) return this.#bytes.u32(at);
    return size === 2 ? this.#bytes.u16(at) : 0;
  }
}
