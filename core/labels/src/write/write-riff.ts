import type { Bytes } from '../bytes.ts';
import { riffChunks, riffEnd } from '../containers/riff-chunks.ts';
import type { RiffChunk } from '../containers/riff-chunks.ts';
import type { Scan } from '../scan.ts';
import { newXmp } from '../xml/xmp.ts';
import { withoutExifLabels } from './blank-exif.ts';
import { Refused, unwritable } from './refused.ts';
import { id3With } from './write-mp3.ts';
import { xmpDataWith } from './xmp-with.ts';

/** WAV: the label is a chunk `AIGC`, before the samples. */
export function writeWav(bytes: Bytes, payload: string, scan: Scan): Uint8Array {
  if (!bytes.startsWith('RIFF'))
    throw unwritable(
      '是 64 位的 RF64 格式',
      'it is of the 64-bit form RF64',
      '请另存为普通 WAV',
      'Save it as plain WAV',
    );
  const chunks = [...riffChunks(bytes, 12, riffEnd(bytes, 0), scan)];
  const samples = chunks.find(({ type }) => type === 'data');
  const parts = chunks.flatMap((chunk) => {
    const kept = chunk.type === 'AIGC' ? [] : [rewritten(bytes, chunk, null, scan)];
    return chunk === samples ? [riffChunk('AIGC', Buffer.from(payload)), ...kept] : kept;
  });
  if (samples === undefined) throw new Refused('LABEL_FILE_BROKEN');
  return riffForm(bytes, parts);
}

/** WebP: the label goes into the chunk `XMP `, which asks for the extended form of the file. */
export function writeWebp(bytes: Bytes, payload: string, scan: Scan): Uint8Array {
  const chunks = [...riffChunks(bytes, 12, riffEnd(bytes, 0), scan)];
  const packet = chunks.find(({ type }) => type === 'XMP ');
  const parts = chunks
    .filter(({ type }) => type !== 'AIGC' && type !== 'VP8X')
    .map((chunk) => rewritten(bytes, chunk, chunk === packet ? payload : null, scan));
  if (packet === undefined) parts.push(riffChunk('XMP ', Buffer.from(newXmp(payload))));
  return riffForm(bytes, [riffChunk('VP8X', extendedHeader(bytes, chunks)), ...parts]);
}

function riffForm(bytes: Bytes, parts: readonly Buffer[]): Buffer {
  const end = riffEnd(bytes, 0);
  const body = Buffer.concat([bytes.part(8, 12), ...parts]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  // A length that was left open stays open.
  const length = bytes.u32(4, 'le') === 0xffffffff ? 0xffffffff : body.length;
  if (length > 0xffffffff)
    throw new Refused('LABEL_TOO_LARGE', { placeZh: ' 4 GiB 的文件', placeEn: '4 GiB of the file' });
  head.writeUInt32LE(length, 4);
  return Buffer.concat([head, body, bytes.part(end, bytes.length)]);
}

function riffChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length & 1)]);
}

function rewritten(
  bytes: Bytes,
  { type, start, dataStart, dataEnd, end }: RiffChunk,
  payload: string | null,
  scan: Scan,
): Buffer {
  const data = bytes.part(dataStart, dataEnd);
  if (type === 'XMP ' || type === '_PMX') return riffChunk(type, xmpDataWith(data, payload, scan));
  if (type === 'EXIF') return riffChunk(type, withoutExifLabels(data, scan));
  if (type === 'id3 ' || type === 'ID3 ') return riffChunk(type, id3With(data, null, scan));
  if (type === 'LIST' && bytes.startsWith('INFO', dataStart)) return listWithout(bytes, { dataStart, dataEnd }, scan);
  const isPadded = (end - start) % 2 === 0;
  return Buffer.concat([bytes.part(start, end), Buffer.alloc(isPadded ? 0 : 1)]);
}

function listWithout(bytes: Bytes, { dataStart, dataEnd }: { dataStart: number; dataEnd: number }, scan: Scan): Buffer {
  const kept = [...riffChunks(bytes, dataStart + 4, dataEnd, scan)].filter(({ type }) => type !== 'AIGC');
  return riffChunk(
    'LIST',
    Buffer.concat([bytes.part(dataStart, dataStart + 4), ...kept.map(({ start, end }) => bytes.part(start, end))]),
  );
}

const flags = { xmp: 0x04, exif: 0x08, alpha: 0x10, profile: 0x20 } as const;

/** The header of the extended form: the one that is there with the mark for XMP, or one made from the image. */
function extendedHeader(bytes: Bytes, chunks: readonly RiffChunk[]): Buffer {
  const known = chunks.find(({ type }) => type === 'VP8X');
  if (known !== undefined) {
    const header = Buffer.from(bytes.part(known.dataStart, known.dataEnd));
    if (header.length < 10) throw new Refused('LABEL_FILE_BROKEN');
    header[0] = (header[0] ?? 0) | flags.xmp;
    return header;
  }
  const image = chunks.find(({ type }) => type === 'VP8 ' || type === 'VP8L');
  if (image === undefined) throw new Refused('LABEL_FILE_BROKEN');
  const { width, height, hasAlpha } = image.type === 'VP8 ' ? lossySize(bytes, image) : losslessSize(bytes, image);
  const header = Buffer.alloc(10);
  header[0] = flags.xmp | (hasAlpha ? flags.alpha : 0);
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  return header;
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
}

/** The frame header of VP8 (RFC 6386, section 9.1). */
function lossySize(bytes: Bytes, { dataStart }: RiffChunk): Size {
  if (bytes.u24(dataStart + 3) !== 0x9d012a) throw new Refused('LABEL_FILE_BROKEN');
  const [width, height] = [bytes.u16(dataStart + 6, 'le') & 0x3fff, bytes.u16(dataStart + 8, 'le') & 0x3fff];
  if (width === 0 || height === 0) throw new Refused('LABEL_FILE_BROKEN');
  return { width, height, hasAlpha: false };
}

/** The header of VP8L: a signature, then 14 bits each of width and height less one, and whether alpha is used. */
function losslessSize(bytes: Bytes, { dataStart }: RiffChunk): Size {
  if (bytes.u8(dataStart) !== 0x2f) throw new Refused('LABEL_FILE_BROKEN');
  const bits = bytes.u32(dataStart + 1, 'le');
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, hasAlpha: ((bits >>> 28) & 1) === 1 };
}
