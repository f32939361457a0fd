import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { toolName } from '@yuzhi/agents';
import { isNonTrivialExample, newPack } from '@yuzhi/kernel';
import type { OperationEntry } from '@yuzhi/kernel';
import type { Actor } from '@yuzhi/sdk';
import { projectRoot, readConfig, startServer } from '@yuzhi/server';
import type { RunningServer } from '@yuzhi/server';
import { runYuzhi } from './testing.ts';

/**
 * The promise that one definition gives every surface: each example of each operation of each pack answers the same in
 * process, by REST, on the command line, as a job of either, and by MCP over HTTP and over stdio, and each of them leaves
 * one run.
 */

type OperationExample = OperationEntry['definition']['examples'][number];

const actor: Actor = { kind: 'operator', id: 'local', unit: null, door: 'in-process' };

let folder: string;
let env: NodeJS.ProcessEnv;
let server: RunningServer;
let overHttp: Client;
let overStdio: Client;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-surfaces-'));
  await chmod(folder, 0o755);
  // A pack that was just begun holds the promise like any other.
  const packs = path.join(folder, 'packs');
  await newPack({ root: packs, id: 'governance/try-me', today: '2026-11-24' });
  const own = { YUZHI_DATA: path.join(folder, 'data'), YUZHI_PORT: '0', YUZHI_STRICT: '1', YUZHI_PACKS: packs };
  env = { ...process.env, ...own };
  server = await startServer(readConfig(env));
  overHttp = await connected(new StreamableHTTPClientTransport(new URL(`${server.address}/mcp`)));
  const command = { command: process.execPath, args: ['apps/cli/src/main.ts', 'mcp'], cwd: projectRoot };
  overStdio = await connected(new StdioClientTransport({ ...command, env: env as Record<string, string> }));
});

after(async () => {
  await Promise.all([overHttp?.close(), overStdio?.close()]);
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

function operations(): readonly OperationEntry[] {
  return server.base.kernel.packs().flatMap((pack) => pack.operations);
}

async function inProcess(operation: string, input: unknown): Promise<unknown> {
  const outcome = await server.base.kernel.execute({ operation, input, actor });
  return outcome.state === 'done' ? outcome.output : { approval: outcome.approval.preview };
}

async function byRest(operation: string, input: unknown): Promise<unknown> {
  const response = await fetch(`${server.address}/api/operations/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const body = (await response.json()) as { approval?: { preview: unknown } };
  assert.ok(response.ok, JSON.stringify(body));
  return response.status === 202 ? { approval: body.approval?.preview } : body;
}

async function byCommandLine(operation: string, input: unknown): Promise<unknown> {
  const { code, stdout, stderr } = await runYuzhi(['run', operation, '--input', '-', '--json'], {
    env,
    stdin: JSON.stringify(input),
    cwd: projectRoot,
  });
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as unknown;
}

async function connected(transport: Parameters<Client['connect']>[0]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(transport);
  return client;
}

async function byMcp(client: Client, operation: string, input: unknown): Promise<unknown> {
  const name = toolName(operation);
  const result = await client.callTool({ name, arguments: input as Record<string, unknown> });
  assert.notEqual(result.isError, true, JSON.stringify(result.content));
  const { approval } = result.structuredContent as { approval?: { preview: unknown } };
  return '_meta' in result && result._meta?.['yuzhi/approval'] !== undefined
    ? { approval: approval?.preview }
    : result.structuredContent;
}

/** Handed in to be done later, followed to its end, and read from its run. */
async function asJobByRest(operation: string, input: unknown): Promise<unknown> {
  const accepted = await fetch(`${server.address}/api/operations/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'respond-async' },
    body: JSON.stringify(input),
  });
  assert.equal(accepted.status, 202);
  const body = (await accepted.json()) as { approval?: { preview: unknown }; run: { id: string; events: string } };
  if (body.approval) return { approval: body.approval.preview };
  // The stream ends when the run does.
  const events = await (await fetch(`${server.address}${body.run.events}`)).text();
  assert.match(events, /"state":"done"/, events);
  const run = await fetch(`${server.address}${accepted.headers.get('location')}`);
  return ((await run.json()) as { output: unknown }).output;
}

async function asJobByCommandLine(operation: string, input: unknown): Promise<unknown> {
  const { stdout, stderr } = await runYuzhi(['run', operation, '--input', '-', '--json', '--job'], {
    env,
    stdin: JSON.stringify(input),
    cwd: projectRoot,
  });
  assert.notEqual(stdout, '', stderr);
  const answer = JSON.parse(stdout) as { approval?: { preview: unknown } };
  return answer.approval ? { approval: answer.approval.preview } : answer;
}

async function countRuns(operation: string): Promise<number> {
  const { rows } = await server.base.store.pool.query<{ n: number }>(
    "select count(*)::integer as n from runs where operation = $1 and state = 'done'",
    [operation],
  );
  return rows[0]?.n ?? 0;
}

test('there are packs, and each is ready', () => {
  const packs = server.base.kernel.packs();
  assert.ok(packs.some(({ id }) => id === 'governance/try-me') && packs.length > 1);
  for (const pack of packs) assert.equal(pack.state, 'ready', `${pack.id}: ${pack.failure?.message ?? ''}`);
});

test('every operation has an example that is not trivial', () => {
  for (const { id, definition } of operations())
    assert.ok(
      definition.examples.some((example) => isNonTrivialExample(definition, example)),
      `${id} has no example with an input and an expected output`,
    );
});

/** Asks by every surface at once: as they are used, and a job waits for its turn and not for us. */
async function answersTheSame(
  { id, definition }: OperationEntry,
  { input, output, title }: OperationExample,
): Promise<void> {
  const before = await countRuns(id);
  const answer = JSON.parse(JSON.stringify(await inProcess(id, input))) as object;
  if (output !== undefined) assert.partialDeepStrictEqual(answer, output, `${id}: ${title.en}`);
  const ways = {
    'by REST': byRest,
    'on the command line': byCommandLine,
    'as a job by REST': asJobByRest,
    'as a job on the command line': asJobByCommandLine,
    'by MCP over HTTP': byMcp.bind(null, overHttp),
    'by MCP over stdio': byMcp.bind(null, overStdio),
  };
  await Promise.all(
    Object.entries(ways).map(async ([way, ask]) => assert.deepEqual(await ask(id, input), answer, `${id} ${way}`)),
  );
  if (definition.effect !== 'act')
    assert.equal(await countRuns(id), before + 7, `${id} leaves one run for each surface`);
}

test('every example answers the same in process, by REST, on the command line, as a job and by MCP, and leaves one run each', async () => {
  const toTry = [...operations()];
  let examples = 0;
  const tryNext = async (): Promise<void> => {
    for (let next = toTry.shift(); next !== undefined; next = toTry.shift())
      for (const example of next.definition.examples) {
        await answersTheSame(next, example);
        examples += 1;
      }
  };
  await Promise.all([tryNext(), tryNext(), tryNext(), tryNext()]);
  assert.ok(examples > 0);
});
