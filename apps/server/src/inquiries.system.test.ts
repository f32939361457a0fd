import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { readConfig } from './config.ts';
import { startServer } from './server.ts';
import type { RunningServer } from './server.ts';

let folder: string;
let server: RunningServer;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-inquiries-'));
  await chmod(folder, 0o755);
  server = await startServer(
    readConfig({ YUZHI_DATA: path.join(folder, 'data'), YUZHI_PORT: '0', YUZHI_LOG_LEVEL: 'silent' }),
  );
});

after(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

interface Answered {
  readonly status: number;
  readonly body: { readonly code?: string; readonly inquiry?: Readonly<Record<string, unknown>> };
}

async function post(at: string, body: unknown): Promise<Answered> {
  const answer = await fetch(`${server.address}/api/${at}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Answered['body'] };
}

test('an objection is kept, answered once, and its answer read with the receipt alone', async () => {
  const sent = await post('public/inquiries', { kind: 'objection', about: 'governance/air-quality', text: '结果不对' });
  assert.equal(sent.status, 201);
  const receipt = String(sent.body.inquiry?.['receipt']);
  assert.match(receipt, /^\d{8}(-[2-9A-HJ-NP-Z]{4}){3}$/);
  const listed = (await (await fetch(`${server.address}/api/inquiries?state=open`)).json()) as {
    inquiries: readonly { readonly id: string; readonly receipt: string; readonly text: string }[];
  };
  const found = listed.inquiries.find((one) => one.receipt === receipt);
  assert.equal(found?.text, '结果不对');
  assert.equal((await post(`inquiries/${found.id}/answer`, { answer: '已更正' })).status, 200);
  assert.equal((await post(`inquiries/${found.id}/answer`, { answer: '再答' })).body.code, 'INQUIRY_ANSWERED');
  const looked = await post('public/inquiries/receipt', { receipt: receipt.toLowerCase().replaceAll('-', ' ') });
  assert.deepEqual([looked.body.inquiry?.['state'], looked.body.inquiry?.['answer']], ['answered', '已更正']);
  assert.equal('text' in (looked.body.inquiry ?? {}), false, 'what was written is not shown again');
});

test('an inquiry without words, with an unknown kind or with NUL is refused, and so is a receipt that nobody has', async () => {
  for (const body of [
    { kind: 'question', text: ' ' },
    { kind: 'praise', text: 'x' },
    { kind: 'question', text: 'a\0b' },
  ])
    assert.equal((await post('public/inquiries', body)).status, 400);
  assert.equal((await post('public/inquiries/receipt', { receipt: '20261125-AAAA-BBBB-CCCC' })).status, 404);
  assert.equal((await post('public/inquiries/receipt', { receipt: '' })).status, 404);
});

test('inquiries are found by words and read page by page, the newest first', async () => {
  for (const text of ['灯不亮', '井盖松动', '灯太亮'])
    assert.equal((await post('public/inquiries', { kind: 'question', text })).status, 201);
  const read = async (query: string) =>
    (
      (await (await fetch(`${server.address}/api/inquiries?${query}`)).json()) as {
        inquiries: { id: string; text: string }[];
      }
    ).inquiries;
  const lamps = await read(new URLSearchParams({ q: '灯', limit: '1' }).toString());
  assert.deepEqual(
    lamps.map(({ text }) => text),
    ['灯太亮'],
  );
  const older = await read(new URLSearchParams({ q: '灯', before: lamps[0]?.id ?? '' }).toString());
  assert.deepEqual(
    older.map(({ text }) => text),
    ['灯不亮'],
  );
});

test('from one address no more than twenty an hour are taken', async () => {
  const statuses = [];
  for (let count = 0; count < 21; count++)
    statuses.push((await post('public/inquiries', { kind: 'question', text: `问题 ${count}` })).status);
  assert.equal(statuses.at(-1), 429);
  // Four of the twenty were taken above.
  assert.equal(statuses.filter((status) => status === 201).length, 16, String(statuses));
});

test('the map of the city says that it was not approved for publication', async () => {
  const { map } = (await (await fetch(`${server.address}/api/city/map`)).json()) as {
    map: { readonly approvalNumber: string | null } | null;
  };
  assert.equal(map?.approvalNumber, null, 'the person at the machine sees it');
});
