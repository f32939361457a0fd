import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { Scan } from '../scan.ts';

export interface Mp4Box {
  readonly type: string;
  readonly start: number;
  readonly dataStart: number;
  readonly end: number;
}

/** The boxes between two places. */
export function* mp4Boxes(bytes: Bytes, from: number, to: number, scan: Scan): Generator<Mp4Box> {
  for (let at = from; at < to;) {
    // Four zeros end the user data of QuickTime.
    if (to - at === 4 && bytes.u32(at) === 0) return;
    scan.step();
    const box = mp4Box(bytes, at, to);
    yield box;
    at = box.end;
  }
}

function mp4Box(bytes: Bytes, start: number, to: number): Mp4Box {
  const short = bytes.u32(start);
  const type = bytes.tag(start + 4);
  const dataStart = short === 1 ? start + 16 : start + 8;
  const length = short === 1 ? bytes.u64(start + 8) : short === 0 ? to - start : short;
  const end = start + length;
  if (end > to || end < dataStart) throw new ContainerBroken();
  return { type, start, dataStart, end };
}

/** The first box of a type between two places. */
export function mp4Child(
  bytes: Bytes,
  { dataStart, end }: Pick<Mp4Box, 'dataStart' | 'end'>,
  type: string,
  scan: Scan,
): Mp4Box | null {
  for (const box of mp4Boxes(bytes, dataStart, end, scan)) if (box.type === type) return box;
  return null;
}

/** A `meta` box begins with version and flags, in QuickTime it does not. */
export function metaContent(
  bytes: Bytes,
  { dataStart, end }: Mp4Box,
): { readonly dataStart: number; readonly end: number } {
  const isBare = end - dataStart >= 8 && bytes.startsWith('hdlr', dataStart + 4);
  return { dataStart: isBare ? dataStart : Math.min(end, dataStart + 4), end };
}
