import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { defineRule, z } from '@yuzhi/sdk';
import { loadPacks } from './load-packs.ts';
import { aManifest, packRoot, packSource } from './testing.ts';
import type { PackFiles } from './testing.ts';

const id = 'governance/rain-grade';
const capabilities = ['rules', 'operations', 'city'];

async function loadOne(files: PackFiles, at = id) {
  await using folder = await packRoot({ [at]: files });
  const [pack] = await loadPacks({ roots: [folder.root], capabilities, importMs: 2_000 });
  assert.ok(pack);
  return pack;
}

const rule = (version: string, from: string, until: string | null, data: unknown = { mm: 1 }): string =>
  JSON.stringify({
    version,
    validFrom: from,
    validUntil: until,
    source: { title: '试验通知', publisher: '试验单位', number: null, date: '2026-01-01', trust: 'unverified' },
    data,
  });
const withRule = packSource(
  { echo: `needs: ['rules'],` },
  `var rules = [defineRule({ id: 'levels', title: { zh: '级', en: 'L' }, data: z.object({ mm: z.number() }) })];`,
).replace('\nvar rules;', '');
const asksRules = aManifest(id, { capabilities: ['rules'] });

test('loadPacks() takes a good pack from a folder outside the project', async () => {
  const pack = await loadOne({ 'pack.ts': packSource({ echo: '' }) });
  assert.equal(pack.failure, null);
  assert.equal(pack.state, 'ready');
  assert.deepEqual(
    pack.operations.map((operation) => operation.id),
    ['governance/rain-grade/echo'],
  );
});

const wrong: readonly [what: string, files: PackFiles, code: string, at?: string][] = [
  ['no manifest', { 'manifest.json': null, 'pack.ts': packSource({ echo: '' }) }, 'KERNEL_MANIFEST_MISSING'],
  [
    'a manifest that is no JSON',
    { 'manifest.json': '{', 'pack.ts': packSource({ echo: '' }) },
    'KERNEL_MANIFEST_INVALID',
  ],
  ['a misspelt property', { 'manifest.json': aManifest(id, { ['titel' as 'title']: 1 }) }, 'KERNEL_MANIFEST_INVALID'],
  ['another id than its folder', { 'manifest.json': aManifest('governance/other') }, 'KERNEL_MANIFEST_LIES'],
  ['an unknown domain', { 'pack.ts': packSource({ echo: '' }) }, 'KERNEL_DOMAIN_UNKNOWN', 'magic/rain-grade'],
  [
    'a capability that does not exist',
    { 'manifest.json': aManifest(id, { capabilities: ['telepathy'] }), 'pack.ts': packSource({ echo: '' }) },
    'KERNEL_MANIFEST_LIES',
  ],
  [
    'a capability that nothing needs',
    { 'manifest.json': asksRules, 'pack.ts': packSource({ echo: '' }) },
    'KERNEL_MANIFEST_LIES',
  ],
  ['a need that the manifest hides', { 'pack.ts': packSource({ echo: `needs: ['city'],` }) }, 'KERNEL_MANIFEST_LIES'],
  [
    'an audience wider than the manifest says',
    { 'manifest.json': aManifest(id, { audience: 'unit' }), 'pack.ts': packSource({ echo: '' }) },
    'KERNEL_MANIFEST_LIES',
  ],
  ['no pack.ts', {}, 'KERNEL_PACK_IMPORT_FAILED'],
  ['code that does not parse', { 'pack.ts': 'export default {{' }, 'KERNEL_PACK_IMPORT_FAILED'],
  ['code that throws', { 'pack.ts': 'throw new Error("no")' }, 'KERNEL_PACK_IMPORT_FAILED'],
  [
    'code that never finishes',
    { 'pack.ts': 'await new Promise((resolve) => setTimeout(resolve, 4000))' },
    'KERNEL_PACK_IMPORT_FAILED',
  ],
  ['no default export', { 'pack.ts': 'export const x = 1' }, 'KERNEL_PACK_SHAPE_WRONG'],
  ['no operation', { 'pack.ts': packSource({}) }, 'KERNEL_PACK_SHAPE_WRONG'],
  [
    'an operation without words',
    { 'pack.ts': packSource({ echo: `title: { zh: '', en: 'x' },` }) },
    'KERNEL_PACK_SHAPE_WRONG',
  ],
  ['an act without preview', { 'pack.ts': packSource({ echo: `effect: 'act',` }) }, 'KERNEL_PACK_SHAPE_WRONG'],
  [
    'a finding about somebody without recourse',
    { 'pack.ts': packSource({ echo: `concerns: 'person',` }) },
    'KERNEL_PACK_SHAPE_WRONG',
  ],
  [
    'rules that overlap',
    {
      'manifest.json': asksRules,
      'pack.ts': withRule,
      'rules/levels/a.json': rule('a', '2025-01-01', null),
      'rules/levels/b.json': rule('b', '2026-01-01', null),
    },
    'KERNEL_RULES_INVALID',
  ],
  [
    'rules of another shape',
    {
      'manifest.json': asksRules,
      'pack.ts': withRule,
      'rules/levels/a.json': rule('a', '2025-01-01', null, { mm: 'x' }),
    },
    'KERNEL_RULES_INVALID',
  ],
];

for (const [what, files, code, at] of wrong)
  test(`loadPacks() marks a pack with ${what} as failed`, async () => {
    const pack = await loadOne(files, at);
    assert.equal(pack.state, 'failed');
    assert.equal(pack.failure?.code, code);
  });

test('loadPacks() runs none of the code of a pack whose manifest is wrong', async () => {
  await using folder = await packRoot({
    [id]: {
      'manifest.json': aManifest('governance/other'),
      'pack.ts': `import { writeFileSync } from 'node:fs'; writeFileSync(new URL('./ran', import.meta.url), '');`,
    },
  });
  await loadPacks({ roots: [folder.root], capabilities });
  assert.equal(existsSync(path.join(folder.root, id, 'ran')), false);
});

test('loadPacks() keeps the first of two packs with one id and names it to the second', async () => {
  await using first = await packRoot({ [id]: { 'pack.ts': packSource({ echo: '' }) } });
  await using second = await packRoot({ [id]: { 'pack.ts': packSource({ echo: '' }) } });
  const packs = await loadPacks({ roots: [first.root, second.root], capabilities });
  assert.deepEqual(
    packs.map(({ state }) => state),
    ['ready', 'failed'],
  );
  assert.equal(packs[1]?.failure?.code, 'KERNEL_PACK_DUPLICATE');
  assert.ok(String(packs[1]?.failure?.details['other']).startsWith(first.root));
});

test('rules answer with the version that applies on the day, the city’s own among them', async () => {
  await using folder = await packRoot({
    [id]: {
      'manifest.json': asksRules,
      'pack.ts': withRule,
      'rules/levels/a.json': rule('a', '2025-01-01', '2025-12-31'),
    },
  });
  await using city = await packRoot({ [id]: { 'levels/b.json': rule('b', '2026-03-01', null, { mm: 7 }) } });
  const [pack] = await loadPacks({ roots: [folder.root], capabilities, cityRules: city.root });
  const levels = defineRule({ id: 'levels', title: { zh: '级', en: 'L' }, data: z.object({ mm: z.number() }) });
  const asOf = (date: string) => pack?.rules?.asOf(levels, date)?.version ?? null;
  assert.deepEqual(['2024-12-31', '2025-01-01', '2025-12-31', '2026-02-28', '2026-03-01'].map(asOf), [
    null,
    'a',
    'a',
    null,
    'b',
  ]);
});
