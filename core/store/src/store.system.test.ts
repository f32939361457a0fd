import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { YuzhiError } from '@yuzhi/sdk';
import { defaultDataFolder, serviceUid } from './data-folder.ts';
import { isAlive, readPostmaster } from './postmaster.ts';
import { openStore } from './store.ts';
import { temporaryFolder } from './testing.ts';
import { translate } from './translate.ts';

const isRoot = process.getuid?.() === 0;

async function dataFolder(t: TestContext): Promise<string> {
  const folder = await temporaryFolder();
  t.after(() => {
    const running = readPostmaster(path.join(folder, 'postgres'));
    if (running) process.kill(running.pid, 'SIGQUIT');
    if (isRoot) spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

function postmasterOf(folder: string): number {
  const running = readPostmaster(path.join(folder, 'postgres'));
  assert.ok(running, 'no server runs');
  return running.pid;
}

/** Another process of ours that opens the store, says so, writes what it is told, and leaves or is killed. */
async function neighbour(folder: string): Promise<ChildProcess> {
  const code = `
    import { openStore } from ${JSON.stringify(path.join(import.meta.dirname, 'store.ts'))};
    const store = await openStore({ dataFolder: ${JSON.stringify(folder)}, migrations: [] });
    process.on('SIGTERM', async () => { await store.close(); process.exit(0); });
    console.log('open');`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (status) => reject(new Error(`the neighbour ended with ${status}`)));
  });
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve));
}

async function eventually(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await holds()) return;
    await sleep(50);
  }
  assert.fail(what);
}

function fails(code: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof YuzhiError, String(error));
    assert.equal(error.code, code);
    return true;
  };
}

test('openStore() starts a server on a new folder, and again on the same data', async (t) => {
  const folder = await dataFolder(t);
  const first = await openStore({ dataFolder: folder, migrations: [] });
  await first.pool.query('create table kept (n integer); insert into kept values (7)');
  await first.close();
  assert.equal(readPostmaster(path.join(folder, 'postgres')), null, 'the last to leave stops the server');
  await using again = await openStore({ dataFolder: folder, migrations: [] });
  assert.deepEqual((await again.pool.query('select n from kept')).rows, [{ n: 7 }]);
  assert.match(again.serverVersion, /^18\./);
});

test('the server listens on loopback alone and syncs what it commits', async (t) => {
  await using store = await openStore({ dataFolder: await dataFolder(t), migrations: [] });
  const setting = async (name: string) => (await store.pool.query(`show ${name}`)).rows[0] as Record<string, string>;
  assert.deepEqual(await setting('listen_addresses'), { listen_addresses: '127.0.0.1' });
  assert.deepEqual(await setting('unix_socket_directories'), { unix_socket_directories: '' });
  assert.deepEqual(await setting('fsync'), { fsync: 'on' });
  assert.deepEqual(await setting('synchronous_commit'), { synchronous_commit: 'on' });
  assert.deepEqual(await setting('data_checksums'), { data_checksums: 'on' });
});

test('two processes that start at once share one server, and only the last to leave stops it', async (t) => {
  const folder = await dataFolder(t);
  const [a, b, store] = await Promise.all([
    neighbour(folder),
    neighbour(folder),
    openStore({ dataFolder: folder, migrations: [] }),
  ]);
  const pid = postmasterOf(folder);
  a.kill('SIGTERM');
  await ended(a);
  await store.close();
  assert.ok(isAlive(pid), 'one process is still there');
  b.kill('SIGTERM');
  await ended(b);
  assert.ok(!isAlive(pid), 'the last one stopped it');
});

test('a process that is killed leaves the server to the next, with its data', async (t) => {
  const folder = await dataFolder(t);
  const child = await neighbour(folder);
  const pid = postmasterOf(folder);
  child.kill('SIGKILL');
  await ended(child);
  const store = await openStore({ dataFolder: folder, migrations: [] });
  assert.equal(postmasterOf(folder), pid);
  await store.close();
  assert.ok(!isAlive(pid));
});

test('a server that is killed under us comes back by itself with every acknowledged row', async (t) => {
  const folder = await dataFolder(t);
  await using store = await openStore({ dataFolder: folder, migrations: [] });
  await store.pool.query('create table kept (n integer)');
  await store.pool.query('insert into kept values (1)');
  const killed = postmasterOf(folder);
  process.kill(killed, 'SIGKILL');
  // Its backends answer for a moment longer; only a new server shows that it came back.
  await eventually(
    'a new server runs',
    () => (readPostmaster(path.join(folder, 'postgres'))?.pid ?? killed) !== killed,
  );
  await eventually('the store came back', () =>
    store.pool.query('insert into kept values (2)').then(
      () => true,
      () => false,
    ),
  );
  const { rows } = await store.pool.query<{ n: number }>('select distinct n from kept order by n');
  assert.deepEqual(rows, [{ n: 1 }, { n: 2 }]);
});

test('a connection that breaks while it is lent, between two queries, fails its user and not the process', async (t) => {
  await using store = await openStore({ dataFolder: await dataFolder(t), migrations: [] });
  const client = await store.pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  await store.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await sleep(200);
  await assert.rejects(
    client.query('select 1').catch((error: unknown) => {
      throw translate(error);
    }),
    fails('STORE_UNAVAILABLE'),
  );
  client.release(true);
  await store.health();
});

test('while the server is away, health() and queries fail as unavailable', async (t) => {
  const folder = await dataFolder(t);
  await using store = await openStore({ dataFolder: folder, migrations: [] });
  const data = path.join(folder, 'postgres');
  process.kill(postmasterOf(folder), 'SIGSTOP');
  process.kill(postmasterOf(folder), 'SIGKILL');
  await eventually('a query fails', () =>
    store.pool.query('select 1').then(
      () => false,
      (error: unknown) => fails('STORE_UNAVAILABLE')(translate(error)),
    ),
  );
  await eventually('it comes back', () =>
    store.health().then(
      () => true,
      () => false,
    ),
  );
  assert.ok(readPostmaster(data)?.isReady);
});

test('a pid file that names a living stranger does not stop the start', async (t) => {
  const folder = await dataFolder(t);
  await (await openStore({ dataFolder: folder, migrations: [] })).close();
  const stale = path.join(folder, 'postgres', 'postmaster.pid');
  writeFileSync(stale, `${process.ppid}\n${path.join(folder, 'postgres')}\n1\n1\n\n127.0.0.1\n\nready\n`);
  if (serviceUid !== null) chownSync(stale, serviceUid, serviceUid);
  await using store = await openStore({ dataFolder: folder, migrations: [] });
  await store.health();
});

test('a pid file that a killed server left does not stop the start', async (t) => {
  const folder = await dataFolder(t);
  const child = await neighbour(folder);
  const pid = postmasterOf(folder);
  child.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await ended(child);
  assert.ok(existsSync(path.join(folder, 'postgres', 'postmaster.pid')));
  await using store = await openStore({ dataFolder: folder, migrations: [] });
  assert.notEqual(postmasterOf(folder), pid);
  await store.health();
});

test('a start that was killed while it made the data folder leaves nothing in the way', async (t) => {
  const folder = await dataFolder(t);
  mkdirSync(path.join(folder, 'postgres.999999'));
  writeFileSync(path.join(folder, 'postgres.999999', 'PG_VERSION'), '18');
  await using store = await openStore({ dataFolder: folder, migrations: [] });
  await store.health();
});

test(
  'a folder that is closed to the server’s user is refused with the reason',
  { skip: !isRoot && 'only root runs the server as another user' },
  async (t) => {
    const folder = await dataFolder(t);
    chmodSync(folder, 0o700);
    await assert.rejects(
      openStore({ dataFolder: path.join(folder, 'data'), migrations: [] }),
      fails('STORE_FOLDER_CLOSED'),
    );
    chmodSync(folder, 0o755);
    await using store = await openStore({ dataFolder: path.join(folder, 'data'), migrations: [] });
    await store.health();
  },
);

test('a path that is no folder, and data of another version, are refused', async (t) => {
  const folder = await dataFolder(t);
  writeFileSync(path.join(folder, 'file'), '');
  await assert.rejects(
    openStore({ dataFolder: path.join(folder, 'file', 'data'), migrations: [] }),
    fails('STORE_FOLDER_CLOSED'),
  );
  await (await openStore({ dataFolder: folder, migrations: [] })).close();
  writeFileSync(path.join(folder, 'postgres', 'PG_VERSION'), '9\n');
  await assert.rejects(openStore({ dataFolder: folder, migrations: [] }), fails('STORE_VERSION_OTHER'));
  writeFileSync(path.join(folder, 'postgres', 'PG_VERSION'), '18\n');
  await using store = await openStore({ dataFolder: folder, migrations: [] });
  await store.health();
});

test('a full disk is said plainly, and the next start works when there is space', async (t) => {
  const folder = await dataFolder(t);
  const mounted =
    isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=90m,mode=0755', 'tmpfs', folder]).status === 0;
  if (!mounted) return t.skip('a small disk can only be mounted by root');
  const fill = () => spawnSync('sh', ['-c', `cat /dev/zero > ${folder}/filler 2>/dev/null`]);
  fill();
  await assert.rejects(openStore({ dataFolder: folder, migrations: [] }), fails('STORE_DISK_FULL'));
  rmSync(path.join(folder, 'filler'));
  const store = await openStore({ dataFolder: folder, migrations: [] });
  await store.pool.query("create table kept (text text); insert into kept values ('acknowledged')");
  await store.pool.query('checkpoint');
  fill();
  const failure = await store.pool
    .query('insert into kept select repeat(md5(n::text), 100) from generate_series(1, 20000) as n')
    .then(() => assert.fail('it fitted'), translate);
  assert.ok(
    failure instanceof YuzhiError && ['STORE_DISK_FULL', 'STORE_UNAVAILABLE'].includes(failure.code),
    String(failure),
  );
  rmSync(path.join(folder, 'filler'));
  await eventually('it works again', () =>
    store.health().then(
      () => true,
      () => false,
    ),
  );
  assert.deepEqual((await store.pool.query("select text from kept where text = 'acknowledged'")).rowCount, 1);
  await store.close();
});

test(
  'an ordinary user runs the server as they are',
  { skip: !isRoot && 'the other tests do that already' },
  async (t) => {
    const folder = await dataFolder(t);
    chownSync(folder, 65_534, 65_534);
    const code = `
    import { openStore } from ${JSON.stringify(path.join(import.meta.dirname, 'store.ts'))};
    const store = await openStore({ dataFolder: ${JSON.stringify(folder)}, migrations: [] });
    await store.health(); await store.close(); console.log('fine');`;
    const reachable = spawnSync(
      'setpriv',
      ['--reuid', '65534', '--regid', '65534', '--clear-groups', process.execPath, '-e', '0'],
      { cwd: '/' },
    );
    if (reachable.status !== 0) return t.skip('this clone lies in a folder that is closed to other users');
    const { stdout, stderr } = spawnSync(
      'setpriv',
      [
        '--reuid',
        '65534',
        '--regid',
        '65534',
        '--clear-groups',
        process.execPath,
        '--input-type=module-typescript',
        '-e',
        code,
      ],
      { cwd: '/', encoding: 'utf8' },
    );
    assert.equal(stdout.trim(), 'fine', stderr);
  },
);

test('the password stands in no place that people or logs see', async (t) => {
  const folder = await dataFolder(t);
  await using store = await openStore({ dataFolder: folder, migrations: [] });
  const password = readFileSync(path.join(folder, 'postgres', 'yuzhi.password'), 'utf8').trim();
  const failure = await store.pool.query('select nothing').then(
    () => null,
    (error: unknown) => error,
  );
  const seen = [
    store.where,
    String(failure),
    JSON.stringify(failure),
    readFileSync(path.join(folder, 'postgresql.log'), 'utf8'),
  ];
  assert.ok(password.length >= 32);
  assert.ok(!seen.some((text) => text.includes(password)));
});

test('openStore() refuses a server that does not answer without repeating its password', async () => {
  const error = await openStore({
    dataFolder: '/nonexistent',
    databaseUrl: 'postgres://u:hunter2@127.0.0.1:1/x',
    migrations: [],
  }).then(
    () => assert.fail('it opened'),
    (reason: unknown) => reason,
  );
  assert.ok(fails('STORE_UNAVAILABLE')(error) && !JSON.stringify(error).includes('hunter2'));
});

test('defaultDataFolder() stays in the project, but for root outside of it, and YUZHI_DATA overrides both', () => {
  assert.equal(defaultDataFolder('/x/yuzhi', { YUZHI_DATA: '/data' }), '/data');
  const folder = defaultDataFolder('/x/yuzhi', {});
  if (isRoot) assert.match(folder, /^\/var\/lib\/yuzhi\/yuzhi-[0-9a-f]{8}$/);
  else assert.equal(folder, '/x/yuzhi/.yuzhi');
});
