import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { checkPack } from './check-pack.ts';
import type { Finding } from './check-pack.ts';
import { loadPacks } from './load-packs.ts';
import type { LoadedPack } from './load-packs.ts';
import { newPack } from './new-pack.ts';

const id = 'governance/rain-grade';
const today = '2026-11-24';

async function emptyRoot(): Promise<{ root: string } & AsyncDisposable> {
  const root = await mkdtemp(path.join(tmpdir(), 'yuzhi-new-pack-'));
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}

async function loadedFrom(root: string): Promise<LoadedPack> {
  const [pack] = await loadPacks({ roots: [root], capabilities: [] });
  assert.ok(pack);
  return pack;
}

/** What the check says of a new pack of which one file was changed. */
async function findingsAfter(file: string, change: (text: string) => string | null): Promise<readonly Finding[]> {
  await using place = await emptyRoot();
  const folder = await newPack({ root: place.root, id, today });
  const changed = change(await readFile(path.join(folder, file), 'utf8'));
  if (changed === null) await rm(path.join(folder, file));
  else await writeFile(path.join(folder, file), changed);
  return await checkPack(await loadedFrom(place.root));
}

function rulesOf(findings: readonly Finding[]): readonly (string | null)[] {
  return findings.map(({ rule }) => rule);
}

test('newPack() writes a pack that loads, passes its own check and carries its name', async () => {
  await using place = await emptyRoot();
  const folder = await newPack({ root: place.root, id, today });
  const pack = await loadedFrom(place.root);
  assert.equal(pack.state, 'ready', pack.failure?.message);
  assert.equal(pack.manifest?.since, today);
  assert.deepEqual(await checkPack(pack), []);
  assert.match(await readFile(path.join(folder, 'errors.ts'), 'utf8'), /RAIN_GRADE_NO_READINGS/);
  assert.deepEqual(await readdir(path.dirname(folder)), ['rain-grade']);
});

test('newPack() writes a panel where one is asked for, and the pack passes its own check', async () => {
  await using place = await emptyRoot();
  const folder = await newPack({ root: place.root, id, today, hasPanel: true });
  assert.deepEqual(await readdir(path.join(folder, 'panel')), ['panel.tsx', 'tsconfig.json']);
  assert.match(await readFile(path.join(folder, 'panel', 'panel.tsx'), 'utf8'), /`\$\{pack.id\}\/summarise`/);
  const pack = await loadedFrom(place.root);
  assert.equal(pack.manifest?.panel, true);
  assert.deepEqual(await checkPack(pack), []);
});

test('newPack() refuses an id outside the seven domains and a folder that is there', async () => {
  await using place = await emptyRoot();
  for (const wrong of ['rain-grade', 'magic/rain', 'governance/Rain', 'governance/../rain'])
    await assert.rejects(newPack({ root: place.root, id: wrong, today }), { code: 'KERNEL_PACK_ID_WRONG' });
  await newPack({ root: place.root, id, today });
  await assert.rejects(newPack({ root: place.root, id, today }), { code: 'KERNEL_PACK_EXISTS' });
});

test('checkPack() tells what is missing in README, quality and golden data', async () => {
  const readme = await findingsAfter('README.md', (text) => text.replace('## Limits', '## Bounds'));
  assert.deepEqual(rulesOf(readme), ['readme-complete']);
  assert.match(readme[0]?.text.en ?? '', /limits/);
  const emptied = await findingsAfter('README.md', (text) => `${text.split('## References')[0]}## References\n\n`);
  assert.deepEqual(rulesOf(emptied), ['readme-complete']);
  assert.deepEqual(rulesOf(await findingsAfter('golden/README.md', () => null)), ['golden-data']);
  assert.deepEqual(rulesOf(await findingsAfter('quality.yaml', () => null)), [null]);
  assert.deepEqual(rulesOf(await findingsAfter('quality.yaml', () => 'rules: [')), [null]);
  const silent = await findingsAfter('quality.yaml', (text) => text.replace('  sizes-bounded: done\n', ''));
  assert.deepEqual(rulesOf(silent), ['sizes-bounded']);
});

test('checkPack() wants a panel exactly where the manifest says so, and that it exports Panel', async () => {
  const said = (text: string): string => text.replace('"class":', '"panel": true,\n  "class":');
  const missing = await findingsAfter('manifest.json', said);
  assert.deepEqual(
    missing.map(({ file }) => file),
    ['panel/panel.tsx'],
  );
  await using place = await emptyRoot();
  const folder = await newPack({ root: place.root, id, today });
  await mkdir(path.join(folder, 'panel'));
  await writeFile(path.join(folder, 'panel', 'panel.tsx'), 'export const Other = null;\n');
  const silent = await checkPack(await loadedFrom(place.root));
  assert.deepEqual(
    silent.map(({ file }) => file),
    ['manifest.json'],
  );
  const manifest = path.join(folder, 'manifest.json');
  await writeFile(manifest, said(await readFile(manifest, 'utf8')));
  const [nameless] = await checkPack(await loadedFrom(place.root));
  assert.match(nameless?.text.en ?? '', /does not export Panel/);
  await writeFile(path.join(folder, 'panel', 'panel.tsx'), 'export function Panel() { return null; }\n');
  assert.deepEqual(await checkPack(await loadedFrom(place.root)), []);
});

test('checkPack() refuses a reason left out and a rule that does not exist', async () => {
  const bare = await findingsAfter('quality.yaml', (text) => text.replace('texts-read: done', 'texts-read: todo'));
  assert.match(bare[0]?.text.en ?? '', /texts-read/);
  const unknown = await findingsAfter('quality.yaml', (text) => `${text}  always-right: done\n`);
  assert.match(unknown[0]?.text.en ?? '', /always-right/);
});

test('checkPack() holds a maturity to its levels', async () => {
  const bold = await findingsAfter('manifest.json', (text) => text.replace('experimental', 'beta'));
  assert.deepEqual(rulesOf(bold), ['sources-named']);
});

test('checkPack() wants an example that would fail if the answer were wrong', async () => {
  const file = 'operations/summarise.ts';
  const trivial = await findingsAfter(file, (text) => text.replace(/output: \{ mean.*\n/, ''));
  assert.deepEqual(rulesOf(trivial), ['examples-tried']);
  const wrong = await findingsAfter(file, (text) => text.replace('[2, 4, null, 9]', '[]'));
  assert.deepEqual(rulesOf(wrong), ['examples-tried']);
});

test('checkPack() gives the reason of a pack that failed to load', async () => {
  await using place = await emptyRoot();
  const folder = await newPack({ root: place.root, id, today });
  await cp(path.join(folder, 'README.md'), path.join(folder, 'pack.ts'));
  const findings = await checkPack(await loadedFrom(place.root));
  assert.deepEqual(
    findings.map(({ file, rule }) => ({ file, rule })),
    [{ file: 'pack.ts', rule: null }],
  );
});
