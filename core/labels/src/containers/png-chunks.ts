import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { Scan } from '../scan.ts';

export const pngSignature = '\u0089PNG\r\n\u001a\n';

export interface PngChunk {
  readonly type: string;
  readonly start: number;
  readonly dataStart: number;
  readonly dataEnd: number;
  /** After the checksum. */
  readonly end: number;
}

/** The chunks up to and with `IEND`. */
export function* pngChunks(bytes: Bytes, scan: Scan): Generator<PngChunk> {
  let at = pngSignature.length;
  let type = '';
  while (type !== 'IEND') {
    scan.step();
    const length = bytes.u32(at);
    type = bytes.tag(at + 4);
    const dataStart = at + 8;
    const end = dataStart + length + 4;
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) throw new ContainerBroken();
    yield { type, start: at, dataStart, dataEnd: end - 4, end };
    at = end;
  }
}
