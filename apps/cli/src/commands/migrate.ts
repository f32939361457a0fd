import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { ExitCode, Setting } from '../command.ts';
import type { Config } from '../base.ts';
import { cliError } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';
import { refuseWhileInUse } from './refuse-while-in-use.ts';

export interface MigrateOptions {
  readonly check?: boolean;
  readonly back?: boolean;
  readonly yes?: boolean;
}

/** `yuzhi migrate`: what the store has and lacks, and brings it up to date; `--back` goes back to the last snapshot. */
export async function migrate(options: MigrateOptions, setting: Setting): ExitCode {
  if (options.back && options.check) throw cliError('CLI_OPTION_CONFLICT', { one: '--back', other: '--check' });
  const config = await setting.backend.readConfig(setting.terminal.io.env);
  return options.back
    ? goBack(config, options.yes ?? false, setting)
    : goForward(config, options.check ?? false, setting);
}

async function goForward(config: Config, isCheck: boolean, { terminal, backend }: Setting): ExitCode {
  const store = await backend.openStore(config, { migrate: false });
  let state: Awaited<ReturnType<typeof store.migrationState>>;
  try {
    state = await store.migrationState();
    if (!terminal.isJson) printState(state, `${store.serverVersion}  ${store.where}`, terminal);
    if (!isCheck) {
      // A second opening migrates. This one stays open, so that the built-in server need not start twice.
      const migrated = await backend.openStore(config, { migrate: true });
      await migrated.close();
    }
  } finally {
    await store.close();
  }
  const migrated = isCheck ? [] : state.pending;
  // An empty store has nothing to be copied.
  const snapshots = migrated.length > 0 && state.applied.length > 0 ? path.join(config.dataFolder, 'snapshots') : null;
  if (terminal.isJson) terminal.json({ ...state, migrated, snapshots });
  else if (migrated.length > 0) {
    terminal.line(terminal.say(words.migrated, { count: migrated.length }));
    if (snapshots !== null) terminal.line(terminal.say(words.snapshotsIn, { folder: snapshots }));
  }
  return 0;
}

function printState(
  { applied, pending }: { readonly applied: readonly string[]; readonly pending: readonly string[] },
  where: string,
  terminal: Terminal,
): void {
  terminal.line(`${terminal.say(words.data)}  ${where}`);
  for (const name of applied) terminal.line(`  ${terminal.say(words.applied)}  ${name}`);
  for (const name of pending) terminal.line(`  ${terminal.say(words.pending)}  ${name}`);
  if (pending.length === 0) terminal.line(terminal.say(words.upToDate));
}

async function goBack(config: Config, isSure: boolean, setting: Setting): ExitCode {
  const { terminal, backend } = setting;
  if (!isSure && !(await confirm(terminal))) throw cliError('CLI_CONFIRMATION_MISSING');
  await refuseWhileInUse(config, setting);
  const { folder, manifest } = await backend.migrateBack(config);
  if (terminal.isJson) terminal.json({ folder, takenAt: manifest.takenAt, migrations: manifest.migrations });
  else
    terminal.line(
      terminal.say(words.wentBack, { folder, takenAt: manifest.takenAt, last: manifest.migrations.at(-1) ?? '-' }),
    );
  return 0;
}

async function confirm(terminal: Terminal): Promise<boolean> {
  const { stdin, stderr, isTTY } = terminal.io;
  if (!isTTY.stdin) return false;
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await lines.question(`${terminal.say(words.askGoBack)} [y/N] `);
    return /^(y|yes|是)$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
