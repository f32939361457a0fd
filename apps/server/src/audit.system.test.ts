import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { parsePin, verifyExport } from '@yuzhi/access';
import { temporaryFolder } from '@yuzhi/store/testing';
import { readConfig } from './config.ts';
import { startServer } from './server.ts';
import type { RunningServer } from './server.ts';

const operation = 'programme/work-calendar/add';
let one: RunningServer;
let two: RunningServer;
let folder = '';

before(async () => {
  folder = await temporaryFolder();
  const env = { YUZHI_DATA: path.join(folder, 'data'), YUZHI_PORT: '0', YUZHI_LOG_LEVEL: 'silent' };
  one = await startServer(readConfig(env));
  two = await startServer(readConfig(env));
});

after(async () => {
  await Promise.all([one.close(), two.close()]);
  await rm(folder, { recursive: true, force: true });
});

async function post(server: RunningServer, address: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${server.address}/api/${address}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function runOn(server: RunningServer): Promise<string> {
  const response = await post(server, `operations/${operation}`, { start: '2026-02-13', workDays: 7 });
  assert.equal(response.status, 200);
  return response.headers.get('yuzhi-run') ?? '';
}

interface Report {
  readonly isIntact: boolean;
  readonly links: number;
  readonly waiting: number;
  readonly findings: readonly { readonly code: string; readonly text: { readonly zh: string } }[];
}

async function verification(server: RunningServer, body: object = {}): Promise<Report> {
  const response = await post(server, 'audit/verification', body);
  assert.equal(response.status, 200);
  return (await response.json()) as Report;
}

async function untilSealed(id: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${one.address}/api/audit/links?subject=${id}`);
    if (((await response.json()) as { links: unknown[] }).links.length > 0) return;
  }
}

test('a verification finds nothing while two servers write and seal', async () => {
  let isOver = false;
  let runs = 0;
  const writer = async (server: RunningServer): Promise<void> => {
    while (!isOver) {
      await Promise.all(Array.from({ length: 8 }, () => runOn(server)));
      runs += 8;
    }
  };
  const writers = [writer(one), writer(two)];
  for (let round = 0; round < 12; round += 1) {
    const report = await verification(round % 2 === 0 ? one : two);
    assert.deepEqual(report.findings, []);
  }
  isOver = true;
  await Promise.all(writers);
  await untilSealed(await runOn(two));
  const report = await verification(one);
  assert.deepEqual([report.findings, report.links + report.waiting], [[], runs + 1]);
});

test('the pin file is what GET /api/audit/head says, and an export verifies with it', async () => {
  await untilSealed(await runOn(one));
  const head: unknown = await (await fetch(`${two.address}/api/audit/head`)).json();
  const pin = parsePin(JSON.stringify(head));
  assert.ok(pin);
  // The file follows the commit.
  const pinFile = path.join(folder, 'data', 'audit', 'head.json');
  while (parsePin(await readFile(pinFile, 'utf8'))?.number !== pin.number);
  assert.deepEqual(parsePin(await readFile(pinFile, 'utf8')), pin);
  const response = await fetch(`${one.address}/api/audit/export?records=true`);
  assert.match(response.headers.get('content-type') ?? '', /x-ndjson/);
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'yuzhi-export-')), 'trail.jsonl');
  await writeFile(file, await response.text());
  assert.deepEqual((await verifyExport(file, { pins: [pin], publicKeys: [] })).findings, []);
  const forged = { ...pin, head: `sha256:${'0'.repeat(64)}` };
  const report = await verification(one, { pins: [forged] });
  assert.ok(report.findings.some(({ code }) => code === 'pin-forged'));
  await rm(path.dirname(file), { recursive: true });
});

test('POST /api/runs/{id}/erasure erases, and the trail stays whole', async () => {
  const id = await runOn(one);
  const erased = await post(two, `runs/${id}/erasure`, { reason: '依申请删除' });
  assert.equal(erased.status, 200);
  assert.equal(((await erased.json()) as { input: unknown }).input, null);
  assert.deepEqual((await verification(one)).findings, []);
  assert.equal((await post(one, `runs/${id}/erasure`, {})).status, 400);
  assert.equal((await post(one, `runs/${id}/erasure`, { reason: 'x' })).status, 409);
  assert.equal((await post(one, 'runs/x/erasure', { reason: 'x' })).status, 404);
});

test('the audit trail is closed to strangers and refuses what it does not know', async () => {
  const stranger = { headers: { 'x-forwarded-for': '1.2.3.4' } };
  for (const address of ['links', 'head', 'export'])
    assert.equal((await fetch(`${one.address}/api/audit/${address}`, stranger)).status, 403, address);
  const verify = { method: 'POST', body: '{}', headers: { ...stranger.headers, 'content-type': 'application/json' } };
  assert.equal((await fetch(`${one.address}/api/audit/verification`, verify)).status, 403);
  assert.equal((await fetch(`${one.address}/api/runs/${await runOn(one)}/erasure`, verify)).status, 400);
  for (const query of ['links?limit=0', 'links?before=x', 'links?what=1', 'export?records=maybe'])
    assert.equal((await fetch(`${one.address}/api/audit/${query}`)).status, 400, query);
  assert.equal((await post(one, 'audit/verification', { pins: [{}] })).status, 400);
});

test('what somebody changes in the database is named', async () => {
  const id = await runOn(one);
  await untilSealed(id);
  const { pool } = one.base.store;
  await pool.query("update runs set purpose = '伪造' where id = $1", [id]);
  const report = await verification(two);
  assert.deepEqual(
    report.findings.map(({ code }) => code),
    ['row-edited'],
  );
  assert.match(report.findings[0]?.text.zh ?? '', new RegExp(`运行 ${id} 的记录被改动`));
  await pool.query('update runs set purpose = null where id = $1', [id]);
  assert.equal((await verification(one)).isIntact, true);
});
