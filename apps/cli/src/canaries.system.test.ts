import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { codeAt } from '@yuzhi/access/testing';
import { openStore } from '@yuzhi/store';
import { migrations } from '@yuzhi/server';
import { temporaryFolder } from '@yuzhi/store/testing';
import { runYuzhi } from './testing.ts';

/** Texts that nobody writes by chance: where one turns up it came from here. */
const password = 'canary kestrel 9f31 over the weir';
const clientSecret = 'canary-client-secret-5b77e0';
/** Said where it may be kept: a search that does not find it finds nothing. */
const control = 'canary-control-4410aa';

let folder: string;
let env: NodeJS.ProcessEnv;
let server: ChildProcess;
let collector: Server;
let address: string;
let setUpLink: string;
/** What the server wrote, what it answered to requests that failed, and what it sent to the collector of traces. */
const written: Buffer[] = [];
const failures: string[] = [];
const traces: Buffer[] = [];
const canaries = new Map<string, string>([
  ['password', password],
  ['client secret', clientSecret],
]);

before(async () => {
  folder = await temporaryFolder();
  const secretFile = path.join(folder, 'client-secret');
  await writeFile(secretFile, clientSecret, { mode: 0o600 });
  collector = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => traces.push(chunk));
    request.on('end', () => response.end());
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  env = {
    PATH: process.env['PATH'],
    YUZHI_DATA: path.join(folder, 'data'),
    YUZHI_PORT: '0',
    YUZHI_LOG_LEVEL: 'trace',
    YUZHI_WORKERS: '0',
    YUZHI_OIDC_ISSUER: 'http://127.0.0.1:9',
    YUZHI_OIDC_SECRET_FILE: secretFile,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '200',
  };
  server = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), 'serve', '--lang', 'en'], { env });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk: Buffer) => written.push(chunk));
  for (;;) {
    setUpLink = /http:\/\/[^\s#]+\/#\/link\/[\w-]{43}/.exec(Buffer.concat(written).toString())?.[0] ?? '';
    if (setUpLink !== '') break;
    assert.ok(server.exitCode === null && server.stdout, Buffer.concat(written).toString());
    await once(server.stdout, 'data');
  }
  address = new URL(setUpLink).origin;
});

after(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
  collector?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Person {
  readonly session: string;
  readonly csrf: string;
  readonly seed: string;
}

async function send(
  to: string,
  { body, person, headers = {} }: { body?: unknown; person?: Person; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: Record<string, unknown>; cookies: readonly string[] }> {
  const response = await fetch(`${address}${to}`, {
    ...(body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      ...(person ? { cookie: `yuzhi_session=${person.session}`, 'yuzhi-csrf': person.csrf } : {}),
      ...headers,
    },
  });
  const text = await response.text();
  if (response.status >= 400) failures.push(text);
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
  return {
    status: response.status,
    body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    cookies: response.headers.getSetCookie(),
  };
}

/** Comes in by a link; all that is secret about it is a canary. */
async function enter(link: string, account: string): Promise<Person> {
  const token = link.split('/').at(-1) ?? '';
  const seed = String((await send('/api/links/open', { body: { token } })).body['secret']);
  const body = { token, password, code: codeAt(seed, new Date()), account, name: account };
  const { status, cookies } = await send('/api/links/redeem', { body });
  assert.equal(status, 200);
  const named = (name: string): string =>
    cookies.map((line) => new RegExp(`^${name}=([^;]*)`).exec(line)?.[1]).find((value) => value !== undefined) ?? '';
  const session = named('yuzhi_session');
  const csrf = String((await send('/api/session', { headers: { cookie: `yuzhi_session=${session}` } })).body['csrf']);
  for (const [what, secret] of Object.entries({ session, device: named('yuzhi_device'), csrf, seed }))
    canaries.set(`${what} of ${account}`, secret);
  // The link of the set-up is shown on the terminal on purpose.
  if (link !== setUpLink) canaries.set(`link of ${account}`, token);
  return { session, csrf, seed };
}

const call = (id: string, person: Person, body: unknown) => send(`/api/access/${id}`, { person, body });

/** Every secret is used rightly and wrongly, and put where it does not belong. */
async function useSecrets(): Promise<void> {
  const admin = await enter(setUpLink, 'canary.admin');
  const operation = '/api/operations/programme/work-calendar/add';
  const input = { start: '2026-02-13', workDays: 7 };
  const invite = await call('people-invite', admin, {
    account: 'canary.user',
    name: control,
    unit: '市财政局',
    role: 'unit-member',
  });
  const user = await enter(String(invite.body['link']), 'canary.user');
  const made = await call('keys-make', user, { name: 'x', scopes: ['operation.run', 'run.read'] });
  const { key, id } = made.body as { key: string; id: string };
  canaries.set('key', key);
  const bearer = { authorization: `Bearer ${key}` };
  assert.equal((await send(operation, { body: input, headers: { ...bearer, 'yuzhi-purpose': control } })).status, 200);
  await send(operation, { body: { start: 'no day' }, headers: bearer });
  await send(`/api/runs?key=${key}`, { headers: bearer });
  await send(`/api/runs/${key}`, { headers: bearer });
  await send(`/api/${key}/nothing?password=${encodeURIComponent(password)}`);
  await send('/api/runs', { headers: { authorization: `Bearer ${key.slice(0, -1)}x` } });
  await call('keys-revoke', user, { id });
  await send('/api/runs', { headers: bearer });
  await wrongSignIns(user.seed);
  await passkeys(user);
  await send('/api/identity/begin', { body: {} });
}

async function wrongSignIns(seed: string): Promise<void> {
  const code = codeAt(seed, new Date(Date.now() - 30_000));
  for (const body of [
    { account: 'canary.user', password, code: '000000' },
    { account: password, password, code },
    { account: 'canary.user', password: `${password}x`, code: seed },
    { account: 'canary.user', password, code, [password]: password },
    { account: 'canary.user', password: { text: password }, code },
    `{"account":"canary.user","password":"${password}",`,
    password,
  ])
    await send('/api/session', { body });
  await send('/api/session', { body: password, headers: { 'content-type': 'text/plain' } });
  await send('/api/links/redeem', { body: { token: 'x'.repeat(43), password, code } });
}

async function passkeys(user: Person): Promise<void> {
  const begun = await call('me-passkey-options', user, { current: password });
  const shown = await send('/api/passkeys/options', { body: { use: 'alone' } });
  const challengeOf = ({ body }: { body: Record<string, unknown> }): string =>
    (body['options'] as { challenge: string }).challenge;
  canaries.set('challenge of registration', challengeOf(begun));
  canaries.set('challenge of sign-in', challengeOf(shown));
  const clientDataJSON = (challenge: string): string =>
    Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: address })).toString('base64url');
  const common = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} };
  const answer = { clientDataJSON: clientDataJSON(challengeOf(shown)), authenticatorData: 'AAAA', signature: 'AAAA' };
  await send('/api/passkeys/session', { body: { response: { ...common, response: answer } } });
  const creation = { clientDataJSON: clientDataJSON(challengeOf(begun)), attestationObject: 'AAAA' };
  await call('me-passkeys-add', user, { name: 'x', response: { ...common, response: creation } });
}

/** The ways in which bytes of a secret may be written down. */
function spellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const decoded = Buffer.from(secret, 'base64url');
  const forms = [secret, encodeURIComponent(secret), bytes.toString('hex'), ...threeShifts(bytes)];
  // A random text is base64url of bytes, which a column may hold as they are.
  return /^[\w-]{40,}$/.test(secret) ? [...forms, decoded.toString('hex')] : forms;
}

/** What base64 of a longer text that holds these bytes has in common with any other, by where they begin in it. */
function threeShifts(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
}

function found(places: ReadonlyMap<string, string>, secret: string): string[] {
  const forms = spellings(secret).map((form) => form.toLowerCase());
  return [...places]
    .filter(([, text]) => forms.some((form) => text.toLowerCase().includes(form)))
    .map(([name]) => name);
}

/** All tables of the store as text; bytes are in hex there. */
async function dump(): Promise<string> {
  const store = await openStore({ dataFolder: path.join(folder, 'data'), migrations, migrate: false });
  try {
    const { rows: tables } = await store.pool.query<{ name: string }>(
      "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    assert.ok(tables.length > 30, `${tables.length} tables`);
    let text = '';
    for (const { name } of tables) {
      const { rows } = await store.pool.query<{ row: string }>(`select t::text as row from ${name} t`);
      text += rows.map(({ row }) => row).join('\n');
    }
    return text;
  } finally {
    await store.close();
  }
}

async function filesIn(where: string): Promise<string> {
  const entries = await readdir(where, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  assert.ok(files.length > 0, where);
  const texts = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const bytes = await readFile(path.join(parentPath, name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
    }),
  );
  return texts.join('\n');
}

test('secrets stand in no log, failure, trace, metric, table, backup, export or journal', async () => {
  await useSecrets();
  const yuzhi = async (...argv: string[]): Promise<string> => {
    const { code, stdout, stderr } = await runYuzhi(argv, { env: { ...env, YUZHI_LOG_LEVEL: 'silent' }, cwd: folder });
    assert.equal(code, 0, stderr);
    return stdout + stderr;
  };
  const invited = await yuzhi(
    'access',
    'administrators-appoint',
    '--account',
    'canary.system',
    '--name',
    'x',
    '--role',
    'system-administrator',
    '--json',
  );
  const system = await enter((JSON.parse(invited) as { link: string }).link, 'canary.system');
  const metrics = await fetch(`${address}/metrics`, { headers: { cookie: `yuzhi_session=${system.session}` } });
  assert.equal(metrics.status, 200);
  await yuzhi('backup', '--to', path.join(folder, 'backups'));
  await yuzhi('audit', 'export', '--records', '--to', 'trail.jsonl');
  const database = await dump();
  server.kill('SIGTERM');
  await once(server, 'exit');
  const places = new Map([
    ['log', Buffer.concat(written).toString().replaceAll(setUpLink, '')],
    ['failures', failures.join('\n')],
    ['traces', Buffer.concat(traces).toString('latin1')],
    ['metrics', await metrics.text()],
    ['database', database],
    ['backup', await filesIn(path.join(folder, 'backups'))],
    ['audit export', await readFile(path.join(folder, 'trail.jsonl'), 'utf8')],
    ['audit list', await yuzhi('audit', 'list', '--limit', '500', '--json')],
    ['runs', await yuzhi('runs', 'list', '--json')],
  ]);
  for (const [what, secret] of canaries) {
    assert.ok(secret.length >= 20, what);
    assert.deepEqual(found(places, secret), [], `${what} is found`);
  }
  assert.ok(canaries.size >= 18, `${canaries.size} canaries`);
  // Each place was really looked at: it holds what it should.
  assert.deepEqual(found(places, control).sort(), ['audit export', 'backup', 'database', 'runs']);
  assert.match(places.get('log') ?? '', /"path":"\/api\/session"/);
  assert.match(places.get('failures') ?? '', /ACCESS_SIGN_IN_WRONG[^]*ACCESS_PASSKEY_WRONG/);
  assert.match(places.get('traces') ?? '', /work-calendar/);
  assert.match(places.get('metrics') ?? '', /yuzhi_/);
  assert.match(places.get('audit list') ?? '', /sign-in/);
});

test('a search finds a secret however it was written down', () => {
  const secret = 'canary-control-4410aa-and-some-more-of-it-0123';
  const bytes = Buffer.from(secret);
  for (const text of [
    secret,
    bytes.toString('hex').toUpperCase(),
    bytes.toString('base64'),
    Buffer.concat([Buffer.from('{"a":"'), bytes]).toString('base64'),
    Buffer.concat([Buffer.from('x'), bytes, Buffer.from('y')]).toString('base64'),
    Buffer.from(secret, 'base64url').toString('hex'),
  ])
    assert.deepEqual(found(new Map([['here', `…${text}…`]]), secret), ['here'], text);
  assert.deepEqual(found(new Map([['here', secret.slice(1)]]), secret), []);
});
