import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { findTests } from './find-tests.ts';
import { runGroup } from './run-group.ts';

/** A project with these test files; every way in which a run can look green and not be is planted in one of them. */
function aProject(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(path.join(tmpdir(), 'yuzhi-try-'));
  mkdirSync(path.join(root, 'core'));
  writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }');
  for (const [name, text] of Object.entries(files))
    writeFileSync(path.join(root, 'core', name), `import { test } from 'node:test';\n${text}`);
  return {
    async tallies(limitMs?: number) {
      const tallies = [];
      for (const group of findTests(root))
        if (group.files.length > 0) tallies.push(await runGroup(root, group, limitMs));
      return tallies;
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The same promise for files that share a process and for files that have their own. */
for (const suffix of ['test.ts', 'system.test.ts']) {
  const file = `a.${suffix}`;

  test(`runGroup() counts passed, failed and skipped tests of ${file}`, async () => {
    using project = aProject({
      [file]: `test('good', () => {}); test('bad', () => { throw new Error('no'); });
        test('outer', async (t) => { await t.test('inner', () => { throw new Error('no'); }); });
        test('away', { skip: 'no browser here' }, () => {}); test('later', { todo: 'when it rains' }, () => { throw new Error('no'); });`,
    });
    assert.deepEqual(await project.tallies(), [
      {
        passed: 1,
        failures: [`core/${file} › bad`, `core/${file} › inner`],
        skipped: [`core/${file} › away: no browser here`, `core/${file} › later: to do: when it rains`],
      },
    ]);
  });

  test(`runGroup() fails a skip of ${file} that gives no reason`, async () => {
    using project = aProject({ [file]: `test('good', () => {}); test.skip('away', () => {});` });
    const [tally] = await project.tallies();
    assert.deepEqual(tally?.failures, [`core/${file} › away: skipped without a reason`]);
  });

  test(`runGroup() fails ${file} when it holds no test`, async () => {
    using project = aProject({ [file]: '', [`b.${suffix}`]: `test('good', () => {});` });
    const [tally] = await project.tallies();
    assert.deepEqual(tally, { passed: 1, failures: [`core/${file}: no test came to its end`], skipped: [] });
  });

  test(`runGroup() fails ${file} when it cannot be imported`, async () => {
    using project = aProject({ [file]: `throw new Error('no');`, [`b.${suffix}`]: `test('good', () => {});` });
    const [tally] = await project.tallies();
    assert.deepEqual(tally, { passed: 1, failures: [`core/${file}`], skipped: [] });
  });

  test(`runGroup() fails ${file} when it ends the process before its tests are over`, async () => {
    using project = aProject({
      [file]: `test('good', () => {}); test('quits', () => process.exit(0)); test('never', () => {});`,
    });
    const [tally] = await project.tallies();
    assert.match(String(tally?.failures), /^core\/a\S+: (never ran|no test came to its end)$/);
  });

  test(`runGroup() ends ${file} when a test leaves something open, and says so`, async () => {
    using project = aProject({ [file]: `test('leaves', () => { setInterval(() => {}, 1000); });` });
    const [tally] = await project.tallies(8_000);
    assert.match(String(tally?.failures), /not over after 8 s; something is left open$/);
  });
}

test('findTests() parts the files that need a process of their own and keeps those whose path holds a word', () => {
  using project = mkProjectWith([
    'core/store/src/a.test.ts',
    'packs/x/y/b.test.ts',
    'core/kernel/src/k.system.test.ts',
    'core/z.ts',
  ]);
  assert.deepEqual(findTests(project.root), [
    { name: 'unit', files: ['core/store/src/a.test.ts', 'packs/x/y/b.test.ts'] },
    { name: 'system', files: ['core/kernel/src/k.system.test.ts'] },
  ]);
  assert.deepEqual(
    findTests(project.root, ['kernel', 'packs/']).map(({ files }) => files),
    [['packs/x/y/b.test.ts'], ['core/kernel/src/k.system.test.ts']],
  );
});

function mkProjectWith(files: readonly string[]) {
  const root = mkdtempSync(path.join(tmpdir(), 'yuzhi-find-'));
  for (const file of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), '');
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}
