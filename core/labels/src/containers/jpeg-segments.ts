import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { Scan } from '../scan.ts';

export interface JpegSegment {
  readonly marker: number;
  readonly start: number;
  readonly dataStart: number;
  readonly end: number;
}

export const jpegMarkers = { app0: 0xe0, app1: 0xe1, app15: 0xef, comment: 0xfe, scan: 0xda, end: 0xd9 } as const;

/** The segments with a length of their own, and at last the one that ends the image. */
export function* jpegSegments(bytes: Bytes, scan: Scan): Generator<JpegSegment> {
  let at = 2;
  for (;;) {
    scan.step();
    if (bytes.u8(at) !== 0xff) throw new ContainerBroken();
    const marker = bytes.u8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === jpegMarkers.end) {
      yield { marker, start: at, dataStart: at + 2, end: at + 2 };
      return;
    }
    const end = isBare(marker) ? at + 2 : at + 2 + Math.max(2, bytes.u16(at + 2));
    if (end > bytes.length) throw new ContainerBroken();
    if (!isBare(marker)) yield { marker, start: at, dataStart: at + 4, end };
    at = marker === jpegMarkers.scan ? afterScan(bytes, end) : end;
  }
}

/** Markers that no length follows. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** The next marker after coded image data; within that, `FF 00` is a byte and `FF D0` to `FF D7` are restarts. */
function afterScan(bytes: Bytes, from: number): number {
  for (let at = bytes.buffer.indexOf(0xff, from); at >= 0; at = bytes.buffer.indexOf(0xff, at + 1)) {
    const next = bytes.u8(at + 1);
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new ContainerBroken();
}
