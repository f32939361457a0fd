import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { boundaries } from './boundaries.ts';
import type { Check } from './check.ts';
import { deadCode } from './dead-code.ts';
import { format } from './format.ts';
import { lint } from './lint.ts';
import { types } from './types.ts';

const root = path.resolve(import.meta.dirname, '../..');
const settings = ['.oxfmtrc.json', '.oxlintrc.json', 'knip.json', 'tsconfig.json', 'package.json'];

/** A project with our settings, one small core package in order, and these files. */
function aProject(files: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuzhi-checks-'));
  const base = {
    '.gitignore': 'node_modules\n',
    'core/one/package.json': JSON.stringify({ name: '@yuzhi/one', type: 'module', exports: { '.': './src/index.ts' } }),
    'core/one/src/index.ts': `export { one } from './one.ts';\n`,
    'core/one/src/one.ts': `/** One. */\nexport const one = 1;\n`,
  };
  for (const file of settings) cpSync(path.join(root, file), path.join(folder, file));
  for (const [file, text] of Object.entries({ ...base, ...files })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  execFileSync('git', ['init', '-q'], { cwd: folder });
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

async function findingsWith(check: Check, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  using project = aProject(files);
  const { seen, findings } = await check.run(project.folder);
  assert.ok(seen >= 2, `${check.name} saw ${seen}`);
  return findings;
}

for (const check of [format, lint, types])
  test(`${check.name} is silent about a project in order`, async () => {
    assert.deepEqual(await findingsWith(check, {}), []);
  });

test('format finds a file that npm run format would change', async () => {
  assert.deepEqual(await findingsWith(format, { 'core/one/src/two.ts': 'export const two = "2"' }), [
    'core/one/src/two.ts',
  ]);
});

const lintPlants: readonly (readonly [rule: string, text: string])[] = [
  ['no-floating-promises', `async function go(): Promise<void> {}\nexport function start(): void {\n  go();\n}\n`],
  ['no-misused-promises', `export const timer = setTimeout(async () => {}, 1);\n`],
  ['no-explicit-any', `export const a: any = 1;\n`],
  ['no-non-null-assertion', `export const a = [1][0]!;\n`],
  ['consistent-type-imports', `import { one } from './one.ts';\nexport type One = typeof one;\n`],
  ['no-console', `console.log(1);\n`],
  ['only-throw-error', `throw 'no';\n`],
  ['no-restricted-imports', `export { z } from 'zod';\n`],
  ['extensions', `export { one } from './one';\n`],
  ['no-default-export', `export default 1;\n`],
  [
    'switch-exhaustiveness-check',
    `export function f(a: 'x' | 'y'): number {\n  switch (a) {\n    case 'x':\n      return 1;\n  }\n  return 2;\n}\n`,
  ],
];

for (const [rule, text] of lintPlants)
  test(`lint finds ${rule} in core`, async () => {
    const findings = await findingsWith(lint, { 'core/one/src/two.ts': text });
    assert.ok(
      findings.some((finding) => finding.startsWith('core/one/src/two.ts:') && finding.includes(`${rule})`)),
      findings.join('\n'),
    );
  });

test('types finds what tsc finds, and a file that tsc was not told of', async () => {
  const findings = await findingsWith(types, {
    'core/one/src/two.ts': `export const two: string = 2;\n`,
    'elsewhere/three.ts': 'export {};\n',
  });
  assert.equal(findings.length, 2);
  assert.match(findings[0] ?? '', /^core\/one\/src\/two\.ts\(1,14\): error TS2322/);
  assert.equal(findings[1], 'elsewhere/three.ts: was not looked at');
});

test('boundaries says which of its rules saw nothing', async () => {
  const findings = await findingsWith(boundaries, {
    'core/one/src/two.ts': `import fs from '../../store/src/index.ts';\n`,
  });
  assert.ok(findings.includes('the rule algorithms saw nothing'));
  assert.ok(findings.some((finding) => finding.startsWith('core/one/src/two.ts:1 inside: ')));
});

test('dead finds a file that nothing uses, an export that nothing uses and a package that is not declared', async () => {
  const findings = await findingsWith(deadCode, {
    'core/one/src/two.ts': `export const two = 2;\n`,
    'core/one/src/one.ts': `import 'not-there';\nexport const one = 1;\nexport const uno = 1;\n`,
  });
  for (const expected of [
    /two\.ts: nothing uses this file/,
    /one\.ts:\d+ exports: uno/,
    /one\.ts:\d+ unlisted: not-there/,
  ])
    assert.ok(
      findings.some((finding) => expected.test(finding)),
      findings.join('\n'),
    );
});

for (const [check, tool] of [
  [format, 'oxfmt'],
  [lint, 'oxlint'],
  [types, 'tsc'],
] as const)
  test(`${check.name} does not take a ${tool} that looks at nothing for one that finds nothing`, async () => {
    using project = aProject();
    rmSync(path.join(project.folder, 'node_modules'));
    mkdirSync(path.join(project.folder, 'node_modules/.bin'), { recursive: true });
    writeFileSync(path.join(project.folder, 'node_modules/.bin', tool), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    const { seen, findings } = await check.run(project.folder);
    assert.equal(seen, 0);
    assert.notDeepEqual(findings, []);
  });

test('npm run ok fails a check that it does not know, with the list of those that it does', () => {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'tools/ok.ts'), 'lent'], {
    encoding: 'utf8',
  });
  assert.equal(status, 2);
  assert.match(stderr, /There is no check lent[^]*lint/);
});
