import path from 'node:path';
import { makeFolders } from '@yuzhi/store';

/** A folder for our own eyes. Those above it stay open: the built-in database runs as another user and has to pass. */
export async function makeFolder(folder: string): Promise<void> {
  await makeFolders(path.dirname(folder), 0o755);
  await makeFolders(folder, 0o700);
}
