import { createHash } from 'node:crypto';
import { access, chown, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import { storeError } from './errors.ts';
import { makeFolders } from './make-folders.ts';

/**
 * PostgreSQL refuses to run as root, so for root it runs as `nobody`, which every Linux has. `null` for anybody else:
 * it runs as they are.
 */
export const serviceUid: number | null = process.getuid?.() === 0 ? 65_534 : null;

/** Where root keeps what `nobody` must be able to reach: a clone may lie in a home folder that is closed to others. */
export const rootFolder = '/var/lib/yuzhi';

/**
 * The data folder: `YUZHI_DATA` when set; otherwise `.yuzhi` in the project, and for root a folder of the project's own
 * under `/var/lib/yuzhi`.
 */
export function defaultDataFolder(projectRoot: string, env: NodeJS.ProcessEnv): string {
  const chosen = env['YUZHI_DATA'];
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  if (serviceUid === null) return path.join(projectRoot, '.yuzhi');
  const mark = createHash('sha256').update(projectRoot).digest('hex').slice(0, 8);
  return path.join(rootFolder, `${path.basename(projectRoot)}-${mark}`);
}

/**
 * Makes the folder and makes sure that we can write there and that the database's user can reach it.
 *
 * @throws YuzhiError STORE_FOLDER_CLOSED, STORE_DISK_FULL
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await makeFolders(folder, 0o755);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw storeError('STORE_DISK_FULL', {}, cause);
    throw storeError('STORE_FOLDER_CLOSED', { folder, reason: code ?? String(cause) }, cause);
  }
  if (serviceUid === null) return;
  for (let parent = folder; ; parent = path.dirname(parent)) {
    const { mode, uid } = await stat(parent);
    const isReachable = (mode & 0o001) !== 0 || (uid === serviceUid && (mode & 0o100) !== 0);
    if (!isReachable)
      throw storeError('STORE_FOLDER_CLOSED', {
        folder,
        reason: `${parent} is closed to the user that PostgreSQL runs as (nobody)`,
      });
    if (parent === path.dirname(parent)) return;
  }
}

/** Gives a file or folder to the user that the database runs as. */
export async function handOver(file: string): Promise<void> {
  if (serviceUid !== null) await chown(file, serviceUid, serviceUid);
}
