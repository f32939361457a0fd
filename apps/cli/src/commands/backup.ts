import path from 'node:path';
import type { ExitCode, Setting } from '../command.ts';
import { byteText } from '../render/byte-text.ts';
import { untilStopped } from '../until-stopped.ts';
import { words } from '../words.ts';

export interface BackupFlags {
  readonly to?: string;
  readonly prune?: boolean;
}

/** `yuzhi backup`: copies the store as it is now, beside whatever runs; `--prune` then removes what is too old. */
export async function backup({ to, prune = false }: BackupFlags, setting: Setting): ExitCode {
  const { terminal, backend } = setting;
  const config = await backend.readConfig(terminal.io.env);
  const folder = to === undefined ? await backend.backupFolder(config) : path.resolve(terminal.io.cwd, to);
  const taken = await untilStopped(setting, async (signal) => {
    await using store = await backend.openStore(config, { migrate: false });
    return await backend.backupNow(store, { folder, signal });
  });
  const { timeZone } = await backend.city(config);
  const removed = prune ? (await backend.applyRetention(folder, { policy: config.backup.keep, timeZone })).removed : [];
  const { takenAt, tables } = taken.manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  if (terminal.isJson)
    terminal.json({ folder: taken.folder, takenAt, tables: tables.length, rows, bytes: taken.bytes, removed });
  else {
    terminal.line(terminal.say(words.backedUp, { tables: tables.length, rows, size: byteText(taken.bytes) }));
    terminal.line(`  ${taken.folder}`);
    if (prune) terminal.line(terminal.say(words.pruned, { count: removed.length }));
  }
  return 0;
}
