import { availableParallelism } from 'node:os';
import path from 'node:path';
import { auditSuites } from '@yuzhi/access';
import type { AuditSuite, IdentityProviderConfig } from '@yuzhi/access';
import { parseNetwork } from '@yuzhi/outbound';
import { z } from '@yuzhi/sdk';
import { defaultBackupFolder, defaultDataFolder, defaultRetention } from '@yuzhi/store';
import type { RetentionPolicy } from '@yuzhi/store';
import { parseDrillTime, parseKeep } from '@yuzhi/upkeep';
import type { DrillTime } from '@yuzhi/upkeep';
import { serverError } from './errors.ts';

/** The folder that the project stands in. */
export const projectRoot: string = path.resolve(import.meta.dirname, '../../..');

/** Every setting, read once from the environment. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly packRoots: readonly string[];
  readonly cityFolder: string;
  readonly strict: boolean;
  /** Where people reach it when that is elsewhere, as behind a proxy that ends TLS; `null` for where it listens. */
  readonly publicUrl: string | null;
  readonly logLevel: LogLevel;
  /** Processes that carry out jobs beside the server; 0 leaves that to others. */
  readonly workers: number;
  readonly audit: AuditConfig;
  /** Keys that secrets in the database are sealed with; every process of this base shares them. Made at the first start. */
  readonly secretKeysFile: string;
  /** Runs, and changes, that one actor or address may ask for in a minute, and five times as many looks; 0: no limit. */
  readonly requestsPerMinute: number;
  /** Addresses or networks of proxies whose `x-forwarded-for` is believed. */
  readonly proxies: readonly string[];
  /** A city's own identity provider; `null` without one. */
  readonly identityProvider: IdentityProviderConfig | null;
  readonly backup: BackupConfig;
  /** The file that says how notices leave; `null`: they do not. */
  readonly notifyFile: string | null;
  /** Where requests may go, as lists of hosts and of networks that are not public. */
  readonly outbound: { readonly hosts: string; readonly networks: string };
}

/** When backups are taken and tried by themselves. Times are those of the city. */
export interface BackupConfig {
  readonly folder: string;
  /** `HH:MM`; `null`: only when somebody does. */
  readonly at: string | null;
  readonly keep: RetentionPolicy;
  readonly drill: DrillTime | null;
}

/** How the audit trail is sealed. */
export interface AuditConfig {
  /** Private key that every process of this base shares; made at the first start when it is the one in the data folder. */
  readonly keyFile: string;
  /** Of a key that is made. A key that is there says itself what it is. */
  readonly suite: AuditSuite;
  /** The newest head, outside the database. */
  readonly pinFile: string;
  /** Off: another process of this base seals. */
  readonly isSealing: boolean;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const settings = z.object({
  YUZHI_HOST: z.string().min(1).default('127.0.0.1'),
  YUZHI_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65_535))
    .default(7300),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'it must begin with postgres://')
    .optional(),
  YUZHI_PACKS: z.string().optional(),
  YUZHI_CITY: z
    .string()
    .min(1)
    .default(path.join(projectRoot, 'cities', 'chongqing')),
  YUZHI_STRICT: z
    .enum(['0', '1', 'true', 'false'])
    .default('0')
    .transform((value) => value === '1' || value === 'true'),
  YUZHI_PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/\s]+$/, 'it must be like https://yuzhi.example.org, without a path')
    .optional(),
  YUZHI_LOG_LEVEL: z.enum(logLevels).default('warn'),
  YUZHI_SECRET_KEYS: z.string().optional(),
  YUZHI_RATE_LIMIT: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .default(600),
  YUZHI_PROXIES: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
    .refine((list) => list.every(isNetwork), 'it must be addresses or networks like 10.0.0.0/8, with commas'),
  YUZHI_OIDC_ISSUER: z
    .string()
    .regex(
      /^(https:\/\/[^\s?#]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/[^\s?#]*)?)$/,
      'it must begin with https:// and have no query',
    )
    .optional(),
  YUZHI_OIDC_CLIENT: z.string().default('yuzhi'),
  YUZHI_OIDC_SECRET_FILE: z.string().optional(),
  YUZHI_OIDC_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/, 'it must hold openid')
    .default('openid profile'),
  YUZHI_OIDC_CLAIM: z.string().default('preferred_username'),
  YUZHI_OIDC_ACR: z
    .string()
    .default('')
    .transform((value) => value.split(/\s+/).filter((one) => one !== '')),
  YUZHI_OIDC_CREATE: z
    .enum(['0', '1', 'true', 'false'])
    .default('0')
    .transform((value) => value === '1' || value === 'true'),
  YUZHI_OIDC_TITLE_ZH: z.string().max(40).default('统一身份认证'),
  YUZHI_OIDC_TITLE_EN: z.string().max(40).default('City identity'),
  YUZHI_AUDIT_KEY: z.string().optional(),
  YUZHI_AUDIT_CRYPTO: z.enum(auditSuites).default('ed25519-sha256'),
  YUZHI_AUDIT_PIN: z.string().optional(),
  YUZHI_AUDIT_SEAL: z
    .enum(['0', '1', 'true', 'false'])
    .default('1')
    .transform((value) => value === '1' || value === 'true'),
  YUZHI_BACKUP_TO: z.string().optional(),
  YUZHI_BACKUP_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'it must be like 02:30')
    .optional(),
  YUZHI_BACKUP_KEEP: z
    .string()
    .transform(parseKeep)
    .refine((value) => value !== null, 'it must be like last=3,daily=7,weekly=4,monthly=12')
    .optional(),
  YUZHI_BACKUP_DRILL: z
    .string()
    .transform(parseDrillTime)
    .refine((value) => value !== null, 'it must be like sun 04:00')
    .optional(),
  YUZHI_NOTIFY: z.string().optional(),
  YUZHI_OUTBOUND_HOSTS: z.string().default(''),
  YUZHI_OUTBOUND_NETWORKS: z.string().default(''),
  YUZHI_WORKERS: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .default(availableParallelism()),
});

/**
 * Reads the settings; an empty variable counts as not set.
 *
 * @throws YuzhiError SETTING_WRONG naming the first one that is wrong, never its value (it may be a secret)
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw serverError('SETTING_WRONG', { name: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
  }
  const values = result.data;
  const dataFolder = defaultDataFolder(projectRoot, env);
  const further = values.YUZHI_PACKS?.split(path.delimiter).filter((root) => root !== '') ?? [];
  return {
    host: values.YUZHI_HOST,
    port: values.YUZHI_PORT,
    databaseUrl: values.DATABASE_URL ?? null,
    dataFolder,
    packRoots: [path.join(projectRoot, 'packs'), ...further.map((root) => path.resolve(root))],
    cityFolder: path.resolve(values.YUZHI_CITY),
    strict: values.YUZHI_STRICT,
    publicUrl: values.YUZHI_PUBLIC_URL ?? null,
    logLevel: values.YUZHI_LOG_LEVEL,
    audit: {
      keyFile: path.resolve(values.YUZHI_AUDIT_KEY ?? path.join(dataFolder, 'audit', 'key.pem')),
      suite: values.YUZHI_AUDIT_CRYPTO,
      pinFile: path.resolve(values.YUZHI_AUDIT_PIN ?? path.join(dataFolder, 'audit', 'head.json')),
      isSealing: values.YUZHI_AUDIT_SEAL,
    },
    secretKeysFile: path.resolve(values.YUZHI_SECRET_KEYS ?? path.join(dataFolder, 'access', 'secret-keys.json')),
    requestsPerMinute: values.YUZHI_RATE_LIMIT,
    proxies: values.YUZHI_PROXIES,
    identityProvider: identityProviderOf(values),
    workers: values.YUZHI_WORKERS,
    backup: {
      folder: path.resolve(values.YUZHI_BACKUP_TO ?? defaultBackupFolder(dataFolder)),
      at: values.YUZHI_BACKUP_AT ?? null,
      keep: values.YUZHI_BACKUP_KEEP ?? defaultRetention,
      drill: values.YUZHI_BACKUP_DRILL ?? null,
    },
    notifyFile: values.YUZHI_NOTIFY === undefined ? null : path.resolve(values.YUZHI_NOTIFY),
    outbound: { hosts: values.YUZHI_OUTBOUND_HOSTS, networks: values.YUZHI_OUTBOUND_NETWORKS },
  };
}

function identityProviderOf(values: z.output<typeof settings>): IdentityProviderConfig | null {
  if (values.YUZHI_OIDC_ISSUER === undefined) return null;
  const secretFile = values.YUZHI_OIDC_SECRET_FILE;
  return {
    issuer: values.YUZHI_OIDC_ISSUER,
    clientId: values.YUZHI_OIDC_CLIENT,
    clientSecretFile: secretFile === undefined ? null : path.resolve(secretFile),
    scope: values.YUZHI_OIDC_SCOPE,
    claim: values.YUZHI_OIDC_CLAIM,
    trustedAcr: values.YUZHI_OIDC_ACR,
    createsAccounts: values.YUZHI_OIDC_CREATE,
    title: { zh: values.YUZHI_OIDC_TITLE_ZH, en: values.YUZHI_OIDC_TITLE_EN },
  };
}

function isNetwork(text: string): boolean {
  try {
    parseNetwork(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether people reach it by https: cookies are bound to that. */
export function isHttps({ publicUrl }: Config): boolean {
  return publicUrl?.startsWith('https://') ?? false;
}
