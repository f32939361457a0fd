import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Store } from '../store.ts';
import { migrationsOf } from './catalogue.ts';
import { withClient } from './restore-backup.ts';
import { unfinished, writeBackup } from './write-backup.ts';
import type { Backup } from './write-backup.ts';

export interface BackupOptions {
  /** Where the backup's own folder is made. */
  readonly folder: string;
  readonly now?: Date;
  /** Stops in the middle; nothing is left behind. */
  readonly signal?: AbortSignal;
}

/** One that a killed process left is removed after this. */
const abandonedMs = 24 * 3600_000;

/** Where backups lie unless somebody says otherwise. */
export function defaultBackupFolder(dataFolder: string): string {
  return path.join(dataFolder, 'backups');
}

/**
 * Copies the store as it is at one instant into a new folder under `folder`, while others go on writing. The name tells
 * when it was taken and at which migration: `2026-11-25T06-15-01.123Z-at-0002`.
 *
 * @throws YuzhiError STORE_DISK_FULL, STORE_BACKUP_UNWRITABLE, STORE_UNAVAILABLE
 */
export async function backupNow(store: Pick<Store, 'pool'>, options: BackupOptions): Promise<Backup> {
  const { folder, now = new Date(), signal } = options;
  await removeAbandoned(folder, now);
  return withClient(store, async (client) => {
    const last = (await migrationsOf(client)).at(-1)?.slice(0, 4) ?? '0000';
    const name = `${now.toISOString().replaceAll(':', '-')}-at-${last}`;
    const backup = await writeBackup(client, path.join(path.resolve(folder), name), { now, signal });
    await client.query('rollback');
    return backup;
  });
}

async function removeAbandoned(folder: string, now: Date): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.endsWith(unfinished))) {
    const { mtimeMs } = await stat(path.join(folder, name)).catch(() => ({ mtimeMs: now.getTime() }));
    if (now.getTime() - mtimeMs > abandonedMs) await rm(path.join(folder, name), { recursive: true, force: true });
  }
}
