import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { storeError } from '../errors.ts';
import { makeFolders } from '../make-folders.ts';
import { translate } from '../translate.ts';
import { emptyManifest, manifestFile, sumsFile, tableFile } from './backup-manifest.ts';
import type { BackedUpTable, BackupManifest } from './backup-manifest.ts';
import { migrationsOf, quoted, sequencesOf, tablesOf } from './catalogue.ts';
import type { StoreTable } from './catalogue.ts';
import { ByteMeter, RowMeter } from './meters.ts';

export interface Backup {
  readonly folder: string;
  readonly manifest: BackupManifest;
  /** On disk, compressed. */
  readonly bytes: number;
}

export interface WriteOptions {
  /** Stops in the middle; nothing is left behind. */
  readonly signal?: AbortSignal | undefined;
  readonly now: Date;
}

/** A folder that is being made; its name tells it from one that is complete. */
export const unfinished = '.unfinished';

/** Settings that COPY's text form depends on. With them it is the same from PostgreSQL 15 to 18, wherever it runs. */
export const copySettings = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex';
  set local synchronize_seqscans = off; set local max_parallel_workers_per_gather = 0`;

/**
 * Copies every table of the store into `folder` as it is at one instant, while others go on writing. Every file is on
 * disk before the folder gets its name: there is a whole backup or none.
 *
 * The client is in a transaction afterwards that the caller ends; after an error it is good for nothing.
 *
 * @throws YuzhiError STORE_DISK_FULL, STORE_BACKUP_UNWRITABLE, STORE_UNAVAILABLE
 */
export async function writeBackup(client: pg.ClientBase, folder: string, options: WriteOptions): Promise<Backup> {
  const making = `${folder}.${process.pid}${unfinished}`;
  try {
    await makeFolders(making, 0o700);
    const tables = await beginWithLocks(client);
    const manifest = await copyAll(client, making, tables, options);
    const bytes = await sizeOf(making, manifest);
    await syncFolder(making);
    await rename(making, folder);
    await syncFolder(path.dirname(folder));
    return { folder, manifest, bytes };
  } catch (error) {
    throw unwritable(folder, error);
  } finally {
    await rm(making, { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * Begins the transaction. A table that is rewritten between the snapshot and its copy would look empty, so all are
 * locked against changes of their form first, and the snapshot is taken by the first query after that.
 */
async function beginWithLocks(client: pg.ClientBase): Promise<readonly StoreTable[]> {
  for (;;) {
    const seen = await tablesOf(client);
    await client.query('begin transaction isolation level repeatable read, read only');
    await client.query(copySettings);
    if (seen.length > 0)
      await client.query(`lock table ${seen.map(({ name }) => quoted(name)).join(', ')} in access share mode`);
    const tables = await tablesOf(client);
    const isSame = String(tables.map(({ oid }) => oid)) === String(seen.map(({ oid }) => oid));
    if (isSame) return tables;
    await client.query('rollback');
  }
}

async function copyAll(
  client: pg.ClientBase,
  making: string,
  found: readonly StoreTable[],
  { now, signal }: WriteOptions,
): Promise<BackupManifest> {
  const sums: string[] = [];
  const tables: BackedUpTable[] = [];
  for (const table of found) {
    const { sum, ...written } = await copyTable(client, making, table, signal);
    sums.push(`${sum}  ${tableFile(table)}`);
    tables.push(written);
  }
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const manifest: BackupManifest = {
    ...emptyManifest(now),
    serverVersion: rows[0]?.server_version ?? '',
    migrations: await migrationsOf(client),
    tables,
    sequences: await sequencesOf(client),
  };
  const manifestSum = await writeText(path.join(making, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeText(path.join(making, sumsFile), [...sums, `${manifestSum}  ${manifestFile}`, ''].join('\n'));
  return manifest;
}

async function copyTable(
  client: pg.ClientBase,
  making: string,
  table: StoreTable,
  signal: AbortSignal | undefined,
): Promise<BackedUpTable & { readonly sum: string }> {
  const list = table.columns.map(quoted).join(', ');
  const source = client.query(
    copyTo(
      table.isPartitioned
        ? `copy (select ${list} from ${quoted(table.name)}) to stdout`
        : `copy ${quoted(table.name)} (${list}) to stdout`,
    ),
  );
  const rows = new RowMeter();
  const packed = new ByteMeter();
  const file = createWriteStream(path.join(making, tableFile(table)), { mode: 0o600, flush: true });
  await pipeline([source, rows, createGzip(), packed, file], signal === undefined ? {} : { signal });
  const { name, columns } = table;
  return { name, columns, rows: rows.rows, sha256: rows.digest(), sum: packed.digest() };
}

async function writeText(file: string, text: string): Promise<string> {
  const meter = new ByteMeter();
  await pipeline([Buffer.from(text)], meter, createWriteStream(file, { mode: 0o600, flush: true }));
  return meter.digest();
}

async function sizeOf(folder: string, { tables }: BackupManifest): Promise<number> {
  const files = [manifestFile, sumsFile, ...tables.map(tableFile)];
  const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A name is on disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const closed = new Set(['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENAMETOOLONG', 'ENOTEMPTY', 'EEXIST', 'EIO']);

function unwritable(folder: string, error: unknown): unknown {
  const { code = '' } = (error ?? {}) as { code?: string };
  return closed.has(code)
    ? storeError('STORE_BACKUP_UNWRITABLE', { folder: path.dirname(folder), reason: code }, error)
    : translate(error);
}
