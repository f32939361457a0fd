import path from 'node:path';
import { accessMigrations, openAccess, unitsOfCity } from '@yuzhi/access';
import type { Access, OwnedResource } from '@yuzhi/access';
import { Jobs, jobsMigrations } from '@yuzhi/jobs';
import { kernelMigrations, loadCity, openKernel } from '@yuzhi/kernel';
import type { Kernel, KernelOptions } from '@yuzhi/kernel';
import { openStore } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type { Config } from './config.ts';

/** Migrations of every capability that this base is made of. */
export const migrations: readonly URL[] = [kernelMigrations, accessMigrations, jobsMigrations];

/** A base that is open: the store, who may do what, and the kernel with its packs. */
export interface Base extends AsyncDisposable {
  readonly config: Config;
  readonly store: Store;
  readonly access: Access;
  readonly kernel: Kernel;
  readonly jobs: Jobs;
  /** Lets running work end, flushes the record and leaves the store. Safe to call twice. */
  close(): Promise<void>;
}

export interface BaseOptions extends Pick<KernelOptions, 'log' | 'now' | 'onRun'> {
  /** This process looks after jobs: it finds what was lost and fires schedules. */
  readonly supervises?: boolean;
}

/** Opens everything that a surface needs, in the one order that works. */
export async function openBase(config: Config, options: BaseOptions = {}): Promise<Base> {
  const city = await loadCity(config.cityFolder);
  const store = await openStore({
    dataFolder: config.dataFolder,
    migrations,
    databaseUrl: config.databaseUrl ?? undefined,
  });
  try {
    const access = openAccess(store, { timeZone: city.timeZone, ...(options.now ? { now: options.now } : {}) });
    await access.seedUnits(unitsOfCity(city));
    const kernel = await openKernel({
      ...options,
      store,
      access,
      city,
      packRoots: config.packRoots,
      cityRules: path.join(config.cityFolder, 'rules'),
      strict: config.strict,
    });
    access.knowOwners((operation) => ownerIn(kernel, operation));
    const jobs = new Jobs({ ...options, store, access, kernel });
    return baseOf({ config, store, access, kernel, jobs });
  } catch (error) {
    await store.close();
    throw error;
  }
}

function baseOf(parts: Pick<Base, 'config' | 'store' | 'access' | 'kernel' | 'jobs'>): Base {
  const { jobs, kernel, store } = parts;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> =>
    (closing ??= (async () => {
      await jobs.close();
      await kernel.close();
      await store.close();
    })());
  return { ...parts, close, [Symbol.asyncDispose]: close };
}

/** The responsible unit that a pack names first owns its operations. What can do much harm takes two to grant. */
function ownerIn(kernel: Kernel, operation: string): OwnedResource | null {
  const pack = kernel.packs().find(({ operations }) => operations.some(({ id }) => id === operation));
  if (!pack?.manifest) return null;
  return { unit: pack.manifest.units[0] ?? null, isHighGrade: pack.manifest.riskTier === 'high' };
}
