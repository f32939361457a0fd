import { decodeText } from '@yuzhi/sdk';
import { planError } from '../errors.ts';
import { undoMojibake } from '../reader/mojibake.ts';
import { docxText } from './docx-text.ts';
import { htmlText } from './html-text.ts';
import { OfficeZip } from './office-zip.ts';
import { pdfText } from './pdf-text.ts';
import { bearsSecrecyMark } from './secrecy.ts';

/** A document as text, and how it was come by. */
export interface DocumentText {
  readonly kind: 'text' | 'markdown' | 'html' | 'docx' | 'pdf';
  readonly text: string;
  /** Of plain text and HTML. */
  readonly encoding: string | null;
  readonly pages: number | null;
  readonly pagesWithoutText: number;
}

/** The largest file, in bytes, and the longest text, in characters, that are read. */
export const documentLimits = { bytes: 50 * 1024 * 1024, characters: 2_000_000 } as const;

/**
 * Reads a file as text. What it is is told by its content, not by the ending of its name.
 *
 * @throws every code of `planError`, and those of `decodeText`
 */
export async function readDocument(bytes: Uint8Array, name = ''): Promise<DocumentText> {
  if (bytes.length > documentLimits.bytes)
    throw planError('PLAN_FILE_TOO_LARGE', { bytes: bytes.length, limit: documentLimits.bytes });
  if (bearsSecrecyMark('', name)) throw planError('PLAN_SECRECY_MARK');
  const found = await textOf(bytes, name);
  if (bearsSecrecyMark(undoMojibake(found.text).text)) throw planError('PLAN_SECRECY_MARK');
  if (found.text.trim() === '') throw planError('PLAN_FILE_EMPTY');
  if (found.text.length > documentLimits.characters)
    throw planError('PLAN_TEXT_TOO_LONG', { characters: found.text.length, limit: documentLimits.characters });
  return found;
}

/**
 * Whether a document bears a mark of secrecy. Answers at once for all kinds but PDF. A document that cannot be read bears
 * none that could be seen.
 */
export function isSecretDocument(bytes: Uint8Array, name = ''): boolean | Promise<boolean> {
  if (bearsSecrecyMark('', name)) return true;
  if (bytes.length > documentLimits.bytes) return false;
  try {
    const found = textOf(bytes, name);
    if (!(found instanceof Promise)) return bearsSecrecyMark(undoMojibake(found.text).text);
    return found.then(
      ({ text }) => bearsSecrecyMark(undoMojibake(text).text),
      () => false,
    );
  } catch {
    return false;
  }
}

function textOf(bytes: Uint8Array, name: string): DocumentText | Promise<DocumentText> {
  const none = { encoding: null, pages: null, pagesWithoutText: 0 };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return { ...none, kind: 'docx', text: officeText(bytes) };
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-'))
    return pdfText(bytes).then((found) => ({ ...none, kind: 'pdf', ...found }));
  refuseOthers(bytes, name);
  const { text, encoding } = decodeText(bytes, name);
  if (isHtml(text, name)) return { ...none, kind: 'html', text: htmlText(text), encoding };
  return { ...none, kind: /\.(?:md|markdown)$/i.test(name) ? 'markdown' : 'text', text, encoding };
}

function officeText(bytes: Uint8Array): string {
  const zip = new OfficeZip(bytes);
  if (zip.names.includes('ofd.xml')) throw planError('PLAN_OFD_UNSUPPORTED');
  if (zip.names.includes('word/document.xml')) return docxText(zip);
  throw planError('PLAN_KIND_UNSUPPORTED', {
    kind: zip.names.includes('xl/workbook.xml') ? 'XLSX' : zip.names.includes('ppt/presentation.xml') ? 'PPTX' : 'ZIP',
  });
}

function refuseOthers(bytes: Uint8Array, name: string): void {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    const isEncrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw planError(isEncrypted ? 'PLAN_FILE_ENCRYPTED' : 'PLAN_OLD_OFFICE_UNSUPPORTED');
  }
  const kinds: readonly (readonly [readonly number[], string])[] = [
    [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF'],
    [[0x52, 0x61, 0x72, 0x21], 'RAR'],
    [[0x37, 0x7a, 0xbc, 0xaf], '7z'],
    [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
    [[0xff, 0xd8, 0xff], 'JPEG'],
    [[0x49, 0x49, 0x2a, 0x00], 'TIFF'],
    [[0x4d, 0x4d, 0x00, 0x2a], 'TIFF'],
  ];
  const kind = kinds.find(([mark]) => startsWith(bytes, mark))?.[1];
  if (kind !== undefined) throw planError('PLAN_KIND_UNSUPPORTED', { kind });
  if (bytes.length === 0) throw planError('PLAN_FILE_EMPTY');
  if (/\.(?:ceb|cebx)$/i.test(name)) throw planError('PLAN_KIND_UNSUPPORTED', { kind: 'CEB' });
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function isHtml(text: string, name: string): boolean {
  return (
    /^\s*(?:<!doctype html|<html|<head|<body)/i.test(text) ||
    (/\.html?$/i.test(name) && /<(?:p|div|table|br|h\d)\b/i.test(text))
  );
}
