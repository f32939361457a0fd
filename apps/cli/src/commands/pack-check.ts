import { checkPack } from '@yuzhi/kernel';
import type { Finding, PackEntry } from '@yuzhi/kernel';
import type { ExitCode, Setting } from '../command.ts';
import { exitCheckFailed } from '../exit-codes.ts';
import { fill } from '../fill.ts';
import { oneLine } from '../render/plain-text.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';
import { findPack } from './find-operation.ts';

interface CheckedPack {
  readonly id: string;
  readonly findings: readonly Finding[];
}

/** `yuzhi pack check [ID…]`: what is wrong with these packs, or with any. */
export async function checkPacks(ids: readonly string[], { terminal, backend }: Setting): ExitCode {
  const packs = await backend.packs(await backend.readConfig(terminal.io.env));
  const chosen: readonly PackEntry[] = ids.length === 0 ? packs : ids.map((id) => findPack(id, packs));
  const checked = await Promise.all(chosen.map(async (pack) => ({ id: pack.id, findings: await checkPack(pack) })));
  const isWell = checked.every(({ findings }) => findings.length === 0);
  if (terminal.isJson) terminal.json({ ok: isWell, packs: checked });
  else for (const line of checked.flatMap((pack) => linesOf(pack, terminal))) terminal.line(line);
  return isWell ? 0 : exitCheckFailed;
}

function linesOf({ id, findings }: CheckedPack, terminal: Terminal): readonly string[] {
  if (findings.length === 0) return [terminal.say(fill(words.packInOrder, { id }))];
  return [
    terminal.say(fill(words.packNotInOrder, { id, count: findings.length })),
    ...findings.map(({ file, rule, text }) => {
      const place = rule === null ? file : `${file} [${rule}]`;
      return `  ${terminal.faint(place)} ${oneLine(terminal.say(text))}`;
    }),
  ];
}
