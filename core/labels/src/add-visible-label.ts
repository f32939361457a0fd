import { Bytes, ContainerBroken } from './bytes.ts';
import { frontMatter } from './containers/front-matter.ts';
import { entryData, zipDirectory } from './containers/zip-entries.ts';
import { markedText } from './decode.ts';
import { labelError } from './errors.ts';
import { carrierOf } from './read-label.ts';
import { LimitReached, Scan } from './scan.ts';
import { textOf } from './text-of.ts';
import { labelElements, findVisibleLabel } from './visible-label.ts';
import { Refused, unwritable } from './write/refused.ts';
import { zipWith } from './write/zip-writer.ts';
import { escapeXml, scanXml } from './xml/scan-xml.ts';

/** The usual prompt. */
export const visibleWords = '（AI生成）';

/**
 * Puts the visible label of a text at its head: plain text, Markdown and DOCX. A document that has one there already
 * stays as it is.
 *
 * @param words with both elements, 人工智能 or AI and 生成 or 合成
 * @throws LABEL_CARRIER_UNWRITABLE, LABEL_FILE_BROKEN; RangeError for words that are no label
 */
export function addVisibleLabel(data: Uint8Array, name = '', words = visibleWords): Uint8Array {
  const { ai, making } = labelElements(words);
  if (!ai || !making) throw new RangeError('The words are no label');
  try {
    const carrier = carrierOf(new Bytes(data), name);
    if (carrier === 'text' || carrier === 'markdown') return withPrompt(data, words);
    if (carrier === 'ooxml') return documentWith(new Bytes(data), words);
    throw noPlace();
  } catch (error) {
    if (error instanceof Refused) throw labelError(error.code, error.details, error);
    if (error instanceof ContainerBroken || error instanceof LimitReached)
      throw labelError('LABEL_FILE_BROKEN', {}, error);
    throw error;
  }
}

function withPrompt(data: Uint8Array, words: string): Uint8Array {
  const text = textOf(data) ?? '';
  const front = frontMatter(text);
  if (front === 'open') throw new Refused('LABEL_FILE_BROKEN');
  const start = front === null ? 0 : text.indexOf('\n', front.end) + 1 || text.length;
  const found = findVisibleLabel(text.slice(start));
  if (found !== null && found.isApart && found.place === 'head') return data;
  const hasMark = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf;
  return Buffer.from(`${hasMark ? '\ufeff' : ''}${text.slice(0, start)}${words}\n\n${text.slice(start)}`);
}

const documentPart = 'word/document.xml';

/** A paragraph of its own before the first one. */
function documentWith(bytes: Bytes, words: string): Uint8Array {
  const scan = new Scan();
  const { entries, endStart } = zipDirectory(bytes, scan);
  const entry = entries.find(({ name }) => name === documentPart);
  if (entry === undefined) throw noPlace();
  const data = entryData(bytes, entry, scan);
  if (data === null) throw new Refused('LABEL_FILE_BROKEN');
  const text = markedText(scan.text(data));
  const { tokens, isWhole } = scanXml(text, () => scan.step());
  const body = tokens.find(({ kind, name }) => kind === 'open' && name.endsWith(':body'));
  if (!isWhole || body === undefined) throw new Refused('LABEL_FILE_BROKEN');
  if (firstWords(text.slice(body.end, body.end + 4096)).includes(words)) return bytes.buffer;
  const prefix = body.name.slice(0, -':body'.length);
  const paragraph = `<${prefix}:p><${prefix}:r><${prefix}:t>${escapeXml(words)}</${prefix}:t></${prefix}:r></${prefix}:p>`;
  const fresh = Buffer.from(text.slice(0, body.end) + paragraph + text.slice(body.end));
  return zipWith(bytes, entries, [{ name: documentPart, data: fresh }], bytes.part(endStart, bytes.length));
}

function firstWords(xml: string): string {
  return xml.replaceAll(/<[^>]*>/g, '').slice(0, 100);
}

function noPlace(): Refused {
  return unwritable(
    '不是文本、Markdown 或 DOCX，不能在此加显式标识',
    'is no text, Markdown or DOCX, so no visible label can be put into it here',
    '图片可用本工具生成的叠加层，音频和视频请在制作软件中添加',
    'For pictures use the overlay that this tool makes; for audio and video use the program that makes them',
  );
}

/** A stream of text with the prompt in front of its first part. */
export async function* labelledStream(parts: AsyncIterable<string>, words = visibleWords): AsyncGenerator<string> {
  let isFirst = true;
  for await (const part of parts) {
    yield isFirst ? `${words}\n\n${part}` : part;
    isFirst = false;
  }
}

/** A stream of events with the metadata label in the first and in the last, under `AIGC`. */
export async function* labelledEvents<Event extends object>(
  events: AsyncIterable<Event>,
  label: object,
): AsyncGenerator<Event & { AIGC?: object }> {
  let waiting: (Event & { AIGC?: object }) | null = null;
  for await (const event of events) {
    if (waiting !== null) yield waiting;
    waiting = waiting === null ? { ...event, AIGC: label } : event;
  }
  if (waiting !== null) yield { ...waiting, AIGC: label };
}
