import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { backupNow } from './backup/backup-now.ts';
import { EmbeddedPostgres } from './embedded.ts';
import { storeError } from './errors.ts';
import { Migrations } from './migrations.ts';
import type { MigrationState } from './migrations.ts';
import { translate } from './translate.ts';

/** Tables by name, for typed queries. Capability packages add theirs by declaration merging. */
export interface Tables {}

export interface StoreOptions {
  /** Any PostgreSQL from 15 on; without it the built-in one is used. */
  readonly databaseUrl?: string | undefined;
  /** The built-in server's data, its log, and the snapshots taken before migrations. */
  readonly dataFolder: string;
  /** Folders of `NNNN-name.sql`, one a capability; numbers are unique over all. */
  readonly migrations: readonly URL[];
  /** Migrate a store that is behind. Default true. */
  readonly migrate?: boolean;
  /** Connections at most. Default 10. */
  readonly poolSize?: number;
}

/** The records of one base. Several processes may have the same store open. */
export interface Store extends AsyncDisposable {
  readonly kind: 'embedded' | 'server';
  /** Where it is, for people: never with a password. */
  readonly where: string;
  readonly serverVersion: string;
  readonly pool: pg.Pool;
  readonly db: Kysely<Tables>;
  migrationState(): Promise<MigrationState>;
  /** @throws YuzhiError STORE_UNAVAILABLE when it does not answer */
  health(): Promise<void>;
  /** Safe to call twice. The last process to close the built-in server stops it. */
  close(): Promise<void>;
}

const oldestServer = 150_000;

/**
 * Opens the store, migrated and ready.
 *
 * @throws YuzhiError any of STORE_…
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const store =
    options.databaseUrl === undefined ? await openEmbedded(options) : await openServer(options, options.databaseUrl);
  try {
    const migrations = await Migrations.read(store.db as unknown as Kysely<never>, options.migrations);
    if (options.migrate ?? true) await migrate(store, migrations, options.dataFolder);
    return Object.assign(store, { migrationState: () => migrations.state() });
  } catch (error) {
    await store.close();
    throw translate(error);
  }
}

type UnmigratedStore = Omit<Store, 'migrationState'>;

async function migrate(store: UnmigratedStore, migrations: Migrations, dataFolder: string): Promise<void> {
  const { applied, pending } = await migrations.state();
  // `run` is asked even when nothing is pending: it notices a store that is newer than this program.
  const hasToBeCopied = pending.length > 0 && applied.length > 0;
  const snapshot = hasToBeCopied ? await backupNow(store, { folder: path.join(dataFolder, 'snapshots') }) : null;
  await migrations.run(snapshot?.folder ?? null);
}

async function openEmbedded({ dataFolder, poolSize = 10 }: StoreOptions): Promise<UnmigratedStore> {
  const server = new EmbeddedPostgres(dataFolder);
  let { connection, presence } = await server.enter();
  const pool = makePool({ ...connection, max: poolSize });
  let isClosing = false;
  let returning: Promise<void> | null = null;
  /** When the server dies under us it is started again; until then queries fail as unavailable. */
  const guard = (client: pg.Client): void => {
    client.once('end', () => {
      if (!isClosing) returning = comeBack();
    });
  };
  const comeBack = async (): Promise<void> => {
    for (let waitMs = 100; !isClosing; waitMs = Math.min(waitMs * 2, 5_000)) {
      try {
        ({ connection, presence } = await server.enter());
        // The pool reads its options at each new connection, so this is all that a new port takes.
        pool.options.port = connection.port;
        pool.options.password = connection.password;
        guard(presence);
        return;
      } catch {
        await sleep(waitMs);
      }
    }
  };
  guard(presence);
  return storeOn(pool, 'embedded', `127.0.0.1:${connection.port} (${dataFolder})`, async () => {
    isClosing = true;
    await returning;
    await pool.end();
    await server.leave(presence);
  });
}

async function openServer({ poolSize = 10 }: StoreOptions, databaseUrl: string): Promise<UnmigratedStore> {
  const pool = makePool({ connectionString: databaseUrl, max: poolSize });
  const { hostname, port, pathname } = new URL(databaseUrl);
  return storeOn(pool, 'server', `${hostname}:${port || 5432}${pathname}`, () => pool.end());
}

function makePool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, application_name: 'yuzhi', keepAlive: true, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is dropped by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // One that is lent and breaks between two queries would too; its next query fails, which is how its user learns.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

async function storeOn(
  pool: pg.Pool,
  kind: Store['kind'],
  where: string,
  leave: () => Promise<void>,
): Promise<UnmigratedStore> {
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= leave());
  try {
    const serverVersion = await checkServer(pool);
    return {
      kind,
      where,
      serverVersion,
      pool,
      db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
      health: () => checkHealth(pool),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw translate(error);
  }
}

async function checkServer(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string; number: number; encoding: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::integer as number,
       current_setting('server_encoding') as encoding`,
  );
  const [server] = rows;
  if (!server) throw new TypeError('The server did not say its version');
  if (server.number < oldestServer)
    throw storeError('STORE_SERVER_UNSUITABLE', { reason: `it is version ${server.version}` });
  if (server.encoding !== 'UTF8')
    throw storeError('STORE_SERVER_UNSUITABLE', { reason: `its encoding is ${server.encoding}` });
  return server.version;
}

async function checkHealth(pool: pg.Pool): Promise<void> {
  try {
    await pool.query('select 1');
  } catch (error) {
    throw translate(error);
  }
}
