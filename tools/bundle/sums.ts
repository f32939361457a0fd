import { createHash } from 'node:crypto';
import { openSync, closeSync, readSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes `SHA256SUMS` for these files, as `sha256sum -c` reads it. */
export function writeSums(folder: string, files: readonly string[]): void {
  const lines = files.toSorted().map((file) => `${sha256Of(path.join(folder, file))}  ${file}\n`);
  writeFileSync(path.join(folder, 'SHA256SUMS'), lines.join(''));
}

export function sha256Of(file: string): string {
  const hash = createHash('sha256');
  const descriptor = openSync(file, 'r');
  const chunk = Buffer.alloc(1024 ** 2);
  for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk))
    hash.update(chunk.subarray(0, length));
  closeSync(descriptor);
  return hash.digest('hex');
}
