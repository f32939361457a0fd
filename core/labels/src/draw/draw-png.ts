import { deflateSync, inflateSync } from 'node:zlib';
import type { Bytes } from '../bytes.ts';
import { pngChunks, pngSignature } from '../containers/png-chunks.ts';
import type { PngChunk } from '../containers/png-chunks.ts';
import { pngChunk } from '../write/png-chunk.ts';
import { Refused, unwritable } from '../write/refused.ts';
import type { Scan } from '../scan.ts';
import type { DrawnLabel } from './drawn-label.ts';
import { labelPlate, leastContrast } from './label-plate.ts';
import { refuseTooLarge } from './picture-limits.ts';
import type { LabelPlate } from './label-plate.ts';
import { orientationOf } from './orientation.ts';
import { readHead, PngRaster } from './png-raster.ts';
import type { PngHead } from './png-raster.ts';
import { pngTones } from './png-tones.ts';
import type { PngTones } from './png-tones.ts';

/**
 * Puts the visible label into the pixels of a PNG. All others keep their samples, and depth, palette, interlacing, profile
 * and every other chunk stay as they are.
 */
export function drawPng(bytes: Bytes, words: string, scan: Scan): DrawnLabel {
  const chunks = [...pngChunks(bytes, scan)];
  if (chunks.some(({ type }) => type === 'acTL'))
    throw unwritable(
      '是动态 PNG，须逐帧添加',
      'is an animated PNG, which needs the label in every frame',
      '请在制作软件中添加显式标识',
      'Add the visible label in the program that made it',
    );
  const exif = chunks.find(({ type }) => type === 'eXIf');
  const orientation = exif === undefined ? 1 : orientationOf(bytes.part(exif.dataStart, exif.dataEnd), scan);
  // The samples first: only they show that the picture is as large as its head says.
  const { head, raster } = pngRaster(bytes, chunks);
  const plate = labelPlate({ ...head, orientation }, words, { width: 1, height: 1 });
  const tones = pngTones(bytes, chunks, head);
  if (tones.contrast < leastContrast) throw new Refused('LABEL_CONTRAST_TOO_LOW');
  paint(raster, plate, tones);
  const { x, y, width, height, textHeightPx } = plate;
  return {
    bytes: assembled(bytes, chunks, deflateSync(raster.filtered()), tones),
    picture: { width: head.width, height: head.height },
    area: { x, y, width, height },
    textHeightPx,
    contrast: tones.contrast,
  };
}

/** The pixels of a PNG. */
export function pngRaster(bytes: Bytes, chunks: readonly PngChunk[]): { head: PngHead; raster: PngRaster } {
  const head = readHead(bytes, chunks);
  return { head, raster: new PngRaster(head, samplesOf(bytes, chunks, head)) };
}

function samplesOf(bytes: Bytes, chunks: readonly PngChunk[], head: PngHead): Buffer {
  refuseTooLarge(head.width * head.height, head.rawLength);
  const packed = chunks.filter(({ type }) => type === 'IDAT').map((one) => bytes.part(one.dataStart, one.dataEnd));
  // Deflate makes a byte of 1032 at most: what claims to be larger is not unpacked at all.
  const packedLength = packed.reduce((sum, { length }) => sum + length, 0);
  if (head.rawLength > packedLength * 1032) throw new Refused('LABEL_FILE_BROKEN');
  try {
    // A stream that holds more than the picture needs is cut off there.
    const raw = inflateSync(Buffer.concat(packed), { maxOutputLength: head.rawLength + 65_536 });
    if (raw.length >= head.rawLength) return raw.subarray(0, head.rawLength);
  } catch {
    // Told below.
  }
  throw new Refused('LABEL_FILE_BROKEN');
}

function paint(raster: PngRaster, plate: LabelPlate, tones: PngTones): void {
  for (let row = 0; row < plate.height; row += 1)
    for (let column = 0; column < plate.width; column += 1)
      raster.set(plate.x + column, plate.y + row, tones.of(plate.data[row * plate.width + column] ?? 0));
}

/** The chunks with new samples in the place of the first `IDAT`, and the palette where that has grown. */
function assembled(bytes: Bytes, chunks: readonly PngChunk[], packed: Buffer, { palette }: PngTones): Buffer {
  const parts: Buffer[] = [Buffer.from(pngSignature, 'latin1')];
  const first = chunks.find(({ type }) => type === 'IDAT');
  for (const chunk of chunks) {
    if (chunk === first) parts.push(pngChunk('IDAT', packed));
    // A histogram has as many entries as the palette.
    if (chunk.type === 'IDAT' || (chunk.type === 'hIST' && palette !== null)) continue;
    parts.push(
      chunk.type === 'PLTE' && palette !== null ? pngChunk('PLTE', palette) : bytes.part(chunk.start, chunk.end),
    );
  }
  return Buffer.concat([...parts, bytes.part(chunks.at(-1)?.end ?? 0, bytes.length)]);
}
