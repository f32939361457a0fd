import type pg from 'pg';
import type { BackedUpTable, BackupManifest } from './backup-manifest.ts';

/** Tables in which the migrator keeps its own record; a restore writes them by migrating. */
const migratorTables = ['kysely_migration', 'kysely_migration_lock'];

/**
 * The schema of the store. What lies in others can be made anew from it, as the queue that tells whose turn it is; and
 * what an extension brought along comes with the extension.
 */
const isOurs = `c.relnamespace = current_schema()::regnamespace and c.relpersistence <> 't' and not exists (
  select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

export interface StoreTable {
  readonly name: string;
  readonly oid: number;
  readonly columns: string[];
  /** Its rows lie in partitions, which are copied through it. */
  readonly isPartitioned: boolean;
}

/** Tables of the store with the columns that are kept (generated ones are not), in order of their names. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly StoreTable[]> {
  const { rows } = await client.query<StoreTable>(
    `select c.oid, c.relname as name, c.relkind = 'p' as "isPartitioned",
       array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where ${isOurs} and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all($1)
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.oid, c.relname, c.relkind order by c.relname`,
    [migratorTables],
  );
  return rows;
}

export async function sequencesOf(client: pg.ClientBase): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where ${isOurs} and c.relkind = 'S' order by 1`,
  );
  const sequences: BackupManifest['sequences'] = [];
  for (const { name } of rows) {
    const result = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${quoted(name)}`,
    );
    const [state] = result.rows;
    if (state) sequences.push({ name, ...state });
  }
  return sequences;
}

/** Migrations that the store has, in order. */
export async function migrationsOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('kysely_migration') is not null as there",
  );
  if (rows[0]?.there !== true) return [];
  const applied = await client.query<{ name: string }>('select name from kysely_migration order by name');
  return applied.rows.map(({ name }) => name);
}

/** The first table that holds a row, or `null`. */
export async function tableWithRows(client: pg.ClientBase): Promise<string | null> {
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query<{ some: boolean }>(`select exists (select from ${quoted(name)}) as some`);
    if (rows[0]?.some === true) return name;
  }
  return null;
}

/** Drops every table, sequence, function and type of the store. An empty one is left alone: it may not be ours to drop. */
export async function emptyStore(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ schema: string; some: boolean }>(
    `select current_schema() as schema, exists (select from pg_class c where ${isOurs}) as some`,
  );
  const [found] = rows;
  if (found?.some !== true) return;
  await client.query(`drop schema ${quoted(found.schema)} cascade; create schema ${quoted(found.schema)}`);
}

/** The tables so that each comes after those that it refers to by foreign key. */
export async function inOrderOfReference(
  client: pg.ClientBase,
  tables: readonly BackedUpTable[],
): Promise<readonly BackedUpTable[]> {
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select c.relname as "from", t.relname as "to" from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and ${isOurs} and c.oid <> t.oid`,
  );
  const left = [...tables];
  const ordered: BackedUpTable[] = [];
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name));
    const free = left.findIndex(({ name }) => !references.some(({ from, to }) => from === name && names.has(to)));
    ordered.push(...left.splice(Math.max(free, 0), 1));
  }
  return ordered;
}

/** An identifier as SQL takes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
