import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const launcher = path.join(import.meta.dirname, 'yuzhi.mjs');
/** Makes a process believe that it runs on Node.js 20. */
const old = `--import=data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.0'}})`;
const said = `console.log(JSON.stringify({ isOld: process.versions.node === '20.20.0', argv: process.argv.slice(2) }));`;

/** A project folder with this launcher, a `main.ts` of our own and, unless left out, a Node.js. */
function aProject(main: string, hasNode = true) {
  const root = mkdtempSync(path.join(tmpdir(), 'yuzhi-launch-'));
  const file = path.join(root, 'apps/cli/bin/yuzhi.mjs');
  for (const folder of ['apps/cli/bin', 'apps/cli/src', 'node_modules/.bin'])
    mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, 'apps/cli/package.json'), '{ "type": "module" }');
  writeFileSync(path.join(root, 'apps/cli/src/main.ts'), main);
  cpSync(launcher, file);
  chmodSync(file, 0o755);
  if (hasNode) symlinkSync(process.execPath, path.join(root, 'node_modules/.bin/node'));
  return { root, file, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

test('yuzhi runs main.ts in place on a new Node.js and passes the arguments on', () => {
  using project = aProject(`${said} process.exitCode = 3;`, false);
  const { stdout, status } = spawnSync(process.execPath, [project.file, 'run', '--start', '2026-02-13'], {
    encoding: 'utf8',
  });
  assert.deepEqual(JSON.parse(stdout), { isOld: false, argv: ['run', '--start', '2026-02-13'] });
  assert.equal(status, 3);
});

test('yuzhi on an old Node.js runs on the one of the project, with arguments, input and exit code', () => {
  using project = aProject(
    `${said} for await (const chunk of process.stdin) console.log(String(chunk)); process.exitCode = 4;`,
  );
  const { stdout, status } = spawnSync(process.execPath, [old, project.file, 'a b', '--c=雨'], {
    encoding: 'utf8',
    input: 'hello',
  });
  assert.deepEqual(stdout.trim().split('\n'), [JSON.stringify({ isOld: false, argv: ['a b', '--c=雨'] }), 'hello']);
  assert.equal(status, 4);
});

test('yuzhi finds its project through a link from elsewhere', () => {
  using project = aProject(said);
  using elsewhere = aProject(said, false);
  const link = path.join(elsewhere.root, 'yuzhi');
  symlinkSync(project.file, link);
  const { stdout } = spawnSync(process.execPath, [old, link], { encoding: 'utf8' });
  assert.equal(JSON.parse(stdout).isOld, false);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  test(`yuzhi on an old Node.js passes ${signal} on and ends as the command ends`, async () => {
    using project = aProject(
      `process.once('${signal}', () => process.exit(9)); setTimeout(() => {}, 60_000); console.log('up');`,
    );
    const child = spawn(process.execPath, [old, project.file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill(signal);
    assert.deepEqual(await once(child, 'exit'), [9, null]);
  });

test('yuzhi on an old Node.js dies of the signal that its command died of', () => {
  using project = aProject(`process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 60_000);`);
  assert.equal(spawnSync(process.execPath, [old, project.file]).signal, 'SIGKILL');
});

test('yuzhi on an old Node.js says what to do when the one of the project is not there', () => {
  using project = aProject(said, false);
  const { stderr, status } = spawnSync(process.execPath, [old, project.file], { encoding: 'utf8' });
  assert.match(stderr, /^CLI_RUNTIME_MISSING\n.*\n {2}→ .*npm start\nCannot run: .*\n {2}→ Run npm start in /);
  assert.equal(status, 1);
});
