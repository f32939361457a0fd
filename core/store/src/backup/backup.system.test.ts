import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { YuzhiError } from '@yuzhi/sdk';
import type pg from 'pg';
import { openStore } from '../store.ts';
import type { Store, StoreOptions } from '../store.ts';
import { openTestStore, startMachineServer, temporaryFolder } from '../testing.ts';
import { applyRetention } from './apply-retention.ts';
import { backupNow } from './backup-now.ts';
import { restoreBackup } from './restore-backup.ts';
import { restoreDrill } from './restore-drill.ts';
import { verifyBackup } from './verify-backup.ts';

/** One of everything that COPY has to carry from one version of PostgreSQL to another. */
const everyType = `
  create type mood as enum ('晴', 'rain');
  create table kinds (
    id bigint generated always as identity primary key, parent bigint references kinds, text text, kind mood,
    data jsonb, raw json, bytes bytea, at timestamptz, day date, span interval, real real, double float8,
    exact numeric, list text[], sure boolean, key uuid, address inet, doubled float8 generated always as (double * 2) stored);
  create table "表/ ""1""" (kind_id bigint references kinds, n integer not null);
  create table months (day date not null, n integer) partition by range (day);
  create table months_old partition of months for values from (minvalue) to ('2026-01-01');
  create table months_new partition of months for values from ('2026-01-01') to (maxvalue);
  create sequence numbers as integer cycle maxvalue 9;
  create table seeded (n integer primary key);
  insert into seeded values (1), (2);
  create schema queue;
  create table queue.tickets (n integer);
  create view seen as select text from kinds;`;

const rowsOfEveryType = `
  insert into kinds (parent, text, kind, data, raw, bytes, at, day, span, real, double, exact, list, sure, key, address)
  select case when n > 1 then n - 1 end, '渝 ' || n || E' \\\\ \\t \\n \\r \\b \\\\. \\\\N "x"', (array['晴','rain']::mood[])[1 + n % 2],
    jsonb_build_object('n', n, 'nul', null), '{"b":  1, "nul": "\\u0000", "half": "\\ud800"}', decode('000a5cff', 'hex') || int4send(n),
    timestamptz '2026-02-28 23:59:59.123456+08' + n * interval '1 hour', date '2026-02-28' - n, make_interval(months => n, secs => 0.5),
    0.1::real * n, 1e-300 * n, n / 3.0, array['a,b', null, '{}', '"'], n % 2 = 0,
    ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, '10.0.0.0/8'
  from generate_series(1, 500) as n;
  insert into kinds (text, double, real, exact, at) values
    ('', 'NaN', 'Infinity', 'NaN', 'infinity'), (null, '-0', 3.4028235e38, 1e100, '4713-01-01 BC'), ('\\N', 5e-324, 1e-45, -0.0, null);
  insert into "表/ ""1""" select id, 1 from kinds;
  insert into months select date '2025-11-01' + n, n from generate_series(1, 200) as n;
  insert into queue.tickets values (1);
  delete from seeded where n = 1;
  select nextval('numbers'), nextval('numbers');`;

const firstFiles = { '0001-kinds.sql': everyType, '0020-later.sql': 'create table later (n integer);' };

async function aFolder(t: TestContext): Promise<string> {
  const folder = await temporaryFolder();
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** An empty database on the server that the tests of this process share. */
async function aDatabase(t: TestContext, folder: string): Promise<{ dataFolder: string; databaseUrl: string }> {
  const host = await openTestStore({ migrations: [] });
  t.after(() => host.close());
  const { connectionString = '' } = host.pool.options as { connectionString?: string };
  return { dataFolder: path.join(folder, 'data'), databaseUrl: connectionString };
}

function migrationFolder(folder: string, name: string, files: Readonly<Record<string, string>>): readonly URL[] {
  const place = path.join(folder, name);
  mkdirSync(place, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(place, file), text);
  return [pathToFileURL(`${place}/`)];
}

/** Rows by a way that is not that of the backup: PostgreSQL's own text of each row, sorted. */
async function rowsOf(pool: pg.Pool): Promise<Readonly<Record<string, unknown>>> {
  const tables = ['kinds', '"表/ ""1"""', 'months', 'months_old', 'seeded', 'later', 'seen'];
  tables.push('(select last_value, is_called from numbers)');
  const client = await pool.connect();
  try {
    await client.query("set timezone = 'UTC'");
    const found: Record<string, unknown> = {};
    for (const table of tables) {
      const { rows } = await client.query(
        `select count(*)::integer as n, md5(string_agg(t::text, '|' order by t::text collate "C")) as digest from ${table} t`,
      );
      found[table] = rows[0];
    }
    return found;
  } finally {
    client.release();
  }
}

async function filled(options: StoreOptions): Promise<Store> {
  const store = await openStore(options);
  await store.pool.query(rowsOfEveryType);
  return store;
}

function fails(code: string, about?: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof YuzhiError, String(error));
    assert.equal(error.code, code, error.message);
    if (about) assert.match(error.message, about);
    return true;
  };
}

function digestsOf({ tables, sequences }: Awaited<ReturnType<typeof verifyBackup>>): unknown {
  return { tables, sequences };
}

test('a backup goes from PostgreSQL 18 to the server of this machine and back, every row and sequence the same', async (t) => {
  await using server = await startMachineServer();
  if (server === null) return t.skip('this machine has no PostgreSQL of its own');
  const folder = await aFolder(t);
  const migrations = migrationFolder(folder, 'migrations', firstFiles);
  const backups = path.join(folder, 'backups');
  const wanted = await (async () => {
    await using store = await filled({ dataFolder: path.join(folder, 'data'), migrations });
    return { rows: await rowsOf(store.pool), backup: await backupNow(store, { folder: backups }) };
  })();
  const there = { dataFolder: path.join(folder, 'unused'), databaseUrl: server.url, migrations };
  await restoreBackup(there, wanted.backup.folder);
  const away = await (async () => {
    await using store = await openStore(there);
    assert.match(store.serverVersion, new RegExp(`^${server.major}\\.`));
    assert.deepEqual(await rowsOf(store.pool), wanted.rows);
    return await backupNow(store, { folder: backups });
  })();
  assert.deepEqual(digestsOf(away.manifest), digestsOf(wanted.backup.manifest));
  const home = { dataFolder: path.join(folder, 'home'), migrations };
  await restoreBackup(home, away.folder);
  await using store = await openStore(home);
  assert.deepEqual(await rowsOf(store.pool), wanted.rows);
  const { rows } = await store.pool.query(
    "insert into kinds (text) values ('next') returning id, nextval('numbers')::integer as n",
  );
  assert.deepEqual(rows, [{ id: '504', n: 3 }]);
});

test('a backup is of one instant, whatever is written while it is taken', async (t) => {
  const folder = await aFolder(t);
  const migrations = migrationFolder(folder, 'migrations', {
    '0001-pair.sql':
      'create table a (n integer primary key, pad text); create table z (n integer primary key references a);',
  });
  await using store = await openStore({ ...(await aDatabase(t, folder)), migrations });
  let isOver = false;
  let written = 0;
  const writer = (async () => {
    while (!isOver) {
      written += 1;
      await store.pool
        .query(
          `with one as (insert into a values (${written}, repeat('x', 2000)) returning n) insert into z select n from one`,
        )
        .catch(
          // The reference is checked within the statement that wrote both.
          (error: unknown) => assert.fail(String(error)),
        );
    }
  })();
  const counts: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { manifest } = await backupNow(store, { folder: path.join(folder, 'backups') });
    const [a, z] = manifest.tables;
    assert.equal(a?.rows, z?.rows, 'both tables as they were at one instant');
    counts.push(a?.rows ?? 0);
  }
  isOver = true;
  await writer;
  assert.ok((counts.at(-1) ?? 0) > (counts[0] ?? 0), `the writer wrote meanwhile: ${counts.join(', ')}`);
});

test('a restore into a store that holds rows is refused, and one into a store that was only opened is not', async (t) => {
  const folder = await aFolder(t);
  const migrations = migrationFolder(folder, 'migrations', { '0001-a.sql': 'create table a (n integer);' });
  const data = { ...(await aDatabase(t, folder)), migrations };
  const backup = await (async () => {
    await using store = await openStore(data);
    await store.pool.query('insert into a values (1), (2)');
    return await backupNow(store, { folder: path.join(folder, 'backups') });
  })();
  await assert.rejects(restoreBackup(data, backup.folder), fails('STORE_NOT_EMPTY', /\(a\)/));
  const opened = { ...(await aDatabase(t, folder)), migrations };
  await (await openStore(opened)).close();
  await restoreBackup(opened, backup.folder);
  await using store = await openStore(opened);
  assert.equal((await store.pool.query('select * from a')).rowCount, 2);
});

test('a backup of before an upgrade is restored by the newer program and brought up to date, by the older one as it was', async (t) => {
  const folder = await aFolder(t);
  const older = migrationFolder(folder, 'older', firstFiles);
  const newer = migrationFolder(folder, 'newer', {
    ...firstFiles,
    // Below one that the store had already: a capability that came later.
    '0010-between.sql':
      'alter table later add column more integer not null default 7; insert into later values (5, 5);',
  });
  const backups = path.join(folder, 'backups');
  const live = await aDatabase(t, folder);
  const [before, after] = await (async () => {
    await using store = await filled({ ...live, migrations: older });
    await store.pool.query('insert into later values (1)');
    const first = await backupNow(store, { folder: backups });
    await using upgraded = await openStore({ ...live, migrations: newer });
    return [first, await backupNow(upgraded, { folder: backups })];
  })();
  const forward = { ...(await aDatabase(t, folder)), migrations: newer };
  assert.deepEqual((await restoreBackup(forward, before.folder)).migrated, ['0010-between']);
  await using store = await openStore(forward);
  assert.deepEqual((await store.pool.query('select * from later order by n')).rows, [
    { n: 1, more: 7 },
    { n: 5, more: 5 },
  ]);
  const back = { ...(await aDatabase(t, folder)), migrations: older };
  await assert.rejects(restoreBackup(back, after.folder), fails('STORE_NEWER', /0010-between/));
  await restoreBackup(back, before.folder);
  await using old = await openStore(back);
  assert.deepEqual((await old.pool.query('select * from later')).rows, [{ n: 1 }]);
});

test('any byte that changed in a backup is noticed before anything is restored', async (t) => {
  const folder = await aFolder(t);
  const migrations = migrationFolder(folder, 'migrations', firstFiles);
  await using store = await filled({ ...(await aDatabase(t, folder)), migrations });
  const backup = await backupNow(store, { folder: path.join(folder, 'backups') });
  assert.equal(spawnSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: backup.folder }).status, 0);
  const files = readdirSync(backup.folder);
  assert.ok(files.length >= 7, files.join());
  const into = { dataFolder: path.join(folder, 'into'), migrations };
  for (const name of files) {
    const file = path.join(backup.folder, name);
    const right = readFileSync(file);
    const wrong = Buffer.from(right);
    const at = right.length >> 1;
    wrong[at] = (wrong[at] ?? 0) ^ 1;
    for (const content of [wrong, right.subarray(0, -1), null]) {
      if (content === null) rmSync(file);
      else writeFileSync(file, content);
      await assert.rejects(restoreBackup(into, backup.folder), (error) => {
        assert.ok(error instanceof YuzhiError, `${name}: ${String(error)}`);
        assert.match(error.code, /^STORE_BACKUP_(DAMAGED|MISSING|NEWER)$/);
        return true;
      });
    }
    writeFileSync(file, right);
  }
  assert.ok(!existsSync(into.dataFolder), 'no database was so much as started');
  await verifyBackup(backup.folder);
});

test('a restore that fails in the middle leaves the store empty, and works when the cause is gone', async (t) => {
  const folder = await aFolder(t);
  const made = migrationFolder(folder, 'made', {
    '0001-a.sql': 'create table a (n integer); create table b (n integer);',
  });
  // The same migration by its name, but without what the second table needs.
  const other = migrationFolder(folder, 'other', {
    '0001-a.sql': 'create table a (n integer); create table b (m integer);',
  });
  const backup = await (async () => {
    await using store = await openStore({ ...(await aDatabase(t, folder)), migrations: made });
    await store.pool.query('insert into a values (1); insert into b values (2)');
    return await backupNow(store, { folder: path.join(folder, 'backups') });
  })();
  const into = await aDatabase(t, folder);
  await assert.rejects(
    restoreBackup({ ...into, migrations: other }, backup.folder),
    fails('STORE_RESTORE_FAILED', /column "n"/),
  );
  await restoreBackup({ ...into, migrations: made }, backup.folder);
  await using store = await openStore({ ...into, migrations: made });
  assert.equal((await store.pool.query('select * from a, b')).rowCount, 1);
});

test('a backup that is stopped in the middle leaves nothing behind, and the store goes on', async (t) => {
  const folder = await aFolder(t);
  const migrations = migrationFolder(folder, 'migrations', { '0001-a.sql': 'create table a (t text);' });
  await using store = await openStore({ ...(await aDatabase(t, folder)), migrations });
  await store.pool.query('insert into a select repeat(md5(n::text), 50) from generate_series(1, 100000) as n');
  const backups = path.join(folder, 'backups');
  const stop = new AbortController();
  const underWay = backupNow(store, { folder: backups, signal: stop.signal });
  while (!existsSync(backups) || readdirSync(backups).length === 0)
    await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  await assert.rejects(underWay, { name: 'AbortError' });
  assert.deepEqual(readdirSync(backups), []);
  assert.equal((await store.pool.query('select 1 from a')).rowCount, 100_000);
});

test('a backup into a folder that cannot be written says so', async (t) => {
  const folder = await aFolder(t);
  await using store = await openStore({ ...(await aDatabase(t, folder)), migrations: [] });
  writeFileSync(path.join(folder, 'file'), '');
  await assert.rejects(
    backupNow(store, { folder: path.join(folder, 'file') }),
    fails('STORE_BACKUP_UNWRITABLE', /ENOTDIR/),
  );
});

test('what is no backup, or one of a newer program, is refused by name', async (t) => {
  const folder = await aFolder(t);
  const options = { dataFolder: path.join(folder, 'data'), migrations: [] };
  await assert.rejects(restoreBackup(options, path.join(folder, 'none')), fails('STORE_BACKUP_MISSING'));
  writeFileSync(path.join(folder, 'manifest.json'), '{"format":"yuzhi-backup-2"}');
  await assert.rejects(restoreBackup(options, folder), fails('STORE_BACKUP_NEWER', /yuzhi-backup-2/));
});

test('restoreDrill() tries a backup beside the store, and names what comes back different', async (t) => {
  const folder = await aFolder(t);
  const migrations = migrationFolder(folder, 'migrations', firstFiles);
  await using store = await filled({ ...(await aDatabase(t, folder)), migrations });
  const backup = await backupNow(store, { folder: path.join(folder, 'backups') });
  const { manifest } = await restoreDrill(backup.folder, { scratch: path.join(folder, 'one'), migrations });
  assert.ok(manifest.tables.some(({ rows }) => rows === 503));
  // The same migration by its name, with a trigger that changes rows on their way in.
  const meddling = migrationFolder(folder, 'meddling', {
    ...firstFiles,
    '0020-later.sql': `create table later (n integer);
      create function meddle() returns trigger language plpgsql as 'begin new.n := 3; return new; end';
      create trigger meddle before insert on seeded for each row execute function meddle();`,
  });
  await assert.rejects(
    restoreDrill(backup.folder, { scratch: path.join(folder, 'two'), migrations: meddling }),
    fails('STORE_DRILL_FAILED', /seeded/),
  );
});

test('applyRetention() removes whole backups that the policy lets go, and nothing else', async (t) => {
  const folder = await aFolder(t);
  await using store = await openStore({ ...(await aDatabase(t, folder)), migrations: [] });
  const backups = path.join(folder, 'backups');
  const hours = [1, 2, 27, 50].map((hour) => new Date(Date.UTC(2026, 0, 1, hour)));
  for (const now of hours) await backupNow(store, { folder: backups, now });
  mkdirSync(path.join(backups, 'something of mine'));
  writeFileSync(path.join(backups, 'note.txt'), '');
  const policy = { last: 1, daily: 2, weekly: 0, monthly: 0 };
  const { removed, kept } = await applyRetention(backups, { policy, timeZone: 'Asia/Shanghai' });
  assert.deepEqual(removed, ['2026-01-01T01-00-00.000Z-at-0000', '2026-01-01T02-00-00.000Z-at-0000']);
  assert.deepEqual(readdirSync(backups), [...kept, 'note.txt', 'something of mine']);
  assert.deepEqual((await applyRetention(path.join(folder, 'none'), { timeZone: 'UTC' })).removed, []);
});

test('what a killed backup left is removed a day later, not while it may still be written', async (t) => {
  const folder = await aFolder(t);
  await using store = await openStore({ ...(await aDatabase(t, folder)), migrations: [] });
  const backups = path.join(folder, 'backups');
  const left = path.join(backups, '2026-01-01T01-00-00.000Z-at-0000.99.unfinished');
  mkdirSync(left, { recursive: true });
  await backupNow(store, { folder: backups });
  assert.ok(existsSync(left));
  await backupNow(store, { folder: backups, now: new Date(Date.now() + 25 * 3600_000) });
  assert.ok(!existsSync(left));
});
