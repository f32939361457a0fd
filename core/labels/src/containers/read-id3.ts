import type { Scan } from '../scan.ts';
import { readXmp } from '../xml/xmp.ts';
import { id3Frames, id3Tag, userText } from './id3-frames.ts';
import type { Id3Frame } from './id3-frames.ts';

/** The ID3v2 tags at the beginning of `data`: `TXXX` with the description `AIGC`, XMP. Returns where they end. */
export function readId3(data: Uint8Array, offset: number, scan: Scan): number {
  let at = 0;
  for (let tag = id3Tag(data); tag !== null; tag = id3Tag(data.subarray(at))) {
    for (const frame of id3Frames(tag, scan)) readFrame(frame, offset + at + 10 + frame.start, scan);
    at += tag.length;
  }
  return at;
}

function readFrame({ id, data }: Id3Frame, offset: number, scan: Scan): void {
  if (id === 'TXXX' || id === 'TXX') {
    if (data === null) return;
    const { description, value } = userText(data);
    if (description === 'AIGC') scan.dedicated('id3-text', offset, value);
  }
  if (id === 'PRIV' && data !== null && data.toString('latin1', 0, 4) === 'XMP\0')
    readXmp(data.subarray(4), offset, scan);
}
