import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { YuzhiError } from '@yuzhi/sdk';
import { migrateBack } from './migrate-back.ts';
import { openStore } from './store.ts';
import { openTestStore, temporaryFolder } from './testing.ts';

interface World {
  readonly dataFolder: string;
  readonly databaseUrl: string;
  /** Writes the capability's files, in place of those before. */
  migrations(capability: string, files: Readonly<Record<string, string>>): URL;
}

async function aWorld(t: TestContext): Promise<World> {
  const host = await openTestStore({ migrations: [] });
  const dataFolder = await temporaryFolder();
  t.after(async () => {
    await host.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return {
    dataFolder,
    databaseUrl: (host.pool.options as { connectionString?: string }).connectionString ?? '',
    migrations(capability, files) {
      const folder = path.join(dataFolder, capability);
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
      return pathToFileURL(`${folder}/`);
    },
  };
}

function fails(code: string): (error: unknown) => boolean {
  return (error) => error instanceof YuzhiError && error.code === code;
}

const first = {
  '0001-a.sql':
    'create table a (id integer generated always as identity primary key, text text, data jsonb, bytes bytea, at timestamptz);',
};
const second = {
  ...first,
  '0003-b.sql': 'alter table a add column more integer not null default 5; create table b (a_id integer references a);',
};

test('migrations of several capabilities run in order of their numbers, each once', async (t) => {
  const world = await aWorld(t);
  const folders = [
    world.migrations('x', { '0002-x.sql': 'insert into log values (2);', '0004-x.sql': 'insert into log values (4);' }),
    world.migrations('y', {
      '0001-y.sql': 'create table log (n integer);',
      '0003-y.sql': 'insert into log values (3);',
    }),
  ];
  for (let time = 0; time < 2; time += 1) {
    await using store = await openStore({ ...world, migrations: folders });
    assert.deepEqual((await store.pool.query('select n from log')).rows, [{ n: 2 }, { n: 3 }, { n: 4 }]);
    assert.deepEqual(await store.migrationState(), { applied: ['0001-y', '0002-x', '0003-y', '0004-x'], pending: [] });
  }
});

test('two processes that migrate at once run each migration once', async (t) => {
  const world = await aWorld(t);
  const folder = world.migrations('x', {
    '0001-x.sql': 'create table log (n integer); insert into log values (1); select pg_sleep(0.2);',
  });
  const stores = await Promise.all([1, 2, 3].map(() => openStore({ ...world, migrations: [folder] })));
  assert.equal((await stores[0]?.pool.query('select n from log'))?.rowCount, 1);
  await Promise.all(stores.map((store) => store.close()));
});

test('a number used twice and a name without one are refused before anything runs', async (t) => {
  const world = await aWorld(t);
  const twice = [world.migrations('x', { '0001-x.sql': '' }), world.migrations('y', { '0001-y.sql': '' })];
  await assert.rejects(openStore({ ...world, migrations: twice }), fails('STORE_MIGRATION_DUPLICATE'));
  await assert.rejects(
    openStore({ ...world, migrations: [world.migrations('z', { 'first.sql': '' })] }),
    fails('STORE_MIGRATION_NAME_WRONG'),
  );
});

test('a migration that fails changes nothing, and the next one that is right goes on', async (t) => {
  const world = await aWorld(t);
  const broken = world.migrations('x', { ...first, '0002-x.sql': 'create table half (n integer); select nonsense();' });
  await assert.rejects(openStore({ ...world, migrations: [broken] }), fails('STORE_MIGRATION_FAILED'));
  await using store = await openStore({ ...world, migrations: [world.migrations('x', second)] });
  assert.equal((await store.pool.query("select to_regclass('half') as half")).rows[0].half, null);
});

test('a store that a newer program migrated is refused', async (t) => {
  const world = await aWorld(t);
  await (await openStore({ ...world, migrations: [world.migrations('x', second)] })).close();
  await assert.rejects(openStore({ ...world, migrations: [world.migrations('x', first)] }), fails('STORE_NEWER'));
});

test('a store with data is snapshotted before a migration, and migrateBack() restores every value', async (t) => {
  const world = await aWorld(t);
  const store = await openStore({ ...world, migrations: [world.migrations('x', first)] });
  const rows: [string | null, unknown, Buffer | null][] = [
    ['渝 \\ \t \n tab and line', { nul: '\\u0000', list: [1, null] }, Buffer.from([0, 10, 92, 255])],
    [null, null, null],
    ['', [], Buffer.alloc(0)],
    ['\\N', '\\.', Buffer.from('\\.')],
  ];
  for (const [text, data, bytes] of rows)
    await store.pool.query('insert into a (text, data, bytes, at) values ($1, $2, $3, $4)', [
      text,
      JSON.stringify(data),
      bytes,
      '2026-02-28T23:59:59.123456+08',
    ]);
  const before = (await store.pool.query('select *, at::text as exact from a order by id')).rows;
  await store.close();

  const ahead = await openStore({ ...world, migrations: [world.migrations('x', second)] });
  await ahead.pool.query('delete from a');
  await ahead.close();
  assert.equal(readdirSync(path.join(world.dataFolder, 'snapshots')).length, 1);

  const { manifest } = await migrateBack({ ...world, migrations: [world.migrations('x', second)] });
  assert.deepEqual(
    manifest.tables.map(({ name, rows: count }) => [name, count]),
    [['a', rows.length]],
  );
  await using back = await openStore({ ...world, migrations: [world.migrations('x', second)], migrate: false });
  assert.deepEqual(await back.migrationState(), { applied: ['0001-a'], pending: ['0003-b'] });
  assert.deepEqual((await back.pool.query('select *, at::text as exact from a order by id')).rows, before);
  const { rows: next } = await back.pool.query<{ id: number }>("insert into a (text) values ('next') returning id");
  assert.equal(next[0]?.id, rows.length + 1);
});

test('migrateBack() refuses a damaged snapshot and leaves the store as it was', async (t) => {
  const world = await aWorld(t);
  const store = await openStore({ ...world, migrations: [world.migrations('x', first)] });
  await store.pool.query("insert into a (text) values ('kept')");
  await store.close();
  const options = { ...world, migrations: [world.migrations('x', second)] };
  await (await openStore(options)).close();
  const [name = ''] = readdirSync(path.join(world.dataFolder, 'snapshots'));
  const file = path.join(world.dataFolder, 'snapshots', name, 'a.copy.gz');
  writeFileSync(file, 'not a gzip');
  await assert.rejects(migrateBack(options), fails('STORE_BACKUP_DAMAGED'));
  await using same = await openStore(options);
  assert.equal((await same.pool.query('select * from a')).rowCount, 1);
});

test('migrateBack() without a snapshot says so', async (t) => {
  const world = await aWorld(t);
  await assert.rejects(
    migrateBack({ ...world, migrations: [world.migrations('x', first)] }),
    fails('STORE_SNAPSHOT_MISSING'),
  );
});
