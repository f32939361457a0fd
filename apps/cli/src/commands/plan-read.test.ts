import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { runYuzhi } from '../testing.ts';

const plan =
  '某市行动方案\n\n为加快应用，制定本方案。\n一、工作目标\n到2027年，普及率超过80%。\n二、重点任务\n（一）建设平台。建设统一平台，编制指南。（责任单位：市数据局、市科技局等）\n';

test('plan read takes standard input and prints a summary in both languages', async () => {
  const zh = await runYuzhi(['plan', 'read', '-', '--lang', 'zh'], { stdin: plan });
  assert.equal(zh.code, 0);
  assert.match(zh.stdout, /任务 1 项，措施 2 条/);
  assert.match(zh.stdout, /2027: ＞80% 普及率/);
  assert.match(zh.stdout, /市数据局、市科技局等/);
  const en = await runYuzhi(['plan', 'read', '-', '--lang', 'en'], { stdin: plan });
  assert.match(en.stdout, /1 tasks, 2 measures/);
});

test('plan read --json prints one object and nothing else', async () => {
  const { stdout, stderr } = await runYuzhi(['plan', 'read', '-', '--json'], { stdin: plan });
  const read = JSON.parse(stdout) as { title: string; tasks: { units: string[]; openEnded: boolean }[] };
  assert.equal(stderr, '');
  assert.equal(read.title, '某市行动方案');
  assert.deepEqual(
    read.tasks.map(({ units, openEnded }) => [units, openEnded]),
    [[['市数据局', '市科技局'], true]],
  );
});

test('plan read saves the ledger as workbook, CSV and Word document', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-plan-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, 'plan.txt'), plan);
  const { code, stderr } = await runYuzhi(
    ['plan', 'read', 'plan.txt', '--xlsx', 'l.xlsx', '--csv', 'l.csv', '--docx', 'l.docx', '--lang', 'zh'],
    { cwd: folder },
  );
  assert.equal(code, 0, stderr);
  const csv = await readFile(path.join(folder, 'l.csv'), 'utf8');
  assert.match(csv, /^\uFEFF序号,来源条款,任务,工作措施,牵头单位/);
  assert.match(csv, /\r\n2,二（一）,建设平台,编制指南,/);
  for (const name of ['l.xlsx', 'l.docx'])
    assert.equal((await readFile(path.join(folder, name))).subarray(0, 2).toString(), 'PK');
});

test('plan read refuses 500 MB by name before it reads them, and more than the limit on standard input', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-plan-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, 'large.txt'), '');
  await truncate(path.join(folder, 'large.txt'), 500 * 1024 * 1024);
  for (const [lang, words] of [
    ['zh', /上限 52428800 字节/],
    ['en', /the limit is 52428800/],
  ] as const) {
    const { code, stderr } = await runYuzhi(['plan', 'read', 'large.txt', '--lang', lang], { cwd: folder });
    assert.notEqual(code, 0);
    assert.match(stderr, /PLAN_FILE_TOO_LARGE/);
    assert.match(stderr, words);
  }
  const { stderr } = await runYuzhi(['plan', 'read', '-', '--lang', 'en'], { stdin: 'a'.repeat(51 * 1024 * 1024) });
  assert.match(stderr, /PLAN_FILE_TOO_LARGE/);
});

test('plan read names what is wrong and tells nothing of a secret document', async () => {
  const missing = await runYuzhi(['plan', 'read', 'nowhere.docx', '--lang', 'en']);
  assert.notEqual(missing.code, 0);
  assert.match(missing.stderr, /CLI_FILE_MISSING/);
  const secret = await runYuzhi(['plan', 'read', '-', '--lang', 'zh'], { stdin: `机密★20年\n${plan}` });
  assert.notEqual(secret.code, 0);
  assert.match(secret.stderr, /PLAN_SECRECY_MARK/);
  assert.doesNotMatch(secret.stdout + secret.stderr, /统一平台/);
});
