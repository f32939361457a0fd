import { Bytes, ContainerBroken } from './bytes.ts';
import type { Carrier } from './carrier.ts';
import { frontMatter } from './containers/front-matter.ts';
import { readFlac } from './containers/read-flac.ts';
import { readFlv } from './containers/read-flv.ts';
import { readGif } from './containers/read-gif.ts';
import { readId3 } from './containers/read-id3.ts';
import { readJpeg } from './containers/read-jpeg.ts';
import { readMarkdown } from './containers/read-markdown.ts';
import { readMatroska } from './containers/read-matroska.ts';
import { readMp4 } from './containers/read-mp4.ts';
import { readOgg } from './containers/read-ogg.ts';
import { readOoxml } from './containers/read-ooxml.ts';
import { readPdf } from './containers/read-pdf.ts';
import { readPng } from './containers/read-png.ts';
import { readRiff } from './containers/read-riff.ts';
import { readText } from './containers/read-text.ts';
import { readTiff } from './containers/read-tiff.ts';
import { detectBinary } from './detect-carrier.ts';
import { judge } from './judge.ts';
import type { LabelReport } from './label-report.ts';
import { LimitReached, Scan } from './scan.ts';
import { textOf } from './text-of.ts';

type Reader = (bytes: Bytes, scan: Scan) => void;

const readers: Readonly<Record<Exclude<Carrier, 'markdown' | 'text'>, Reader>> = {
  png: readPng,
  jpeg: readJpeg,
  gif: readGif,
  webp: readRiff,
  tiff: readTiff,
  heif: readMp4,
  wav: readRiff,
  mp3: (bytes, scan) => void readId3(bytes.buffer, 0, scan),
  flac: readFlac,
  ogg: readOgg,
  mp4: readMp4,
  mkv: readMatroska,
  flv: readFlv,
  avi: readRiff,
  ooxml: readOoxml,
  pdf: readPdf,
};

/**
 * Reads the AI-content label of a file (GB 45438-2025) and says whether it keeps the rules. Total: any bytes give a
 * report. Time and memory are bounded by the limits of `Scan`, whatever the file claims.
 *
 * @param data the whole file
 * @param name its name; only `.md` and `.markdown` say something that the bytes do not
 *
 * @example
 * readLabel(await readFile('picture.png')).verdict; // 'compliant'
 */
export function readLabel(data: Uint8Array, name = ''): LabelReport {
  const bytes = new Bytes(data);
  const scan = new Scan();
  const carrier = carrierOf(bytes, name);
  try {
    readCarrier(carrier, bytes, scan);
  } catch (error) {
    if (error instanceof ContainerBroken) scan.doubt('container-broken');
    else if (error instanceof LimitReached) scan.doubt('limits-reached');
    else throw error;
  }
  return judge(carrier, scan);
}

/** The kind of a file; `null` when it is none whose label can be read. */
export function carrierOf(bytes: Bytes, name: string): Carrier | null {
  const binary = detectBinary(bytes);
  if (binary !== null) return binary;
  const text = textOf(bytes.buffer);
  if (text === null) return null;
  return /\.(?:md|markdown)$/i.test(name) || frontMatter(text) !== null ? 'markdown' : 'text';
}

function readCarrier(carrier: Carrier | null, bytes: Bytes, scan: Scan): void {
  if (carrier === null) scan.doubt('format-unknown');
  else if (carrier === 'markdown') readMarkdown(textOf(bytes.buffer) ?? '', scan);
  else if (carrier === 'text') readText(textOf(bytes.buffer) ?? '', scan);
  else readers[carrier](bytes, scan);
}
