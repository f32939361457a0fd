import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { runYuzhi } from '../testing.ts';

const plan = '某市行动方案\n一、重点任务\n（一）建设平台。建设统一平台，编制指南。（责任单位：市数据局）\n';

/** A recorded answer, served by a double of a model on loopback. */
const recorded = JSON.stringify({
  id: 'chatcmpl-1',
  model: 'recorded-model',
  choices: [
    {
      message: {
        role: 'assistant',
        content:
          '```json\n{"proposals":[{"kind":"measure","text":"统一平台","note":"平台可单列"},{"kind":"target","text":"到2030年达到99%","note":"文中没有"}]}\n```',
      },
    },
  ],
});

async function double(
  t: TestContext,
  answer: string,
  status = 200,
): Promise<{ env: Record<string, string>; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push(`${request.url} ${request.headers.authorization} ${body}`);
      response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const env = {
    YUZHI_MODEL_URL: `http://127.0.0.1:${port}/v1`,
    YUZHI_MODEL_NAME: 'any',
    YUZHI_MODEL_KEY: 'key-of-a-test',
  };
  return { env, asked };
}

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-plan-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('proposals of a model are saved beside the reading, marked as its output, only what is printed', async (t) => {
  const { env, asked } = await double(t, recorded);
  const cwd = await folderOf(t);
  const argv = ['plan', 'read', '-', '--json', '--lang', 'en', '--proposals', 'p.json'];
  const { code, stdout, stderr } = await runYuzhi(argv, { stdin: plan, cwd, env });
  assert.equal(code, 0, stderr);
  const without = await runYuzhi(['plan', 'read', '-', '--json', '--lang', 'en'], { stdin: plan });
  assert.equal(stdout, without.stdout);
  const saved = JSON.parse(await readFile(path.join(cwd, 'p.json'), 'utf8')) as Record<string, unknown>;
  assert.equal(saved['madeBy'], 'model');
  assert.equal(saved['model'], 'recorded-model');
  assert.deepEqual(saved['proposals'], [{ kind: 'measure', text: '统一平台', note: '平台可单列', span: [24, 28] }]);
  assert.deepEqual(saved['leftOut'], { notPrinted: 1, known: 0 });
  assert.match(stderr, /output of the model recorded-model/);
  assert.match(asked[0] ?? '', /^\/v1\/chat\/completions Bearer key-of-a-test/);
});

test('a secret document never reaches the model', async (t) => {
  const { env, asked } = await double(t, recorded);
  const cwd = await folderOf(t);
  const argv = ['plan', 'read', '-', '--proposals', 'p.json'];
  const { code } = await runYuzhi(argv, { stdin: `机密★20年\n${plan}`, cwd, env });
  assert.notEqual(code, 0);
  assert.deepEqual(asked, []);
});

test('a model that fails, answers nonsense or is missing is told by name, without its key', async (t) => {
  const cwd = await folderOf(t);
  const argv = ['plan', 'read', '-', '--lang', 'zh', '--proposals', 'p.json'];
  for (const [answer, status] of [
    ['{}', 200],
    ['over quota', 429],
    ['not json', 200],
  ] as const) {
    const { env } = await double(t, answer, status);
    const { code, stderr } = await runYuzhi(argv, { stdin: plan, cwd, env });
    assert.notEqual(code, 0);
    assert.match(stderr, /PLAN_MODEL_UNREADABLE/);
    assert.doesNotMatch(stderr, /key-of-a-test/);
  }
  const { stderr } = await runYuzhi(argv, { stdin: plan, cwd });
  assert.match(stderr, /PLAN_MODEL_MISSING/);
});
