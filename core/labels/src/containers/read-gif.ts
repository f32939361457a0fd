import type { Bytes } from '../bytes.ts';
import { payloadText } from '../decode.ts';
import type { Scan } from '../scan.ts';
import { readXmp } from '../xml/xmp.ts';
import { gifBlocks } from './gif-blocks.ts';
import type { GifBlock } from './gif-blocks.ts';

export const xmpApplication = 'XMP DataXMP';

/** GIF: XMP in an application extension, comments. */
export function readGif(bytes: Bytes, scan: Scan): void {
  for (const block of gifBlocks(bytes, scan)) {
    if (block.application === xmpApplication) readXmp(gifXmp(bytes, block), block.start, scan);
    else if (block.kind === 'comment') scan.shared('gif-comment', block.start, payloadText(gifParts(bytes, block)));
    else if (block.kind === 'trailer' && block.end < bytes.length) scan.note('trailing-data');
  }
}

/** Length of the trailer after an XMP packet that leads every reader of parts to its end. */
const magicTrailer = 257;

/** The packet: written as it is with the magic trailer behind it, or, by some programs, in parts. */
export function gifXmp(bytes: Bytes, block: GifBlock): Buffer {
  const data = bytes.part(block.dataStart, block.end);
  if (data[0] !== 0x3c && data[0] !== 0xef) return gifParts(bytes, block);
  const body = data.subarray(0, data.length - 1);
  const hasTrailer = body.at(-magicTrailer) === 1 && body.at(-magicTrailer + 1) === 0xff;
  return hasTrailer ? body.subarray(0, -magicTrailer) : body;
}

/** The parts of a block put together. */
export function gifParts(bytes: Bytes, { dataStart, end }: GifBlock): Buffer {
  const found: Buffer[] = [];
  for (let at = dataStart; at < end - 1; at += bytes.u8(at) + 1) found.push(bytes.part(at + 1, at + 1 + bytes.u8(at)));
  return Buffer.concat(found);
}
