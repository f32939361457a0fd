import { Bytes, ContainerBroken } from './bytes.ts';
import { pngChunks } from './containers/png-chunks.ts';
import { decodedJpeg } from './draw/decode-jpeg.ts';
import type { DecodedJpeg } from './draw/decode-jpeg.ts';
import { pngRaster } from './draw/draw-png.ts';
import type { JpegComponent } from './draw/jpeg-frame.ts';
import { pngLight } from './draw/png-light.ts';
import { carrierOf } from './read-label.ts';
import { LimitReached, Scan } from './scan.ts';
import { Refused } from './write/refused.ts';

/** Cells beside and above one another whose mean light is taken. */
const [columns, rows] = [17, 16];

/** Light of a picture, 0 to 255, at points of a raster of its own. */
export interface LightRaster {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number): number;
}

/**
 * What a picture looks like in 256 bits: for each of 17 × 16 cells whether it is lighter than the one to its right
 * (a difference hash). Coding anew, scaling and small changes of light change few bits; cutting and turning change many.
 *
 * @returns 64 hexadecimal digits; `null` for other files than PNG and JPEG, for pictures below 272 by 256 pixels and for plain ones
 */
export function pictureFingerprint(data: Uint8Array, name = ''): string | null {
  try {
    const bytes = new Bytes(data);
    const carrier = carrierOf(bytes, name);
    const raster = carrier === 'png' ? lightOfPng(bytes) : carrier === 'jpeg' ? lightOfJpeg(bytes) : null;
    return raster === null ? null : fingerprintOf(raster);
  } catch (error) {
    if (error instanceof ContainerBroken || error instanceof LimitReached || error instanceof Refused) return null;
    throw error;
  }
}

/** Bits in which two fingerprints differ: 0 to 256, some 128 for pictures that have nothing to do with each other. */
export function fingerprintDistance(one: string, other: string): number {
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; bits > 0n; bits &= bits - 1n) count += 1;
  return count;
}

/** Most bits that differ between a picture and a copy of it that was coded or scaled anew. */
export const mostSimilarBits = 24;

function lightOfPng(bytes: Bytes): LightRaster {
  const scan = new Scan();
  const chunks = [...pngChunks(bytes, scan)];
  const { head, raster } = pngRaster(bytes, chunks);
  const light = pngLight(bytes, chunks, head);
  return { width: head.width, height: head.height, at: (x, y) => light(raster.get(x, y)) };
}

/** The mean of each block stands in its first coefficient: nothing has to be transformed. */
function lightOfJpeg(bytes: Bytes): LightRaster | null {
  const { frame, steps, isPlainRgb } = decodedJpeg(bytes, new Scan());
  const [first, second, third] = frame.components.map((component) => blockMeans(component, steps));
  const [one] = frame.components;
  if (first === undefined || one === undefined) return null;
  const size = { width: one.ownAcross * 8, height: one.ownDown * 8 };
  if (!isPlainRgb || second === undefined || third === undefined) return { ...size, at: first };
  return { ...size, at: (x, y) => 0.299 * first(x, y) + 0.587 * second(x, y) + 0.114 * third(x, y) };
}

function blockMeans(
  { coefficients, blocksAcross, table }: JpegComponent,
  steps: DecodedJpeg['steps'],
): (x: number, y: number) => number {
  const step = steps[table]?.[0] ?? 0;
  return (x, y) => 128 + ((coefficients[((y >> 3) * blocksAcross + (x >> 3)) * 64] ?? 0) * step) / 8;
}

/** Steps of light that neighbouring cells have to differ by to count as detail, and how many of them have to. */
const [detailStep, leastDetails] = [2, 64];

/** @returns `null` for a picture that is too small or too plain */
export function fingerprintOf(raster: LightRaster): string | null {
  // Two blocks of JPEG in each direction to a cell: with fewer the means depend on where blocks begin.
  if (raster.width < columns * 16 || raster.height < rows * 16) return null;
  const cells = Array.from({ length: columns * rows }, (_none, index) =>
    meanOf(raster, index % columns, Math.floor(index / columns)),
  );
  let bits = '';
  let details = 0;
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column + 1 < columns; column += 1) {
      const difference = (cells[row * columns + column] ?? 0) - (cells[row * columns + column + 1] ?? 0);
      if (Math.abs(difference) >= detailStep) details += 1;
      // Where both are as light, noise does not decide.
      bits += difference >= detailStep ? '1' : '0';
    }
  return details < leastDetails ? null : BigInt(`0b${bits}`).toString(16).padStart(64, '0');
}

/** Points that a cell is looked at beside and above one another. */
const points = 12;

function meanOf({ width, height, at }: LightRaster, column: number, row: number): number {
  const [left, right] = [(column * width) / columns, ((column + 1) * width) / columns];
  const [top, bottom] = [(row * height) / rows, ((row + 1) * height) / rows];
  let sum = 0;
  for (let y = 0; y < points; y += 1)
    for (let x = 0; x < points; x += 1) sum += at(pointOf(left, right, x, width), pointOf(top, bottom, y, height));
  return sum / points ** 2;
}

function pointOf(from: number, to: number, index: number, length: number): number {
  return Math.min(length - 1, Math.floor(from + ((index + 0.5) * (to - from)) / points));
}
