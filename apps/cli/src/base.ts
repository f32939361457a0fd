import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Access } from '@yuzhi/access';
import type { Caller } from '@yuzhi/agents';
import type { Jobs } from '@yuzhi/jobs';
import type { Kernel, OperationDescription, OperationEntry, PackEntry } from '@yuzhi/kernel';
import type { City } from '@yuzhi/sdk';
import type { Config, Trail } from '@yuzhi/server';
import type { Backup, BackupManifest, BackupOptions, Restored, RetentionOptions, Store } from '@yuzhi/store';
import type { BackupState } from './doctor/check-backup.ts';
import { projectVersion } from './version.ts';

export type { Config, Trail } from '@yuzhi/server';

/** What a command uses of an open base. */
export interface OpenBase {
  readonly kernel: Kernel;
  readonly access: Pick<Access, 'call' | 'inbox'>;
  readonly jobs: Jobs;
  readonly store: Pick<Store, 'kind' | 'where' | 'serverVersion'>;
  close(): Promise<void>;
}

export interface Serving {
  readonly base: OpenBase;
  /** As people open it, for example `http://127.0.0.1:7300`. */
  readonly address: string;
  /** By which the first administrator is made; `null` once there is one. */
  readonly setUpLink: string | null;
  close(): Promise<void>;
}

export interface McpConnection {
  readonly caller: Caller;
  readonly stdin: Readable;
  readonly stdout: Writable;
}

/** Everything that the command line uses of the rest of Yuzhi. Tests give their own. */
export interface Backend {
  readConfig(env: NodeJS.ProcessEnv): Promise<Config>;
  city(config: Config): Promise<City>;
  /** The packs as they load, without a store: enough for lists, help and checks of input. */
  packs(config: Config): Promise<readonly PackEntry[]>;
  describe(entry: OperationEntry): Promise<OperationDescription>;
  openBase(config: Config): Promise<OpenBase>;
  /** The audit trail alone. */
  openTrail(config: Config): Promise<Trail>;
  startServer(config: Config): Promise<Serving>;
  /** Speaks MCP with one client; `ended` resolves when that has closed its end. */
  serveMcp(
    config: Config,
    connection: McpConnection,
  ): Promise<{ readonly ended: Promise<void>; close(): Promise<void> }>;
  /** The store alone. `migrate: false` leaves it as it is. */
  openStore(config: Config, options: { readonly migrate: boolean }): Promise<Store>;
  /** Puts the store back to the newest snapshot taken before a migration. */
  migrateBack(config: Config): Promise<{ readonly folder: string; readonly manifest: BackupManifest }>;
  /** Where backups lie unless somebody says otherwise. */
  backupFolder(config: Config): Promise<string>;
  /** The newest complete backup of the configured folder and the last drill. */
  backupState(config: Config): Promise<BackupState>;
  backupNow(store: Store, options: BackupOptions): Promise<Backup>;
  applyRetention(folder: string, options: RetentionOptions): Promise<{ readonly removed: readonly string[] }>;
  restoreBackup(config: Config, folder: string, signal: AbortSignal): Promise<Restored>;
  /** Tries a backup in a database of its own, under the data folder for as long as it takes. */
  restoreDrill(config: Config, folder: string, signal: AbortSignal): Promise<Restored>;
}

/** Capabilities that a base can give, for loading packs without one. A test compares them with a real base. */
const capabilities = ['city', 'rules', 'operations', 'parallel'] as const;

/** The real thing, each part loaded when it is first used: `--help` waits for none of it. */
export const backend: Backend = {
  async readConfig(env) {
    const { readConfig } = await import('@yuzhi/server');
    return readConfig(env);
  },
  async city({ cityFolder }) {
    const { loadCity } = await import('@yuzhi/kernel');
    return loadCity(cityFolder);
  },
  async packs({ packRoots, cityFolder }) {
    const { loadPacks } = await import('@yuzhi/kernel');
    return loadPacks({ roots: packRoots, cityRules: `${cityFolder}/rules`, capabilities });
  },
  async describe(entry) {
    const { describe } = await import('@yuzhi/kernel');
    return describe(entry);
  },
  async openBase(config) {
    const { openBase } = await import('@yuzhi/server');
    return openBase(config);
  },
  async openTrail(config) {
    const { openTrail } = await import('@yuzhi/server');
    return openTrail(config);
  },
  async startServer(config) {
    const { startServer } = await import('@yuzhi/server');
    return startServer(config);
  },
  async serveMcp(config, { caller, stdin, stdout }) {
    const { mcpServerFor, serveMcpOver } = await import('@yuzhi/agents');
    const { openBase } = await import('@yuzhi/server');
    const base = await openBase(config);
    const { kernel, access } = base;
    const connection = serveMcpOver(mcpServerFor({ kernel, access, version: projectVersion() }), caller, {
      stdin,
      stdout,
    });
    const close = async (): Promise<void> => {
      await connection.close();
      await base.close();
    };
    return { ended: connection.ended, close };
  },
  async openStore(config, { migrate }) {
    const { openStore } = await import('@yuzhi/store');
    return openStore({ ...(await storeOptions(config)), migrate });
  },
  async migrateBack(config) {
    const { migrateBack } = await import('@yuzhi/store');
    return migrateBack(await storeOptions(config));
  },
  async backupFolder({ backup }) {
    return backup.folder;
  },
  async backupState({ backup: { folder } }) {
    const { backupsIn, lastDrillIn } = await import('@yuzhi/store');
    const newest = (await backupsIn(folder)).at(-1);
    return { takenAt: newest?.manifest.takenAt ?? null, drill: await lastDrillIn(folder) };
  },
  async backupNow(store, options) {
    const { backupNow } = await import('@yuzhi/store');
    return backupNow(store, options);
  },
  async applyRetention(folder, options) {
    const { applyRetention } = await import('@yuzhi/store');
    return applyRetention(folder, options);
  },
  async restoreBackup(config, folder, signal) {
    const { restoreBackup } = await import('@yuzhi/store');
    return restoreBackup(await storeOptions(config), folder, signal);
  },
  async restoreDrill(config, folder, signal) {
    const { restoreDrill } = await import('@yuzhi/store');
    const { migrations, dataFolder } = await storeOptions(config);
    const scratch = path.join(dataFolder, `drill-${process.pid}`);
    try {
      return await restoreDrill(folder, { scratch, migrations, signal });
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  },
};

async function storeOptions({ databaseUrl, dataFolder }: Config): Promise<{
  databaseUrl: string | undefined;
  dataFolder: string;
  migrations: readonly URL[];
}> {
  const { migrations } = await import('@yuzhi/server');
  return { databaseUrl: databaseUrl ?? undefined, dataFolder, migrations };
}
