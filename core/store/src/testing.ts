import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { EmbeddedPostgres } from './embedded.ts';
import { readPostmaster } from './postmaster.ts';
import { openStore } from './store.ts';
import type { Store, StoreOptions } from './store.ts';

export { freePort } from './free-port.ts';
export { startMachineServer } from './machine-server.ts';
export type { MachineServer } from './machine-server.ts';

/** The server on which this process makes its throw-away databases, started when the first is asked for. */
let home: Promise<string> | null = null;

/**
 * A store of its own for one test, gone when it is closed: a new database on the server named by
 * `YUZHI_TEST_DATABASE_URL`, or on a built-in one that the tests of this process share.
 */
export async function openTestStore(options: Pick<StoreOptions, 'migrations' | 'migrate'>): Promise<Store> {
  const url = new URL(await (home ??= serverForTests()));
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const dataFolder = await temporaryFolder();
  const store = await openStore({ ...options, dataFolder, databaseUrl: own.href, poolSize: 4 });
  const closeStore = store.close;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> =>
    (closing ??= closeStore().then(async () => {
      await administer(url, `drop database ${name} with (force)`);
      rmSync(dataFolder, { recursive: true, force: true });
    }));
  return Object.assign(store, { close, [Symbol.asyncDispose]: close });
}

/** A folder that the built-in server can use, also when root runs the tests. */
export async function temporaryFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuzhi-store-'));
  await chmod(folder, 0o755);
  return folder;
}

async function serverForTests(): Promise<string> {
  const given = process.env['YUZHI_TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return given;
  const folder = await temporaryFolder();
  const { connection, presence } = await new EmbeddedPostgres(folder).enter();
  // Nothing may keep the process alive when its tests are over; what the server holds is thrown away.
  await presence.end();
  process.once('exit', () => {
    const running = readPostmaster(path.join(folder, 'postgres'));
    if (running) process.kill(running.pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const { user, password, host, port, database } = connection;
  return `postgres://${user}:${password}@${host}:${port}/${database}`;
}

async function administer(url: URL, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
