import path from 'node:path';
import { dayIn, newPack } from '@yuzhi/kernel';
import type { ExitCode, Setting } from '../command.ts';
import { fill } from '../fill.ts';
import { words } from '../words.ts';

/** `yuzhi pack new ID [--panel]`: writes a working pack into the first folder of packs. */
export async function startPack(id: string, hasPanel: boolean, { terminal, backend }: Setting): ExitCode {
  const config = await backend.readConfig(terminal.io.env);
  const { timeZone } = await backend.city(config);
  const [root = 'packs'] = config.packRoots;
  const folder = await newPack({ root, id, today: dayIn(timeZone, new Date()), hasPanel });
  if (terminal.isJson) {
    terminal.json({ id, folder });
    return 0;
  }
  const shown = path.relative(process.cwd(), folder);
  terminal.line(terminal.say(fill(words.packWritten, { id, folder: shown.startsWith('..') ? folder : shown })));
  terminal.line('');
  terminal.line(terminal.say(words.packNext));
  for (const next of [`pack check ${id}`, `run ${id}/summarise --example`]) terminal.line(`  npx yuzhi ${next}`);
  return 0;
}
