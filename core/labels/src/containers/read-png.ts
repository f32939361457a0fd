import { crc32 } from 'node:zlib';
import type { Bytes } from '../bytes.ts';
import { payloadText } from '../decode.ts';
import type { Scan } from '../scan.ts';
import { readXmp } from '../xml/xmp.ts';
import { pngChunks } from './png-chunks.ts';
import type { PngChunk } from './png-chunks.ts';
import { readExif } from './read-tiff.ts';

/** PNG: `iTXt` with XMP, text chunks named `AIGC`, EXIF. */
export function readPng(bytes: Bytes, scan: Scan): void {
  let last = 0;
  for (const chunk of pngChunks(bytes, scan)) {
    last = chunk.end;
    const text = pngText(bytes, chunk, scan);
    const before = scan.evidence.length;
    if (text !== null) readText(text, chunk, scan);
    if (chunk.type === 'eXIf') readExif(bytes.part(chunk.dataStart, chunk.dataEnd), chunk.start, scan);
    if (scan.evidence.length > before && !isChecked(bytes, chunk)) scan.note('checksum-mismatch');
  }
  if (last < bytes.length) scan.note('trailing-data');
}

/** A text chunk: `data` is `null` when it cannot be expanded. */
export interface PngText {
  readonly keyword: string;
  readonly data: Uint8Array | null;
}

export const xmpKeyword = 'XML:com.adobe.xmp';

/** The text of a chunk that is about labels; `null` for every other chunk. */
export function pngText(bytes: Bytes, { type, dataStart, dataEnd }: PngChunk, scan: Scan): PngText | null {
  if (type !== 'tEXt' && type !== 'zTXt' && type !== 'iTXt') return null;
  const data = bytes.part(dataStart, dataEnd);
  const nul = data.subarray(0, 80).indexOf(0);
  const keyword = data.toString('latin1', 0, nul < 0 ? 80 : nul);
  if (keyword !== 'AIGC' && keyword !== xmpKeyword) return null;
  // Cut off after the keyword: an empty shell.
  const rest = nul < 0 ? data.subarray(data.length) : data.subarray(nul + 1);
  if (type === 'tEXt') return { keyword, data: rest };
  if (type === 'zTXt')
    return { keyword, data: rest.length <= 1 ? rest.subarray(1) : scan.inflate(rest.subarray(1), 'zlib') };
  return { keyword, data: international(rest, scan) };
}

/** After the keyword of `iTXt`: compression flag, method, language, translated keyword, text. */
function international(rest: Buffer, scan: Scan): Uint8Array | null {
  const language = rest.indexOf(0, 2);
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
  if (translated < 0) return rest.length === 0 ? rest : null;
  const text = rest.subarray(translated + 1);
  return rest[0] === 1 ? scan.inflate(text, 'zlib') : text;
}

function readText({ keyword, data }: PngText, { start }: PngChunk, scan: Scan): void {
  const place = keyword === 'AIGC' ? 'png-text' : 'xmp';
  if (data === null) scan.doubt('payload-unreadable', place);
  else if (place === 'xmp') readXmp(data, start, scan);
  else scan.dedicated('png-text', start, payloadText(scan.text(data)));
}

function isChecked(bytes: Bytes, { start, dataEnd }: PngChunk): boolean {
  return crc32(bytes.part(start + 4, dataEnd)) === bytes.u32(dataEnd);
}
