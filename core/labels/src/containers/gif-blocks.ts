import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { Scan } from '../scan.ts';

/** A block of a GIF after its header. */
export interface GifBlock {
  readonly kind: 'application' | 'comment' | 'extension' | 'image' | 'trailer';
  readonly start: number;
  /** Name and authentication code of an application, eleven characters; else empty. */
  readonly application: string;
  /** Where the data of an application or a comment begins, at the length of its first part. */
  readonly dataStart: number;
  readonly end: number;
}

/** The blocks up to and with the trailer. */
export function* gifBlocks(bytes: Bytes, scan: Scan): Generator<GifBlock> {
  let at = 13 + tableSize(bytes.u8(10));
  for (;;) {
    scan.step();
    const block = blockAt(bytes, at, scan);
    yield block;
    if (block.kind === 'trailer') return;
    at = block.end;
  }
}

function blockAt(bytes: Bytes, start: number, scan: Scan): GifBlock {
  const introducer = bytes.u8(start);
  const plain = { start, application: '', dataStart: start };
  if (introducer === 0x3b) return { ...plain, kind: 'trailer', end: start + 1 };
  if (introducer === 0x2c) {
    const data = start + 10 + tableSize(bytes.u8(start + 9)) + 1;
    return { ...plain, kind: 'image', end: afterParts(bytes, data, scan) };
  }
  if (introducer !== 0x21) throw new ContainerBroken();
  return extensionAt(bytes, start, scan);
}

function extensionAt(bytes: Bytes, start: number, scan: Scan): GifBlock {
  const label = bytes.u8(start + 1);
  const first = start + 2;
  const end = afterParts(bytes, first, scan);
  if (label === 0xfe) return { kind: 'comment', start, application: '', dataStart: first, end };
  if (label !== 0xff || bytes.u8(first) !== 11)
    return { kind: 'extension', start, application: '', dataStart: first, end };
  const application = bytes.part(first + 1, first + 12).toString('latin1');
  return { kind: 'application', start, application, dataStart: first + 12, end };
}

/** The end of a chain of parts, each after its length, that a length of zero ends. */
function afterParts(bytes: Bytes, from: number, scan: Scan): number {
  let at = from;
  for (let length = bytes.u8(at); length !== 0; length = bytes.u8(at)) {
    scan.step();
    at += length + 1;
  }
  return at + 1;
}

/** Bytes of a colour table, by the flags of its descriptor. */
function tableSize(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}
