import path from 'node:path';
import { putBack } from './backup/restore-backup.ts';
import type { Restored } from './backup/restore-backup.ts';
import { backupsIn, verifyBackup } from './backup/verify-backup.ts';
import { storeError } from './errors.ts';
import { openStore } from './store.ts';
import type { StoreOptions } from './store.ts';

/**
 * The way back after a migration: puts the store to where the newest snapshot taken before one left it. What was
 * written since is lost, which is why nothing calls this but a person.
 *
 * @returns the snapshot's folder and what it holds
 * @throws YuzhiError STORE_SNAPSHOT_MISSING, STORE_BACKUP_DAMAGED, STORE_RESTORE_FAILED; the store is unchanged then
 */
export async function migrateBack(options: StoreOptions): Promise<Omit<Restored, 'migrated'>> {
  const snapshots = path.join(options.dataFolder, 'snapshots');
  const newest = (await backupsIn(snapshots)).at(-1);
  if (newest === undefined) throw storeError('STORE_SNAPSHOT_MISSING', { folder: snapshots });
  const folder = path.join(snapshots, newest.name);
  const manifest = await verifyBackup(folder);
  await using store = await openStore({ ...options, migrate: false });
  await putBack(store, { folder, manifest, migrations: options.migrations });
  return { folder, manifest };
}
