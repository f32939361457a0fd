import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileError } from '@yuzhi/sdk';
import type { FileRef } from '@yuzhi/sdk';
import { fileFailure } from './read-json.ts';

/**
 * A file as a file field takes it. UTF-8 travels as text, everything else as base64, so no byte changes on the way:
 * other encodings are for whoever reads the content.
 *
 * @throws YuzhiError FILE_TOO_LARGE, CLI_FILE_MISSING, CLI_FILE_UNREADABLE
 */
export async function readFileField(
  written: string,
  { cwd, maxBytes }: { cwd: string; maxBytes: number },
): Promise<FileRef> {
  const file = path.resolve(cwd, written);
  const name = path.basename(file);
  const bytes = await bytesOf(file, written, maxBytes);
  const text = utf8Of(bytes);
  return text === null ? { name, base64: bytes.toString('base64') } : { name, text };
}

async function bytesOf(file: string, written: string, maxBytes: number): Promise<Buffer> {
  const size = await stat(file).then(
    (stats) => stats.size,
    (cause: unknown) => {
      throw fileFailure(written, cause);
    },
  );
  if (size > maxBytes) throw fileError('FILE_TOO_LARGE', { name: path.basename(file), bytes: size, maxBytes });
  try {
    return await readFile(file);
  } catch (cause) {
    throw fileFailure(written, cause);
  }
}

function utf8Of(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
