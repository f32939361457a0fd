import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder and those above it that are missing. Like `mkdir` with `recursive`, which never returns where the
 * system says of a folder below one that is there that there is no such place, as `/proc` does (Node 24).
 *
 * @throws the error of the system: ENOENT there, ENOTDIR where a file is in the way
 */
export async function makeFolders(folder: string, mode: number): Promise<void> {
  const failure = await tryToMake(folder, mode);
  if (failure === null) return;
  const parent = path.dirname(folder);
  if (failure.code !== 'ENOENT' || parent === folder) throw failure;
  await makeFolders(parent, mode);
  const again = await tryToMake(folder, mode);
  if (again !== null) throw again;
}

async function tryToMake(folder: string, mode: number): Promise<NodeJS.ErrnoException | null> {
  try {
    await mkdir(folder, { mode });
    return null;
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    if (failure.code !== 'EEXIST') return failure;
    const found = await stat(folder);
    return found.isDirectory() ? null : Object.assign(failure, { code: 'ENOTDIR' });
  }
}
