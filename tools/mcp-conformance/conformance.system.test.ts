import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { readConfig, startServer } from '@yuzhi/server';
import type { RunningServer } from '@yuzhi/server';
import { testServer } from './fixture/test-server.ts';
import { inspect, judge, skip } from './judges.ts';
import type { Verdict } from './judges.ts';

/**
 * The judges of MCP: the official conformance suite and the official inspector. The suite asks for tools of its own, so
 * it judges a real server of ours, with its guards and its sessions, that offers those; what needs no such tools it
 * judges with the operations.
 */

const withoutFixtures = {
  '2025-11-25': [
    'server-initialize',
    'server-session-lifecycle',
    'ping',
    'tools-list',
    'resources-list',
    'server-sse-multiple-streams',
    'dns-rebinding-protection',
  ],
  '2026-07-28': [
    'tools-list',
    'resources-list',
    'server-sse-multiple-streams',
    'sep-2164-resource-not-found',
    'http-header-validation',
    'dns-rebinding-protection',
  ],
};

let folder: string;
let env: NodeJS.ProcessEnv;
let fixture: RunningServer;
let product: RunningServer;

before(async () => {
  if (skip !== false) return;
  folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-mcp-'));
  await chmod(folder, 0o755);
  env = { ...process.env, YUZHI_DATA: folder, YUZHI_PORT: '0' };
  const config = readConfig(env);
  fixture = await startServer(config, { mcpServerFor: testServer });
  product = await startServer(config);
});

after(async () => {
  await fixture?.close();
  await product?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

function addressOf(server: RunningServer): string {
  return `${server.address}/mcp`;
}

function assertNoFailure(
  { code, passed, scenarios, text }: Verdict,
  least: { checks: number; scenarios: number },
): void {
  // No list of expected failures is handed to the judge: none is expected.
  assert.equal(code, 0, text);
  assert.ok(passed >= least.checks, `only ${passed} checks passed`);
  assert.ok(scenarios.size >= least.scenarios, `only ${scenarios.size} scenarios ran`);
}

test('conformance 0.1.16, all of it: no failed check', { skip }, async () => {
  const verdict = await judge('0.1', addressOf(fixture), ['--suite', 'all']);
  assertNoFailure(verdict, { checks: 44, scenarios: 32 });
  for (const [name, { failed }] of verdict.scenarios) assert.equal(failed, 0, name);
});

test('conformance 0.2.0-alpha.12, what 2025-11-25 requires: no failed check, scored or not', { skip }, async () => {
  const verdict = await judge('0.2', addressOf(fixture), ['--requirements', '2025-11-25']);
  assertNoFailure(verdict, { checks: 84, scenarios: 33 });
  for (const [name, { failed }] of verdict.scenarios) assert.equal(failed, 0, name);
});

test(
  'conformance 0.2.0-alpha.12, what 2026-07-28 requires: no failed check but of the tasks extension',
  { skip },
  async () => {
    const verdict = await judge('0.2', addressOf(fixture), ['--requirements', '2026-07-28']);
    assertNoFailure(verdict, { checks: 150, scenarios: 40 });
    for (const [name, { failed }] of verdict.scenarios) if (!name.startsWith('tasks-')) assert.equal(failed, 0, name);
  },
);

for (const [revision, names] of Object.entries(withoutFixtures))
  test(`the operations themselves pass what ${revision} requires of any server`, { skip }, async () => {
    const verdict = await judge('0.2', addressOf(product), ['--requirements', revision]);
    for (const name of names) {
      const { passed = 0, failed = 0 } = verdict.scenarios.get(name) ?? {};
      assert.ok(passed > 0, `${name} was not judged`);
      assert.equal(failed, 0, `${name}\n${verdict.text}`);
    }
    // The judge can say no: this server lacks the tools that the suite asks for.
    assert.equal(verdict.code, 1);
    assert.ok((verdict.scenarios.get('tools-call-simple-text')?.failed ?? 0) > 0);
  });

test('the inspector lists and calls tools and reads resources over HTTP', { skip }, async () => {
  const ask = async (...words: string[]): Promise<Record<string, unknown>> => {
    const { code, stdout, stderr } = await inspect([addressOf(product), '--transport', 'http', ...words], env);
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  const { tools } = (await ask('--method', 'tools/list')) as { tools: { name: string }[] };
  assert.ok(tools.some(({ name }) => name === toolToTry.name));
  const { structuredContent } = await ask('--method', 'tools/call', ...toolToTry.words);
  assert.partialDeepStrictEqual(structuredContent, toolToTry.answer);
  const { resources } = (await ask('--method', 'resources/list')) as { resources: { uri: string }[] };
  assert.ok(resources.length > 1);
  const { contents } = (await ask('--method', 'resources/read', '--uri', resources[0]?.uri ?? '')) as {
    contents: { text: string }[];
  };
  assert.match(contents[0]?.text ?? '', /^# /);
});

test('the inspector calls a tool over stdio', { skip }, async () => {
  const words = [process.execPath, 'apps/cli/src/main.ts', 'mcp', '--method', 'tools/call', ...toolToTry.words];
  const { code, stdout, stderr } = await inspect(words, env);
  assert.equal(code, 0, stderr);
  const { structuredContent } = JSON.parse(stdout) as { structuredContent: object };
  assert.partialDeepStrictEqual(structuredContent, toolToTry.answer);
});

const toolToTry = {
  name: 'programme_work-calendar_add',
  words: ['--tool-name', 'programme_work-calendar_add', '--tool-arg', 'start=2026-02-13', '--tool-arg', 'workDays=7'],
  answer: { due: '2026-03-02' },
};
