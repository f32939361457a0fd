import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { payloadText } from '../decode.ts';
import type { Scan } from '../scan.ts';

const ids = {
  header: 0x1a45dfa3,
  segment: 0x18538067,
  cluster: 0x1f43b675,
  tags: 0x1254c367,
  tag: 0x7373,
  simpleTag: 0x67c8,
  tagName: 0x45a3,
  tagString: 0x4487,
  tagBinary: 0x4485,
} as const;

/** Elements that stand directly in a segment: one of them ends a cluster whose length was left open. */
const inSegment = new Set<number>([
  ids.cluster,
  ids.tags,
  0x114d9b74,
  0x1549a966,
  0x1654ae6b,
  0x1c53bb6b,
  0x1941a469,
  0x1043a770,
]);

interface Element {
  readonly id: number;
  readonly start: number;
  readonly dataStart: number;
  /** `null` when the length was left open. */
  readonly end: number | null;
}

/** Matroska and WebM: simple tags named `AIGC`. */
export function readMatroska(bytes: Bytes, scan: Scan): void {
  for (let at = 0; at < bytes.length;) {
    const element = elementAt(bytes, at, bytes.length, scan);
    const end = element.end ?? bytes.length;
    if (element.id === ids.segment) readSegment(bytes, element.dataStart, end, scan);
    else if (at === 0 && element.id !== ids.header) throw new ContainerBroken();
    at = end;
  }
}

function readSegment(bytes: Bytes, from: number, to: number, scan: Scan): void {
  for (let at = from; at < to;) {
    const element = elementAt(bytes, at, to, scan);
    if (element.id === ids.tags) readTags(bytes, element.dataStart, element.end ?? to, { depth: 0, scan });
    at = element.end ?? afterCluster(bytes, element, to, scan);
  }
}

/** The end of a cluster whose length was left open. */
function afterCluster(bytes: Bytes, { id, dataStart }: Element, to: number, scan: Scan): number {
  if (id !== ids.cluster) return to;
  for (let at = dataStart; at < to;) {
    const element = elementAt(bytes, at, to, scan);
    if (inSegment.has(element.id)) return at;
    at = element.end ?? to;
  }
  return to;
}

const deepest = 8;

interface TagScan {
  readonly depth: number;
  readonly scan: Scan;
}

function readTags(bytes: Bytes, from: number, to: number, { depth, scan }: TagScan): void {
  if (depth > deepest) throw new ContainerBroken();
  let name = '';
  for (let at = from; at < to;) {
    const element = elementAt(bytes, at, to, scan);
    const end = element.end ?? to;
    const text = (): string => payloadText(scan.text(bytes.part(element.dataStart, end)));
    if (element.id === ids.tag || element.id === ids.simpleTag)
      readTags(bytes, element.dataStart, end, { depth: depth + 1, scan });
    else if (element.id === ids.tagName) name = text().replace(/\0+$/, '');
    else if ((element.id === ids.tagString || element.id === ids.tagBinary) && name === 'AIGC')
      scan.dedicated('matroska-tag', element.start, text());
    at = end;
  }
}

function elementAt(bytes: Bytes, start: number, to: number, scan: Scan): Element {
  scan.step();
  const idLength = Math.clz32(bytes.u8(start)) - 23;
  if (idLength > 4) throw new ContainerBroken();
  let id = 0;
  for (let index = 0; index < idLength; index += 1) id = id * 256 + bytes.u8(start + index);
  const sizeAt = start + idLength;
  const sizeLength = Math.clz32(bytes.u8(sizeAt)) - 23;
  if (sizeLength > 8) throw new ContainerBroken();
  const size = elementSize(bytes, sizeAt, sizeLength);
  const dataStart = sizeAt + sizeLength;
  const end = size === null ? null : dataStart + size;
  if (dataStart > to || (end !== null && end > to)) throw new ContainerBroken();
  return { id, start, dataStart, end };
}

/** A length without the bits that say how long it is itself; all ones mean that it was left open. */
function elementSize(bytes: Bytes, at: number, length: number): number | null {
  let size = bytes.u8(at) & (0xff >> length);
  let isOpen = size === 0xff >> length;
  for (let index = 1; index < length; index += 1) {
    const byte = bytes.u8(at + index);
    size = size * 256 + byte;
    isOpen &&= byte === 0xff;
  }
  return isOpen ? null : size;
}
