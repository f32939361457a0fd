import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { payloadText } from '../decode.ts';
import type { Scan } from '../scan.ts';
import { readXmp } from '../xml/xmp.ts';
import { metaContent, mp4Boxes, mp4Child } from './mp4-boxes.ts';
import type { Mp4Box } from './mp4-boxes.ts';
import { readHeifItems } from './read-heif-items.ts';

/** The box in which XMP stands in ISO media files. */
const xmpUuid = 'be7acfcb97a942e89c71999491e3afac';

/** MP4, MOV, M4A and HEIF: keys and items of `meta` wherever it stands, XMP. */
export function readMp4(bytes: Bytes, scan: Scan): void {
  readBoxes(bytes, { dataStart: 0, end: bytes.length }, 0, scan);
}

const holders = new Set(['moov', 'udta', 'trak', 'moof', 'traf']);
const deepest = 8;

function readBoxes(
  bytes: Bytes,
  { dataStart, end }: Pick<Mp4Box, 'dataStart' | 'end'>,
  depth: number,
  scan: Scan,
): void {
  if (depth > deepest) throw new ContainerBroken();
  for (const box of mp4Boxes(bytes, dataStart, end, scan)) {
    if (holders.has(box.type)) readBoxes(bytes, box, depth + 1, scan);
    else if (box.type === 'meta') readMeta(bytes, box, scan);
    else if (isXmpBox(bytes, box)) readXmp(bytes.part(box.dataStart + 16, box.end), box.start, scan);
    else if (box.type === 'XMP_') readXmp(bytes.part(box.dataStart, box.end), box.start, scan);
  }
}

export function isXmpBox(bytes: Bytes, { type, dataStart, end }: Mp4Box): boolean {
  return type === 'uuid' && end - dataStart >= 16 && bytes.part(dataStart, dataStart + 16).toString('hex') === xmpUuid;
}

function readMeta(bytes: Bytes, meta: Mp4Box, scan: Scan): void {
  const content = metaContent(bytes, meta);
  const keys = mp4Keys(bytes, content, scan);
  const list = mp4Child(bytes, content, 'ilst', scan);
  if (list !== null)
    for (const item of mp4Boxes(bytes, list.dataStart, list.end, scan)) readItem(bytes, item, keys, scan);
  readHeifItems(bytes, content, scan);
}

/** The names that the items of a `meta` are numbered by, from one on. */
export function mp4Keys(bytes: Bytes, content: Pick<Mp4Box, 'dataStart' | 'end'>, scan: Scan): readonly string[] {
  const box = mp4Child(bytes, content, 'keys', scan);
  if (box === null) return [];
  const names: string[] = [];
  const count = bytes.u32(box.dataStart + 4);
  for (let at = box.dataStart + 8; names.length < count;) {
    scan.step();
    const end = at + Math.max(8, bytes.u32(at));
    if (end > box.end) throw new ContainerBroken();
    names.push(bytes.part(at + 8, end).toString('latin1'));
    at = end;
  }
  return names;
}

function readItem(bytes: Bytes, item: Mp4Box, keys: readonly string[], scan: Scan): void {
  const isFree = item.type === '----';
  const name = isFree ? freeName(bytes, item, scan) : keys[bytes.u32(item.start + 4) - 1];
  if (name !== 'AIGC') return;
  for (const box of mp4Boxes(bytes, item.dataStart, item.end, scan))
    if (box.type === 'data') {
      const text = payloadText(scan.text(bytes.part(Math.min(box.end, box.dataStart + 8), box.end)));
      scan.dedicated(isFree ? 'mp4-freeform' : 'mp4-keys', box.start, text);
    }
}

/** The name of an item of the form that iTunes made. */
export function freeName(bytes: Bytes, item: Mp4Box, scan: Scan): string | undefined {
  const box = mp4Child(bytes, item, 'name', scan);
  return box === null ? undefined : bytes.part(Math.min(box.end, box.dataStart + 4), box.end).toString('latin1');
}
