import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { jpegMarkers, jpegSegments } from '../containers/jpeg-segments.ts';
import type { JpegSegment } from '../containers/jpeg-segments.ts';
import type { Scan } from '../scan.ts';
import { Refused } from '../write/refused.ts';
import { decodedJpeg } from './decode-jpeg.ts';
import type { DecodedJpeg } from './decode-jpeg.ts';
import type { DrawnLabel } from './drawn-label.ts';
import { quantised, samplesOf } from './jpeg-cosine.ts';
import { encodeScan } from './jpeg-encode.ts';
import { isFrame } from './jpeg-frame.ts';
import type { JpegComponent, JpegFrame } from './jpeg-frame.ts';
import { contrastOf, labelPlate, leastContrast } from './label-plate.ts';
import type { LabelPlate } from './label-plate.ts';
import { orientationOf } from './orientation.ts';

/**
 * Puts the visible label into a JPEG without coding the picture anew: its blocks are read as the coefficients that they
 * are, those under the label are replaced, and all are written again as they were. Outside of whole units under the label
 * nothing is lost. A progressive picture becomes a sequential one of the same content.
 */
export function drawJpeg(bytes: Bytes, words: string, scan: Scan): DrawnLabel {
  const segments = [...jpegSegments(bytes, scan)];
  const { frame, steps, isPlainRgb } = decodedJpeg(bytes, scan);
  const exif = segments.find((one) => one.marker === jpegMarkers.app1 && bytes.startsWith('Exif\0', one.dataStart));
  const orientation = exif === undefined ? 1 : orientationOf(bytes.part(exif.dataStart, exif.end), scan);
  const grid = { width: 8 * frame.mostAcross, height: 8 * frame.mostDown };
  const plate = labelPlate({ width: frame.width, height: frame.height, orientation }, words, grid);
  const contrast = Math.min(
    ...frame.components.map((component, index) =>
      index === 0 || isPlainRgb
        ? paint(frame, component, plate, stepsOf(component, steps))
        : blank(frame, component, plate),
    ),
  );
  if (contrast < leastContrast) throw new Refused('LABEL_CONTRAST_TOO_LOW');
  const { x, y, textHeightPx } = plate;
  const [width, height] = [Math.min(plate.width, frame.width - x), Math.min(plate.height, frame.height - y)];
  return {
    bytes: assembled(bytes, segments, frame),
    picture: { width: frame.width, height: frame.height },
    area: { x, y, width, height },
    textHeightPx,
    contrast,
  };
}

function stepsOf({ table }: JpegComponent, steps: DecodedJpeg['steps']): readonly number[] {
  const found = steps[table] ?? null;
  if (found === null) throw new ContainerBroken();
  return found;
}

/** Blocks of a component that lie under the plate: where each begins among the coefficients, and where in the plate. */
function* blocksUnder(
  frame: JpegFrame,
  component: JpegComponent,
  plate: LabelPlate,
): Generator<[number, number, number]> {
  const [width, height] = [(8 * frame.mostAcross) / component.across, (8 * frame.mostDown) / component.down];
  for (let y = 0; y < plate.height; y += height)
    for (let x = 0; x < plate.width; x += width) {
      const block = ((plate.y + y) / height) * component.blocksAcross + (plate.x + x) / width;
      yield [block * 64, x, y];
    }
}

/**
 * Draws white on black into a component that has a sample for each pixel.
 *
 * @returns the contrast of text and plate as a decoder will show them
 */
function paint(frame: JpegFrame, component: JpegComponent, plate: LabelPlate, steps: readonly number[]): number {
  const [text, ground] = [new Mean(), new Mean()];
  for (const [at, x, y] of blocksUnder(frame, component, plate)) {
    const ink = (index: number): number => plate.data[(y + (index >> 3)) * plate.width + x + (index & 7)] ?? 0;
    const samples = Float64Array.from({ length: 64 }, (_none, index) => ink(index) - 128);
    const coefficients = quantised(samples, steps);
    component.coefficients.set(coefficients, at);
    for (const [index, sample] of samplesOf(coefficients, steps).entries())
      (ink(index) > 250 ? text : ink(index) < 5 ? ground : null)?.add((sample + 128) / 255);
  }
  return contrastOf(text.value, ground.value);
}

/** No colour: all coefficients of chroma are zero. */
function blank(frame: JpegFrame, component: JpegComponent, plate: LabelPlate): number {
  for (const [at] of blocksUnder(frame, component, plate)) component.coefficients.fill(0, at, at + 64);
  return Infinity;
}

class Mean {
  #sum = 0;
  #count = 0;

  add(value: number): void {
    this.#sum += value;
    this.#count += 1;
  }

  get value(): number {
    return this.#count === 0 ? 0 : this.#sum / this.#count;
  }
}

/** What stands before the first scan and between the scans stays, but for tables and restarts; then one scan. */
function assembled(bytes: Bytes, segments: readonly JpegSegment[], frame: JpegFrame): Buffer {
  const parts: Buffer[] = [bytes.part(0, 2)];
  for (const { marker, start, end, dataStart } of segments) {
    if (isFrame(marker)) parts.push(Buffer.from([0xff, frameMarker(bytes, segments)]), bytes.part(start + 2, end));
    else if (![0xc4, 0xdd, jpegMarkers.scan, jpegMarkers.end].includes(marker)) parts.push(bytes.part(start, end));
    else if (marker === jpegMarkers.end) parts.push(encodeScan(frame), bytes.part(dataStart - 2, bytes.length));
  }
  return Buffer.concat(parts);
}

/** Extended where a quantisation table has 16 bits, else baseline. */
function frameMarker(bytes: Bytes, segments: readonly JpegSegment[]): number {
  return segments.some(({ marker, dataStart }) => marker === 0xdb && bytes.u8(dataStart) >> 4 === 1) ? 0xc1 : 0xc0;
}
