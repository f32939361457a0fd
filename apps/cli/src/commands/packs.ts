import type { PackEntry } from '@yuzhi/kernel';
import type { ExitCode, Setting } from '../command.ts';
import { oneLine } from '../render/plain-text.ts';
import { pairLines, tableLines } from '../render/table.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';
import { findPack } from './find-operation.ts';

/** `yuzhi pack list`: every folder that was found, failed ones with their reason. */
export async function listPacks({ terminal, backend }: Setting): ExitCode {
  const packs = await backend.packs(await backend.readConfig(terminal.io.env));
  if (terminal.isJson) {
    terminal.json({ packs: packs.map(asData) });
    return 0;
  }
  const titles = [words.packId, words.title, words.packClass, words.state, words.operations];
  const columns = titles.map((title) => ({ title: terminal.say(title) }));
  const rows = packs.map((pack) => [
    pack.id,
    pack.manifest === null ? '-' : terminal.say(pack.manifest.title),
    pack.manifest === null ? '-' : terminal.say(words[`class_${pack.manifest.class}`]),
    terminal.say(words[`pack_${pack.state}`]),
    pack.operations.map(({ definition }) => definition.id).join(' ') || '-',
  ]);
  for (const line of tableLines(columns, rows, terminal.width)) terminal.line(line);
  for (const line of failureLines(packs, terminal)) terminal.line(line);
  return 0;
}

/** `yuzhi pack show ID`. */
export async function showPack(id: string, { terminal, backend }: Setting): ExitCode {
  const pack = findPack(id, await backend.packs(await backend.readConfig(terminal.io.env)));
  if (terminal.isJson)
    terminal.json({ ...asData(pack), operations: await Promise.all(pack.operations.map(backend.describe)) });
  else for (const line of packLines(pack, terminal)) terminal.line(line);
  return 0;
}

/** Each failed pack and why it failed. */
function failureLines(packs: readonly PackEntry[], terminal: Terminal): readonly string[] {
  return packs.flatMap(({ id, failure }) =>
    failure === null ? [] : ['', `${id}  ${failure.code}`, `  ${oneLine(terminal.say(failure.text))}`],
  );
}

function asData({ id, folder, state, manifest, failure, operations }: PackEntry): Readonly<Record<string, unknown>> {
  return {
    id,
    folder,
    state,
    manifest,
    failure: failure?.toJSON() ?? null,
    operations: operations.map((operation) => operation.id),
  };
}

function packLines(pack: PackEntry, terminal: Terminal): readonly string[] {
  const { manifest } = pack;
  const about: [string, string][] = [
    [terminal.say(words.state), terminal.say(words[`pack_${pack.state}`])],
    [terminal.say(words.folder), pack.folder],
  ];
  if (manifest !== null)
    about.push(
      [terminal.say(words.version), `${manifest.version}  ${terminal.say(words[`maturity_${manifest.maturity}`])}`],
      [terminal.say(words.packClass), terminal.say(words[`class_${manifest.class}`])],
      [terminal.say(words.audience), terminal.say(words[`audience_${manifest.audience}`])],
      [terminal.say(words.riskTier), terminal.say(words[`risk_${manifest.riskTier}`])],
      [terminal.say(words.systems), [...manifest.systems, ...manifest.planClauses].join(' ') || '-'],
      [terminal.say(words.units), manifest.units.join(' ') || '-'],
      [terminal.say(words.capabilities), manifest.capabilities.join(' ') || '-'],
      ...manifest.reads.map(({ name, licence }): [string, string] => [
        terminal.say(words.reads),
        `${terminal.say(name)}  ${terminal.say(licence)}`,
      ]),
    );
  const operations = pack.operations.map(({ id, definition }) => [
    id,
    terminal.say(definition.title),
    terminal.say(words[`effect_${definition.effect}`]),
    terminal.say(words[`audience_${definition.audience}`]),
  ]);
  const titles = [words.operation, words.title, words.effect, words.audience].map((title) => ({
    title: terminal.say(title),
  }));
  return [
    `${terminal.strong(manifest === null ? pack.id : terminal.say(manifest.title))}  ${terminal.faint(pack.id)}`,
    ...(manifest === null ? [] : [terminal.say(manifest.summary), terminal.say(manifest.question)]),
    '',
    ...pairLines(about.map(([name, value]) => [name, oneLine(value)])),
    ...(operations.length === 0 ? [] : ['', ...tableLines(titles, operations, terminal.width)]),
    ...failureLines([pack], terminal),
  ];
}
