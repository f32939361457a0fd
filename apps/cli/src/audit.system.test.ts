import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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

test('after a restore the lost head is reported until somebody accepts it with a reason, which becomes a link', async () => {
  const own = { YUZHI_DATA: path.join(folder, 'restored'), YUZHI_LOG_LEVEL: 'silent' };
  const pin = path.join(files, 'head.json');
  const here = (...argv: string[]) =>
    runYuzhi([...argv, '--lang', 'zh'], { env: { ...own, YUZHI_AUDIT_PIN: pin }, cwd: files });
  const run = () => here('run', 'programme/work-calendar/add', '--example', '1');
  await run();
  assert.equal((await here('audit', 'accept-restore', '--reason', 'x', '--yes')).code, 5, 'nothing is lost yet');
  const backup = await here('backup', '--to', path.join(files, 'copy'));
  assert.equal(backup.code, 0, backup.stderr);
  await run();
  await run();
  assert.match((await here('audit', 'verify')).stdout, /^审计链完好\n/);
  const kept = await readFile(pin, 'utf8');
  // As on a new machine: an empty store, the key and what was pinned outside.
  await cp(path.join(own.YUZHI_DATA, 'audit'), path.join(folder, 'again', 'audit'), { recursive: true });
  own.YUZHI_DATA = path.join(folder, 'again');
  const [copy = ''] = await readdir(path.join(files, 'copy'));
  const restored = await here('restore', path.join(files, 'copy', copy));
  assert.equal(restored.code, 0, restored.stdout + restored.stderr);
  const lost = await here('audit', 'verify');
  assert.equal(lost.code, 1);
  assert.match(lost.stdout, /尾部被删除[^]*yuzhi audit accept-restore/);
  await run();
  assert.equal(await readFile(pin, 'utf8'), kept, 'a lost head is evidence and is not written over');
  assert.equal((await here('audit', 'accept-restore', '--reason', '机房断电')).code, 2, 'it has to be confirmed');
  const accepted = await here('audit', 'accept-restore', '--reason', '机房断电，从备份恢复', '--yes');
  assert.equal(accepted.code, 0, accepted.stderr);
  assert.match(accepted.stdout, /^已确认。放弃的链头：第 \d+ 环/);
  assert.match((await here('audit', 'verify')).stdout, /^审计链完好\n/);
  assert.match((await here('audit', 'list')).stdout, /audit\.accept-restore · done · 机房断电，从备份恢复/);
  const beside = (await readdir(files)).filter((name) => name.startsWith('head.json.lost-'));
  assert.deepEqual(await Promise.all(beside.map((name) => readFile(path.join(files, name), 'utf8'))), [kept]);
  // Whoever carried the old head away still sees that it is gone, and finds the reason in the trail.
  assert.match((await here('audit', 'verify', '--pin', beside[0] ?? '')).stdout, /外部留存/);
  await run();
  assert.match((await here('audit', 'verify')).stdout, /^审计链完好\n/);
});
