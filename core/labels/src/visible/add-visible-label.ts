import { Bytes, ContainerBroken } from '../bytes.ts';
import type { Carrier } from '../carrier.ts';
import { frontMatter } from '../containers/front-matter.ts';
import { drawJpeg } from '../draw/draw-jpeg.ts';
import { drawPng } from '../draw/draw-png.ts';
import type { DrawnLabel } from '../draw/drawn-label.ts';
import { labelError } from '../errors.ts';
import { carrierOf } from '../read-label.ts';
import { LimitReached, Scan } from '../scan.ts';
import { textOf } from '../text-of.ts';
import { findVisibleLabel, labelElements } from '../visible-label.ts';
import { Refused, unwritable } from '../write/refused.ts';
import { documentPart, documentWithPrompt } from './document-with-prompt.ts';
import { htmlWithPrompt, isHtml, promptIndex } from './html-with-prompt.ts';
import { OfficeParts } from './office-parts.ts';
import { pdfWithPrompt } from './pdf-with-prompt.ts';
import { slidesPart, slidesWithPrompt } from './slides-with-prompt.ts';
import { workbookPart, workbookWithPrompt } from './workbook-with-prompt.ts';

/** The usual prompt of a text. On the plate of a picture brackets are not needed. */
export const visibleWords = '（AI生成）';
const pictureWords = 'AI生成';

/** A file with its visible label. */
export interface VisibleAddition {
  readonly bytes: Uint8Array;
  readonly carrier: Carrier;
  readonly words: string;
  /** How it came out in a picture; `null` for texts and documents. */
  readonly drawn: Omit<DrawnLabel, 'bytes'> | null;
}

/**
 * Puts the visible label (GB 45438-2025, clauses 5.1 and 5.2) into a file: at the head of plain text, Markdown, HTML and
 * DOCX, on the first page of PDF, in the first sheet of XLSX, on the first slide of PPTX, and into the pixels of PNG and JPEG
 * bottom right. A text or document that has it there already stays as it is.
 *
 * @param name of the file, as for `readLabel`
 * @param words with both elements, 人工智能 or AI and 生成 or 合成; by default （AI生成）, in pictures AI生成
 * @throws LABEL_CARRIER_UNWRITABLE, LABEL_FILE_BROKEN, LABEL_PICTURE_TOO_LARGE, LABEL_WORDS_UNDRAWABLE, LABEL_WORDS_TOO_LONG,
 *   LABEL_CONTRAST_TOO_LOW; RangeError for words that are no label
 */
export function addVisibleLabel(data: Uint8Array, name = '', words?: string): VisibleAddition {
  const { ai, making } = labelElements(words ?? visibleWords);
  if (!ai || !making) throw new RangeError('The words are no label');
  try {
    const bytes = new Bytes(data);
    const carrier = carrierOf(bytes, name);
    const add = carrier === null ? undefined : adders[carrier];
    if (carrier === null || add === undefined) throw noPlace(carrier);
    const usual = pictures.includes(carrier) ? pictureWords : visibleWords;
    const given = { bytes, name, words: words ?? usual, scan: new Scan() };
    return { carrier, words: given.words, ...add(given) };
  } catch (error) {
    if (error instanceof Refused) throw labelError(error.code, error.details, error);
    if (error instanceof ContainerBroken || error instanceof LimitReached)
      throw labelError('LABEL_FILE_BROKEN', {}, error);
    throw error;
  }
}

interface Given {
  readonly bytes: Bytes;
  readonly name: string;
  readonly words: string;
  readonly scan: Scan;
}

type Adder = (given: Given) => Pick<VisibleAddition, 'bytes' | 'drawn'>;

const adders: Readonly<Partial<Record<Carrier, Adder>>> = {
  text: (given) => undrawn(withPrompt(given)),
  markdown: (given) => undrawn(withPrompt(given)),
  ooxml: (given) => undrawn(officeWithPrompt(given)),
  pdf: ({ bytes, words, scan }) => undrawn(pdfWithPrompt(bytes, words, scan)),
  png: ({ bytes, words, scan }) => drawn(drawPng(bytes, words, scan)),
  jpeg: ({ bytes, words, scan }) => drawn(drawJpeg(bytes, words, scan)),
};

/** Kinds of file that a visible label can be put into. */
export const visibleCarriers: readonly Carrier[] = Object.keys(adders) as Carrier[];

function undrawn(bytes: Uint8Array): ReturnType<Adder> {
  return { bytes, drawn: null };
}

function drawn({ bytes, ...how }: DrawnLabel): ReturnType<Adder> {
  return { bytes, drawn: how };
}

/** A byte order mark stays, and so does the encoding: only UTF-8 is written. */
function withPrompt({ bytes, name, words }: Given): Uint8Array {
  const data = bytes.buffer;
  const text = textOf(data) ?? '';
  const hasMark = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf;
  const mark = hasMark ? '\ufeff' : '';
  if (!Buffer.from(mark + text).equals(data))
    throw unwritable('不是 UTF-8 编码', 'is not encoded in UTF-8', '请另存为 UTF-8', 'Save it as UTF-8');
  const isPage = isHtml(text, name);
  const start = isPage ? promptIndex(text) : bodyIndex(text);
  const found = findVisibleLabel(text.slice(start));
  if (found !== null && found.isApart && found.place === 'head') return data;
  return Buffer.from(
    mark + (isPage ? htmlWithPrompt(text, words) : `${text.slice(0, start)}${words}\n\n${text.slice(start)}`),
  );
}

/** Where a text begins behind its front matter. */
function bodyIndex(text: string): number {
  const front = frontMatter(text);
  if (front === 'open') throw new Refused('LABEL_FILE_BROKEN');
  return front === null ? 0 : text.indexOf('\n', front.end) + 1 || text.length;
}

function officeWithPrompt({ bytes, words, scan }: Given): Uint8Array {
  const parts = new OfficeParts(bytes, scan);
  if (parts.has(documentPart)) return documentWithPrompt(parts, words) ?? bytes.buffer;
  if (parts.has(workbookPart)) return workbookWithPrompt(parts, words) ?? bytes.buffer;
  if (parts.has(slidesPart)) return slidesWithPrompt(parts, words) ?? bytes.buffer;
  throw noPlace('ooxml');
}

const pictures: readonly Carrier[] = ['png', 'jpeg'];
const sounds: readonly (Carrier | null)[] = ['wav', 'mp3', 'flac', 'ogg'];
const films: readonly (Carrier | null)[] = ['mp4', 'mkv', 'flv', 'avi'];

function noPlace(carrier: Carrier | null): Refused {
  if (sounds.includes(carrier))
    return unwritable(
      '是音频，本工具不合成语音',
      'is sound, and this tool makes no speech',
      '请在制作软件中加语音或“短长 短短”节奏，再用“核对显式标识”核对',
      'Add speech or the rhythm short-long short-short in the program that makes it, then check it with check-explicit',
    );
  if (films.includes(carrier))
    return unwritable(
      '是视频，本工具不解码画面',
      'is a film, and this tool does not decode pictures of films',
      '请在制作软件中用叠加层加在起始画面，再用“核对显式标识”核对',
      'Lay the overlay over its start in the program that makes it, then check it with check-explicit',
    );
  return unwritable(
    '的格式不能由本工具添加显式标识',
    'is of a kind that this tool puts no visible label into',
    '可添加：PNG、JPEG、PDF、DOCX、XLSX、PPTX、Markdown、HTML、纯文本；其他图片请另存为 PNG',
    'Possible: PNG, JPEG, PDF, DOCX, XLSX, PPTX, Markdown, HTML and plain text; save other pictures as PNG',
  );
}
