import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { storeError } from '../errors.ts';
import { defaultRetention, expiredBackups } from './retention.ts';
import type { RetentionPolicy } from './retention.ts';
import { backupsIn } from './verify-backup.ts';
import { unfinished } from './write-backup.ts';

export interface RetentionOptions {
  readonly policy?: RetentionPolicy;
  /** Whose days and months count. */
  readonly timeZone: string;
}

/**
 * Removes the backups in `folder` that the policy does not keep. Whatever is no complete backup is left alone.
 *
 * @returns the names of those that were removed and of those that are kept
 * @throws YuzhiError STORE_BACKUP_UNWRITABLE
 */
export async function applyRetention(
  folder: string,
  { policy = defaultRetention, timeZone }: RetentionOptions,
): Promise<{ readonly removed: readonly string[]; readonly kept: readonly string[] }> {
  const backups = (await backupsIn(folder)).map(({ name, manifest: { takenAt } }) => ({ name, takenAt }));
  const removed = expiredBackups(backups, policy, timeZone).map(({ name }) => name);
  for (const name of removed) await remove(path.join(folder, name));
  return { removed, kept: backups.map(({ name }) => name).filter((name) => !removed.includes(name)) };
}

/** Renamed first: a removal that is cut short leaves no half of a backup that looks like one. */
async function remove(folder: string): Promise<void> {
  try {
    await rename(folder, `${folder}${unfinished}`);
    await rm(`${folder}${unfinished}`, { recursive: true, force: true });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw storeError('STORE_BACKUP_UNWRITABLE', { folder: path.dirname(folder), reason: code ?? '' }, cause);
  }
}
