import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { readLabel } from '@yuzhi/labels';
import { projectRoot } from '@yuzhi/server';
import { runYuzhi } from './testing.ts';
import type { Answer } from './testing.ts';

/** `yuzhi label` from the command line to the file that comes out, on a data folder of its own. */

const golden = path.join(projectRoot, 'packs/governance/content-labels/golden');
const [exitWrongInput, exitNotFound] = [2, 3];
const own = ['--producer', '001191500000YYYYYY010110001', '--id', 'SAMPLE-000001'];

let folder: string;
let env: NodeJS.ProcessEnv;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-label-'));
  await chmod(folder, 0o755);
  env = { PATH: process.env['PATH'], YUZHI_DATA: path.join(folder, 'data'), LANG: 'zh_CN.UTF-8' };
});
after(() => rm(folder, { recursive: true, force: true }));

function label(argv: readonly string[], stdin?: string): Promise<Answer> {
  return runYuzhi(['label', ...argv], { env, cwd: folder, ...(stdin === undefined ? {} : { stdin }) });
}

function at(name: string): string {
  return path.join(golden, name);
}

async function labelled(name: string): Promise<ReturnType<typeof readLabel>> {
  return readLabel(await readFile(path.join(folder, name)), name);
}

test('label read says in Chinese and in English what a file carries, with clause and what to do', async () => {
  const chinese = await label(['read', at('two-labels.png')]);
  assert.equal(chinese.code, 0, chinese.stderr);
  for (const words of ['有标识，不符合要求', '同一文件中有一份以上元数据标识', '6.1 c)', '公开资料', '重写'])
    assert.ok(chinese.stdout.includes(words), words);
  const english = await label(['read', at('two-labels.png'), '--lang', 'en']);
  for (const words of [
    'Labelled, but not as required',
    'More than one metadata label',
    '6.1 c)',
    'Secondary',
    'write it anew',
  ])
    assert.ok(english.stdout.includes(words), words);
});

test('label check ends with 0 for a proper label and with 1 for anything else', async () => {
  const codes = ['labelled.png', 'two-labels.png', 'plain.png', 'wiped.png'].map((name) => label(['check', at(name)]));
  assert.deepEqual(
    (await Promise.all(codes)).map(({ code }) => code),
    [0, 1, 1, 1],
  );
});

test('label read and check take standard input, whose name says that it is Markdown', async () => {
  const text = '# 标题\n\n（AI生成）\n';
  const plain = await label(['read', '-', '--json'], text);
  assert.equal((JSON.parse(plain.stdout) as { carrier: string }).carrier, 'text');
  const named = await label(['check', '-', '--name', 'note.md', '--json'], text);
  assert.equal((JSON.parse(named.stdout) as { carrier: string }).carrier, 'markdown');
  assert.equal(named.code, 1);
});

test('label write writes a copy that reads back, and not over another file', async () => {
  const write = ['write', at('plain.png'), ...own, '--out', 'one.png'];
  const first = await label(write);
  assert.equal(first.code, 0, first.stderr);
  assert.match(first.stderr, /one\.png/);
  assert.equal((await labelled('one.png')).verdict, 'compliant');
  const second = await label(write);
  assert.notEqual(second.code, 0);
  assert.match(second.stderr, /CLI_FILE_EXISTS/);
  assert.equal((await label([...write, '--force'])).code, 0);
});

test('label write from standard input needs a place to write to', async () => {
  const without = await label(['write', '-', '--name', 'note.md', ...own], '正文\n');
  assert.equal(without.code, 2);
  assert.match(without.stderr, /--out/);
  const { code, stderr } = await label(['write', '-', '--name', 'note.md', ...own, '--out', 'note.md'], '正文\n');
  assert.equal(code, 0, stderr);
  assert.equal((await labelled('note.md')).verdict, 'compliant');
});

test('label write --visible draws into the picture and writes the metadata', async () => {
  const { code, stderr } = await label(['write', at('plain.png'), ...own, '--visible', '--out', 'both.png']);
  assert.equal(code, 0, stderr);
  assert.equal((await labelled('both.png')).verdict, 'compliant');
  await label(['write', at('plain.png'), ...own, '--out', 'metadata.png']);
  assert.notDeepEqual(await readFile(path.join(folder, 'both.png')), await readFile(path.join(folder, 'metadata.png')));
  const words = ['write', '-', '--name', 'a.md', ...own, '--visible', '（本文由人工智能生成）', '--out', 'a.md'];
  assert.equal((await label(words, '正文\n')).code, 0);
  assert.match(await readFile(path.join(folder, 'a.md'), 'utf8'), /\n（本文由人工智能生成）\n\n正文\n$/);
});

test('label write --sign signs here, and the key reaches no run record', async () => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  await writeFile(path.join(folder, 'key.pem'), pem);
  const sign = ['--sign', 'key.pem', '--key-id', 'key-1', '--algorithm', 'ed25519-sha256'];
  const { code, stderr } = await label(['write', at('plain.png'), ...own, ...sign, '--out', 'signed.png']);
  assert.equal(code, 0, stderr);
  const [copy] = (await labelled('signed.png')).copies;
  assert.match(copy?.fields?.['ReservedCode1'] ?? '', /^ed25519-sha256:v1:key-1:/);
  const missing = await label(['write', at('plain.png'), ...own, '--sign', 'key.pem', '--out', 'x.png']);
  assert.equal(missing.code, 2);
  assert.match(missing.stderr, /--key-id/);
});

test('label tells bad input in words, with an exit code for its kind', async () => {
  await writeFile(
    path.join(folder, 'film.mkv'),
    await readFile(path.join(projectRoot, 'core/labels/golden/files/other-tool.mkv')),
  );
  await writeFile(path.join(folder, 'cut.png'), (await readFile(at('plain.png'))).subarray(0, 60));
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['read', 'absent.png'], /CLI_FILE_MISSING/],
    [['read', '.'], /CLI_FILE_UNREADABLE/],
    [['write', at('plain.png'), '--id', 'x'], /--producer/],
    [['write', at('plain.png'), ...own, '--label', '4'], /--label/],
    [['write', at('plain.png'), '--producer', '某某公司', '--id', 'x', '--out', 'y.png'], /LABEL_FIELDS_INVALID/],
    [['write', 'film.mkv', ...own, '--out', 'z.mkv'], /LABEL_CARRIER_UNWRITABLE/],
    [['write', 'cut.png', ...own, '--out', 'z.png'], /LABEL_FILE_BROKEN/],
    [['write', 'film.mkv', ...own, '--visible', '--out', 'z.mkv'], /LABEL_CARRIER_UNWRITABLE/],
    [['write', at('plain.png'), ...own, '--visible', '机器写的', '--out', 'z.png'], /words/],
  ];
  for (const [argv, told] of cases)
    for (const language of ['zh', 'en']) {
      const { code, stderr, stdout } = await label([...argv, '--lang', language]);
      assert.equal(code, argv.includes('absent.png') ? exitNotFound : exitWrongInput, `${argv.join(' ')}: ${stderr}`);
      assert.match(stderr, told);
      assert.equal(stdout, '');
      assert.doesNotMatch(stderr, /某某公司|机器写的/);
    }
});
