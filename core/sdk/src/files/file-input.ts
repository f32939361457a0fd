import { z } from 'zod';
import type { ErrorDetails } from '../yuzhi-error.ts';
import { fileError } from './errors.ts';
import { extensionOf, fileExtensions, fileSize, isBase64 } from './file-ref.ts';
import type { FileKind, FileRef } from './file-ref.ts';

export interface FileInputOptions {
  /** Kinds of file; `'any'` where the operation itself finds out what it is. */
  readonly accept: readonly FileKind[] | 'any';
  /** Largest file in bytes, before base64. Default 8 MiB; the operation's `limits.inputBytes` must leave room for it. */
  readonly maxBytes?: number;
}

const defaultMaxBytes = 8 * 1024 * 1024;
const oldSpreadsheets = ['.xls', '.et'];

/**
 * A field that takes a file. Forms show a drop for it and the command line takes `--field @path`, by `x-file` in its
 * JSON Schema.
 *
 * An issue's message is a code of `fileError` with the English words after it; `params.error` holds code, words and
 * hint in both languages.
 *
 * @example
 * input: z.strictObject({ readings: fileInput({ accept: ['csv', 'xlsx'] }).meta(label('雨量记录', 'Readings')) })
 */
export function fileInput(options: FileInputOptions): z.ZodType<FileRef, FileRef> {
  const { accept, maxBytes = defaultMaxBytes } = options;
  const name = z.string();
  return z
    .union([z.strictObject({ name, text: z.string() }), z.strictObject({ name, base64: z.string() })])
    .superRefine((file, ctx) => {
      for (const { path, code, details } of faultsOf(file, accept, maxBytes)) {
        const error = fileError(code, details);
        ctx.addIssue({
          code: 'custom',
          path: [path],
          message: `${code}: ${error.message}`,
          params: { error: error.toJSON() },
          input: file.name,
        });
      }
    })
    .meta({ 'x-file': { accept: accept === 'any' ? [] : [...accept], maxBytes } });
}

interface Fault {
  readonly path: 'name' | 'text' | 'base64';
  readonly code: Parameters<typeof fileError>[0];
  readonly details: ErrorDetails;
}

function faultsOf(file: FileRef, accept: FileInputOptions['accept'], maxBytes: number): Fault[] {
  const faults: Fault[] = [];
  if (!isFileName(file.name)) return [{ path: 'name', code: 'FILE_NAME_INVALID', details: {} }];
  const { name } = file;
  if (accept !== 'any') faults.push(...kindFaults(name, accept));
  const path = 'text' in file ? 'text' : 'base64';
  if ('base64' in file && !isBase64(file.base64)) {
    faults.push({ path, code: 'FILE_BASE64_INVALID', details: { name } });
  } else if (fileSize(file) > maxBytes) {
    faults.push({ path, code: 'FILE_TOO_LARGE', details: { name, bytes: fileSize(file), maxBytes } });
  }
  return faults;
}

function kindFaults(name: string, accept: readonly FileKind[]): Fault[] {
  const extension = extensionOf(name);
  const extensions = accept.flatMap((kind): readonly string[] => fileExtensions[kind]);
  if (extensions.includes(extension)) return [];
  const isOldSpreadsheet = accept.includes('xlsx') && oldSpreadsheets.includes(extension);
  const code = isOldSpreadsheet ? 'FILE_XLS_UNSUPPORTED' : 'FILE_EXTENSION_UNEXPECTED';
  return [{ path: 'name', code, details: { name, accepted: [...new Set(extensions)].join(' ') } }];
}

function isFileName(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return name.length >= 1 && name.length <= 255 && !/[\u0000-\u001f\u007f/\\]/.test(name) && !/^\.+$/.test(name);
}
