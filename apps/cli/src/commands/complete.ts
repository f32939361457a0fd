import type { PackEntry } from '@yuzhi/kernel';
import type { Text } from '@yuzhi/sdk';
import type { ExitCode, Setting } from '../command.ts';
import { flagsOf, ownFlags } from '../flags/flags-of-schema.ts';
import type { Flag, FlagSet } from '../flags/flags-of-schema.ts';
import { oneLine } from '../render/plain-text.ts';
import type { CommandTree } from '../command-tree.ts';

/** Something that may come next, with what it is. */
interface Candidate {
  readonly word: string;
  readonly about: string;
}

/** `yuzhi complete -- words`: what may stand in place of the last word. It prints nothing rather than fail. */
export async function complete(argv: readonly string[], tree: readonly CommandTree[], setting: Setting): ExitCode {
  const { terminal } = setting;
  const current = argv.at(-1) ?? '';
  const found = await candidates(argv.slice(0, -1), tree, setting).catch(() => []);
  for (const { word, about } of found)
    if (word.startsWith(current)) terminal.line(about === '' ? word : `${word}\t${oneLine(about)}`);
  return 0;
}

async function candidates(
  before: readonly string[],
  tree: readonly CommandTree[],
  setting: Setting,
): Promise<readonly Candidate[]> {
  const [command, ...rest] = before;
  if (command === 'run') return forRun(rest, setting);
  if (command === 'help') return candidates(rest, tree, setting);
  let level = tree;
  let here: CommandTree | undefined;
  for (const word of before) {
    const next = level.find(({ name }) => name === word);
    if (!next) {
      // A word that is no command where one has to stand leads nowhere.
      if (level.length > 0 && !word.startsWith('-')) return [];
      break;
    }
    here = next;
    level = next.commands;
  }
  const packs = command === 'pack' && ['show', 'check'].includes(rest[0] ?? '') ? await packsOf(setting) : [];
  return [
    ...level.map(({ name, about }) => ({ word: name, about })),
    ...packs.map(({ id, manifest }) => ({
      word: id,
      about: manifest === null ? '' : setting.terminal.say(manifest.title),
    })),
    ...(here?.choices ?? []).map((word) => ({ word, about: '' })),
    ...(here?.options ?? []),
  ];
}

async function forRun([id, ...rest]: readonly string[], setting: Setting): Promise<readonly Candidate[]> {
  const entries = (await packsOf(setting)).flatMap(({ operations }) => operations);
  const { terminal } = setting;
  if (id === undefined)
    return entries.map((entry) => ({ word: entry.id, about: terminal.say(entry.definition.title) }));
  const entry = entries.find((one) => one.id === id);
  if (!entry) return [];
  const flags = flagsOf((await setting.backend.describe(entry)).input);
  const open = flags.named(/^--(.+)$/.exec(rest.at(-1) ?? '')?.[1] ?? '')?.flag;
  if (open !== undefined && open.kind !== 'switch') return valuesOf(open, flags, setting);
  const named = flags.flags.map((flag) => ({ word: `--${flag.name}`, about: titleOf(flag, flags, setting) }));
  return [...named, ...ownFlags.map((name) => ({ word: `--${name}`, about: '' }))];
}

/** The values of a closed list. Anything else is for the shell, which offers files. */
function valuesOf({ schema: field }: Flag, { schema }: FlagSet, { terminal }: Setting): readonly Candidate[] {
  const codes = schema.keyword(field, 'x-codes') as Readonly<Record<string, Text>> | undefined;
  return schema
    .alternatives(field)
    .flatMap((one) => (one['enum'] as unknown[] | undefined) ?? ('const' in one ? [one['const']] : []))
    .map((value) => ({ word: String(value), about: terminal.say(codes?.[String(value)] ?? { zh: '', en: '' }) }));
}

function titleOf({ schema: field }: Flag, { schema }: FlagSet, { terminal }: Setting): string {
  const en = schema.word(field, 'title') ?? '';
  return terminal.say({ zh: schema.word(field, 'x-title-zh') ?? en, en });
}

async function packsOf({ terminal, backend }: Setting): Promise<readonly PackEntry[]> {
  return backend.packs(await backend.readConfig(terminal.io.env));
}
