import { createHash } from 'node:crypto';
import { Bytes, ContainerBroken } from './bytes.ts';
import { carrierOf } from './read-label.ts';
import { frontMatter } from './containers/front-matter.ts';
import { gifBlocks } from './containers/gif-blocks.ts';
import { id3Tag } from './containers/id3-frames.ts';
import { jpegMarkers, jpegSegments } from './containers/jpeg-segments.ts';
import { mp4Boxes } from './containers/mp4-boxes.ts';
import { pngChunks } from './containers/png-chunks.ts';
import { customPart, relationshipsPart, typesPart } from './containers/read-ooxml.ts';
import { riffChunks, riffEnd } from './containers/riff-chunks.ts';
import { packedData, zipDirectory } from './containers/zip-entries.ts';
import { PdfFile } from './pdf/pdf-file.ts';
import { PdfParser } from './pdf/pdf-parser.ts';
import { PdfRef, PdfStream } from './pdf/pdf-values.ts';
import { LimitReached, Scan } from './scan.ts';
import { textOf } from './text-of.ts';

type ContentOf = (bytes: Bytes, scan: Scan) => Iterable<Uint8Array>;

/** The parts of a file that are its content and no metadata. Writing a label changes none of them. */
const contents: Readonly<Partial<Record<string, ContentOf>>> = {
  png: function* png(bytes, scan) {
    for (const { type, start, dataEnd } of pngChunks(bytes, scan))
      if (/^[A-Z]/.test(type) || /^(?:tRNS|acTL|fcTL|fdAT)$/.test(type)) yield bytes.part(start, dataEnd);
  },
  jpeg: function* jpeg(bytes, scan) {
    let last = 2;
    for (const { marker, start, end } of jpegSegments(bytes, scan)) {
      yield bytes.part(last, start);
      const isMetadata = (marker >= jpegMarkers.app0 && marker <= jpegMarkers.app15) || marker === jpegMarkers.comment;
      if (!isMetadata) yield bytes.part(start, end);
      last = end;
    }
  },
  gif: function* gif(bytes, scan) {
    const blocks = [...gifBlocks(bytes, scan)];
    yield bytes.part(6, blocks[0]?.start ?? 6);
    for (const { kind, application, start, end } of blocks)
      if (kind !== 'comment' && (kind !== 'application' || application.startsWith('NETSCAPE')))
        yield bytes.part(start, end);
  },
  webp: (bytes, scan) => chunksOf(bytes, /^(?:VP8 |VP8L|ALPH|ANIM|ANMF|ICCP)$/, scan),
  wav: (bytes, scan) => chunksOf(bytes, /^(?:fmt |data|fact)$/, scan),
  mp3: function* mp3(bytes) {
    let at = 0;
    for (let tag = id3Tag(bytes.buffer); tag !== null; tag = id3Tag(bytes.buffer.subarray(at))) at += tag.length;
    yield bytes.part(at, bytes.length);
  },
  mp4: function* mp4(bytes, scan) {
    for (const { type, dataStart, end } of mp4Boxes(bytes, 0, bytes.length, scan))
      if (type === 'mdat') yield bytes.part(dataStart, end);
  },
  ooxml: function* ooxml(bytes, scan) {
    const { entries } = zipDirectory(bytes, scan);
    const own = [customPart, relationshipsPart, typesPart];
    for (const entry of entries.filter(({ name }) => !own.includes(name))) {
      yield Buffer.from(`${entry.name}\0`);
      yield packedData(bytes, entry);
    }
  },
  pdf: pdfContent,
  markdown: function* markdown(bytes) {
    const text = textOf(bytes.buffer) ?? '';
    const front = frontMatter(text);
    const body =
      front === null || front === 'open' ? text : text.slice(front.end).replace(/^(?:---|\.\.\.)[ \t]*\r?\n?/, '');
    yield Buffer.from(body);
  },
};

/**
 * A digest of the content of a file that does not depend on its metadata; `null` where the two cannot be told apart.
 *
 * @param algorithm of OpenSSL: `sha256`, `sm3`
 */
export function contentDigest(data: Uint8Array, name: string, algorithm: string): Buffer | null {
  const bytes = new Bytes(data);
  const content = contents[carrierOf(bytes, name) ?? ''];
  if (content === undefined) return null;
  const hash = createHash(algorithm);
  try {
    for (const part of content(bytes, new Scan())) hash.update(part);
  } catch (error) {
    if (error instanceof ContainerBroken || error instanceof LimitReached) return null;
    throw error;
  }
  return hash.digest();
}

function* chunksOf(bytes: Bytes, types: RegExp, scan: Scan): Generator<Uint8Array> {
  for (const { type, dataStart, dataEnd } of riffChunks(bytes, 12, riffEnd(bytes, 0), scan))
    if (types.test(type)) {
      yield Buffer.from(type);
      yield bytes.part(dataStart, dataEnd);
    }
}

/** Every object but the information dictionary, the cross-reference and XMP, by its number. */
function* pdfContent(bytes: Bytes, scan: Scan): Generator<Uint8Array> {
  const file = new PdfFile(bytes, scan);
  const info = file.trailer.get('Info');
  const own = info instanceof PdfRef ? info.number : -1;
  for (const [number, place] of [...file.places].sort(([one], [other]) => one - other)) {
    if (number === own || !('offset' in place)) continue;
    const parser = new PdfParser(bytes.buffer, place.offset, () => scan.step());
    const { value } = parser.indirect();
    const type = value instanceof PdfStream ? value.dict.get('Type') : null;
    const kind = typeof type === 'object' && type !== null && 'name' in type ? type.name : '';
    if (kind === 'XRef' || kind === 'Metadata') continue;
    yield bytes.part(place.offset, parser.at);
    if (value instanceof PdfStream) yield streamBytes(file, value);
  }
}

function streamBytes(file: PdfFile, { dict, dataStart }: PdfStream): Uint8Array {
  const length = file.resolve(dict.get('Length'));
  if (typeof length !== 'number') throw new ContainerBroken();
  return file.bytes.part(dataStart, dataStart + length);
}

/** The digest of a whole file, in hexadecimal digits. */
export function fileDigest(data: Uint8Array, algorithm: 'sha256' | 'sm3'): string {
  return createHash(algorithm).update(data).digest('hex');
}
