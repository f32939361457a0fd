import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CallToolResult } from '@modelcontextprotocol/client';
import { member, testUnits } from '@yuzhi/access/testing';
import { aManifest, openTestKernel, operator, packSource, stranger } from '@yuzhi/kernel/testing';
import type { TestKernel } from '@yuzhi/kernel/testing';
import type { Actor, Language } from '@yuzhi/sdk';
import { mcpServerFor, openMcpEndpoint, toolName } from '../index.ts';
import type { McpEndpoint } from '../index.ts';
import { connectedClient, revisions } from './testing.ts';
import type { Revision } from './testing.ts';

const pack = 'governance/fixture';
const operations = {
  echo: 'input: z.strictObject({ text: z.string() }), output: z.object({ text: z.string() }),',
  inside: "audience: 'unit',",
  lent: "audience: 'granted',",
  acts: `effect: 'act', preview: () => ({
    summary: { zh: '将开闸', en: 'Will open the gate' },
    changes: [{ what: { zh: '闸门', en: 'Gate' }, from: '关', to: '开' }],
  }),`,
  advises: `effect: 'advise', concerns: 'person', recourse: { zh: '拨打 12345', en: 'Call 12345' },`,
  marked: `run: (ctx) => { ctx.label({ kind: 'ai-generated', text: { zh: '人工智能生成', en: 'Made by AI' } }); return {}; },`,
  bug: 'run: () => { throw new Error("secret hunter2"); },',
  list: 'input: z.array(z.number()), output: z.array(z.number()),',
  counts: `run: (ctx) => {
    for (let done = 0; done <= 1000; done += 1) ctx.progress(done, 1000, { zh: '计算中', en: 'Computing' });
    return {};
  },`,
  slow: `run: (ctx) => new Promise((_resolve, reject) => {
    globalThis.slowBegan?.();
    ctx.signal.addEventListener('abort', () => reject(ctx.signal.reason));
  }),`,
};

const everyRevision = Object.keys(revisions) as Revision[];

let base: TestKernel;
let endpoint: McpEndpoint;
let clerk: Actor;
let colleague: Actor;
let auditor: Actor;

before(async () => {
  base = await openTestKernel({
    [pack]: {
      'manifest.json': aManifest(pack, { title: { zh: '试验包', en: 'Fixture' } }),
      'pack.ts': packSource(operations),
      'README.md': '# Fixture\n',
    },
    'science/inner': {
      'manifest.json': aManifest('science/inner', { audience: 'unit' }),
      'pack.ts': packSource({ one: "audience: 'unit'," }),
    },
    'science/broken': { 'pack.ts': 'throw new Error("no")' },
  });
  await base.access.seedUnits(testUnits);
  ({ actor: clerk } = await member(base.access, 'clerk', 'unit-member', '甲局'));
  ({ actor: colleague } = await member(base.access, 'colleague', 'unit-member', '甲局'));
  ({ actor: auditor } = await member(base.access, 'auditor', 'auditor', null));
  endpoint = openMcpEndpoint(mcpServerFor({ kernel: base.kernel, access: base.access, version: '1.2.3' }));
});

after(async () => {
  await endpoint?.close();
  await base?.[Symbol.asyncDispose]();
});

async function connect(
  revision: Revision,
  actor: Actor = operator,
  language: Language = 'zh',
): ReturnType<typeof connectedClient> {
  return connectedClient(endpoint, revision, { actor: { ...actor, door: 'mcp' }, language });
}

function nameOf(operation: string): string {
  return toolName(`${pack}/${operation}`);
}

function textOf({ content }: CallToolResult): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
}

async function runCount(): Promise<number> {
  const { rows } = await base.store.pool.query<{ n: number }>('select count(*)::integer as n from runs');
  return rows[0]?.n ?? 0;
}

async function toldBy(promise: Promise<unknown>): Promise<{ code: number; message: string; data: unknown }> {
  return promise.then(
    () => assert.fail('it was answered'),
    (error: { code: number; message: string; data: unknown }) => error,
  );
}

for (const revision of everyRevision) {
  test(`${revision}: a client hears name, version and what to know`, async () => {
    await using client = await connect(revision, operator, 'en');
    assert.equal(client.getServerVersion()?.version, '1.2.3');
    assert.match(client.getInstructions() ?? '', /Test City/);
    const { tools, resources, ...others } = client.getServerCapabilities() ?? {};
    assert.deepEqual([tools?.listChanged, resources?.listChanged, others], [false, false, {}]);
  });

  test(`${revision}: each caller sees the tools that they may call, and no others`, async () => {
    await using client = await connect(revision);
    const { tools } = await client.listTools();
    const all = [...Object.keys(operations).map(nameOf), 'science_inner_one'];
    assert.deepEqual(new Set(tools.map(({ name }) => name)), new Set(all));
    await using other = await connect(revision, stranger);
    const { tools: open } = await other.listTools();
    const hidden = [nameOf('inside'), nameOf('lent'), nameOf('acts'), 'science_inner_one'];
    assert.deepEqual(new Set(open.map(({ name }) => name)), new Set(all.filter((name) => !hidden.includes(name))));
    for (const name of [...hidden, 'nothing']) {
      const { code, message, data } = await toldBy(other.callTool({ name, arguments: {} }));
      assert.equal(code, -32_602);
      assert.equal(message, `没有名为 ${name} 的工具`);
      assert.equal((data as { code: string }).code, 'AGENTS_TOOL_NOT_FOUND');
    }
  });

  test(`${revision}: a member of a unit sees what is open to units, and is told what a lent tool needs`, async () => {
    await using client = await connect(revision, clerk);
    const { tools } = await client.listTools();
    for (const operation of ['inside', 'lent', 'acts']) assert.ok(tools.some(({ name }) => name === nameOf(operation)));
    assert.match(tools.find(({ name }) => name === nameOf('lent'))?.description ?? '', /须经授权/);
    const refused = await client.callTool({ name: nameOf('lent'), arguments: {} });
    assert.equal(refused.isError, true);
    assert.match(textOf(refused), /ACCESS_DENIED$/);
    // Who sees everything and runs nothing is offered nothing to run, but what needs no role or depends on a purpose.
    await using watching = await connect(revision, auditor);
    const offered = (await watching.listTools()).tools.map(({ name }) => name);
    assert.ok(!offered.includes(nameOf('inside')) && !offered.includes('science_inner_one'));
  });

  test(`${revision}: a key runs what it is for, and sees nothing else`, async () => {
    const scopes = [`operation.run:${pack}/*`, 'run.read'];
    const { key } = (await base.access.call(clerk, 'keys-make', { name: 'client', scopes })) as { key: string };
    const holder = (await base.access.keys.actorOf(key)) ?? assert.fail('the key is not in force');
    await using client = await connect(revision, holder);
    const offered = (await client.listTools()).tools.map(({ name }) => name);
    assert.ok(offered.includes(nameOf('inside')) && !offered.includes('science_inner_one'));
    const { structuredContent } = await client.callTool({ name: nameOf('echo'), arguments: { text: 'k' } });
    assert.deepEqual(structuredContent, { text: 'k' });
    assert.deepEqual(
      (await client.listResources()).resources.map(({ uri }) => uri),
      ['yuzhi://runs'],
    );
    const wrong = { name: nameOf('echo'), arguments: { text: 'k' }, _meta: { 'yuzhi/purpose': 1 } };
    assert.equal((await toldBy(client.callTool(wrong))).code, -32_602);
  });

  test(`${revision}: a person reads their own runs and nobody else's`, async () => {
    await using client = await connect(revision, clerk);
    const { _meta } = await client.callTool({ name: nameOf('echo'), arguments: { text: 'mine' } });
    const uri = `yuzhi://runs/${String(_meta?.['yuzhi/run'])}`;
    const [own] = (await client.readResource({ uri })).contents;
    assert.ok((own as { text: string }).text.includes('mine'));
    await using other = await connect(revision, colleague);
    assert.ok((await other.listResources()).resources.some(({ uri }) => uri === 'yuzhi://runs'));
    const [runs] = (await other.readResource({ uri: 'yuzhi://runs' })).contents;
    assert.deepEqual(JSON.parse((runs as { text: string }).text), { runs: [] });
    assert.match((await toldBy(other.readResource({ uri }))).message, /没有地址为/);
  });

  test(`${revision}: a tool says in the client's language what it is and whether it changes anything`, async () => {
    await using client = await connect(revision, operator, 'en');
    const { tools } = await client.listTools();
    const toolOf = (operation: string) => tools.find(({ name }) => name === nameOf(operation));
    assert.equal(toolOf('echo')?.annotations?.readOnlyHint, true);
    assert.equal(toolOf('advises')?.annotations?.readOnlyHint, true);
    assert.match(toolOf('advises')?.description ?? '', /Call 12345/);
    const { annotations, description, _meta } = toolOf('acts') ?? {};
    assert.equal(annotations?.readOnlyHint, false);
    assert.equal(annotations?.destructiveHint, true);
    assert.match(description ?? '', /until a person grants it/);
    assert.equal(_meta?.['yuzhi/operation'], `${pack}/acts`);
  });

  test(`${revision}: a call leaves one run by the door mcp, for its purpose, and tells its id`, async () => {
    await using client = await connect(revision);
    const before = await runCount();
    const result = await client.callTool({
      name: nameOf('echo'),
      arguments: { text: '渝' },
      _meta: { 'yuzhi/purpose': '防汛' },
    });
    assert.deepEqual(result.structuredContent, { text: '渝' });
    assert.equal(textOf(result), '{"text":"渝"}');
    assert.equal(await runCount(), before + 1);
    const run = await base.kernel.run(operator, String(result._meta?.['yuzhi/run']));
    assert.equal(run.actor.door, 'mcp');
    assert.equal(run.purpose, '防汛');
    assert.deepEqual(run.output, { text: '渝' });
  });

  test(`${revision}: an input and an output that are no objects arrive all the same`, async () => {
    await using client = await connect(revision);
    const { tools } = await client.listTools();
    assert.equal(tools.find(({ name }) => name === nameOf('list'))?.inputSchema.type, 'object');
    const result = await client.callTool({ name: nameOf('list'), arguments: { input: [1, 2] } });
    // Until 2025-11-25 the protocol knows objects only.
    assert.deepEqual(result.structuredContent, revision === '2025-11-25' ? { result: [1, 2] } : [1, 2]);
    assert.equal(textOf(result), '[1,2]');
  });

  test(`${revision}: what acts answers that it waits, with what would happen and the approval's id`, async () => {
    await using client = await connect(revision);
    const before = await runCount();
    const result = await client.callTool({ name: nameOf('acts'), arguments: {} });
    const id = String(result._meta?.['yuzhi/approval']);
    assert.notEqual(result.isError, true);
    assert.match(textOf(result), /将开闸\n- 闸门：关 → 开/);
    assert.ok(textOf(result).includes(id));
    assert.partialDeepStrictEqual(result.structuredContent, { approval: { id, state: 'pending' } });
    assert.equal(await runCount(), before);
    const outcome = await base.kernel.decide({ approval: id, decision: 'approved', reason: '同意', actor: operator });
    assert.equal(outcome.state, 'done');
  });

  test(`${revision}: labels stand in the text and in _meta`, async () => {
    await using client = await connect(revision);
    const result = await client.callTool({ name: nameOf('marked'), arguments: {} });
    assert.match(textOf(result), /标识：人工智能生成/);
    assert.partialDeepStrictEqual(result._meta?.['yuzhi/labels'], [{ kind: 'ai-generated' }]);
  });

  test(`${revision}: a wrong input is told field by field in the client's language`, async () => {
    const wrong = { name: nameOf('echo'), arguments: { text: 1, more: true } };
    await using zh = await connect(revision);
    const inChinese = await zh.callTool(wrong);
    assert.equal(inChinese.isError, true);
    assert.match(textOf(inChinese), /输入有 2 处不符合要求\n- text: 须为文字\n[^]*\n提示：.*\nKERNEL_INPUT_INVALID$/);
    await using en = await connect(revision, operator, 'en');
    const inEnglish = await en.callTool(wrong);
    assert.match(textOf(inEnglish), /its input has 2 problem\(s\)\n- text: Must be a text[^]*\nHint: /);
    const error = inEnglish._meta?.['yuzhi/error'] as { code: string; message: { zh: string }; hint: { zh: string } };
    assert.equal(error.code, 'KERNEL_INPUT_INVALID');
    assert.ok(error.message.zh && error.hint.zh);
  });

  test(`${revision}: a defect is told with the run that failed, and nothing of its inside`, async () => {
    await using client = await connect(revision);
    const result = await client.callTool({ name: nameOf('bug'), arguments: {} });
    assert.equal(result.isError, true);
    assert.ok(!JSON.stringify(result).includes('hunter2'));
    const run = await base.kernel.run(operator, String(result._meta?.['yuzhi/run']));
    assert.equal(run.state, 'failed');
    assert.ok(textOf(result).includes(run.id));
  });

  test(`${revision}: progress reaches who asked for it, growing, with its last word`, async () => {
    await using client = await connect(revision);
    const told: { progress: number; total?: number; message?: string }[] = [];
    await client.callTool({ name: nameOf('counts'), arguments: {} }, { onprogress: (one) => told.push(one) });
    const steps = told.map(({ progress }) => progress);
    assert.deepEqual(
      steps,
      [...new Set(steps)].toSorted((a, b) => a - b),
    );
    assert.partialDeepStrictEqual(told.at(-1), { progress: 1000, total: 1000, message: '计算中' });
    assert.ok(told.length < 500, 'a thousand steps in a moment are not a thousand messages');
  });

  test(`${revision}: a client that cancels stops the run`, { timeout: 60_000 }, async () => {
    await using client = await connect(revision);
    const began = new Promise<void>((resolve) => Object.assign(globalThis, { slowBegan: resolve }));
    const stop = new AbortController();
    const call = client.callTool({ name: nameOf('slow'), arguments: {} }, { signal: stop.signal });
    await began;
    stop.abort();
    await assert.rejects(call);
    for (;;) {
      const [last] = await base.kernel.runs(operator, { operation: `${pack}/slow`, limit: 1 });
      if (last?.state === 'cancelled' && last.error?.code === 'KERNEL_RUN_CANCELLED') break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await base.store.pool.query("delete from runs where operation like '%/slow'");
  });

  test(`${revision}: READMEs of packs and runs can be read, by whoever may`, async () => {
    await using client = await connect(revision);
    const { resources } = await client.listResources();
    const readme = `yuzhi://packs/${pack}/readme`;
    assert.deepEqual(
      resources.map(({ uri }) => uri),
      [readme, 'yuzhi://packs/science/inner/readme', 'yuzhi://runs'],
    );
    assert.equal(resources[0]?.title, '场景包说明：试验包');
    const [text] = (await client.readResource({ uri: readme })).contents;
    assert.partialDeepStrictEqual(text, { mimeType: 'text/markdown', text: '# Fixture\n' });
    const { _meta } = await client.callTool({ name: nameOf('echo'), arguments: { text: 'a' } });
    const uri = `yuzhi://runs/${String(_meta?.['yuzhi/run'])}`;
    const [run] = (await client.readResource({ uri })).contents;
    assert.partialDeepStrictEqual(JSON.parse((run as { text: string }).text), { state: 'done', output: { text: 'a' } });
    const [runs] = (await client.readResource({ uri: 'yuzhi://runs' })).contents;
    assert.ok((JSON.parse((runs as { text: string }).text) as { runs: unknown[] }).runs.length > 0);
    assert.equal((await client.listResourceTemplates()).resourceTemplates.length, 1);

    await using other = await connect(revision, stranger);
    assert.deepEqual(
      (await other.listResources()).resources.map(({ uri }) => uri),
      [readme],
    );
    assert.deepEqual((await other.listResourceTemplates()).resourceTemplates, []);
    const hidden = [uri, 'yuzhi://runs', 'yuzhi://packs/science/inner/readme', 'yuzhi://packs/science/broken/readme'];
    for (const one of [...hidden, 'yuzhi://packs/a/../readme', 'yuzhi://runs/1', 'file:///etc/passwd', 'x'])
      assert.match((await toldBy(other.readResource({ uri: one }))).message, /没有地址为/);
  });
}
