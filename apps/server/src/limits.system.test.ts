import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { codeAt, goodPassword } from '@yuzhi/access/testing';
import type { Actor } from '@yuzhi/sdk';
import { readConfig, startServer } from './index.ts';
import type { RunningServer } from './index.ts';

const operator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'cli' };
const perMinute = 40;

/** Two servers on one database, one of which is told to believe a proxy on this machine. */
let server: RunningServer;
let behindProxy: RunningServer;
let folder: string;
let admin: string;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-limits-'));
  await chmod(folder, 0o755);
  const env = {
    YUZHI_DATA: path.join(folder, 'data'),
    YUZHI_PORT: '0',
    YUZHI_LOG_LEVEL: 'silent',
    YUZHI_WORKERS: '0',
    YUZHI_RATE_LIMIT: String(perMinute),
  };
  server = await startServer(readConfig(env));
  behindProxy = await startServer(readConfig({ ...env, YUZHI_PROXIES: '127.0.0.1' }));
  admin = await signedIn('limits.admin', true);
});

after(async () => {
  await behindProxy?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The cookie of somebody who has just been let in. */
async function signedIn(account: string, isAdministrator = false): Promise<string> {
  const { access } = server.base;
  const { link } = (await (isAdministrator
    ? access.call(operator, 'administrators-appoint', { account, name: account, role: 'security-administrator' })
    : access.call(operator, 'people-invite', { account, name: account, unit: '市财政局', role: 'unit-member' }))) as {
    link: string;
  };
  const visitor = { address: '192.0.2.1', browser: 'x', device: null };
  const token = link.split('/').at(-1) ?? '';
  const { secret } = await access.signIn.openLink(token, visitor);
  const code = codeAt(secret ?? '', new Date());
  return (await access.signIn.redeemLink({ token, password: goodPassword, code }, visitor)).session;
}

interface Ask {
  readonly at?: RunningServer;
  readonly session?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask(address: string, { at = server, session, body, headers = {} }: Ask = {}): Promise<Response> {
  const cookie: Record<string, string> = session === undefined ? {} : { cookie: `yuzhi_session=${session}` };
  if (session !== undefined && body !== undefined) {
    const { access } = server.base;
    cookie['yuzhi-csrf'] = (await access.signIn.sessions.of(session))?.csrf ?? '';
  }
  return fetch(`${at.address}${address}`, {
    ...(body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : new Uint8Array(body) }),
    headers: { ...cookie, 'content-type': 'application/json', ...headers },
  });
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { code?: string }).code ?? '';
}

/** Far from the end of a minute, so that no count begins again in between. */
async function earlyInMinute(): Promise<void> {
  const seconds = (Date.now() / 1_000) % 60;
  if (seconds > 45) await sleep((61 - seconds) * 1_000);
}

test('who asks too much waits until the minute is over, in every process, and nobody else does', async () => {
  const [greedy, modest] = [await signedIn('limits.greedy'), await signedIn('limits.modest')];
  await earlyInMinute();
  const looks = async (session: string, at: RunningServer, count: number): Promise<number> => {
    const statuses: number[] = [];
    for (let n = 0; n < count; n += 1) statuses.push((await ask('/api/runs', { session, at })).status);
    return statuses.filter((status) => status === 200).length;
  };
  assert.equal(await looks(greedy, server, perMinute * 5 + 10), perMinute * 5);
  const refused = await ask('/api/runs', { session: greedy });
  assert.deepEqual([refused.status, await codeOf(refused)], [429, 'ACCESS_RATE_LIMITED']);
  const wait = Number(refused.headers.get('retry-after'));
  assert.ok(wait >= 1 && wait <= 60);
  // The other process has added up within a second, once this person asks it for more than a tenth.
  await sleep(1_200);
  await looks(greedy, behindProxy, 25);
  await sleep(1_200);
  assert.equal(await looks(greedy, behindProxy, 1), 0);
  assert.equal(await looks(modest, behindProxy, 10), 10);
});

test('guesses at an account are counted by all processes together', async () => {
  await signedIn('limits.guessed');
  const statuses: number[] = [];
  for (let n = 0; n < 12; n += 1) {
    const at = n % 2 === 0 ? server : behindProxy;
    const body = JSON.stringify({ account: 'limits.guessed', password: 'not the right password', code: '000000' });
    statuses.push((await ask('/api/session', { at, body, headers: { 'x-forwarded-for': `198.51.100.${n}` } })).status);
  }
  assert.deepEqual(statuses, [...Array.from({ length: 10 }, () => 403), 429, 429]);
});

test('strangers are told apart by address, and a forwarding header counts only from a proxy that is named', async () => {
  await earlyInMinute();
  const from = async (at: RunningServer, address: string, count: number): Promise<number> => {
    let limited = 0;
    for (let n = 0; n < count; n += 1) {
      const headers = { 'x-forwarded-for': address };
      limited += Number((await ask('/api/session', { at, headers })).status === 429);
    }
    return limited;
  };
  assert.equal(await from(behindProxy, '203.0.113.1', perMinute * 5 + 5), 5);
  assert.equal(await from(behindProxy, '203.0.113.2', 10), 0);
  // What somebody writes before the proxy does is not believed: the last hop counts.
  assert.equal(await from(behindProxy, '198.51.100.9, 203.0.113.1', 3), 3);
  assert.equal(await from(behindProxy, '2001:db8::1', perMinute * 5), 0);
  assert.equal(await from(behindProxy, '2001:db8::ffff', 3), 3, 'one network of IPv6 is one address');
  const seen = await Promise.all(['192.0.2.50', '192.0.2.51'].map((address) => from(server, address, perMinute * 3)));
  assert.ok((seen[0] ?? 0) + (seen[1] ?? 0) > 0, 'without a proxy that is named all of them are this machine');
});

test('a wrong key counts for the address that sends it', async () => {
  await earlyInMinute();
  const codes = new Set<string>();
  for (let n = 0; n < perMinute + 5; n += 1) {
    const headers = { authorization: 'Bearer nonsense', 'x-forwarded-for': '203.0.113.77' };
    codes.add(await codeOf(await ask('/api/access/me-show', { at: behindProxy, headers, body: '{}' })));
  }
  assert.deepEqual([...codes], ['HTTP_KEY_WRONG', 'ACCESS_RATE_LIMITED']);
});

test('a body that is too long for its address is refused before it is read', async () => {
  const megabytes = (count: number): string => JSON.stringify({ text: 'x'.repeat(count * 1024 * 1024) });
  const headers = { 'x-forwarded-for': '203.0.113.80' };
  for (const [address, count] of [
    ['/api/session', 2],
    ['/api/links/open', 2],
    ['/api/passkeys/session', 2],
    ['/api/access/units-import', 13],
    ['/api/operations/programme/work-calendar/add', 20],
    ['/api/operations/no/such/thing', 2],
  ] as const) {
    const answer = await ask(address, { at: behindProxy, body: megabytes(count), headers }).catch(() => null);
    // The connection may end while it is still being sent.
    if (answer)
      assert.match(`${answer.status} ${await codeOf(answer)}`, /^413 (HTTP_BODY|KERNEL_INPUT)_TOO_LARGE$/, address);
  }
});

test('a packed body is refused, whatever it holds', async () => {
  const bomb = gzipSync(JSON.stringify({ account: 'x'.repeat(50 * 1024 * 1024) }));
  for (const encoding of ['gzip', 'br', 'deflate', 'zstd', 'GZIP']) {
    const headers = { 'content-encoding': encoding, 'x-forwarded-for': '203.0.113.81' };
    const answer = await ask('/api/session', { at: behindProxy, body: bomb, headers });
    assert.equal(answer.status, 415, encoding);
  }
});

test('a table that is a ZIP bomb is refused, and takes neither memory nor time', async () => {
  const archive = zipOf('xl/workbook.xml', Buffer.alloc(200 * 1024 * 1024));
  assert.ok(archive.length < 400_000);
  const before = process.memoryUsage().rss;
  const body = JSON.stringify({ file: { name: 'people.xlsx', base64: archive.toString('base64') } });
  const answer = await ask('/api/access/people-import', { session: admin, body });
  assert.equal(answer.status, 400);
  assert.match(await answer.text(), /FILE_ARCHIVE_TOO_LARGE|FILE_XLSX_DAMAGED/);
  assert.ok(process.memoryUsage().rss - before < 150 * 1024 * 1024);
});

/** A ZIP archive with one deflated entry. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, Buffer.from(name), packed]);
  const made = Buffer.alloc(2);
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002', 'latin1'),
    made,
    fields,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
