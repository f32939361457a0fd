import type { Bytes } from '../bytes.ts';
import { gifBlocks } from '../containers/gif-blocks.ts';
import type { GifBlock } from '../containers/gif-blocks.ts';
import { gifParts, gifXmp, xmpApplication } from '../containers/read-gif.ts';
import { payloadText } from '../decode.ts';
import { parsePayload } from '../payload/parse-payload.ts';
import type { Scan } from '../scan.ts';
import { newXmp } from '../xml/xmp.ts';
import { xmpDataWith } from './xmp-with.ts';

/** GIF: the label goes into the application extension `XMP Data`, before the trailer where there is none yet. */
export function writeGif(bytes: Bytes, payload: string, scan: Scan): Uint8Array {
  const blocks = [...gifBlocks(bytes, scan)];
  const packet = blocks.find(({ application }) => application === xmpApplication);
  const first = blocks[0]?.start ?? 13;
  // Version 87a knows no extensions; the image data are the same in both.
  const parts: Buffer[] = [Buffer.from('GIF89a'), bytes.part(6, first)];
  for (const block of blocks) {
    if (block.kind === 'trailer' && packet === undefined) parts.push(xmpBlock(Buffer.from(newXmp(payload))));
    parts.push(rewritten(bytes, block, block === packet ? payload : null, scan));
  }
  return Buffer.concat([...parts, bytes.part(blocks.at(-1)?.end ?? first, bytes.length)]);
}

function rewritten(bytes: Bytes, block: GifBlock, payload: string | null, scan: Scan): Buffer {
  if (block.application === xmpApplication) return xmpBlock(xmpDataWith(gifXmp(bytes, block), payload, scan));
  const isLabel = block.kind === 'comment' && parsePayload(payloadText(gifParts(bytes, block)), false) !== null;
  return isLabel ? Buffer.alloc(0) : bytes.part(block.start, block.end);
}

/** The packet as it is, and behind it the bytes that lead readers of parts to the end. */
function xmpBlock(packet: Buffer): Buffer {
  const trailer = Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]);
  return Buffer.concat([Buffer.from([0x21, 0xff, 11]), Buffer.from(xmpApplication), packet, trailer]);
}
