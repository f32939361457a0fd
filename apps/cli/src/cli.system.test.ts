import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { accessMigrations } from '@yuzhi/access';
import { kernelMigrations } from '@yuzhi/kernel';
import { packRoot, packSource } from '@yuzhi/kernel/testing';
import { openBase, readConfig, startServer } from '@yuzhi/server';
import { openStore } from '@yuzhi/store';
import { freePort } from '@yuzhi/store/testing';
import { backend } from './base.ts';

/** The program as a process of its own, on a data folder of its own, with a pack that waits and one that acts. */

const main = path.join(import.meta.dirname, 'main.ts');
const waitsForEver = `run: (ctx, { text }) => { writeFileSync(text, ''); return new Promise(() => {}); }`;
const acts = `effect: 'act', audience: 'operator', preview: () => ({ summary: { zh: '改写', en: 'Rewrite' }, changes: [] })`;

let folder: string;
let packs: { root: string } & AsyncDisposable;
let env: NodeJS.ProcessEnv;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-cli-system-'));
  await chmod(folder, 0o755);
  packs = await packRoot({
    'governance/slow': {
      'pack.ts': packSource({ wait: waitsForEver, act: acts }, `import { writeFileSync } from 'node:fs';`),
    },
  });
  const { PATH } = process.env;
  env = {
    PATH,
    YUZHI_DATA: path.join(folder, 'data'),
    YUZHI_PACKS: packs.root,
    YUZHI_PORT: String(await freePort()),
    LANG: 'zh_CN.UTF-8',
  };
});

after(async () => {
  await packs[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function start(argv: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [main, ...argv], { cwd: folder, env: { ...env, ...more } });
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number | null, stdout, stderr };
}

function yuzhi(
  argv: readonly string[],
  { stdin = '', ...more }: NodeJS.ProcessEnv & { stdin?: string } = {},
): Promise<Ended> {
  const child = start(argv, more);
  child.stdin.end(stdin);
  return ended(child);
}

async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 30_000; !isSo(); await sleep(20))
    assert.ok(Date.now() < end, 'it did not come to that');
}

test('yuzhi --version says the version and nothing else, no warning either', async () => {
  const { code, stdout, stderr } = await yuzhi(['--version']);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
});

test('yuzhi run answers the same by flags, by stdin and by example, each a run of its own', async () => {
  const add = ['run', 'programme/work-calendar/add', '--json'];
  const input = '{"start":"2026-02-13","workDays":7}';
  const answers = [
    await yuzhi([...add, '--start', '2026-02-13', '--work-days', '7']),
    await yuzhi([...add, '-'], { stdin: input }),
    await yuzhi([...add, '--example']),
  ];
  for (const { code, stdout, stderr } of answers) {
    assert.equal(code, 0, stderr);
    assert.equal((JSON.parse(stdout) as { due: string }).due, '2026-03-02');
    assert.match(stderr, /^运行编号 \S+\n$/);
  }
  const { stdout } = await yuzhi(['runs', 'list', '--operation', 'programme/work-calendar/add', '--json']);
  const { runs } = JSON.parse(stdout) as { runs: { actor: { door: string }; state: string }[] };
  assert.deepEqual(
    runs.map(({ actor, state }) => [actor.door, state]),
    [
      ['cli', 'done'],
      ['cli', 'done'],
      ['cli', 'done'],
    ],
  );
});

test('what is refused is refused in the words and with the exit code of its kind', async () => {
  const refused = await yuzhi(['run', 'programme/work-calendar/add', '--start', '2026-02-30', '--workDays', 'x']);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /--workDays  须为整数/);
  assert.equal((await yuzhi(['run', 'programme/work-calendar/ad'])).code, 3);
});

test('the packs without a base are those of a base, failed ones too', async () => {
  await using broken = await packRoot({ 'science/broken': { 'pack.ts': 'export default 1;' } });
  const config = readConfig({ ...env, YUZHI_PACKS: [packs.root, broken.root].join(path.delimiter) });
  await using base = await openBase(config);
  const states = (all: Awaited<ReturnType<typeof backend.packs>>): unknown =>
    all.map(({ id, state, failure, operations }) => [
      id,
      state,
      failure?.code,
      operations.map((operation) => operation.id),
    ]);
  assert.deepEqual(states(await backend.packs(config)), states(base.kernel.packs()));
  assert.equal(base.kernel.pack('science/broken').state, 'failed');
});

test('Ctrl-C cancels a run: exit code 130, and the record says cancelled', async () => {
  const mark = path.join(folder, 'begun');
  const child = start(['run', 'governance/slow/wait', '--text', mark]);
  const end = ended(child);
  await until(() => existsSync(mark));
  child.kill('SIGINT');
  const { code, stdout, stderr } = await end;
  assert.equal(code, 130, stderr);
  assert.equal(stdout, '');
  assert.match(stderr, /KERNEL_RUN_CANCELLED  运行编号 (\S+)\n$/);
  const id = /运行编号 (\S+)/.exec(stderr)?.[1] ?? '';
  assert.equal(
    (JSON.parse((await yuzhi(['runs', 'show', id, '--json'])).stdout) as { state: string }).state,
    'cancelled',
  );
});

test('what acts waits for an approval that another process gives, once', async () => {
  const asked = await yuzhi(['run', 'governance/slow/act', '--text', 'a', '--json']);
  assert.equal(asked.code, 10, asked.stderr);
  const { approval } = JSON.parse(asked.stdout) as { approval: { id: string } };
  const approve = ['approvals', 'approve', approval.id, '--reason', '同意'];
  const done = await yuzhi([...approve, '--json']);
  assert.deepEqual({ code: done.code, stdout: done.stdout }, { code: 0, stdout: '{"text":"a"}\n' });
  assert.equal((await yuzhi(approve)).code, 5);
});

test('yuzhi serve greets, answers, and ends with exit code 0 when it is asked to stop', async () => {
  const child = start(['serve']);
  let greeting = '';
  child.stdout.on('data', (chunk: Buffer) => (greeting += chunk.toString()));
  const end = ended(child);
  await until(() => greeting.includes('按 Ctrl-C 停止'));
  const address = /http:\/\/\S+/.exec(greeting)?.[0] ?? '';
  assert.equal((await fetch(`${address}/readyz`)).status, 200);
  assert.match(greeting, /城市    重庆市\n场景包  \d+ 个就绪\n/);
  const doctor = await yuzhi(['doctor']);
  assert.equal(doctor.code, 0, doctor.stdout);
  assert.match(doctor.stdout, /渝智正在运行/);
  const [, curl = ''] = /^  (curl .*)$/m.exec(greeting) ?? [];
  if (hasProgram('curl'))
    assert.equal('code' in (JSON.parse(execFileSync('sh', ['-c', curl], { encoding: 'utf8' })) as object), false);
  child.kill('SIGTERM');
  const { code, stderr } = await end;
  assert.equal(code, 0);
  assert.match(stderr, /已停止\n$/);
});

test('a second wish to stop ends yuzhi serve at once', async () => {
  const mark = path.join(folder, 'serving');
  const child = start(['serve']);
  let greeting = '';
  child.stdout.on('data', (chunk: Buffer) => (greeting += chunk.toString()));
  let notes = '';
  child.stderr.on('data', (chunk: Buffer) => (notes += chunk.toString()));
  const end = ended(child);
  await until(() => greeting.includes('按 Ctrl-C 停止'));
  const address = /http:\/\/\S+/.exec(greeting)?.[0] ?? '';
  const request = fetch(`${address}/api/operations/governance/slow/wait`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: mark }),
  }).catch(() => null);
  await until(() => existsSync(mark));
  child.kill('SIGINT');
  await until(() => notes.includes('正在停止'));
  // What comes close behind the first is the same Ctrl-C, handed on by npm; this is far enough.
  await sleep(1_000);
  child.kill('SIGINT');
  assert.equal((await end).code, 130);
  await request;
  // It left the database running; whoever leaves next stops it.
  assert.equal((await yuzhi(['runs', 'list'])).code, 0);
});

test('yuzhi doctor finds a taken port and an unreachable database, and never tells the password', async () => {
  const other = createServer((socket) => socket.end('no http\n')).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { code, stdout, stderr } = await yuzhi(['doctor'], {
    YUZHI_PORT: String(port),
    DATABASE_URL: `postgres://me:top-secret@127.0.0.1:${port}/x`,
  });
  other.close();
  assert.equal(code, 1);
  assert.match(stdout, /问题  端口 +\S+ 已被其他程序占用/);
  assert.match(stdout, /问题  数据库/);
  assert.doesNotMatch(stdout + stderr, /top-secret/);
});

test('yuzhi doctor --json says the same as data', async () => {
  const { code, stdout } = await yuzhi(['doctor', '--json']);
  const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: { check: string; state: string }[] };
  assert.equal(code, 0, stdout);
  assert.ok(ok);
  assert.deepEqual(
    findings.map(({ check }) => check),
    ['node', 'settings', 'data', 'disk', 'database', 'migrations', 'clock', 'port', 'packs', 'backup'],
  );
});

test('yuzhi migrate takes a snapshot before it migrates, and goes back to it', async () => {
  const dataFolder = path.join(folder, 'migrated');
  await mkdir(dataFolder);
  const old = await openStore({ dataFolder, migrations: [kernelMigrations, accessMigrations] });
  await old.close();
  const here = { YUZHI_DATA: dataFolder };
  const state = async (): Promise<unknown> =>
    JSON.parse((await yuzhi(['migrate', '--check', '--json'], here)).stdout) as unknown;
  const before = await state();
  const migrated = await yuzhi(['migrate'], here);
  assert.equal(migrated.code, 0, migrated.stderr);
  assert.match(migrated.stdout, /(待升级  \d{4}-\S+\n)+已完成 \d+ 项升级\n升级前的快照在 \S+snapshots\n$/);
  assert.notDeepEqual(await state(), before);
  assert.equal((await yuzhi(['migrate', '--back'], here)).code, 2);
  const back = await yuzhi(['migrate', '--back', '--yes'], here);
  assert.equal(back.code, 0, back.stderr);
  assert.deepEqual(await state(), before);
});

test('the restore drill: a base is backed up while it serves, restored elsewhere, and serves what it held', async () => {
  const backups = path.join(folder, 'backups');
  const [backup, expected] = await (async () => {
    await using base = await startServer(readConfig({ ...env, YUZHI_DATA: path.join(folder, 'original') }));
    const due = await addWorkDays(base.address);
    const taken = await yuzhi(['backup', '--to', 'backups', '--prune', '--json'], {
      YUZHI_DATA: path.join(folder, 'original'),
    });
    assert.equal(taken.code, 0, taken.stderr);
    const { folder: where, rows } = JSON.parse(taken.stdout) as { folder: string; rows: number };
    assert.ok(where.startsWith(backups) && rows >= 1, taken.stdout);
    return [where, { due, runs: await runsOf(base.address) }] as const;
  })();
  const drill = await yuzhi(['restore', backup, '--drill'], { YUZHI_DATA: path.join(folder, 'unused') });
  assert.equal(drill.code, 0, drill.stderr);
  assert.match(drill.stdout, /^演练通过：\S+ 的备份可以恢复，\d+ 张表、\d+ 行逐表核对一致\n$/);
  const there = { YUZHI_DATA: path.join(folder, 'restored') };
  const restored = await yuzhi(['restore', backup], there);
  assert.equal(restored.code, 0, restored.stderr);
  await using base = await startServer(readConfig({ ...env, ...there }));
  assert.deepEqual(await runsOf(base.address), expected.runs);
  assert.equal(await addWorkDays(base.address), expected.due);
  const again = await yuzhi(['restore', backup, '--lang', 'en'], there);
  assert.equal(again.code, 5);
  assert.match(again.stderr, /CLI_BASE_IN_USE/);
});

test('yuzhi restore refuses a database with rows, and a folder that is no backup', async () => {
  const taken = await yuzhi(['backup']);
  assert.equal(taken.code, 0, taken.stderr);
  const where = /^  (\S+)$/m.exec(taken.stdout)?.[1] ?? '';
  assert.match(where, /data\/backups\/\d{4}-\d\d-\d\dT\S+-at-\d{4}$/);
  const refused = await yuzhi(['restore', where]);
  assert.equal(refused.code, 5);
  assert.match(refused.stderr, /STORE_NOT_EMPTY/);
  assert.equal(
    (await yuzhi(['restore', path.join(folder, 'nothing')], { YUZHI_DATA: path.join(folder, 'new') })).code,
    3,
  );
});

async function addWorkDays(address: string): Promise<unknown> {
  const response = await fetch(`${address}/api/operations/programme/work-calendar/add`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"start":"2026-02-13","workDays":7}',
  });
  return ((await response.json()) as { due: unknown }).due;
}

async function runsOf(address: string): Promise<unknown> {
  return (await fetch(`${address}/api/runs`)).json();
}

test('yuzhi migrate --back leaves a base alone that is in use', async () => {
  await using base = await openBase(readConfig(env));
  const { code, stderr } = await yuzhi(['migrate', '--back', '--yes']);
  assert.equal(code, 5);
  assert.match(stderr, /CLI_BASE_IN_USE/);
  await base.store.health();
});

test(
  'the bash script completes commands, operations and flags',
  { skip: hasProgram('bash') ? false : 'no bash here' },
  async () => {
    const { stdout: script } = await yuzhi(['completion', 'bash']);
    await writeFile(path.join(folder, 'completion.bash'), script);
    const complete = (...words: string[]): string[] => {
      const quoted = words.map((word) => `'${word}'`).join(' ');
      const lines = `
      yuzhi() { '${process.execPath}' '${main}' "$@"; }
      source completion.bash
      COMP_WORDS=(yuzhi ${quoted}); COMP_CWORD=${words.length}
      _yuzhi_complete 2>/dev/null
      printf '%s\\n' "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['--norc', '-c', lines], { cwd: folder, env, encoding: 'utf8' })
        .split('\n')
        .filter(Boolean);
    };
    assert.deepEqual(complete('com'), ['completion']);
    assert.deepEqual(complete('run', 'programme/work-calendar/co'), ['programme/work-calendar/count']);
    assert.deepEqual(complete('run', 'programme/work-calendar/add', '--w'), ['--workDays']);
  },
);

function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((place) => existsSync(path.join(place, name)));
}
