import { labelKeys } from './aigc-label.ts';
import type { AigcLabel } from './aigc-label.ts';
import { Bytes, ContainerBroken } from './bytes.ts';
import type { Carrier, Place } from './carrier.ts';
import { contentDigest } from './content-digest.ts';
import { labelError } from './errors.ts';
import { checkFields } from './payload/check-fields.ts';
import { carrierOf, readLabel } from './read-label.ts';
import { LimitReached, Scan } from './scan.ts';
import { textOf } from './text-of.ts';
import { Refused, unwritable } from './write/refused.ts';
import { writeGif } from './write/write-gif.ts';
import { writeJpeg } from './write/write-jpeg.ts';
import { writeMarkdown } from './write/write-markdown.ts';
import { writeMp3 } from './write/write-mp3.ts';
import { writeMp4 } from './write/write-mp4.ts';
import { writeOoxml } from './write/write-ooxml.ts';
import { writePdf } from './write/write-pdf.ts';
import { writePng } from './write/write-png.ts';
import { writeWav, writeWebp } from './write/write-riff.ts';

type Writer = (bytes: Bytes, payload: string, scan: Scan) => Uint8Array;

const writers: Readonly<Partial<Record<Carrier, Writer>>> = {
  png: writePng,
  jpeg: writeJpeg,
  gif: writeGif,
  webp: writeWebp,
  wav: writeWav,
  mp3: writeMp3,
  mp4: writeMp4,
  ooxml: writeOoxml,
  pdf: writePdf,
};

/** Kinds of file that a metadata label can be written into. */
export const writableCarriers: readonly Carrier[] = [...(Object.keys(writers) as Carrier[]), 'markdown'];

export interface WrittenLabel {
  readonly bytes: Uint8Array;
  readonly carrier: Carrier;
  readonly place: Place;
  /** Labels that were there before and are gone. */
  readonly replaced: number;
}

/**
 * Writes a metadata label (GB 45438-2025, Annex E) where the practice guide for the kind of file says, in place of any
 * that is there. Content stays as it is: coded images, samples and the other parts of a document byte for byte.
 * What was written is read back before it is returned.
 *
 * @param data the whole file
 * @param name its name; says whether a text is Markdown
 * @throws LABEL_FIELDS_INVALID, LABEL_CARRIER_UNWRITABLE, LABEL_FILE_BROKEN, LABEL_TOO_LARGE, LABEL_WRITE_UNVERIFIED
 */
export function writeLabel(data: Uint8Array, label: AigcLabel, name = ''): WrittenLabel {
  const faults = checkFields(label);
  if (faults.length > 0) throw labelError('LABEL_FIELDS_INVALID', { keys: faults.map(({ key }) => key).join(', ') });
  const bytes = new Bytes(data);
  const carrier = carrierOf(bytes, name);
  const before = readLabel(data, name);
  const written = guarded(() => {
    if (carrier === 'markdown') return markdownWith(data, label);
    const write = carrier === null ? undefined : writers[carrier];
    if (write === undefined) throw noWriter(carrier);
    return write(bytes, labelPayload(label), new Scan());
  });
  const place = readBack(data, written, label, name);
  return { bytes: written, carrier: carrier ?? 'text', place, replaced: before.copies.length };
}

/** The label as one line of JSON in ASCII: every container takes that, whatever its own encoding. */
export function labelPayload(label: AigcLabel): string {
  const ordered = Object.fromEntries(labelKeys.map((key) => [key, label[key]]));
  const escaped = (one: string): string => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(ordered).replace(/[^\u0020-\u007e]/g, escaped);
}

/** A byte order mark stays, and so does the encoding: only UTF-8 is written. */
function markdownWith(data: Uint8Array, label: AigcLabel): Uint8Array {
  const text = textOf(data) ?? '';
  const hasMark = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf;
  if (!Buffer.from(hasMark ? `\ufeff${text}` : text).equals(data))
    throw unwritable('不是 UTF-8 编码', 'is not encoded in UTF-8', '请另存为 UTF-8', 'Save it as UTF-8');
  return Buffer.from(`${hasMark ? '\ufeff' : ''}${writeMarkdown(text, label)}`);
}

function guarded(write: () => Uint8Array): Uint8Array {
  try {
    return write();
  } catch (error) {
    if (error instanceof Refused) throw labelError(error.code, error.details, error);
    if (error instanceof ContainerBroken || error instanceof LimitReached)
      throw labelError('LABEL_FILE_BROKEN', {}, error);
    throw error;
  }
}

/** What was written holds this label once, and the content is what it was. */
function readBack(before: Uint8Array, after: Uint8Array, label: AigcLabel, name: string): Place {
  const { verdict, copies } = readLabel(after, name);
  const [copy] = copies;
  if (copy === undefined || verdict !== 'compliant' || copies.length !== 1) throw unverified(verdict);
  if (labelKeys.some((key) => copy.fields?.[key] !== label[key])) throw unverified('fields');
  const digests = [before, after].map((data) => contentDigest(data, name, 'sha256')?.toString('hex'));
  if (digests[0] === undefined || digests[0] !== digests[1]) throw unverified('content');
  return copy.place;
}

function unverified(reason: string): Error {
  return labelError('LABEL_WRITE_UNVERIFIED', { reason });
}

/** Why a kind of file has no writer. */
function noWriter(carrier: Carrier | null): Refused {
  const [zh, en, hintZh, hintEn] = reasons[carrier ?? 'unknown'] ?? reasons['unknown'];
  return unwritable(zh, en, hintZh, hintEn);
}

type Reason = readonly [string, string, string, string];

const useAnother = ['请转换为可写入的格式后再写', 'Convert it to a form that can be written'] as const;
const reasons: Readonly<Record<string, Reason>> & { readonly unknown: Reason } = {
  unknown: [
    '的格式未能识别',
    'is of a kind that is not known',
    '可写入：PNG、JPEG、GIF、WebP、WAV、MP3、MP4、PDF、DOCX、XLSX、PPTX、Markdown',
    'Writable: PNG, JPEG, GIF, WebP, WAV, MP3, MP4, PDF, DOCX, XLSX, PPTX, Markdown',
  ],
  text: [
    '没有存放元数据的位置',
    'is plain text and has no place for metadata',
    '请在文首或文末加显式标识，并登记文件摘要',
    'Put a visible label at its head or tail and keep a record of its hash',
  ],
  avi: [
    '（AVI）的索引随位置变化，本工具不改写',
    'is AVI, whose index depends on where things stand; this tool does not rewrite it',
    ...useAnother,
  ],
  mkv: ['（Matroska）本工具只读不写', 'is Matroska, which this tool reads and does not write', ...useAnother],
  flv: ['（FLV）本工具只读不写', 'is FLV, which this tool reads and does not write', ...useAnother],
  flac: ['（FLAC）本工具只读不写', 'is FLAC, which this tool reads and does not write', ...useAnother],
  ogg: ['（Ogg）本工具只读不写', 'is Ogg, which this tool reads and does not write', ...useAnother],
  tiff: ['（TIFF）本工具只读不写', 'is TIFF, which this tool reads and does not write', ...useAnother],
  heif: ['（HEIF）本工具只读不写', 'is HEIF, which this tool reads and does not write', ...useAnother],
};
