import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { YuzhiError } from '@yuzhi/sdk';
import { Kysely, PostgresDialect } from 'kysely';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { storeError } from '../errors.ts';
import { Migrations } from '../migrations.ts';
import { openStore } from '../store.ts';
import type { Store, StoreOptions } from '../store.ts';
import { translate } from '../translate.ts';
import { tableFile } from './backup-manifest.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { emptyStore, inOrderOfReference, quoted, tablesOf, tableWithRows } from './catalogue.ts';
import { verifyBackup } from './verify-backup.ts';
import { copySettings } from './write-backup.ts';

export interface Restored {
  readonly folder: string;
  readonly manifest: BackupManifest;
  /** Migrations of this program that the backup did not have yet. */
  readonly migrated: readonly string[];
}

/**
 * Fills an empty store with a backup and brings it up to date. The backup is read through and compared with its
 * checksums before anything changes; all rows come in one transaction.
 *
 * @throws YuzhiError STORE_NOT_EMPTY, STORE_BACKUP_…, STORE_RESTORE_FAILED, STORE_NEWER; the store is unchanged then
 */
export async function restoreBackup(options: StoreOptions, folder: string, signal?: AbortSignal): Promise<Restored> {
  const manifest = await verifyBackup(folder);
  await using store = await openStore({ ...options, migrate: false });
  const kept = await withClient(store, tableWithRows);
  if (kept !== null) throw storeError('STORE_NOT_EMPTY', { where: store.where, table: kept });
  await putBack(store, { ...options, folder, manifest, signal });
  return { folder, manifest, migrated: await bringUpToDate(store, options.migrations, folder) };
}

/** Runs the migrations that a restored store lacks; the backup is the copy to go back to. */
export async function bringUpToDate(
  { db }: Pick<Store, 'db'>,
  folders: readonly URL[],
  backup: string,
): Promise<readonly string[]> {
  const migrations = await Migrations.read(db as unknown as Kysely<never>, folders);
  return migrations.run(backup);
}

export interface PutBackOptions {
  readonly folder: string;
  readonly manifest: BackupManifest;
  readonly migrations: readonly URL[];
  readonly signal?: AbortSignal | undefined;
}

/** Replaces whatever the store holds by a verified backup, with exactly the migrations that it had: all or nothing. */
export async function putBack(store: Pick<Store, 'pool'>, options: PutBackOptions): Promise<void> {
  await withClient(store, async (client) => {
    const db = new Kysely<never>({ dialect: new PostgresDialect({ pool: poolOfOne(client) }) });
    try {
      await db.transaction().execute(async (transaction) => {
        await client.query(copySettings);
        await emptyStore(client);
        const migrations = await Migrations.read(transaction, options.migrations, options.manifest.migrations);
        await migrations.run(options.folder);
        await fill(client, options);
      });
    } catch (error) {
      const known = translate(error);
      if (known instanceof YuzhiError || options.signal?.aborted === true) throw known;
      const reason = error instanceof Error ? error.message : String(error);
      throw storeError('STORE_RESTORE_FAILED', { folder: options.folder, reason }, error);
    }
  });
}

async function fill(client: pg.ClientBase, { folder, manifest, signal }: PutBackOptions): Promise<void> {
  // Rows that a migration wrote are in the backup too, as they were when it was taken.
  const there = await tablesOf(client);
  if (there.length > 0) await client.query(`truncate ${there.map(({ name }) => quoted(name)).join(', ')}`);
  for (const table of await inOrderOfReference(client, manifest.tables)) {
    const list = table.columns.map(quoted).join(', ');
    const target = client.query(copyFrom(`copy ${quoted(table.name)} (${list}) from stdin`));
    const file = createReadStream(path.join(folder, tableFile(table)));
    await pipeline([file, createGunzip(), target], signal === undefined ? {} : { signal });
  }
  for (const { name, lastValue, isCalled } of manifest.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [quoted(name), lastValue, isCalled]);
}

/** A connection of its own; one that was left in the middle of something is not used again. */
export async function withClient<T>(
  { pool }: Pick<Store, 'pool'>,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Kysely and COPY share one connection, so that they are in one transaction. */
function poolOfOne(client: pg.ClientBase): PostgresPool {
  const query = client.query.bind(client) as PostgresPoolClient['query'];
  return { connect: async () => ({ query, release() {} }), end: async () => {}, options: {} };
}
