import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { jpegMarkers, jpegSegments } from '../containers/jpeg-segments.ts';
import type { JpegSegment } from '../containers/jpeg-segments.ts';
import type { Scan } from '../scan.ts';
import { isFrame, readFrame, unusual } from './jpeg-frame.ts';
import type { JpegComponent, JpegFrame } from './jpeg-frame.ts';
import { huffmanLookup } from './jpeg-huffman.ts';
import type { HuffmanLookup } from './jpeg-huffman.ts';
import { readScan } from './jpeg-scan.ts';

/** A JPEG as far as a label needs it: the coefficients of its blocks, never its pixels. */
export interface DecodedJpeg {
  readonly frame: JpegFrame;
  /** Quantisation tables by their number. */
  readonly steps: readonly (readonly number[] | null)[];
  /** Its components are red, green and blue, and not luma and chroma. */
  readonly isPlainRgb: boolean;
}

/** Tables and frame as they stand while the segments are gone through. */
interface State {
  frame: JpegFrame | null;
  readonly steps: (readonly number[] | null)[];
  readonly direct: (HuffmanLookup | null)[];
  readonly alternating: (HuffmanLookup | null)[];
  restartInterval: number;
  adobe: number | null;
  scans: number;
}

/** More scans than any encoder makes: each is a walk over the whole picture. */
const mostScans = 64;

/** @throws ContainerBroken; Refused for forms that are not read */
export function decodedJpeg(bytes: Bytes, scan: Scan): DecodedJpeg {
  const segments = [...jpegSegments(bytes, scan)];
  const state: State = {
    frame: null,
    steps: [null, null, null, null],
    direct: [null, null, null, null],
    alternating: [null, null, null, null],
    restartInterval: 0,
    adobe: null,
    scans: 0,
  };
  for (const [index, segment] of segments.entries()) {
    if (segment.marker !== jpegMarkers.scan) take(bytes, segment, state);
    else {
      state.scans += 1;
      if (state.frame === null || state.scans > mostScans) throw new ContainerBroken();
      const dataEnd = segments[index + 1]?.start ?? bytes.length;
      readScan(bytes, state.frame, { scan: segment, dataEnd }, state);
    }
  }
  if (state.frame === null || state.scans === 0) throw new ContainerBroken();
  const ids = state.frame.components.map(({ id }) => String.fromCharCode(id)).join('');
  const isPlainRgb =
    state.frame.components.length === 3 && (state.adobe === 0 || (state.adobe === null && ids === 'RGB'));
  return { frame: fitting(state.frame, isPlainRgb), steps: state.steps, isPlainRgb };
}

/** The first component has to be as fine as the units are, and one scan has to hold all blocks of a unit. */
function fitting(frame: JpegFrame, isPlainRgb: boolean): JpegFrame {
  const isFinest = ({ across, down }: JpegComponent): boolean => across === frame.mostAcross && down === frame.mostDown;
  const fine = isPlainRgb ? frame.components : frame.components.slice(0, 1);
  const blocks = frame.components.reduce((sum, { across, down }) => sum + across * down, 0);
  if (!fine.every(isFinest) || blocks > 10) throw unusual();
  return frame;
}

function take(bytes: Bytes, segment: JpegSegment, state: State): void {
  const { marker, dataStart, end } = segment;
  if (isFrame(marker)) {
    if (state.frame !== null) throw unusual();
    state.frame = readFrame(bytes, segment);
  } else if (marker === 0xdb) takeSteps(bytes, segment, state);
  else if (marker === 0xc4) takeTables(bytes, segment, state);
  else if (marker === 0xdd) state.restartInterval = bytes.u16(dataStart);
  else if (marker === 0xcc || marker === 0xdc || marker === 0xde || marker === 0xdf) throw unusual();
  else if (marker === 0xee && bytes.startsWith('Adobe', dataStart) && end - dataStart >= 12)
    state.adobe = bytes.u8(dataStart + 11);
  else if (marker === 0xe2 && bytes.startsWith('MPF\0', dataStart)) throw unusual();
}

function takeSteps(bytes: Bytes, { dataStart, end }: JpegSegment, state: State): void {
  for (let at = dataStart; at < end;) {
    const [isWide, number] = [bytes.u8(at) >> 4 === 1, bytes.u8(at) & 15];
    const size = isWide ? 2 : 1;
    const table = Array.from({ length: 64 }, (_none, index) =>
      isWide ? bytes.u16(at + 1 + index * 2) : bytes.u8(at + 1 + index),
    );
    // Another table under a number that is in use would make blocks of one component mean different things.
    const known = state.steps[number] ?? null;
    const isSame = known?.every((step, index) => step === table[index]) ?? true;
    if (number > 3 || table.includes(0) || (!isSame && state.scans > 0)) throw new ContainerBroken();
    state.steps[number] = table;
    at += 1 + 64 * size;
  }
}

function takeTables(bytes: Bytes, { dataStart, end }: JpegSegment, { direct, alternating }: State): void {
  for (let at = dataStart; at < end;) {
    const [kind, number] = [bytes.u8(at) >> 4, bytes.u8(at) & 15];
    if (kind > 1 || number > 3) throw new ContainerBroken();
    const counts = Array.from({ length: 16 }, (_none, index) => bytes.u8(at + 1 + index));
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total > 256) throw new ContainerBroken();
    (kind === 0 ? direct : alternating)[number] = huffmanLookup({
      counts,
      symbols: bytes.part(at + 17, at + 17 + total),
    });
    at += 17 + total;
  }
}
