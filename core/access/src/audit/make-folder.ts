import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/** A folder for our own eyes. Those above it stay open: the built-in database runs as another user and has to pass. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
}
