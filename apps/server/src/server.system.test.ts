import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { aManifest, packRoot, packSource } from '@yuzhi/kernel/testing';
import { YuzhiError } from '@yuzhi/sdk';
import { projectRoot, readConfig, startServer } from './index.ts';
import type { RunningServer } from './index.ts';

const fixture = 'governance/fixture';
const operations = {
  echo: 'input: z.strictObject({ text: z.string(), more: z.object({ n: z.number() }).optional() }), output: z.object({ text: z.string() }),',
  inside: `audience: 'unit',`,
  acts: `effect: 'act', preview: () => ({ summary: { zh: '将执行', en: 'Will act' }, changes: [] }),`,
  marked: `run: (ctx) => { ctx.label({ kind: 'provisional', text: { zh: '暂定', en: 'Provisional' } }); return {}; },`,
  bug: 'run: () => { throw new Error("secret hunter2"); },',
  tree: 'input: z.strictObject({ get children() { return z.array(z.strictObject({ name: z.string() })); } }),',
  slow: 'run: (ctx) => new Promise((resolve, reject) => { globalThis.slowBegan?.(); ctx.signal.addEventListener("abort", () => { globalThis.slowStopped?.(); reject(ctx.signal.reason); }); }),',
};

let server: RunningServer;
let folder: string;
let packs: Awaited<ReturnType<typeof packRoot>>;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-server-'));
  await chmod(folder, 0o755);
  packs = await packRoot({
    [fixture]: { 'manifest.json': aManifest(fixture), 'pack.ts': packSource(operations) },
    'science/broken': { 'pack.ts': 'throw new Error("no")' },
  });
  const env = {
    YUZHI_DATA: path.join(folder, 'data'),
    YUZHI_PORT: '0',
    YUZHI_PACKS: packs.root,
    YUZHI_LOG_LEVEL: 'silent',
  };
  server = await startServer(readConfig(env));
});

after(async () => {
  await server?.close();
  await packs?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function post(operation: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.address}/api/operations/${fixture}/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function problem(
  response: Response,
): Promise<{ status: number; code: string; title: string; details: { issues?: unknown[] } }> {
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
  const body = (await response.json()) as Awaited<ReturnType<typeof problem>> & { hint: { zh: string; en: string } };
  assert.equal(body.status, response.status);
  assert.ok(body.hint.zh && body.hint.en);
  return body;
}

/** A request that may say anything in its headers, `host` included. */
function raw(pathname: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  const { port, hostname } = new URL(server.address);
  return new Promise((resolve, reject) => {
    httpRequest({ port, hostname, path: pathname, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('POST answers with the output alone, and the run’s id in a header leads to its record', async () => {
  const response = await post('echo', { text: '雨' }, { 'yuzhi-purpose': encodeURIComponent('试验') });
  assert.deepEqual(await response.json(), { text: '雨' });
  const run = await fetch(`${server.address}/api/runs/${response.headers.get('yuzhi-run')}`);
  const record = (await run.json()) as Record<string, unknown>;
  assert.deepEqual(
    [record['operation'], record['state'], record['purpose'], record['output']],
    [`${fixture}/echo`, 'done', '试验', { text: '雨' }],
  );
});

test('POST carries the labels of the output in a header', async () => {
  const response = await post('marked', {});
  const labels = JSON.parse(decodeURIComponent(response.headers.get('yuzhi-labels') ?? '')) as { kind: string }[];
  assert.deepEqual(
    labels.map(({ kind }) => kind),
    ['provisional'],
  );
});

test('POST names each problem of the input, in the language of the caller', async () => {
  const response = await post('echo', { text: 1, more: { n: 'x' } }, { 'accept-language': 'en' });
  const body = await problem(response);
  assert.equal(body.code, 'KERNEL_INPUT_INVALID');
  assert.match(body.title, /^Cannot run/);
  assert.equal(body.details.issues?.length, 2);
});

for (const [what, code, status, send] of [
  ['no JSON', 'HTTP_BODY_NOT_JSON', 400, () => post('echo', '{')],
  ['NaN', 'HTTP_BODY_NOT_JSON', 400, () => post('echo', '{"text":NaN}')],
  ['a poisoned prototype', 'HTTP_BODY_NOT_JSON', 400, () => post('echo', '{"__proto__":{"x":1}}')],
  ['another media type', 'HTTP_MEDIA_TYPE_WRONG', 415, () => post('echo', 'x', { 'content-type': 'text/plain' })],
  ['an unknown operation', 'KERNEL_OPERATION_NOT_FOUND', 404, () => post('nothing', {})],
  [
    'an operation of a failed pack',
    'KERNEL_PACK_FAILED',
    503,
    () => fetch(`${server.address}/api/operations/science/broken/x`, { method: 'POST' }),
  ],
  ['an unknown address', 'HTTP_ROUTE_NOT_FOUND', 404, () => fetch(`${server.address}/api/nothing`)],
  ['a run that does not exist', 'KERNEL_RUN_NOT_FOUND', 404, () => fetch(`${server.address}/api/runs/7`)],
  ['a strange filter', 'HTTP_REQUEST_WRONG', 400, () => fetch(`${server.address}/api/runs?limit=0`)],
  ['a time that is none', 'HTTP_REQUEST_WRONG', 400, () => fetch(`${server.address}/api/runs?since=yesterday`)],
  ['a run to go on from that is none', 'HTTP_REQUEST_WRONG', 400, () => post('echo', {}, { 'yuzhi-follows': '7' })],
  [
    'a purpose that is not encoded',
    'HTTP_REQUEST_WRONG',
    400,
    () => post('echo', { text: 'x' }, { 'yuzhi-purpose': '%' }),
  ],
  ['an input over the limit', 'KERNEL_INPUT_TOO_LARGE', 413, () => post('echo', { text: 'x'.repeat(1_100_000) })],
  ['a body over every limit', 'HTTP_BODY_TOO_LARGE', 413, () => post('echo', ' '.repeat(64 * 1024 * 1024 + 1))],
] as const)
  test(`a request with ${what} is answered with ${code}`, async () => {
    const response = await send();
    assert.equal(response.status, status);
    assert.equal((await problem(response)).code, code);
  });

test('a bug in an operation shows a code and the run, and nothing of what it said', async () => {
  const response = await post('bug', {});
  assert.equal(response.status, 500);
  const text = await response.text();
  assert.ok(text.includes('KERNEL_OPERATION_BROKEN') && !text.includes('hunter2'));
  assert.ok(response.headers.get('yuzhi-run'));
});

test('an operation that acts answers 202, and its approval runs it', async () => {
  const response = await post('acts', { text: 'x' });
  assert.equal(response.status, 202);
  const location = response.headers.get('location') ?? '';
  const decision = await fetch(`${server.address}${location}/decision`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ decision: 'approved', reason: '同意' }),
  });
  assert.equal(decision.status, 200);
  assert.deepEqual(await decision.json(), { text: 'x' });
});

test('a caller that goes away cancels its run', async () => {
  const events = globalThis as { slowBegan?: () => void; slowStopped?: () => void };
  const began = new Promise<void>((resolve) => (events.slowBegan = resolve));
  const stopped = new Promise<void>((resolve) => (events.slowStopped = resolve));
  const controller = new AbortController();
  const pending = fetch(`${server.address}/api/operations/${fixture}/slow`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: controller.signal,
  });
  pending.catch(() => {});
  await began;
  controller.abort();
  await stopped;
});

test('a forwarded request is nobody’s: it sees and runs only what is public', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.9' };
  assert.equal((await problem(await post('inside', {}, headers))).code, 'ACCESS_DENIED');
  assert.equal((await post('echo', { text: 'x' }, headers)).status, 200);
  assert.equal((await problem(await fetch(`${server.address}/api/runs`, { headers }))).code, 'ACCESS_DENIED');
  assert.equal((await fetch(`${server.address}/metrics`, { headers })).status, 403);
  assert.match(await (await fetch(`${server.address}/metrics`)).text(), /^yuzhi_notice_deliveries_waiting 0$/m);
  const { packs: seen } = (await (await fetch(`${server.address}/api/packs`, { headers })).json()) as {
    packs: { id: string; operations: { id: string }[] }[];
  };
  const ids = seen.find(({ id }) => id === fixture)?.operations.map(({ id }) => id.split('/')[2]);
  assert.deepEqual(ids, ['echo', 'marked', 'bug', 'tree', 'slow']);
  assert.ok(!seen.some(({ id }) => id === 'science/broken'));
});

test('a foreign host name (DNS rebinding) and a page of another site are refused', async () => {
  assert.match((await raw('/api/runs', { host: 'evil.example:7300' })).body, /HTTP_HOST_WRONG/);
  assert.match((await raw('/api/runs', { origin: 'https://evil.example' })).body, /HTTP_ORIGIN_WRONG/);
  assert.match((await raw('/api/runs', { 'sec-fetch-site': 'cross-site' })).body, /HTTP_ORIGIN_WRONG/);
  const own = new URL(server.address).host;
  assert.equal((await raw('/api/runs', { host: own, origin: `http://${own}` })).status, 200);
});

test('GET /api/packs shows ready packs with their operations and failed ones with the reason', async () => {
  const body = (await (await fetch(`${server.address}/api/packs`)).json()) as {
    packs: { id: string; state: string; failure: { code: string } | null; operations: unknown[] }[];
  };
  const broken = body.packs.find(({ id }) => id === 'science/broken');
  assert.deepEqual([broken?.state, broken?.failure?.code], ['failed', 'KERNEL_PACK_IMPORT_FAILED']);
  assert.equal(body.packs.find(({ id }) => id === fixture)?.operations.length, Object.keys(operations).length);
});

test('GET /api/openapi.json is a valid OpenAPI 3.1 document that names every operation and every address', async () => {
  const document = (await (await fetch(`${server.address}/api/openapi.json`)).json()) as {
    paths: Record<string, unknown>;
  };
  const result = await new Validator().validate(document);
  assert.deepEqual([result.valid, JSON.stringify(result.errors ?? null)], [true, 'null']);
  for (const id of Object.keys(operations)) assert.ok(document.paths[`/api/operations/${fixture}/${id}`], id);
});

test('/healthz, /readyz and /metrics answer, and metrics count runs by operation', async () => {
  assert.equal((await fetch(`${server.address}/healthz`)).status, 200);
  const ready = (await (await fetch(`${server.address}/readyz`)).json()) as { packs: { failed: number } };
  assert.equal(ready.packs.failed, 1);
  await post('echo', { text: 'x' });
  const text = await (await fetch(`${server.address}/metrics`)).text();
  assert.match(text, /yuzhi_run_duration_seconds_count\{operation="governance\/fixture\/echo",state="done"\} [1-9]/);
});

test('the page at / allows nothing from elsewhere and nothing inline', async () => {
  const response = await fetch(`${server.address}/`);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
});

test('a second server on the same port says so, and on the same data works', async () => {
  const { port } = new URL(server.address);
  const env = { YUZHI_DATA: path.join(folder, 'data'), YUZHI_PORT: port, YUZHI_LOG_LEVEL: 'silent' };
  await assert.rejects(
    startServer(readConfig(env)),
    (error) => error instanceof YuzhiError && error.code === 'HTTP_PORT_TAKEN',
  );
  await using second = await startServer(readConfig({ ...env, YUZHI_PORT: '0' }));
  const response = await post('echo', { text: 'seen by both' });
  const run = await fetch(`${second.address}/api/runs/${response.headers.get('yuzhi-run')}`);
  assert.equal(run.status, 200);
});

test('traces leave by the standard OpenTelemetry variables, one span for the request and one for the run', async () => {
  const received: string[] = [];
  const collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(Buffer.concat(chunks).toString('latin1'));
      response.end();
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  const { spawn } = await import('node:child_process');
  const child = spawn(
    process.execPath,
    [
      '--input-type=module-typescript',
      '-e',
      `import { readConfig, startServer } from '@yuzhi/server';
       const server = await startServer(readConfig(process.env));
       await fetch(server.address + '/api/operations/${fixture}/echo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"x"}' });
       await fetch(server.address + '/mcp', { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }, body: '{"jsonrpc":"2.0","id":1,"method":"ping"}' });
       await server.close();`,
    ],
    {
      cwd: projectRoot,
      stdio: 'ignore',
      env: {
        ...process.env,
        YUZHI_DATA: path.join(folder, 'data'),
        YUZHI_PORT: '0',
        YUZHI_PACKS: packs.root,
        YUZHI_LOG_LEVEL: 'silent',
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      },
    },
  );
  const code = await new Promise((resolve) => child.once('exit', resolve));
  collector.close();
  assert.equal(code, 0);
  const text = received.join('');
  for (const span of [`${fixture}/echo`, 'POST /api/operations/', 'POST /mcp']) assert.ok(text.includes(span), span);
});
