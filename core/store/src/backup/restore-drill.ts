import path from 'node:path';
import { storeError } from '../errors.ts';
import { openStore } from '../store.ts';
import { backupNow } from './backup-now.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { noteDrill } from './last-drill.ts';
import { bringUpToDate, putBack } from './restore-backup.ts';
import type { Restored } from './restore-backup.ts';
import { verifyBackup } from './verify-backup.ts';

export interface DrillOptions {
  /** An empty folder of the drill's own; the caller removes it. It has to hold the backup twice, once unpacked. */
  readonly scratch: string;
  readonly migrations: readonly URL[];
  readonly signal?: AbortSignal;
}

/**
 * Tries whether a backup could be restored: puts it into a built-in database of its own, copies it out again, compares
 * the rows of every table, and brings it up to date. The store in use is not touched.
 *
 * @throws YuzhiError STORE_DRILL_FAILED naming the first table that came back different; what `restoreBackup` throws
 */
export async function restoreDrill(folder: string, { scratch, migrations, signal }: DrillOptions): Promise<Restored> {
  const manifest = await verifyBackup(folder);
  await using store = await openStore({ dataFolder: path.join(scratch, 'data'), migrations, migrate: false });
  await putBack(store, { folder, manifest, migrations, signal });
  const again = await backupNow(store, {
    folder: path.join(scratch, 'again'),
    ...(signal === undefined ? {} : { signal }),
  });
  const different = firstDifference(manifest, again.manifest);
  if (different !== null) throw storeError('STORE_DRILL_FAILED', { folder, table: different });
  const migrated = await bringUpToDate(store, migrations, folder);
  await noteDrill(folder, new Date());
  return { folder, manifest, migrated };
}

/** The first table or sequence that is not the same in both, or `null`. */
function firstDifference(one: BackupManifest, other: BackupManifest): string | null {
  const partsOf = ({ tables, sequences }: BackupManifest): Map<string, string> =>
    new Map([...tables, ...sequences].map((part) => [part.name, JSON.stringify(part)]));
  const [wanted, found] = [partsOf(one), partsOf(other)];
  const names = new Set([...wanted.keys(), ...found.keys()]);
  return [...names].find((name) => wanted.get(name) !== found.get(name)) ?? null;
}
