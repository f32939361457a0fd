import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from '@yuzhi/sdk';
import { storeError } from '../errors.ts';

/** Digits at the end rise when a backup holds something that an older program would leave out. */
const format = 'yuzhi-backup-1';

const manifestSchema = z.object({
  format: z.literal(format),
  takenAt: z.iso.datetime(),
  serverVersion: z.string(),
  /** Migrations that the store had, in order. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.number().int(),
      /** Of the rows as COPY writes them, before they are compressed. */
      sha256: z.string(),
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
});

/** What a backup holds, as its `manifest.json` says. */
export type BackupManifest = z.output<typeof manifestSchema>;

export type BackedUpTable = BackupManifest['tables'][number];

export const manifestFile = 'manifest.json';
/** As `sha256sum -c` reads it: every other file of the folder. */
export const sumsFile = 'SHA256SUMS';

export function emptyManifest(takenAt: Date): BackupManifest {
  return { format, takenAt: takenAt.toISOString(), serverVersion: '', migrations: [], tables: [], sequences: [] };
}

/** The file that holds a table's rows. */
export function tableFile({ name }: { readonly name: string }): string {
  return `${encodeURIComponent(name)}.copy.gz`;
}

/** @throws YuzhiError STORE_BACKUP_MISSING, STORE_BACKUP_NEWER, STORE_BACKUP_DAMAGED */
export async function readBackupManifest(folder: string): Promise<BackupManifest> {
  const value = await readJson(folder);
  const { success, data, error } = manifestSchema.safeParse(value);
  if (success) return data;
  const said = z.object({ format: z.string().regex(/^yuzhi-[a-z]+-\d+$/) }).safeParse(value);
  if (said.success && said.data.format !== format)
    throw storeError('STORE_BACKUP_NEWER', { folder, what: said.data.format });
  throw storeError('STORE_BACKUP_DAMAGED', { folder, file: manifestFile }, error);
}

async function readJson(folder: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path.join(folder, manifestFile), 'utf8');
  } catch (cause) {
    throw storeError('STORE_BACKUP_MISSING', { folder }, cause);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw storeError('STORE_BACKUP_DAMAGED', { folder, file: manifestFile }, cause);
  }
}
