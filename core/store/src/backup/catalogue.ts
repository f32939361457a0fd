import type pg from 'pg';
import type { BackedUpTable, BackupManifest } from './backup-manifest.ts';

/** Tables in which the migrator keeps its own record; a restore writes them by migrating. */
const migratorTables = ['kysely_migration', 'kysely_migration_lock'];

/** Everything in the database is ours but what PostgreSQL itself and its extensions keep there. */
const ownSchemas = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;
const isOfExtension = (catalogue: string, oid: string): string =>
  `exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

export interface Named {
  readonly schema: string;
  readonly name: string;
}

export interface StoreTable extends Named {
  readonly oid: number;
  readonly columns: string[];
  /** Its rows lie in partitions, which are copied through it. */
  readonly isPartitioned: boolean;
}

/** Tables of the store with the columns that are kept (generated ones are not), in order of their names. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly StoreTable[]> {
  const { rows } = await client.query<StoreTable>(
    `select c.oid, n.nspname as schema, c.relname as name, c.relkind = 'p' as "isPartitioned",
       array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where ${ownSchemas} and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
       and not ${isOfExtension('pg_class', 'c.oid')} and c.relname <> all($1)
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.oid, n.nspname, c.relname, c.relkind order by n.nspname, c.relname`,
    [migratorTables],
  );
  return rows;
}

export async function sequencesOf(client: pg.ClientBase): Promise<BackupManifest['sequences']> {
  const { rows } = await client.query<Named>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${ownSchemas} and c.relkind = 'S' and c.relpersistence <> 't' and not ${isOfExtension('pg_class', 'c.oid')}
     order by 1, 2`,
  );
  const sequences: BackupManifest['sequences'] = [];
  for (const { schema, name } of rows) {
    const result = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${quoted({ schema, name })}`,
    );
    const [state] = result.rows;
    if (state) sequences.push({ schema, name, ...state });
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
export async function tableWithRows(client: pg.ClientBase): Promise<Named | null> {
  for (const table of await tablesOf(client)) {
    const { rows } = await client.query<{ some: boolean }>(`select exists (select from ${quoted(table)}) as some`);
    if (rows[0]?.some === true) return table;
  }
  return null;
}

/** Drops every table, sequence, function and type of the store. */
export async function emptyDatabase(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname as name from pg_namespace n
     where ${ownSchemas} and not ${isOfExtension('pg_namespace', 'n.oid')}
       and (n.nspname <> 'public' or exists (select from pg_class c where c.relnamespace = n.oid))`,
  );
  for (const { name } of rows) await client.query(`drop schema ${identifier(name)} cascade`);
  await client.query('create schema if not exists public');
}

/** The tables so that each comes after those that it refers to by foreign key. */
export async function inOrderOfReference(
  client: pg.ClientBase,
  tables: readonly BackedUpTable[],
): Promise<readonly BackedUpTable[]> {
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select f.oid::regclass::text as "from", t.oid::regclass::text as "to" from pg_constraint k
     join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid join pg_namespace n on n.oid = f.relnamespace
     where k.contype = 'f' and ${ownSchemas} and f.oid <> t.oid`,
  );
  const { rows } = await client.query<{ key: string }>(
    'select pg_catalog.to_regclass(name)::text as key from unnest($1::text[]) with ordinality as t(name, at) order by at',
    [tables.map(quoted)],
  );
  const left = tables.map((table, index) => ({ table, key: rows[index]?.key ?? '' }));
  const ordered: BackedUpTable[] = [];
  while (left.length > 0) {
    const keys = new Set(left.map(({ key }) => key));
    const free = left.findIndex(({ key }) => !references.some(({ from, to }) => from === key && keys.has(to)));
    ordered.push(...left.splice(Math.max(free, 0), 1).map(({ table }) => table));
  }
  return ordered;
}

export function quoted({ schema, name }: Named): string {
  return `${identifier(schema)}.${identifier(name)}`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
