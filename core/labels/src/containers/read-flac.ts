import type { Bytes } from '../bytes.ts';
import type { Scan } from '../scan.ts';
import { readId3 } from './read-id3.ts';
import { readVorbisComment } from './read-vorbis-comment.ts';

/** FLAC: its Vorbis comment, and ID3 tags that some programs put before the stream. */
export function readFlac(bytes: Bytes, scan: Scan): void {
  const start = readId3(bytes.buffer, 0, scan);
  let at = start + 4;
  for (let isLast = false; !isLast;) {
    scan.step();
    const head = bytes.u8(at);
    const end = at + 4 + bytes.u24(at + 1);
    const block = bytes.part(at + 4, end);
    if ((head & 0x7f) === 4) readVorbisComment(block, at + 4, scan);
    isLast = (head & 0x80) !== 0;
    at = end;
  }
}
