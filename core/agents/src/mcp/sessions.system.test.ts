import assert from 'node:assert/strict';
import { test } from 'node:test';
import { McpServer } from '@modelcontextprotocol/server';
import type { Actor } from '@yuzhi/sdk';
import { openMcpEndpoint } from '../index.ts';
import type { McpEndpoint, McpServerFor } from '../index.ts';

const operator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'mcp' };
const stranger: Actor = { kind: 'anonymous', id: 'anonymous', unit: null, door: 'mcp' };

const serverFor: McpServerFor = () => {
  const mcp = new McpServer({ name: 'test', version: '1.0.0' }, {});
  mcp.registerTool('breaks', {}, async ({ http }) => {
    http?.closeSSE?.();
    return { content: [{ type: 'text', text: 'kept for you' }] };
  });
  mcp.registerTool('lasts', {}, async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { content: [{ type: 'text', text: 'it lasted' }] };
  });
  mcp.registerTool('waits', {}, async ({ mcpReq }) => {
    await new Promise((resolve) => mcpReq.signal.addEventListener('abort', resolve));
    return { content: [] };
  });
  return mcp;
};

async function ask(endpoint: McpEndpoint, actor: Actor, request: RequestInit & { session?: string; body?: string }) {
  const headers = {
    accept: 'application/json, text/event-stream',
    'content-type': 'application/json',
    'mcp-protocol-version': '2025-11-25',
    ...(request.session === undefined ? {} : { 'mcp-session-id': request.session }),
    ...(request.headers as Record<string, string> | undefined),
  };
  const { method = 'POST', body } = request;
  const asked = new Request('http://localhost/mcp', { method, headers, ...(body === undefined ? {} : { body }) });
  return endpoint.answer(asked, { actor, language: 'zh' });
}

async function openSession(endpoint: McpEndpoint, actor = operator): Promise<string> {
  const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
  const response = await ask(endpoint, actor, { body: message('initialize', params) });
  await response.text();
  return response.headers.get('mcp-session-id') ?? assert.fail('there is no session');
}

function message(method: string, params: object = {}): string {
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
}

async function statusOf(endpoint: McpEndpoint, session: string, actor = operator): Promise<number> {
  const response = await ask(endpoint, actor, { session, body: message('ping') });
  await response.text();
  return response.status;
}

test('a session belongs to who opened it and does not exist for others', async () => {
  const endpoint = openMcpEndpoint(serverFor);
  const session = await openSession(endpoint);
  assert.equal(await statusOf(endpoint, session), 200);
  assert.equal(await statusOf(endpoint, session, stranger), 404);
  assert.equal(await statusOf(endpoint, session, { ...operator, unit: '市应急局' }), 404);
  assert.equal((await ask(endpoint, stranger, { session, method: 'DELETE' })).status, 404);
  assert.equal(await statusOf(endpoint, session), 200);
  await endpoint.close();
  assert.equal(await statusOf(endpoint, session), 404);
});

test('a request of the old revisions without a session is told that it needs one', async () => {
  const endpoint = openMcpEndpoint(serverFor);
  const response = await ask(endpoint, operator, { body: message('tools/list') });
  assert.equal(response.status, 400);
  assert.equal(((await response.json()) as { error: { code: number } }).error.code, -32_000);
  assert.equal((await ask(endpoint, operator, { method: 'GET' })).status, 400);
  await endpoint.close();
});

test('an actor who opens too many loses the one that was idle longest, and nobody else loses any', async () => {
  const endpoint = openMcpEndpoint(serverFor, { sessions: { perActor: 2 } });
  const other = await openSession(endpoint, stranger);
  const [first, second] = [await openSession(endpoint), await openSession(endpoint)];
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(await statusOf(endpoint, first), 200);
  const third = await openSession(endpoint);
  assert.deepEqual(
    await Promise.all([first, second, third].map(async (session) => statusOf(endpoint, session))),
    [200, 404, 200],
  );
  assert.equal(await statusOf(endpoint, other, stranger), 200);
  await endpoint.close();
});

test('a session that nobody uses ends, one with a call under way does not', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval', 'Date'], now: 0 });
  const endpoint = openMcpEndpoint(serverFor, { sessions: { idleMs: 60_000 } });
  const [idle, busy] = [await openSession(endpoint), await openSession(endpoint)];
  const waiting = await ask(endpoint, operator, { session: busy, body: message('tools/call', { name: 'waits' }) });
  t.mock.timers.tick(90_000);
  assert.equal(await statusOf(endpoint, idle), 404);
  assert.equal(await statusOf(endpoint, busy), 200);
  await waiting.body?.cancel();
  await endpoint.close();
});

test('an answer whose stream broke is there for the client that comes back with the id of its last event', async () => {
  const endpoint = openMcpEndpoint(serverFor);
  const session = await openSession(endpoint);
  const broken = await ask(endpoint, operator, { session, body: message('tools/call', { name: 'breaks' }) });
  const begun = await broken.text();
  assert.ok(!begun.includes('kept for you'));
  const id = /^id: (.+)$/m.exec(begun)?.[1] ?? assert.fail('the stream gave no id');
  const again = await ask(endpoint, operator, { session, method: 'GET', headers: { 'last-event-id': id } });
  assert.match(await again.text(), /kept for you/);
  const unknown = await ask(endpoint, operator, { session, method: 'GET', headers: { 'last-event-id': '999' } });
  assert.equal(unknown.status, 400);
  await endpoint.close();
});

test('what is not JSON, not JSON-RPC or too large is refused in the form of JSON-RPC', async () => {
  const endpoint = openMcpEndpoint(serverFor, { maxBytes: 1_000 });
  const wrong = { '{': 400, '{"a":1}': 400, '[]': 400, [message('initialize', { a: 'x'.repeat(2_000) })]: 413 };
  for (const [body, status] of Object.entries(wrong)) {
    const response = await ask(endpoint, operator, { body });
    assert.equal(response.status, status, body.slice(0, 20));
    assert.equal(typeof ((await response.json()) as { error: { code: number } }).error.code, 'number');
  }
  await endpoint.close();
});

test('an endpoint that closes lets a call end that ends in time, and ends the others', async () => {
  const endpoint = openMcpEndpoint(serverFor);
  const session = await openSession(endpoint);
  const short = await ask(endpoint, operator, { session, body: message('tools/call', { name: 'lasts' }) });
  const answer = short.text();
  await endpoint.close(10_000);
  assert.match(await answer, /it lasted/);

  const other = openMcpEndpoint(serverFor);
  const endless = await ask(other, operator, {
    session: await openSession(other),
    body: message('tools/call', { name: 'waits' }),
  });
  await other.close(10);
  await endless.text();
});
