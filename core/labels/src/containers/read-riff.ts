import type { Bytes } from '../bytes.ts';
import { payloadText } from '../decode.ts';
import type { Scan } from '../scan.ts';
import { readXmp } from '../xml/xmp.ts';
import { readId3 } from './read-id3.ts';
import { readExif } from './read-tiff.ts';
import { riffChunks, riffEnd } from './riff-chunks.ts';
import type { RiffChunk } from './riff-chunks.ts';

/** WAV, AVI and WebP: chunks named `AIGC`, XMP, EXIF, ID3, and the `INFO` list. */
export function readRiff(bytes: Bytes, scan: Scan): void {
  let at = 0;
  // A long AVI goes on in further forms of the type AVIX.
  while (bytes.startsWith('RIFF', at) || bytes.startsWith('RF64', at) || bytes.startsWith('BW64', at)) {
    const end = riffEnd(bytes, at);
    for (const chunk of riffChunks(bytes, at + 12, end, scan)) readChunk(bytes, chunk, scan);
    at = end + ((end - at) & 1);
  }
  if (at < bytes.length) scan.note('trailing-data');
}

function readChunk(bytes: Bytes, { type, start, dataStart, dataEnd }: RiffChunk, scan: Scan): void {
  const data = (): Buffer => bytes.part(dataStart, dataEnd);
  if (type === 'AIGC') scan.dedicated('riff-chunk', start, payloadText(scan.text(data())));
  else if (type === 'XMP ' || type === '_PMX') readXmp(data(), start, scan);
  else if (type === 'EXIF') readExif(data(), start, scan);
  else if (type === 'id3 ' || type === 'ID3 ') readId3(data(), start, scan);
  else if (type === 'LIST') readList(bytes, { dataStart, dataEnd }, scan);
}

/** A list that is not the film itself. */
function readList(bytes: Bytes, { dataStart, dataEnd }: Pick<RiffChunk, 'dataStart' | 'dataEnd'>, scan: Scan): void {
  const name = bytes.tag(dataStart);
  if (name !== 'INFO' && name !== 'hdrl') return;
  for (const chunk of riffChunks(bytes, dataStart + 4, dataEnd, scan)) {
    if (name === 'INFO' && chunk.type === 'AIGC')
      scan.dedicated('riff-info', chunk.start, payloadText(scan.text(bytes.part(chunk.dataStart, chunk.dataEnd))));
    // `hdrl` holds further lists; `INFO` may be one of them.
    if (name === 'hdrl' && chunk.type === 'LIST' && bytes.startsWith('INFO', chunk.dataStart))
      readList(bytes, chunk, scan);
  }
}
