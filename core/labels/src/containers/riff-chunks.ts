import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { Scan } from '../scan.ts';

export interface RiffChunk {
  readonly type: string;
  readonly start: number;
  readonly dataStart: number;
  readonly dataEnd: number;
  /** After the byte that pads it to an even length. */
  readonly end: number;
}

/** A length that a program left open because it did not know it yet. */
const open = 0xffffffff;

/** The chunks between two places. The last one may lack its padding. */
export function* riffChunks(bytes: Bytes, from: number, to: number, scan: Scan): Generator<RiffChunk> {
  for (let at = from; at < to;) {
    scan.step();
    if (at + 8 > to) throw new ContainerBroken();
    const length = bytes.u32(at + 4, 'le');
    const dataStart = at + 8;
    const dataEnd = length === open && bytes.tag(at) === 'data' ? to : dataStart + length;
    if (dataEnd > to) throw new ContainerBroken();
    const end = Math.min(to, dataEnd + (length & 1));
    yield { type: bytes.tag(at), start: at, dataStart, dataEnd, end };
    at = end;
  }
}

/** Where the form that starts at `at` ends: by its length, or at the end of the file where that was left open. */
export function riffEnd(bytes: Bytes, at: number): number {
  const length = bytes.u32(at + 4, 'le');
  if (length === open || bytes.tag(at) === 'RF64' || bytes.tag(at) === 'BW64') return bytes.length;
  const end = at + 8 + length;
  if (end > bytes.length) throw new ContainerBroken();
  return end;
}
