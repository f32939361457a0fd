import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { boundaryFiles, checkBoundaries } from './check-boundaries.ts';

/** A small project in order: sdk, store and kernel under an app, one pack with an algorithm, one tool. */
const inOrder = {
  'package.json': JSON.stringify({ name: 'root', devDependencies: { 'fast-check': '1' } }),
  'core/sdk/package.json': aPackage('sdk', { zod: '1' }),
  'core/sdk/src/index.ts': `export { z } from 'zod'; import path from 'node:path';`,
  'core/store/package.json': aPackage('store', { '@yuzhi/sdk': '1' }),
  'core/store/src/index.ts': `import { z } from '@yuzhi/sdk'; import { own } from './own.ts';`,
  'core/store/src/own.test.ts': `import fc from 'fast-check';`,
  'core/kernel/package.json': aPackage('kernel', { '@yuzhi/sdk': '1', '@yuzhi/store': '1' }),
  'core/kernel/src/index.ts': `import { openTestStore } from '@yuzhi/store/testing'; const id = 'governance/try-me';`,
  'apps/server/package.json': aPackage('server', { '@yuzhi/kernel': '1' }),
  'apps/server/src/index.ts': `import { openKernel } from '@yuzhi/kernel';`,
  'packs/governance/flood/manifest.json': JSON.stringify({ capabilities: ['lake'] }),
  'packs/governance/flood/pack.ts': `import { definePack } from '@yuzhi/sdk'; import { peak } from './algorithms/peak.ts';`,
  'packs/governance/flood/algorithms/peak.ts': `import { floodError } from '../errors.ts'; const at = new Date(0); Math.max(1, 2);`,
  'packs/governance/flood/algorithms/peak.test.ts': `import fc from 'fast-check'; import { test } from 'node:test'; Date.now();`,
  'apps/console/package.json': JSON.stringify({ name: '@yuzhi/console', exports: { './kit': './src/kit/kit.ts' } }),
  'packs/governance/flood/panel/panel.tsx': `import { useState } from 'react'; import { say } from '@yuzhi/console/kit'; import { own } from './own.ts'; import type { peak } from '../algorithms/peak.ts';`,
  'tools/look.ts': `import { openKernel } from '@yuzhi/kernel'; import { peer } from '../bench/peer.ts';`,
} as const;

function aPackage(short: string, dependencies: Readonly<Record<string, string>>): string {
  return JSON.stringify({
    name: `@yuzhi/${short}`,
    exports: { '.': './src/index.ts', './testing': './src/testing.ts' },
    dependencies,
  });
}

/** What is found when these files stand beside, or in place of, those that are in order. */
function foundWith(files: Readonly<Record<string, string>>): readonly string[] {
  return checkBoundaries(new Map(Object.entries({ ...inOrder, ...files }))).findings.map(
    ({ file, line, rule }) => `${rule} ${file}:${line}`,
  );
}

test('checkBoundaries() is silent about a project in order and has looked at something for every rule', () => {
  const { findings, files, seen } = checkBoundaries(new Map(Object.entries(inOrder)));
  assert.deepEqual(findings, []);
  assert.equal(files, 10);
  assert.ok(
    Object.values(seen).every((count) => count > 0),
    JSON.stringify(seen),
  );
});

test('checkBoundaries() looks at this project, with every rule', () => {
  const { files, seen } = checkBoundaries(boundaryFiles(path.resolve(import.meta.dirname, '..')));
  assert.ok(files > 100, String(files));
  assert.ok(
    Object.values(seen).every((count) => count > 0),
    JSON.stringify(seen),
  );
});

const planted: readonly (readonly [what: string, file: string, text: string, rule: string])[] = [
  [
    'a relative import that leaves its package',
    'core/kernel/src/a.ts',
    `import { s } from '../../store/src/index.ts';`,
    'inside',
  ],
  [
    'a pack that imports another pack',
    'packs/governance/flood/a.ts',
    `import { x } from '../../science/y/pack.ts';`,
    'inside',
  ],
  [
    'an app that imports a pack',
    'apps/server/src/a.ts',
    `import pack from '../../../packs/governance/flood/pack.ts';`,
    'inside',
  ],
  [
    'core that imports a pack while it runs',
    'core/kernel/src/a.ts',
    `await import('../../../packs/governance/flood/pack.ts');`,
    'inside',
  ],
  [
    'a tool that goes round the package name',
    'tools/a.ts',
    `export { s } from '../core/store/src/index.ts';`,
    'inside',
  ],
  ['a type from outside', 'core/kernel/src/a.ts', `type T = import('../../store/src/index.ts').T;`, 'inside'],
  ['an inner file of a package', 'apps/server/src/a.ts', `import { s } from '@yuzhi/kernel/src/kernel.ts';`, 'exports'],
  ['a package that is not there', 'tools/a.ts', `import { s } from '@yuzhi/lakes';`, 'exports'],
  ['store that imports kernel', 'core/store/src/a.ts', `import type { K } from '@yuzhi/kernel';`, 'direction'],
  ['sdk that imports store', 'core/sdk/src/a.test.ts', `export * from '@yuzhi/store';`, 'direction'],
  ['core that imports an app', 'core/kernel/src/a.ts', `import { s } from '@yuzhi/server';`, 'direction'],
  ['a package that is not declared', 'core/store/src/a.ts', `import fc from 'fast-check';`, 'declared'],
  [
    'a part of a package that is not declared',
    'core/store/src/a.ts',
    `import { m } from 'kysely/migration';`,
    'declared',
  ],
  ['a tool with a package that nobody declares', 'tools/a.ts', `import fastify from 'fastify';`, 'declared'],
  ['a pack that imports a package', 'packs/governance/flood/a.ts', `import { z } from 'zod';`, 'packs'],
  ['a pack that reads files', 'packs/governance/flood/a.ts', `import { readFile } from 'node:fs/promises';`, 'packs'],
  [
    'a pack with a capability it did not ask for',
    'packs/governance/flood/a.ts',
    `import { s } from '@yuzhi/store';`,
    'packs',
  ],
  [
    'a pack that uses what is for tests',
    'packs/governance/flood/a.ts',
    `import { s } from '@yuzhi/kernel/testing';`,
    'packs',
  ],
  ['core that names a pack', 'core/kernel/src/a.ts', `const special = 'governance/flood';`, 'nameless'],
  [
    'core that names an operation of a pack',
    'core/kernel/src/a.ts',
    'const url = `/api/packs/governance/flood/peak/${1}`;',
    'nameless',
  ],
];

for (const [what, file, text, rule] of planted)
  test(`checkBoundaries() finds ${what}`, () => {
    const found = foundWith({ [file]: `// one line above\n${text}` });
    assert.ok(found.includes(`${rule} ${file}:2`), JSON.stringify(found));
  });

for (const text of [
  `import { readFile } from 'node:fs';`,
  `import net from 'net';`,
  `import { feed } from '../data/feed.ts';`,
  `const now = Date.now();`,
  `const now = new Date();`,
  `const now = Date();`,
  `const pick = Math.random();`,
  `const pick = [].map(Math.random);`,
  `const home = process.env['HOME'];`,
  `const answer = fetch('x');`,
  `const t = performance.now();`,
  `const id = crypto.randomUUID();`,
])
  test(`checkBoundaries() finds an algorithm that says ${text}`, () => {
    const file = 'packs/governance/flood/algorithms/a.ts';
    assert.ok(foundWith({ [file]: text }).includes(`algorithms ${file}:1`));
    assert.ok(!foundWith({ 'packs/governance/flood/data/a.ts': text }).some((one) => one.startsWith('algorithms')));
  });

for (const text of [
  `import { peak } from '../algorithms/peak.ts';`,
  `import { z } from '@yuzhi/sdk';`,
  `import { get } from '@yuzhi/console';`,
  `import fs from 'node:fs';`,
  `import 'maplibre-gl';`,
])
  test(`checkBoundaries() finds a panel that says ${text}`, () => {
    const file = 'packs/governance/flood/panel/panel.tsx';
    assert.ok(foundWith({ [file]: text }).includes(`panels ${file}:1`));
  });

test('checkBoundaries() finds a pack that imports its own panel', () => {
  const file = 'packs/governance/flood/pack.ts';
  const text = `import { Panel } from './panel/panel.tsx';`;
  assert.deepEqual(foundWith({ [file]: text }), [`panels ${file}:1`]);
});

test('checkBoundaries() lets an algorithm bring in types from anywhere in its pack', () => {
  assert.deepEqual(
    foundWith({ 'packs/governance/flood/algorithms/a.ts': `import type { Feed } from '../data/feed.ts';` }),
    [],
  );
});

test('checkBoundaries() wants a new core package to take its place in the order', () => {
  const found = foundWith({
    'core/lake/package.json': aPackage('lake', { '@yuzhi/sdk': '1' }),
    'core/lake/src/a.ts': `import { z } from '@yuzhi/sdk';`,
  });
  assert.deepEqual(found, ['direction core/lake/src/a.ts:1']);
});

test('checkBoundaries() holds a core package of algorithms to the same lines', () => {
  const found = foundWith({
    'core/geo/package.json': aPackage('geo', {}),
    'core/geo/src/a.ts': `import fs from 'node:fs';\nexport const a = Math.random();`,
  });
  assert.deepEqual(found, ['algorithms core/geo/src/a.ts:1', 'algorithms core/geo/src/a.ts:2']);
});

test('checkBoundaries() does not mistake one pack for another whose name begins the same', () => {
  assert.deepEqual(foundWith({ 'core/kernel/src/a.ts': `const other = 'governance/flood-watch';` }), []);
});

test('checkBoundaries() refuses a file that it cannot parse', () => {
  assert.throws(() => foundWith({ 'tools/a.ts': 'const = ;' }), SyntaxError);
});
