import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openBase, readConfig } from '@yuzhi/server';
import { temporaryFolder } from '@yuzhi/store/testing';
import { startOfDay } from './start-of-day.ts';
import { runYuzhi } from './testing.ts';

let folder = '';
let files = '';
let env: NodeJS.ProcessEnv = {};

before(async () => {
  folder = await temporaryFolder();
  files = await mkdtemp(path.join(tmpdir(), 'yuzhi-cli-audit-'));
  env = { YUZHI_DATA: path.join(folder, 'data'), YUZHI_LOG_LEVEL: 'silent' };
});

after(async () => {
  for (const one of [folder, files]) await rm(one, { recursive: true, force: true });
});

const yuzhi = (...argv: string[]) => runYuzhi([...argv, '--lang', 'zh'], { env, cwd: files });

test('yuzhi audit verifies, pins, exports and lists, and names what was changed by hand', async () => {
  assert.equal((await yuzhi('audit', 'list')).stdout, '（无）\n');
  await using base = await openBase(readConfig({ ...env, YUZHI_AUDIT_SEAL: '0' }));
  const run = await yuzhi('run', 'programme/work-calendar/add', '--example', '1');
  assert.equal(run.code, 0, run.stderr);
  const verified = await yuzhi('audit', 'verify');
  assert.equal(verified.code, 0, verified.stdout + verified.stderr);
  assert.match(verified.stdout, /^审计链完好\n链环 +1 环，1 个封签\n对应记录 +1\n待入链 +0\n外部留存 +至第 1 环\n$/);

  assert.equal((await yuzhi('audit', 'pin', '--to', 'pin.json')).code, 0);
  assert.equal((await yuzhi('audit', 'export', '--to', 'trail.jsonl', '--records')).code, 0);
  const offline = ['audit', 'verify', '--export', 'trail.jsonl', '--pin', 'pin.json'];
  assert.match((await yuzhi(...offline)).stdout, /^审计链完好\n/);
  assert.match((await yuzhi('audit', 'list')).stdout, /\n 1  .* 运行 /);

  const [{ id } = { id: '' }] = await base.kernel.runs(operator, {});
  assert.match((await yuzhi('runs', 'erase', id, '--reason', '依申请删除')).stdout, /^已清除运行 /);
  assert.match((await yuzhi('audit', 'verify')).stdout, /^审计链完好\n链环 +2 环/);

  await base.store.pool.query("update runs set purpose = '伪造'");
  const changed = await yuzhi('audit', 'verify');
  assert.equal(changed.code, 1);
  assert.match(changed.stdout, new RegExp(`^审计链有 1 处异常\n[^]*- 运行 ${id} 的记录被改动（第 1 环）\n$`));
  const asData = JSON.parse((await yuzhi('audit', 'verify', '--json')).stdout) as { findings: { code: string }[] };
  assert.deepEqual(
    asData.findings.map(({ code }) => code),
    ['row-edited'],
  );
  await base.store.pool.query('truncate audit_links, audit_seals, audit_queue, audit_events; truncate runs cascade');
  assert.equal((await yuzhi('audit', 'verify')).code, 1);
});

test('yuzhi audit says what is wrong with what it was given', async () => {
  const cases: readonly [argv: string[], code: number, error: string][] = [
    [['audit', 'verify', '--pin', 'none'], 3, 'CLI_FILE_MISSING'],
    [['audit', 'verify', '--pin', 'trail.jsonl'], 2, 'AUDIT_FILE_WRONG'],
    [['audit', 'verify', '--key', 'pin.json'], 2, 'AUDIT_KEY_WRONG'],
    [['audit', 'verify', '--export', 'trail.jsonl'], 2, 'CLI_OPTION_MISSING'],
    [['audit', 'verify', '--export', 'pin.json', '--pin', 'pin.json'], 2, 'AUDIT_FILE_WRONG'],
    [['audit', 'export', '--to', 'no/such/folder'], 2, 'CLI_FILE_UNWRITABLE'],
    [['audit', 'list', '--before', '0'], 2, 'CLI_OPTION_VALUE_WRONG'],
    [['audit', 'trim', '--to', 'old', '--before', '2026-13-01'], 2, 'CLI_OPTION_VALUE_WRONG'],
    [['audit', 'trim', '--to', 'old'], 2, 'CLI_TRIM_NOT_CONFIRMED'],
    [['audit', 'trim', '--to', 'old', '--yes'], 5, 'AUDIT_NOTHING_TO_TRIM'],
    [['runs', 'erase', 'x', '--reason', 'x'], 3, 'KERNEL_RUN_NOT_FOUND'],
    [['runs', 'erase', '019ab000-0000-7000-8000-000000000001'], 2, 'CLI_OPTION_MISSING'],
  ];
  for (const [argv, code, error] of cases) {
    const ended = await yuzhi(...argv);
    assert.match(ended.stderr, new RegExp(error), argv.join(' '));
    assert.equal(ended.code, code, argv.join(' '));
  }
});

test('startOfDay() is midnight on the clocks of the city', () => {
  assert.equal(startOfDay('2026-05-25', 'Asia/Shanghai').toISOString(), '2026-05-24T16:00:00.000Z');
  assert.equal(startOfDay('2026-05-25', 'America/New_York').toISOString(), '2026-05-25T04:00:00.000Z');
});

const operator = { kind: 'operator', id: 'local', unit: null, door: 'cli' } as const;
