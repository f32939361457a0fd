import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { storeError } from './errors.ts';
import { Migrations } from './migrations.ts';
import { readSnapshotManifest, restoreSnapshot, verifySnapshot } from './snapshot.ts';
import type { SnapshotManifest } from './snapshot.ts';
import { openStore } from './store.ts';
import type { StoreOptions } from './store.ts';

/**
 * The way back after a migration: puts the store to where the newest snapshot taken before one left it. What was
 * written since is lost, which is why nothing calls this but a person.
 *
 * @returns the snapshot's folder and what it holds
 * @throws YuzhiError STORE_SNAPSHOT_MISSING, STORE_SNAPSHOT_DAMAGED; the store is unchanged then
 */
export async function migrateBack(options: StoreOptions): Promise<{ folder: string; manifest: SnapshotManifest }> {
  const folder = await newestSnapshot(path.join(options.dataFolder, 'snapshots'));
  const manifest = await readSnapshotManifest(folder);
  await verifySnapshot(folder, manifest);
  await using store = await openStore({ ...options, migrate: false });
  const client = await store.pool.connect();
  try {
    const db = store.db as unknown as Kysely<never>;
    const migrations = await Migrations.read(db, options.migrations, manifest.migrations);
    await client.query('drop schema public cascade; create schema public');
    await migrations.run(folder);
    await restoreSnapshot(client, folder, manifest);
  } finally {
    client.release();
  }
  return { folder, manifest };
}

async function newestSnapshot(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter((name) => existsSync(path.join(folder, name, 'manifest.json')))
    .sort()
    .at(-1);
  if (newest === undefined) throw storeError('STORE_SNAPSHOT_MISSING', { folder });
  return path.join(folder, newest);
}
