import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { JpegSegment } from '../containers/jpeg-segments.ts';
import { unwritable } from '../write/refused.ts';
import type { Refused } from '../write/refused.ts';
import { refuseTooLarge } from './picture-limits.ts';

/** A component of a picture with the quantised coefficients of its blocks. */
export interface JpegComponent {
  readonly id: number;
  /** Samples beside and above one another in a unit. */
  readonly across: number;
  readonly down: number;
  /** Number of its quantisation table. */
  readonly table: number;
  /** Blocks in whole units; those beyond the picture are padding. */
  readonly blocksAcross: number;
  readonly blocksDown: number;
  /** Blocks that the picture itself needs: what a scan of this component alone holds. */
  readonly ownAcross: number;
  readonly ownDown: number;
  /** 64 of each block, in zigzag order; blocks row by row. */
  readonly coefficients: Int16Array;
}

/** What the start of a frame says (ITU-T T.81, B.2.2). */
export interface JpegFrame {
  readonly width: number;
  readonly height: number;
  readonly isProgressive: boolean;
  readonly unitsAcross: number;
  readonly unitsDown: number;
  readonly mostAcross: number;
  readonly mostDown: number;
  readonly components: readonly JpegComponent[];
}

/** Markers of frames: baseline, extended and progressive by Huffman codes are read. */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

export function readFrame(bytes: Bytes, { marker, dataStart }: JpegSegment): JpegFrame {
  if (marker > 0xc2) throw unusual();
  const [precision, height, width] = [bytes.u8(dataStart), bytes.u16(dataStart + 1), bytes.u16(dataStart + 3)];
  const count = bytes.u8(dataStart + 5);
  if (width === 0 || count === 0) throw new ContainerBroken();
  // Twelve bits a sample, a height that is told later, or the four inks of print.
  if (precision !== 8 || height === 0 || count === 2 || count > 3) throw unusual();
  const plain = Array.from({ length: count }, (_none, index) => componentAt(bytes, dataStart + 6 + index * 3, count));
  const mostAcross = Math.max(...plain.map(({ across }) => across));
  const mostDown = Math.max(...plain.map(({ down }) => down));
  const unitsAcross = Math.ceil(width / (8 * mostAcross));
  const unitsDown = Math.ceil(height / (8 * mostDown));
  const blocks = plain.reduce((sum, { across, down }) => sum + across * down, 0) * unitsAcross * unitsDown;
  refuseTooLarge(width * height, blocks * 128);
  // A block takes one bit at least: nothing is set up for more of them than the file can hold.
  if (blocks > bytes.length * 8) throw new ContainerBroken();
  const components = plain.map((one) => ({
    ...one,
    blocksAcross: unitsAcross * one.across,
    blocksDown: unitsDown * one.down,
    ownAcross: Math.ceil(Math.ceil((width * one.across) / mostAcross) / 8),
    ownDown: Math.ceil(Math.ceil((height * one.down) / mostDown) / 8),
    coefficients: new Int16Array(unitsAcross * one.across * unitsDown * one.down * 64),
  }));
  return { width, height, isProgressive: marker === 0xc2, unitsAcross, unitsDown, mostAcross, mostDown, components };
}

type PlainComponent = Pick<JpegComponent, 'id' | 'across' | 'down' | 'table'>;

function componentAt(bytes: Bytes, at: number, count: number): PlainComponent {
  const [id, sampling, table] = [bytes.u8(at), bytes.u8(at + 1), bytes.u8(at + 2)];
  const [across, down] = [sampling >> 4, sampling & 15];
  if (across < 1 || across > 4 || down < 1 || down > 4 || table > 3) throw new ContainerBroken();
  // A component that is alone has units of one block, whatever it says.
  return count === 1 ? { id, table, across: 1, down: 1 } : { id, table, across, down };
}

export function unusual(): Refused {
  return unwritable(
    '是少见的 JPEG 形式（CMYK、12 位、算术编码、无损或多图）',
    'is JPEG of an unusual form: CMYK, 12 bits, arithmetic coding, lossless or several pictures',
    '请另存为普通的 RGB JPEG 或 PNG',
    'Save it as an ordinary JPEG in RGB, or as PNG',
  );
}
