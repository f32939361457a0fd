import path from 'node:path';
import { accessMigrations, Audit, fileAnchor, keyFromFile, openAccess, SecretBox, unitsOfCity } from '@yuzhi/access';
import type { Access, OwnedResource } from '@yuzhi/access';
import { Inquiries, inquiryMigrations } from '@yuzhi/inquiries';
import { Jobs, jobsMigrations } from '@yuzhi/jobs';
import { noNotify, pinAnchor, readNotifyConfig, waysOf } from '@yuzhi/notify';
import type { NotifyConfig } from '@yuzhi/notify';
import { Outbound, parseAllowList } from '@yuzhi/outbound';
import { dayIn, kernelMigrations, loadCity, openKernel, runSource } from '@yuzhi/kernel';
import type { Kernel, KernelOptions } from '@yuzhi/kernel';
import { openStore } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import { upkeepMigrations } from '@yuzhi/upkeep';
import type { Config } from './config.ts';

/** Migrations of every capability that this base is made of. */
export const migrations: readonly URL[] = [
  kernelMigrations,
  accessMigrations,
  jobsMigrations,
  upkeepMigrations,
  inquiryMigrations,
];

/** A base that is open: the store, who may do what, and the kernel with its packs. */
export interface Base extends AsyncDisposable {
  readonly config: Config;
  readonly store: Store;
  readonly access: Access;
  readonly kernel: Kernel;
  readonly jobs: Jobs;
  /** What the public asks and objects to. */
  readonly inquiries: Inquiries;
  /** The way by which requests leave. */
  readonly outbound: Outbound;
  /** How notices leave. */
  readonly notify: NotifyConfig;
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
  const notify = notifyOf(config);
  const outbound = outboundOf(config, notify);
  const store = await openStore({
    dataFolder: config.dataFolder,
    migrations,
    databaseUrl: config.databaseUrl ?? undefined,
  });
  try {
    const audit = await openAudit(config, store, options);
    const { timeZone } = city;
    const noticeWays = waysOf(notify);
    const access = openAccess(store, {
      audit,
      secrets: SecretBox.inFile(config.secretKeysFile),
      publicUrl: config.publicUrl,
      identityProvider: config.identityProvider,
      requestsPerMinute: config.requestsPerMinute,
      timeZone,
      noticeWays,
      ...(options.now ? { now: options.now } : {}),
    });
    await access.seedUnits(unitsOfCity(city));
    await access.sealSeeds();
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
    const dayOf = (at: Date): string => dayIn(timeZone, at);
    const inquiries = new Inquiries({ store, access, dayOf, ...(options.now ? { now: options.now } : {}) });
    if (config.audit.isSealing) await audit.start();
    return baseOf({ config, store, access, kernel, jobs, inquiries, outbound, notify });
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The audit trail with the key that every process of this base shares, its head pinned beside the database. */
async function openAudit(config: Config, store: Store, { log, now }: BaseOptions = {}): Promise<Audit> {
  const { keyFile, suite, pinFile } = config.audit;
  const key = await keyFromFile(keyFile, suite);
  const { auditHead } = notifyOf(config);
  const anchors = [fileAnchor(pinFile), ...(auditHead === undefined ? [] : [pinAnchor(store, auditHead, now)])];
  return new Audit(store, { key, anchors, ...(log ? { log } : {}), ...(now ? { now } : {}) });
}

/** The audit trail alone, for whoever looks at it or keeps it: no packs are loaded and nothing is sealed by itself. */
export interface Trail extends AsyncDisposable {
  readonly access: Access;
  readonly timeZone: string;
}

export async function openTrail(config: Config): Promise<Trail> {
  const { timeZone } = await loadCity(config.cityFolder);
  const { dataFolder, databaseUrl } = config;
  const store = await openStore({ dataFolder, migrations, databaseUrl: databaseUrl ?? undefined });
  try {
    const audit = await openAudit(config, store);
    audit.addSource(runSource);
    return { access: openAccess(store, { audit }), timeZone, [Symbol.asyncDispose]: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function notifyOf({ notifyFile }: Config): NotifyConfig {
  return notifyFile === null ? noNotify : readNotifyConfig(notifyFile);
}

/** Hosts that the settings of notices name are allowed by that; whether they lie inside is checked all the same. */
function outboundOf({ outbound: { hosts, networks } }: Config, { webhooks }: NotifyConfig): Outbound {
  const named = Object.values(webhooks).map(({ url }) => new URL(url).host);
  return new Outbound({ allowed: parseAllowList([hosts, ...named].join(' '), networks) });
}

function baseOf(parts: Omit<Base, 'close' | typeof Symbol.asyncDispose>): Base {
  const { access, config, jobs, kernel, store } = parts;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> =>
    (closing ??= (async () => {
      await jobs.close();
      await kernel.close();
      if (config.audit.isSealing) await access.audit.close();
      await store.close();
    })());
  return { ...parts, close, [Symbol.asyncDispose]: close };
}

/** The responsible unit that a pack names first owns its operations. What can do much harm takes two to grant. */
function ownerIn(kernel: Kernel, operation: string): OwnedResource | null {
  const pack = kernel.packs().find(({ operations }) => operations.some(({ id }) => id === operation));
  if (!pack?.manifest) return null;
  const { title, effect } = kernel.operation(operation).definition;
  const acts = effect === 'act';
  return { title, acts, unit: pack.manifest.units[0] ?? null, isHighGrade: pack.manifest.riskTier === 'high' };
}
