import { fileInput, label } from '@yuzhi/sdk';
import type { FileRef, z } from '@yuzhi/sdk';

/** Largest file, in bytes. */
const maxBytes = 32 * 1024 * 1024;

/** Largest input: the file as base64 and the other fields. */
export const fileLimits = { inputBytes: 45 * 1024 * 1024, timeoutMs: 30_000 } as const;

/** A file of any kind: what it is shows in its bytes. */
export function anyFile(): z.ZodType<FileRef, FileRef> {
  return fileInput({ accept: 'any', maxBytes }).meta(label('文件', 'File'));
}
