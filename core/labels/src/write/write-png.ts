import type { Bytes } from '../bytes.ts';
import { pngChunks, pngSignature } from '../containers/png-chunks.ts';
import type { PngChunk } from '../containers/png-chunks.ts';
import { pngText, xmpKeyword } from '../containers/read-png.ts';
import type { Scan } from '../scan.ts';
import { newXmp } from '../xml/xmp.ts';
import { withoutExifLabels } from './blank-exif.ts';
import { pngChunk } from './png-chunk.ts';
import { Refused } from './refused.ts';
import { xmpDataWith } from './xmp-with.ts';

/** PNG: the label goes into the XMP packet, `iTXt` with the keyword `XML:com.adobe.xmp`. */
export function writePng(bytes: Bytes, payload: string, scan: Scan): Uint8Array {
  const chunks = [...pngChunks(bytes, scan)];
  const packet = chunks.find((chunk) => pngText(bytes, chunk, scan)?.keyword === xmpKeyword);
  const parts: Buffer[] = [Buffer.from(pngSignature, 'latin1')];
  let isPut = packet !== undefined;
  for (const chunk of chunks) {
    if (!isPut && (chunk.type === 'IDAT' || chunk.type === 'IEND')) {
      parts.push(xmpChunk(Buffer.from(newXmp(payload))));
      isPut = true;
    }
    parts.push(rewritten(bytes, chunk, chunk === packet ? payload : null, scan));
  }
  return Buffer.concat([...parts, bytes.part(chunks.at(-1)?.end ?? 0, bytes.length)]);
}

function rewritten(bytes: Bytes, chunk: PngChunk, payload: string | null, scan: Scan): Buffer {
  if (chunk.type === 'eXIf')
    return pngChunk('eXIf', withoutExifLabels(bytes.part(chunk.dataStart, chunk.dataEnd), scan));
  const text = pngText(bytes, chunk, scan);
  if (text === null) return bytes.part(chunk.start, chunk.end);
  if (text.keyword !== xmpKeyword) return Buffer.alloc(0);
  if (text.data === null) throw new Refused('LABEL_FILE_BROKEN');
  return xmpChunk(xmpDataWith(text.data, payload, scan));
}

/** Keyword, no compression, no language, no translated keyword, text. */
function xmpChunk(packet: Buffer): Buffer {
  return pngChunk('iTXt', Buffer.concat([Buffer.from(`${xmpKeyword}\0\0\0\0\0`, 'latin1'), packet]));
}
