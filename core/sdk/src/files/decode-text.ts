import { TextDecoder } from 'node:util';
import { fileError } from './errors.ts';
import { fileBytes } from './file-ref.ts';
import type { FileRef } from './file-ref.ts';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * The text of a file, without its byte order mark.
 *
 * @throws FILE_ENCODING_UNKNOWN, FILE_TEXT_DAMAGED, FILE_TEXT_BINARY, FILE_BASE64_INVALID
 */
export function readText(file: FileRef): string {
  return readTextAs(file).text;
}

/** As `readText`; `encoding` is `null` for a file that came as text. */
export function readTextAs(file: FileRef): { readonly text: string; readonly encoding: TextEncoding | null } {
  if ('base64' in file) return decodeText(fileBytes(file), file.name);
  const text = file.text.startsWith('\ufeff') ? file.text.slice(1) : file.text;
  refuseNul(text, file.name);
  return { text, encoding: null };
}

/**
 * Decodes bytes by their byte order mark, else as strict UTF-8, else as strict GB18030 (which holds GBK and GB2312).
 *
 * A file that is UTF-8 up to a fault is refused as damaged: GB18030 would nearly always accept it, as other characters.
 *
 * @param name for messages
 * @throws FILE_ENCODING_UNKNOWN, FILE_TEXT_DAMAGED, FILE_TEXT_BINARY
 */
export function decodeText(bytes: Uint8Array, name = ''): DecodedText {
  const decoded = decodeMarked(bytes, name) ?? decodeUnmarked(bytes, name);
  refuseNul(decoded.text, name);
  return decoded;
}

const marks: readonly { readonly encoding: TextEncoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

function decodeMarked(bytes: Uint8Array, name: string): DecodedText | null {
  const mark = marks.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  if (!mark) return null;
  const text = decodeStrictly(bytes, mark.encoding);
  if (text !== null) return { text, encoding: mark.encoding };
  const offset = faultOffset(bytes, mark.encoding);
  throw fileError('FILE_TEXT_DAMAGED', { name, encoding: mark.encoding.toUpperCase(), offset });
}

function decodeUnmarked(bytes: Uint8Array, name: string): DecodedText {
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  const utf8Fault = faultOffset(bytes, 'utf-8');
  if (isSurelyUtf8(bytes.subarray(0, utf8Fault))) {
    throw fileError('FILE_TEXT_DAMAGED', { name, encoding: 'UTF-8', offset: utf8Fault });
  }
  const gb18030 = decodeStrictly(bytes, 'gb18030');
  if (gb18030 !== null) return { text: gb18030, encoding: 'gb18030' };
  throw fileError('FILE_ENCODING_UNKNOWN', { name, offset: Math.max(utf8Fault, faultOffset(bytes, 'gb18030')) });
}

function decodeStrictly(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const sureCharacters = 4;

/**
 * Whether valid UTF-8 holds enough three-byte characters not to be GB18030 by chance. In GB18030 text the first Chinese
 * characters already break UTF-8: a pair of them reads as one such character in about 1 of 50 cases, four in a row in
 * less than 1 of a million.
 */
function isSurelyUtf8(valid: Uint8Array): boolean {
  let found = 0;
  for (const byte of valid) {
    if (byte >= 0xe0 && byte <= 0xef && ++found >= sureCharacters) return true;
  }
  return false;
}

const stride = 4096;

/** Index of the first byte at which strict decoding fails; the length when only the end is missing. */
function faultOffset(bytes: Uint8Array, encoding: TextEncoding): number {
  let good = 0;
  const coarse = new TextDecoder(encoding, { fatal: true });
  while (good < bytes.length && accepts(coarse, bytes.subarray(good, good + stride))) good += stride;
  const fine = new TextDecoder(encoding, { fatal: true });
  accepts(fine, bytes.subarray(0, good));
  while (good < bytes.length && accepts(fine, bytes.subarray(good, good + 1))) good += 1;
  return Math.min(good, bytes.length);
}

function accepts(decoder: TextDecoder, part: Uint8Array): boolean {
  try {
    decoder.decode(part, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** NUL is in no text that people write, but everywhere in binary files and in UTF-16 without its mark. */
function refuseNul(text: string, name: string): void {
  const offset = text.indexOf('\0');
  if (offset >= 0) throw fileError('FILE_TEXT_BINARY', { name, offset });
}
