import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from '@yuzhi/sdk';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { storeError } from './errors.ts';

const manifestSchema = z.object({
  format: z.literal('yuzhi-snapshot-1'),
  takenAt: z.iso.datetime(),
  serverVersion: z.string(),
  /** Migrations that the store had. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int(), sha256: z.string() }),
  ),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
});

/** What a snapshot holds, as its `manifest.json` says. Digests are of the uncompressed rows. */
export type SnapshotManifest = z.output<typeof manifestSchema>;

/** Tables in which the migrator keeps its own record; a restore writes them by migrating. */
const migratorTables = ['kysely_migration', 'kysely_migration_lock'];

/**
 * Copies every table of the store into `folder` as it is at one instant (one REPEATABLE READ transaction, while others
 * go on writing). The text form of COPY is the same from PostgreSQL 15 to 18. The folder appears when it is complete.
 */
export async function writeSnapshot(
  client: pg.ClientBase,
  folder: string,
  migrations: readonly string[],
): Promise<SnapshotManifest> {
  const making = `${folder}.${process.pid}`;
  await mkdir(making, { recursive: true, mode: 0o700 });
  await client.query('begin transaction isolation level repeatable read, read only');
  try {
    const tables: SnapshotManifest['tables'] = [];
    for (const { name, columns } of await tablesOf(client)) {
      const list = columns.map(quoted).join(', ');
      const source = client.query(copyTo(`copy ${quoted(name)} (${list}) to stdout`));
      const meter = new Meter();
      await pipeline(
        source,
        meter,
        createGzip(),
        createWriteStream(path.join(making, `${name}.copy.gz`), { mode: 0o600 }),
      );
      tables.push({ name, columns, rows: meter.rows, sha256: meter.digest() });
    }
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    const manifest: SnapshotManifest = {
      format: 'yuzhi-snapshot-1',
      takenAt: new Date().toISOString(),
      serverVersion: rows[0]?.server_version ?? '',
      migrations: [...migrations],
      tables,
      sequences: await sequencesOf(client),
    };
    await writeFile(path.join(making, 'manifest.json'), JSON.stringify(manifest, null, 2), { mode: 0o600 });
    await rename(making, folder);
    return manifest;
  } finally {
    await client.query('rollback');
    await rm(making, { recursive: true, force: true });
  }
}

/** @throws YuzhiError STORE_SNAPSHOT_DAMAGED */
export async function readSnapshotManifest(folder: string): Promise<SnapshotManifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')));
  } catch (cause) {
    throw storeError('STORE_SNAPSHOT_DAMAGED', { folder, reason: 'its manifest cannot be read' }, cause);
  }
}

/** Reads every file and compares its rows and digest with the manifest, before anything is changed. */
export async function verifySnapshot(folder: string, manifest: SnapshotManifest): Promise<void> {
  for (const table of manifest.tables) {
    const meter = new Meter();
    try {
      await pipeline(
        createReadStream(path.join(folder, `${table.name}.copy.gz`)),
        createGunzip(),
        meter,
        async (rows) => {
          // Only the meter looks at the rows.
          for await (const _chunk of rows);
        },
      );
    } catch (cause) {
      throw storeError('STORE_SNAPSHOT_DAMAGED', { folder, reason: `${table.name} cannot be read` }, cause);
    }
    if (meter.rows !== table.rows || meter.digest() !== table.sha256)
      throw storeError('STORE_SNAPSHOT_DAMAGED', { folder, reason: `${table.name} differs from its digest` });
  }
}

/** Fills the empty tables of a store that is migrated exactly as the snapshot was, in one transaction. */
export async function restoreSnapshot(
  client: pg.ClientBase,
  folder: string,
  manifest: SnapshotManifest,
): Promise<void> {
  await client.query('begin');
  try {
    for (const { name, columns } of inOrderOfReference(manifest.tables, await referencesOf(client))) {
      const target = client.query(copyFrom(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`));
      await pipeline(createReadStream(path.join(folder, `${name}.copy.gz`)), createGunzip(), target);
    }
    for (const { name, lastValue, isCalled } of manifest.sequences)
      await client.query('select setval($1::regclass, $2, $3)', [quoted(name), lastValue, isCalled]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Counts and digests rows that pass. In COPY's text form each row is one line; line ends in values are escaped. */
class Meter extends Transform {
  rows = 0;
  readonly #hash = createHash('sha256');

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.#hash.update(chunk);
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.rows += 1;
    done(null, chunk);
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}

async function tablesOf(client: pg.ClientBase): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0
       and not a.attisdropped and a.attgenerated = '' and c.relname <> all($1)
     group by c.relname order by c.relname`,
    [migratorTables],
  );
  return rows;
}

async function sequencesOf(client: pg.ClientBase): Promise<SnapshotManifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    'select sequencename as name from pg_sequences where schemaname = current_schema() order by 1',
  );
  const sequences: SnapshotManifest['sequences'] = [];
  for (const { name } of rows) {
    const result = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${quoted(name)}`,
    );
    const [state] = result.rows;
    if (state) sequences.push({ name, ...state });
  }
  return sequences;
}

/** Which table refers to which by foreign key. */
async function referencesOf(client: pg.ClientBase): Promise<readonly { from: string; to: string }[]> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `select f.relname as "from", t.relname as "to" from pg_constraint k
     join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and f.relnamespace = current_schema()::regnamespace and f.oid <> t.oid`,
  );
  return rows;
}

function inOrderOfReference<T extends { readonly name: string }>(
  tables: readonly T[],
  references: readonly { from: string; to: string }[],
): readonly T[] {
  const left = [...tables];
  const ordered: T[] = [];
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name));
    const free = left.findIndex(({ name }) => !references.some(({ from, to }) => from === name && names.has(to)));
    ordered.push(...left.splice(Math.max(free, 0), 1));
  }
  return ordered;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
