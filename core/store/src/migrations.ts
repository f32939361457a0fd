import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration, MigrationProvider } from 'kysely/migration';
import { storeError } from './errors.ts';
import { translate } from './translate.ts';

/** Which migrations the store has and which it still lacks, by file name without `.sql`, in order. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/** The migrations of the capabilities: numbered SQL files, forward only. */
export class Migrations {
  readonly #migrator: Migrator;

  private constructor(migrator: Migrator) {
    this.#migrator = migrator;
  }

  /**
   * Reads the files of all capabilities, or those named alone: what ran is no beginning of the numbers when a capability
   * came later.
   *
   * @throws YuzhiError STORE_MIGRATION_DUPLICATE, STORE_MIGRATION_NAME_WRONG, STORE_NEWER for a name that is not there
   */
  static async read(db: Kysely<never>, folders: readonly URL[], only?: readonly string[]): Promise<Migrations> {
    const all = (await Promise.all(folders.map(filesIn))).flat();
    refuseDuplicates(all);
    const missing = only?.find((name) => !all.some((file) => nameOf(file) === name));
    if (missing !== undefined) throw storeError('STORE_NEWER', { name: missing });
    const files = all.filter((file) => only?.includes(nameOf(file)) ?? true);
    const provider: MigrationProvider = {
      getMigrations: async () => Object.fromEntries(files.map((file) => [nameOf(file), migrationFrom(file)])),
    };
    // A capability may be added later with a number below those that ran.
    return new Migrations(new Migrator({ db, provider, allowUnorderedMigrations: true }));
  }

  async state(): Promise<MigrationState> {
    try {
      const all = await this.#migrator.getMigrations();
      return {
        applied: all.filter(({ executedAt }) => executedAt).map(({ name }) => name),
        pending: all.filter(({ executedAt }) => !executedAt).map(({ name }) => name),
      };
    } catch (error) {
      throw translate(error);
    }
  }

  /**
   * Runs what is pending, in one transaction under the migrator's lock.
   *
   * @throws YuzhiError STORE_MIGRATION_FAILED, STORE_NEWER
   */
  async run(snapshot: string | null): Promise<readonly string[]> {
    const { error, results } = await this.#migrator.migrateToLatest();
    if (error === undefined)
      return results?.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName) ?? [];
    const reason = error instanceof Error ? error.message : JSON.stringify(error);
    const missing = /previously executed migration (\S+) is missing/.exec(reason)?.[1];
    if (missing !== undefined) throw storeError('STORE_NEWER', { name: missing }, error);
    const name = results?.find(({ status }) => status === 'Error')?.migrationName ?? '';
    const translated = translate(error);
    if (translated !== error) throw translated;
    throw storeError('STORE_MIGRATION_FAILED', { name, reason, snapshot }, error);
  }
}

async function filesIn(folder: URL): Promise<URL[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
  return names.map((name) => new URL(name, folder));
}

function nameOf(file: URL): string {
  return (file.pathname.split('/').at(-1) ?? '').replace(/\.sql$/, '');
}

function refuseDuplicates(files: readonly URL[]): void {
  const byNumber = new Map<string, string>();
  for (const file of files) {
    const name = nameOf(file);
    const number = /^(\d{4})-[a-z0-9-]+$/.exec(name)?.[1];
    if (number === undefined) throw storeError('STORE_MIGRATION_NAME_WRONG', { file: name });
    const other = byNumber.get(number);
    if (other !== undefined) throw storeError('STORE_MIGRATION_DUPLICATE', { number, files: `${other}, ${name}` });
    byNumber.set(number, name);
  }
}

function migrationFrom(file: URL): Migration {
  return {
    async up(db) {
      await sql.raw(await readFile(file, 'utf8')).execute(db);
    },
  };
}
