import { Bytes } from '../bytes.ts';
import { payloadText } from '../decode.ts';
import type { Scan } from '../scan.ts';

/** A Vorbis comment: vendor, count, entries `NAME=value`. Names do not depend on the case of letters. */
export function readVorbisComment(data: Uint8Array, offset: number, scan: Scan): void {
  const bytes = new Bytes(data);
  let at = 4 + bytes.u32(0, 'le');
  const count = bytes.u32(at, 'le');
  at += 4;
  for (let index = 0; index < count; index += 1) {
    scan.step();
    const end = at + 4 + bytes.u32(at, 'le');
    const entry = bytes.part(at + 4, end);
    if (entry.toString('latin1', 0, 5).toUpperCase() === 'AIGC=')
      scan.dedicated('vorbis-comment', offset + at, payloadText(scan.text(entry.subarray(5))));
    at = end;
  }
}
