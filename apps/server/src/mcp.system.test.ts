import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect as openConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { packRoot, packSource } from '@yuzhi/kernel/testing';
import { readConfig, startServer } from './index.ts';
import type { RunningServer } from './index.ts';

const pack = 'governance/fixture';
const slow = `run: (ctx) => new Promise((_resolve, reject) => {
  globalThis.slowBegan?.();
  ctx.signal.addEventListener('abort', () => { globalThis.slowStopped?.(); reject(ctx.signal.reason); });
}),`;

let server: RunningServer;
let folder: string;
let packs: Awaited<ReturnType<typeof packRoot>>;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-mcp-'));
  await chmod(folder, 0o755);
  packs = await packRoot({ [pack]: { 'pack.ts': packSource({ echo: '', inside: "audience: 'unit',", slow }) } });
  server = await start();
});

after(async () => {
  await server?.close();
  await packs?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<RunningServer> {
  const env = {
    YUZHI_DATA: path.join(folder, 'data'),
    YUZHI_PORT: '0',
    YUZHI_PACKS: packs.root,
    YUZHI_LOG_LEVEL: 'silent',
  };
  return startServer(readConfig(env));
}

async function connect(
  mode: 'legacy' | 'auto',
  headers: Record<string, string> = {},
  { address } = server,
): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${address}/mcp`), { requestInit: { headers } }));
  return client;
}

/** A request as fetch would not make it: under any host name. */
async function raw(headers: Record<string, string>, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const accept = 'application/json, text/event-stream';
    const all = { 'content-type': 'application/json', accept, ...headers };
    const request = httpRequest(`${server.address}/mcp`, { method: 'POST', headers: all }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const initialize = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
});

test('one address speaks both revisions with the official client', async () => {
  for (const [mode, version] of [
    ['legacy', '2025-11-25'],
    ['auto', '2026-07-28'],
  ] as const) {
    const client = await connect(mode);
    const result = await client.callTool({ name: 'governance_fixture_echo', arguments: { text: '渝' } });
    assert.deepEqual(result.structuredContent, { text: '渝' });
    assert.equal(client.getProtocolEra(), version === '2025-11-25' ? 'legacy' : 'modern');
    await client.close();
  }
});

test('a foreign host name and another site are refused, in both languages', async () => {
  const foreign: readonly Record<string, string>[] = [
    { host: 'evil.example' },
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of foreign) {
    const { status, body } = await raw(headers, initialize);
    assert.equal(status, 403);
    const { error } = JSON.parse(body) as { error: { code: number; message: string; data: { hint: { en: string } } } };
    assert.equal(error.code, -32_000);
    assert.match(error.message, /不接受来自/);
    assert.ok(error.data.hint.en);
  }
  assert.equal((await raw({ host: 'localhost' }, initialize)).status, 200);
});

test('whoever comes through a proxy is nobody known and sees what is public', async () => {
  for (const mode of ['legacy', 'auto'] as const) {
    const client = await connect(mode, { 'x-forwarded-for': '203.0.113.9', 'accept-language': 'en' });
    const { tools } = await client.listTools();
    assert.ok(tools.some(({ name }) => name === 'governance_fixture_echo'));
    assert.ok(!tools.some(({ name }) => name === 'governance_fixture_inside'));
    assert.match(client.getInstructions() ?? '', /^Yuzhi: the open city AI base/);
    await client.close();
  }
});

test('a key that is not in force is refused', async () => {
  const { status, body } = await raw({ authorization: 'Bearer yuzhi_nothing' }, initialize);
  assert.equal(status, 403);
  assert.equal((JSON.parse(body) as { error: { data: { code: string } } }).error.data.code, 'HTTP_KEY_WRONG');
});

test('a purpose in the header of a client’s settings is kept with the run', async () => {
  const client = await connect('auto', { 'yuzhi-purpose': encodeURIComponent('防汛') });
  const { _meta } = await client.callTool({ name: 'governance_fixture_echo', arguments: {} });
  const response = await fetch(`${server.address}/api/runs/${String(_meta?.['yuzhi/run'])}`);
  assert.partialDeepStrictEqual(await response.json(), { purpose: '防汛', actor: { door: 'mcp', kind: 'operator' } });
  await client.close();
});

test('what is not JSON and what is not meant for MCP is refused in the form of JSON-RPC', async () => {
  for (const [headers, body, status] of [
    [{}, '{', 400],
    [{ 'content-type': 'text/plain' }, initialize, 415],
    [{ accept: 'text/html' }, initialize, 406],
  ] as const) {
    const answer = await raw(headers, body);
    assert.equal(answer.status, status, answer.body);
    assert.equal((JSON.parse(answer.body) as { jsonrpc: string }).jsonrpc, '2.0');
  }
  assert.equal((await fetch(`${server.address}/mcp`, { method: 'PUT' })).status, 404);
});

test('a client that hangs up stops its run under 2026-07-28', async () => {
  const client = await connect('auto');
  const began = new Promise<void>((resolve) => Object.assign(globalThis, { slowBegan: resolve }));
  const stopped = new Promise<void>((resolve) => Object.assign(globalThis, { slowStopped: resolve }));
  const call = client.callTool({ name: 'governance_fixture_slow', arguments: {} });
  call.catch(() => {});
  await began;
  await client.close();
  await stopped;
});

test('a server closes although clients listen, and one that never asked holds its connection', async () => {
  const own = await start();
  const { hostname, port } = new URL(own.address);
  const mute = openConnection(Number(port), hostname);
  await once(mute, 'connect');
  const client = await connect('legacy', {}, own);
  const listening = await connect('auto', {}, own);
  const hungUp = once(mute, 'close');
  await own.close();
  await hungUp;
  await Promise.allSettled([client.close(), listening.close()]);
});
