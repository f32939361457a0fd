import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { storeError } from '../errors.ts';
import { manifestFile, readBackupManifest, sumsFile, tableFile } from './backup-manifest.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { ByteMeter, RowMeter } from './meters.ts';

/**
 * Reads every file of a backup and compares it with its checksum, and each table with the rows and digest that the
 * manifest names.
 *
 * @throws YuzhiError STORE_BACKUP_MISSING, STORE_BACKUP_NEWER, STORE_BACKUP_DAMAGED naming the file
 */
export async function verifyBackup(folder: string): Promise<BackupManifest> {
  const manifest = await readBackupManifest(folder);
  const damaged = (file: string, cause?: unknown): Error => storeError('STORE_BACKUP_DAMAGED', { folder, file }, cause);
  const sums = await readSums(folder);
  const expected = [manifestFile, ...manifest.tables.map(tableFile)];
  const unlisted = expected.find((file) => !sums.has(file));
  if (unlisted !== undefined || sums.size !== expected.length) throw damaged(unlisted ?? sumsFile);
  if (await differs(folder, manifestFile, sums)) throw damaged(manifestFile);
  for (const table of manifest.tables) {
    const file = tableFile(table);
    const packed = new ByteMeter();
    const rows = new RowMeter();
    try {
      await pipeline(createReadStream(path.join(folder, file)), packed, createGunzip(), rows, drained);
    } catch (cause) {
      throw damaged(file, cause);
    }
    if (packed.digest() !== sums.get(file) || rows.rows !== table.rows || rows.digest() !== table.sha256)
      throw damaged(file);
  }
  return manifest;
}

/** Backups in a folder that are complete, by name; whatever else lies there is left out. */
export async function backupsIn(folder: string): Promise<readonly { name: string; manifest: BackupManifest }[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map(async (name) => {
        const manifest = await readBackupManifest(path.join(folder, name)).catch(() => null);
        return manifest === null ? [] : [{ name, manifest }];
      }),
  );
  return found.flat();
}

async function readSums(folder: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(path.join(folder, sumsFile), 'utf8').catch((cause: unknown) => {
    throw storeError('STORE_BACKUP_DAMAGED', { folder, file: sumsFile }, cause);
  });
  const lines = text.split('\n').filter((line) => line !== '');
  const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  const canonical = [...sums].map(([file, sum]) => `${sum}  ${file}\n`).join('');
  if (text !== canonical) throw storeError('STORE_BACKUP_DAMAGED', { folder, file: sumsFile });
  return sums;
}

async function differs(folder: string, file: string, sums: ReadonlyMap<string, string>): Promise<boolean> {
  const meter = new ByteMeter();
  await pipeline(createReadStream(path.join(folder, file)), meter, drained);
  return meter.digest() !== sums.get(file);
}

/** Only the meters look at what passes. */
async function drained(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _chunk of chunks);
}
