import path from 'node:path';
import type { ExitCode, Setting } from '../command.ts';
import { untilStopped } from '../until-stopped.ts';
import { words } from '../words.ts';
import { refuseWhileInUse } from './refuse-while-in-use.ts';

/** `yuzhi restore DIR`: fills an empty store with a backup; `--drill` only tries it, in a database of its own. */
export async function restore(
  given: string,
  { drill = false }: { readonly drill?: boolean },
  setting: Setting,
): ExitCode {
  const { terminal, backend } = setting;
  const config = await backend.readConfig(terminal.io.env);
  const folder = path.resolve(terminal.io.cwd, given);
  const { manifest, migrated } = await untilStopped(setting, async (signal) => {
    if (drill) return backend.restoreDrill(config, folder, signal);
    await refuseWhileInUse(config, setting);
    return backend.restoreBackup(config, folder, signal);
  });
  const { takenAt, tables } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  if (terminal.isJson) terminal.json({ folder, drill, takenAt, tables: tables.length, rows, migrated });
  else {
    const said = drill ? words.drilled : words.restored;
    terminal.line(terminal.say(said, { takenAt, tables: tables.length, rows }));
    if (migrated.length > 0) terminal.line(terminal.say(words.migrated, { count: migrated.length }));
  }
  return 0;
}
