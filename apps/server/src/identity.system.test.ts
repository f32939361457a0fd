import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { codeAt, goodPassword } from '@yuzhi/access/testing';
import type { Actor } from '@yuzhi/sdk';
import { projectRoot } from './config.ts';
import { readConfig, startServer } from './index.ts';
import type { RunningServer } from './index.ts';

const operator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'cli' };
const clientSecret = 'canary-client-secret-7d1f0c';

let provider: ChildProcess;
let issuer: string;
let folder: string;
let server: RunningServer;
let second: RunningServer;
let creating: RunningServer;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-identity-'));
  await chmod(folder, 0o755);
  const secretFile = path.join(folder, 'secret');
  await writeFile(secretFile, `${clientSecret}\n`, { mode: 0o600 });
  provider = fork(path.join(projectRoot, 'tools/harness/serve-oidc-provider.ts'), {
    env: { PATH: process.env['PATH'], CLIENT_SECRET: clientSecret },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  [{ issuer }] = (await once(provider, 'message')) as [{ issuer: string }];
  const env = {
    YUZHI_DATA: path.join(folder, 'data'),
    YUZHI_PORT: '0',
    YUZHI_LOG_LEVEL: 'silent',
    YUZHI_WORKERS: '0',
    YUZHI_OIDC_ISSUER: issuer,
    YUZHI_OIDC_SECRET_FILE: secretFile,
    YUZHI_OIDC_ACR: 'urn:test:two',
  };
  server = await startServer(readConfig(env));
  second = await startServer(readConfig(env));
  creating = await startServer(readConfig({ ...env, YUZHI_OIDC_CREATE: '1' }));
});

after(async () => {
  for (const one of [creating, second, server]) await one?.close();
  provider?.disconnect();
  await rm(folder, { recursive: true, force: true });
});

class Browser {
  readonly #jar = new Map<string, Map<string, string>>();

  cookies(origin: string): Map<string, string> {
    const own = this.#jar.get(origin) ?? new Map<string, string>();
    this.#jar.set(origin, own);
    return own;
  }

  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const jar = this.cookies(new URL(url).origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string> | undefined), ...(cookie === '' ? {} : { cookie }) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
}

interface User {
  readonly sub: string;
  readonly acr?: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

const user = (sub: string, account: string, acr?: string): User => ({
  sub,
  ...(acr === undefined ? {} : { acr }),
  claims: { preferred_username: account, name: account },
});

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function begin(browser: Browser, at: RunningServer): Promise<string> {
  const response = await browser.ask(`${at.address}/api/identity/begin`, post({}));
  assert.equal(response.status, 200);
  return ((await response.json()) as { location: string }).location;
}

/** Through the provider's pages up to the address at which it sends the browser back. */
async function atProvider(browser: Browser, location: string, who: User): Promise<string> {
  let url = location;
  for (let hop = 0; hop < 10; hop += 1) {
    const response = await browser.ask(url, { headers: { 'x-test-user': JSON.stringify(who) } });
    const next = response.headers.get('location');
    assert.ok(next, `${response.status} ${await response.text()}`);
    url = new URL(next, url).href;
    if (url.includes('/api/identity/callback')) return url;
  }
  throw new Error('The provider never sends back');
}

/** All the way: where the page goes in the end. */
async function signIn(browser: Browser, who: User, at: RunningServer = server): Promise<string> {
  const back = await atProvider(browser, await begin(browser, at), who);
  const response = await browser.ask(back);
  assert.equal(response.status, 303);
  return response.headers.get('location') ?? '';
}

async function accountOf(browser: Browser, at: RunningServer = server): Promise<string | null> {
  const response = await browser.ask(`${at.address}/api/session`);
  return ((await response.json()) as { account: string | null }).account;
}

/** An account that was activated by its link, and the seed of its codes. */
async function activated(account: string, role = 'unit-member'): Promise<string> {
  const { link } = (await (role.endsWith('administrator')
    ? server.base.access.call(operator, 'administrators-appoint', { account, name: account, role })
    : server.base.access.call(operator, 'people-invite', { account, name: account, unit: '市财政局', role }))) as {
    link: string;
  };
  const visitor = { address: '192.0.2.1', browser: 'x', device: null };
  const token = link.split('/').at(-1) ?? '';
  const { secret } = await server.base.access.signIn.openLink(token, visitor);
  const code = codeAt(secret ?? '', new Date(Date.now() - 30_000));
  await server.base.access.signIn.redeemLink({ token, password: goodPassword, code }, visitor);
  return secret ?? '';
}

const accounts = async (): Promise<number> =>
  Number((await server.base.store.pool.query<{ n: string }>('select count(*) as n from people')).rows[0]?.n);

test('somebody whom the provider knows by one factor signs in with a second step here', async () => {
  const secret = await activated('fed.one');
  const browser = new Browser();
  assert.equal(await signIn(browser, user('sub-one', 'fed.one')), '/#/sign-in/second-step');
  assert.equal(await accountOf(browser), null);
  const step = (body: unknown) => browser.ask(`${server.address}/api/identity/session`, post(body));
  assert.equal((await step({ code: '000000' })).status, 403);
  const pending = browser.cookies(server.address).get('yuzhi_pending') ?? '';
  const done = await step({ code: codeAt(secret, new Date()) });
  assert.equal(done.status, 200);
  for (const line of done.headers.getSetCookie()) assert.match(line, /HttpOnly; SameSite=Strict/);
  assert.equal(await accountOf(browser), 'fed.one');
  // What let them in does so once.
  const thief = new Browser();
  thief.cookies(server.address).set('yuzhi_pending', pending);
  const again = await thief.ask(`${server.address}/api/identity/session`, post({ code: codeAt(secret, new Date()) }));
  assert.equal(again.status, 403);
});

test('two factors at the provider are enough; who somebody is stays with the subject, whatever it calls itself later', async () => {
  await activated('fed.two');
  await activated('fed.three');
  const browser = new Browser();
  assert.equal(await signIn(browser, user('sub-two', 'fed.two', 'urn:test:two')), '/#/');
  assert.equal(await accountOf(browser), 'fed.two');
  const renamed = new Browser();
  assert.equal(await signIn(renamed, user('sub-two', 'fed.three', 'urn:test:two')), '/#/');
  assert.equal(await accountOf(renamed), 'fed.two');
  // Somebody else who calls themselves so is not.
  const other = new Browser();
  const failed = '/#/sign-in/failed/ACCESS_IDENTITY_UNKNOWN';
  assert.equal(await signIn(other, user('sub-thief', 'fed.two', 'urn:test:two')), failed);
  await server.base.access.call(operator, 'identities-unlink', { person: 'fed.two' });
  assert.equal(await signIn(new Browser(), user('sub-new', 'fed.two', 'urn:test:two')), '/#/');
});

test('nobody gets an account unless the configuration says so, and then one without a role', async () => {
  const before = await accounts();
  const failed = '/#/sign-in/failed/ACCESS_IDENTITY_UNKNOWN';
  assert.equal(await signIn(new Browser(), user('sub-x', 'fed.nobody', 'urn:test:two')), failed);
  assert.equal(await signIn(new Browser(), { sub: 'sub-y', acr: 'urn:test:two', claims: {} }), failed);
  assert.equal(await accounts(), before);
  const browser = new Browser();
  // By one factor alone not even there: nobody could ask for a second step.
  assert.equal(await signIn(browser, user('sub-z', 'fed.created'), creating), failed);
  assert.equal(await accounts(), before);
  assert.equal(await signIn(new Browser(), user('sub-z', 'fed.created', 'urn:test:two'), creating), '/#/');
  assert.equal(await accounts(), before + 1);
  const { rows } = await server.base.store.pool.query<{ roles: number }>(
    `select (select count(*)::int from role_holdings where person = people.id) as roles from people where account = 'fed.created'`,
  );
  assert.deepEqual(rows, [{ roles: 0 }]);
});

test('administrators, and accounts that are suspended, are let in by no provider', async () => {
  const failed = '/#/sign-in/failed/ACCESS_IDENTITY_UNKNOWN';
  await activated('fed.admin', 'security-administrator');
  assert.equal(await signIn(new Browser(), user('sub-admin', 'fed.admin', 'urn:test:two')), failed);
  await activated('fed.gone');
  assert.equal(await signIn(new Browser(), user('sub-gone', 'fed.gone', 'urn:test:two')), '/#/');
  await server.base.access.call(operator, 'people-suspend', { person: 'fed.gone' });
  assert.equal(await signIn(new Browser(), user('sub-gone', 'fed.gone', 'urn:test:two')), failed);
});

test('an answer belongs to the browser that asked, counts once, and is refused when anything of it was changed', async () => {
  await activated('fed.bound');
  const who = user('sub-bound', 'fed.bound', 'urn:test:two');
  const wrong = '/#/sign-in/failed/ACCESS_IDENTITY_WRONG';
  const locationOf = async (browser: Browser, url: string) => (await browser.ask(url)).headers.get('location');
  const browser = new Browser();
  const back = await atProvider(browser, await begin(browser, server), who);
  assert.equal(await locationOf(new Browser(), back), wrong, 'another browser');
  assert.equal(await locationOf(browser, back), '/#/');
  browser.cookies(server.address).clear();
  assert.equal(await locationOf(browser, back), wrong, 'the same again');
  for (const change of [
    (url: URL) => url.searchParams.set('code', 'x'),
    (url: URL) => url.searchParams.set('state', 'x'),
    (url: URL) => url.searchParams.delete('state'),
    (url: URL) => url.searchParams.set('iss', 'https://evil.example'),
    (url: URL) => url.searchParams.set('error', 'access_denied'),
  ]) {
    const another = new Browser();
    const url = new URL(await atProvider(another, await begin(another, server), who));
    change(url);
    assert.equal(await locationOf(another, url.href), wrong, url.search);
  }
  // A code that was given to somebody else's browser is of no use: verifier and nonce are not theirs.
  const [victim, attacker] = [new Browser(), new Browser()];
  const theirs = new URL(await atProvider(victim, await begin(victim, server), who));
  const own = new URL(await atProvider(attacker, await begin(attacker, server), who));
  own.searchParams.set('code', theirs.searchParams.get('code') ?? '');
  assert.equal(await locationOf(attacker, own.href), wrong);
});

test('what one process began the other ends, once', async () => {
  await activated('fed.both');
  const browser = new Browser();
  const back = new URL(
    await atProvider(browser, await begin(browser, server), user('sub-both', 'fed.both', 'urn:test:two')),
  );
  const cookie = `yuzhi_identity=${browser.cookies(server.address).get('yuzhi_identity')}`;
  // As behind one address: the other process is asked under the first one's name.
  const at = (to: RunningServer) =>
    new Promise<string | undefined>((resolve, reject) => {
      const options = { path: back.pathname + back.search, headers: { host: back.host, cookie } };
      httpRequest(to.address, options, (response) => {
        response.resume();
        resolve(response.headers.location);
      })
        .on('error', reject)
        .end();
    });
  assert.equal(await at(second), '/#/');
  assert.equal(await at(server), '/#/sign-in/failed/ACCESS_IDENTITY_WRONG');
});

test('without a provider, or with one that does not answer, that is said and the password still works', async () => {
  const env = { YUZHI_DATA: path.join(folder, 'data'), YUZHI_PORT: '0', YUZHI_LOG_LEVEL: 'silent', YUZHI_WORKERS: '0' };
  await using off = await startServer(readConfig(env));
  const { identityProvider } = (await (await fetch(`${off.address}/api/session`)).json()) as Record<string, unknown>;
  assert.equal(identityProvider, null);
  assert.equal((await fetch(`${off.address}/api/identity/begin`, post({}))).status, 404);
  await using down = await startServer(readConfig({ ...env, YUZHI_OIDC_ISSUER: 'http://127.0.0.1:9' }));
  const answer = await fetch(`${down.address}/api/identity/begin`, post({}));
  assert.equal(answer.status, 503);
  assert.match(await answer.text(), /ACCESS_IDENTITY_UNAVAILABLE/);
  const secret = await activated('fed.password');
  const body = { account: 'fed.password', password: goodPassword, code: codeAt(secret, new Date()) };
  assert.equal((await fetch(`${down.address}/api/session`, post(body))).status, 200);
});

test('the secret of the client stands neither in the store nor in any answer', async () => {
  const { rows: tables } = await server.base.store.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  for (const { name } of tables) {
    const { rows } = await server.base.store.pool.query<{ row: string }>(`select t::text as row from "${name}" t`);
    for (const { row } of rows) assert.ok(!row.includes(clientSecret), name);
  }
});
