import { fileError } from './errors.ts';

/** A file as plain JSON, the same on every surface: its name and its content, as text or as base64 of its bytes. */
export type FileRef = FileText | FileBytes;

export interface FileText {
  readonly name: string;
  readonly text: string;
}

export interface FileBytes {
  readonly name: string;
  /** Standard alphabet with padding (RFC 4648, section 4). */
  readonly base64: string;
}

/** Extensions, lower case, by which each kind of file is known. */
export const fileExtensions = {
  csv: ['.csv', '.tsv'],
  xlsx: ['.xlsx'],
  geojson: ['.geojson', '.json'],
  json: ['.json'],
  text: ['.txt', '.md'],
  docx: ['.docx'],
  pdf: ['.pdf'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FileKind = keyof typeof fileExtensions;

/**
 * The bytes of a file; those of a text are UTF-8.
 *
 * @throws FILE_BASE64_INVALID
 */
export function fileBytes(file: FileRef): Uint8Array {
  if ('text' in file) return Buffer.from(file.text);
  if (!isBase64(file.base64)) throw fileError('FILE_BASE64_INVALID', { name: file.name });
  return Buffer.from(file.base64, 'base64');
}

/** How many bytes `fileBytes` would return, without making them. */
export function fileSize(file: FileRef): number {
  if ('text' in file) return Buffer.byteLength(file.text);
  const padding = file.base64.endsWith('==') ? 2 : file.base64.endsWith('=') ? 1 : 0;
  return (file.base64.length / 4) * 3 - padding;
}

export function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
}

/** `.csv` of `rain.CSV`; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}
