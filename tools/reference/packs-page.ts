import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, loadPacks } from '@yuzhi/kernel';
import type { LoadedPack, OperationDescription } from '@yuzhi/kernel';
import type { Manifest } from '@yuzhi/sdk';
import { projectFiles } from '../checks/project-files.ts';
import { fieldRows } from './field-rows.ts';
import { markdownTable } from './markdown-table.ts';

/**
 * `docs/reference/packs.md`: every pack of the project with its operations, from manifests and definitions.
 *
 * @throws Error when a pack does not load
 */
export async function packsPage(root: string): Promise<string> {
  const packs = await loadPacks({ roots: [path.join(root, 'packs')], capabilities: capabilitiesAsked(root) });
  for (const { id, failure } of packs)
    if (failure) throw new Error(`${id} does not load: ${failure.message}`, { cause: failure });
  const sorted = packs.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return `${[head, ...sorted.map(packSection)].join('\n\n')}\n`;
}

const head = `# Packs

<!-- Written by tools/write-reference.ts from the code. Change the pack, then run it. -->

What each pack says about itself in its manifest, and its operations. The address of an operation is its pack and its own
name: \`domain/pack/operation\`.`;

/** Whatever the manifests ask for: whether a base can give it is for the base to say. */
function capabilitiesAsked(root: string): readonly string[] {
  const manifests = projectFiles(root).filter((file) => /^packs\/[^/]+\/[^/]+\/manifest\.json$/.test(file));
  return manifests.flatMap(
    (file) => (JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Manifest).capabilities,
  );
}

function packSection({ id, manifest, operations }: LoadedPack): string {
  if (manifest === null) throw new TypeError(`${id} loaded and has no manifest`);
  const sections = operations.map((entry) => operationSection(describe(entry)));
  return [
    `## ${id}`,
    `**${manifest.title.zh}** · ${manifest.title.en}`,
    `${manifest.question.zh}\\\n${manifest.question.en}`,
    facts(manifest),
    ...sections,
  ].join('\n\n');
}

function facts(manifest: Manifest): string {
  const rows = [
    ['Class', manifest.class],
    ['Maturity', `${manifest.maturity}, version ${manifest.version}, since ${manifest.since}`],
    ['Audience', manifest.audience],
    ['Risk', manifest.riskTier],
    ['Systems of the plan', manifest.systems.join(', ')],
    ['Clauses of the plan', manifest.planClauses.join('、')],
    ['Units', manifest.units.join('、')],
    ['Capabilities', manifest.capabilities.map((name) => `\`${name}\``).join(', ')],
    ...manifest.reads.map(({ name, origin, licence }) => [
      'Reads',
      `${name.zh} · ${name.en}. ${origin.en}. ${licence}`,
    ]),
  ];
  return markdownTable(
    ['', ''],
    rows.filter(([, value]) => value !== ''),
  );
}

function operationSection({
  id,
  title,
  summary,
  effect,
  audience,
  examples,
  input,
  output,
}: OperationDescription): string {
  const [example] = examples;
  return [
    `### ${id}`,
    `**${title.zh}** · ${title.en}`,
    `${summary.zh}\\\n${summary.en}`,
    `Effect \`${effect}\`, audience \`${audience}\`.`,
    markdownTable(['Input', '中文', 'English', 'Type'], fieldRows(input)),
    markdownTable(['Output', '中文', 'English', 'Type'], fieldRows(output)),
    ...(example === undefined ? [] : [exampleText(example)]),
  ].join('\n\n');
}

function exampleText({ title, input }: OperationDescription['examples'][number]): string {
  const json = JSON.stringify(input, null, 2);
  const shown = json.length > 2000 ? `${json.slice(0, 2000)} …` : json;
  return `${title.zh} · ${title.en}:\n\n\`\`\`json\n${shown}\n\`\`\``;
}
