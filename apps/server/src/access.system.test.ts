import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessCalls, basePolicy, roleIds, roles } from '@yuzhi/access';
import type { RoleId } from '@yuzhi/access';
import { codeAt, goodPassword } from '@yuzhi/access/testing';
import { toolName } from '@yuzhi/agents';
import { aManifest, packRoot, packSource } from '@yuzhi/kernel/testing';
import type { Actor } from '@yuzhi/sdk';
import { readConfig, startServer } from './index.ts';
import type { RunningServer } from './index.ts';

const pack = 'governance/matrix';
const operations = {
  open: '',
  'open-act': `effect: 'act', preview: () => ({ summary: { zh: '将执行', en: 'Will act' }, changes: [] }),`,
  inside: `audience: 'unit',`,
  lent: `audience: 'granted',`,
  house: `audience: 'operator',`,
  relay: `needs: ['operations'], run: (ctx, input) => ctx.operations.call('${pack}/house', input),`,
};

/** Two processes' worth of servers on one database: what one is told the other knows. */
let server: RunningServer;
let second: RunningServer;
let folder: string;
let packs: Awaited<ReturnType<typeof packRoot>>;
let setUpLink: string;

const operator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'cli' };
const unitA = '市财政局';
const unitB = '市民政局';

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-access-'));
  await chmod(folder, 0o755);
  const manifest = aManifest(pack, {
    audience: 'public',
    capabilities: ['operations'],
    units: [unitB],
    riskTier: 'high',
  });
  packs = await packRoot({ [pack]: { 'manifest.json': manifest, 'pack.ts': packSource(operations) } });
  const config = readConfig({
    YUZHI_DATA: path.join(folder, 'data'),
    YUZHI_PORT: '0',
    YUZHI_PACKS: packs.root,
    YUZHI_LOG_LEVEL: 'silent',
  });
  server = await startServer(config);
  second = await startServer(config);
  setUpLink = server.setUpLink ?? '';
});

after(async () => {
  await second?.close();
  await server?.close();
  await packs?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

interface Browser {
  readonly cookies: Map<string, string>;
  csrf: string;
  readonly account: string;
  secret: string;
}

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

async function send(
  method: string,
  address: string,
  options: { browser?: Browser; body?: unknown; headers?: Record<string, string>; at?: RunningServer } = {},
): Promise<Answer> {
  const { browser, body, headers = {}, at = server } = options;
  const cookie = browser ? [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') : '';
  const response = await fetch(`${at.address}${address}`, {
    method,
    headers: {
      ...(cookie === '' ? {} : { cookie }),
      ...(browser && browser.csrf !== '' ? { 'yuzhi-csrf': browser.csrf } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    browser?.cookies.set(name, value);
  }
  const text = await response.text();
  const isJson = /json\b(?<!ndjson)/.test(response.headers.get('content-type') ?? '');
  const parsed = isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {};
  return {
    status: response.status,
    code: typeof parsed['code'] === 'string' ? parsed['code'] : '',
    body: parsed,
    headers: response.headers,
  };
}

/** Opens a link as its receiver would and is signed in then. */
async function activated(link: string, account: string): Promise<Browser> {
  const token = link.split('/').at(-1) ?? '';
  const opened = await send('POST', '/api/links/open', { body: { token } });
  const secret = String(opened.body['secret']);
  const browser: Browser = { cookies: new Map(), csrf: '', account, secret };
  const redeemed = await send('POST', '/api/links/redeem', {
    browser,
    body: { token, password: goodPassword, code: codeAt(secret, new Date()), account, name: account },
  });
  assert.equal(redeemed.status, 200, redeemed.code);
  browser.csrf = String((await send('GET', '/api/session', { browser })).body['csrf']);
  return browser;
}

async function memberOf(role: RoleId, account: string): Promise<Browser> {
  const { isAdministrator, scope } = roles[role];
  const made = isAdministrator
    ? await server.base.access.call(operator, 'administrators-appoint', { account, name: account, role })
    : await server.base.access.call(operator, 'people-invite', {
        account,
        name: account,
        role,
        ...(scope === 'unit' ? { unit: unitA } : {}),
      });
  return activated((made as { link: string }).link, account);
}

const run = (operation: string) => `/api/operations/${pack}/${operation}`;

test('until there is an administrator the person at the machine is the operator; then this door needs signing in', async () => {
  assert.match(setUpLink, /^http:\/\/127\.0\.0\.1:\d+\/#\/link\/[\w-]{43}$/);
  const { body } = await send('GET', '/api/session');
  assert.deepEqual([body['isSetUp'], (body['actor'] as Actor).kind], [false, 'operator']);
  assert.equal((await send('POST', run('house'), { body: {} })).status, 200);
  const admin = await activated(setUpLink, 'first.admin');
  assert.equal(((await send('GET', '/api/session', { browser: admin })).body['actor'] as Actor).kind, 'person');
  // The other process looks again within half a second.
  const since = performance.now();
  while ((await send('POST', run('house'), { body: {}, at: second })).status === 200) await sleep(25);
  assert.ok(performance.now() - since < 1_000);
  for (const at of [server, second]) {
    const answer = await send('POST', run('house'), { body: {}, at });
    assert.deepEqual([answer.status, answer.code], [403, 'ACCESS_DENIED']);
    assert.match(JSON.stringify(answer.body['hint']), /登录/);
  }
  assert.equal((await send('GET', '/metrics')).status, 403);
  // The command line of the machine stays.
  assert.equal(
    (await server.base.kernel.execute({ operation: `${pack}/house`, input: {}, actor: operator })).state,
    'done',
  );
});

test('cookies can be read by no script and sent by no other site, and a change needs the token of the session', async () => {
  const browser = await memberOf('unit-member', 'cookie.user');
  const token = browser.cookies.get('yuzhi_session') ?? '';
  assert.equal(token.length, 43);
  const { csrf } = browser;
  browser.csrf = '';
  assert.equal((await send('POST', run('inside'), { browser, body: {} })).code, 'HTTP_CSRF_WRONG');
  browser.csrf = csrf.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'));
  assert.equal((await send('POST', run('inside'), { browser, body: {} })).code, 'HTTP_CSRF_WRONG');
  browser.csrf = csrf;
  assert.equal((await send('POST', run('inside'), { browser, body: {} })).status, 200);
  assert.equal(
    (await send('POST', run('inside'), { browser, body: {}, headers: { origin: 'https://evil.example' } })).code,
    'HTTP_ORIGIN_WRONG',
  );
  const out = await send('DELETE', '/api/session', { browser });
  for (const line of out.headers.getSetCookie()) assert.match(line, /HttpOnly; SameSite=Strict/);
  browser.cookies.set('yuzhi_session', token);
  assert.equal((await send('POST', run('inside'), { browser, body: {} })).code, 'ACCESS_DENIED');
});

test('every answer carries the headers that keep it from being framed, sniffed or kept', async () => {
  for (const address of ['/', '/api/session', '/api/nothing', '/healthz']) {
    const { headers } = await send('GET', address);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', address);
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, address);
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /unsafe/, address);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', address);
    assert.ok(headers.get('cache-control'), address);
  }
});

test('a sign-in, a refusal and a change are in the audit trail, which is whole', async () => {
  const browser = await memberOf('unit-member', 'trail.user');
  assert.equal((await send('GET', '/metrics', { browser })).status, 403);
  const { audit } = server.base.access;
  const { rows } = await server.base.store.pool.query<{ id: string }>(
    "select id from people where account = 'trail.user'",
  );
  const ofThem = async () => {
    // The server seals too, and while it does this one finds nothing to do.
    await audit.seal();
    const events = (await audit.list({ kind: 'event', limit: 500 })).map(({ event }) => event);
    const own = events
      .filter((event) => event?.actor.id === rows[0]?.id)
      .map((event) => `${event?.action} ${event?.outcome}`);
    return { events, own };
  };
  let { events, own } = await ofThem();
  for (const end = Date.now() + 10_000; !own.includes('system.read denied') && Date.now() < end; await sleep(100))
    ({ events, own } = await ofThem());
  const report = await audit.verify();
  assert.deepEqual(report.findings, []);
  assert.ok(own.includes('system.read denied'), own.join());
  assert.ok(events.some((event) => event?.action === 'people-invite' && event.outcome === 'allowed'));
});

test('somebody who asks for a unit that is not theirs is refused', async () => {
  const browser = await memberOf('unit-member', 'unit.user');
  const asking = (unit: string) =>
    send('POST', run('inside'), { browser, body: {}, headers: { 'yuzhi-unit': encodeURIComponent(unit) } });
  assert.equal((await asking(unitA)).status, 200);
  assert.equal((await asking(unitB)).code, 'ACCESS_UNIT_NOT_YOURS');
});

/** What a role is expected to be answered: the code of a refusal, or anything else. */
function isRefused({ status }: Answer): boolean {
  return status === 403;
}

/** For each operation those who may run it, by role; written out here so that a change of the policy is seen twice. */
const unitRoles: readonly RoleId[] = ['convener', 'programme-office', 'unit-lead', 'unit-member', 'regulator'];
const expected: Readonly<Record<keyof typeof operations, (role: RoleId) => boolean>> = {
  open: () => true,
  'open-act': (role) => unitRoles.includes(role),
  inside: (role) => unitRoles.includes(role),
  lent: () => false,
  house: (role) => role === 'system-administrator',
  relay: (role) => role === 'system-administrator',
};

/** Who may ask a fixed address at all. */
const readers: Readonly<Record<string, (role: RoleId) => boolean>> = {
  anyone: () => true,
  page: () => true,
  'pack.read': () => true,
  'run.read': (role) => !roles[role].isAdministrator,
  'approval.read': (role) => !roles[role].isAdministrator,
  'approval.decide': () => false,
  // There is no such run: who may look for runs is told so.
  'job.change': (role) => !roles[role].isAdministrator,
  'sample.manage': (role) => !roles[role].isAdministrator && role !== 'auditor',
  'run.erase': (role) => !roles[role].isAdministrator || role === 'audit-administrator',
  'audit.manage': (role) => role === 'audit-administrator',
  'audit.read': (role) => role === 'audit-administrator' || role === 'auditor',
  'schedule.read': (role) => role === 'system-administrator' || role === 'auditor',
  'schedule.change': (role) => role === 'system-administrator',
  'inquiry.read': (role) => role === 'programme-office' || role === 'auditor',
  'inquiry.answer': (role) => role === 'programme-office',
  'system.read': (role) => role === 'system-administrator',
  'me.read': () => true,
  'me.manage': () => true,
};

const people = new Map<RoleId, Browser>();

test('the live router, every operation and every call, asked by every role and by a stranger, allow nothing unexpected', async () => {
  for (const role of roleIds) people.set(role, await memberOf(role, `matrix.${role}`));
  const asked = { routes: 0, operations: 0, calls: 0 };
  for (const [role, browser] of people) {
    for (const { method, url, access } of server.routes) {
      if (access === 'by-call' || access === 'by-operation' || url.endsWith('/session') || method === 'HEAD') continue;
      const allows = readers[access];
      assert.ok(allows, `${access} is not in the matrix`);
      const address = url.replace(':domain/:pack', pack).replace(':id', '01a20e3b-3709-7217-8080-000000000001');
      const body = method === 'GET' ? undefined : (bodies[url] ?? {});
      const answer = await send(method, address, { browser, body });
      assert.equal(isRefused(answer), !allows(role), `${role} ${method} ${url} ${answer.status} ${answer.code}`);
      asked.routes += 1;
    }
    for (const [operation, allows] of Object.entries(expected)) {
      const answer = await send('POST', run(operation), { browser, body: {} });
      assert.equal(isRefused(answer), !allows(role), `${role} runs ${operation}: ${answer.status} ${answer.code}`);
      asked.operations += 1;
    }
    const offered = await toolsFor(browser);
    for (const [operation, allows] of Object.entries(expected)) {
      const isOffered = offered.includes(toolName(`${pack}/${operation}`));
      // Anybody may run `relay`; what it calls is decided when it calls.
      const isSeen = operation === 'relay' || (operation === 'lent' && seesLent(role));
      assert.equal(isOffered, allows(role) || isSeen, `${role}: ${operation} by MCP`);
    }
    for (const call of accessCalls) {
      const answer = await send('POST', `/api/access/${call.id}`, { browser, body: inputs[call.id] ?? {}, at: second });
      assert.notEqual(answer.code, 'ACCESS_INPUT_INVALID', `${call.id} is asked with a right input`);
      assert.equal(
        isRefused(answer),
        !mayCall(role, call.id),
        `${role} calls ${call.id}: ${answer.status} ${answer.code}`,
      );
      assert.ok(answer.status < 500, call.id);
      asked.calls += 1;
    }
  }
  for (const { method, url, access } of server.routes)
    if (!['anyone', 'page', 'pack.read', 'by-operation'].includes(access) && !url.includes('/:'))
      assert.equal(
        (await send(method, url, method === 'POST' ? { body: bodies[url] } : {})).status,
        403,
        `${method} ${url}`,
      );
  assert.deepEqual(
    (await toolsFor()).filter((name) => name.startsWith(toolName(`${pack}/`))),
    ['open', 'relay'].map((operation) => toolName(`${pack}/${operation}`)),
  );
  for (const { id } of accessCalls)
    assert.equal((await send('POST', `/api/access/${id}`, { body: inputs[id] ?? {} })).status, 403, id);
  assert.ok(asked.routes > 12 * 10 && asked.operations === 12 * 6 && asked.calls === 12 * accessCalls.length);
});

test('an inbox holds what somebody may decide and nothing else, for every role and for the other unit', async () => {
  const ownerLink = (await server.base.access.call(operator, 'people-invite', {
    account: 'matrix.other-lead',
    name: 'x',
    unit: unitB,
    role: 'unit-lead',
  })) as { link: string };
  const other = await activated(ownerLink.link, 'matrix.other-lead');
  const asker = await memberOf('unit-member', 'matrix.asker');
  const act = await send('POST', run('open-act'), { browser: asker, body: {} });
  const approval = (act.body['approval'] as { id: string }).id;
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const wish = { resource: `${pack}/lent`, purpose: '统计', until, reason: 'x' };
  const grant = String(
    (await send('POST', '/api/access/grants-request', { browser: asker, body: wish })).body['grant'],
  );
  const seen = async (browser: Browser, at: RunningServer) => {
    const { body } = await send('GET', '/api/inbox', { browser, at });
    const ids = (body['items'] as { id: string }[]).map(({ id }) => id);
    return [approval, grant].map((id) => ids.includes(id));
  };
  const deciders: readonly (readonly [RoleId, boolean, boolean])[] = roleIds.map((role) => [
    role,
    role === 'unit-lead',
    role === 'convener' || role === 'programme-office',
  ]);
  for (const [role, decidesAct, decidesGrant] of deciders) {
    const browser = people.get(role);
    assert.ok(browser);
    assert.deepEqual(await seen(browser, second), [decidesAct, decidesGrant], role);
    // What the inbox does not show cannot be decided either.
    const body = { decision: 'rejected', reason: 'x' };
    if (!decidesAct)
      assert.equal((await send('POST', `/api/approvals/${approval}/decision`, { browser, body })).status, 403, role);
    if (!decidesGrant)
      assert.equal(
        (
          await send('POST', '/api/access/grants-decide', {
            browser,
            body: { grant, decision: 'refused', reason: 'x' },
          })
        ).status,
        403,
        role,
      );
  }
  // The lead of the unit that owns what is lent decides about that, and not about acts of another unit.
  assert.deepEqual(await seen(other, server), [false, true]);
  assert.deepEqual(await seen(asker, server), [false, false]);
  // Told on the page, within moments: the sender spreads what was written down.
  const told = async (browser: Browser): Promise<string[]> =>
    ((await send('GET', '/api/notices?unread=true', { browser })).body['notices'] as { kind: string }[]).map(
      ({ kind }) => kind,
    );
  for (const end = Date.now() + 20_000; !(await told(other)).includes('grant-requested') && Date.now() < end;)
    await sleep(100);
  assert.deepEqual(await told(other), ['grant-requested']);
  assert.ok(!(await told(asker)).some((kind) => kind === 'grant-requested' || kind === 'approval-waits'));
  assert.equal((await send('POST', '/api/notices/read', { browser: other, body: {} })).body['read'], 1);
  assert.deepEqual(await told(other), []);
});

test('a delegate decides in place of who is away, by the unit that the inbox names', async () => {
  const away = await memberOf('unit-lead', 'away.lead');
  const deputy = await memberOf('unit-member', 'away.deputy');
  const asker = await memberOf('unit-member', 'away.asker');
  const approval = (
    (await send('POST', run('open-act'), { browser: asker, body: {} })).body['approval'] as { id: string }
  ).id;
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const leave = { to: 'away.deputy', role: 'unit-lead', unit: unitA, until, reason: '休假' };
  assert.equal((await send('POST', '/api/access/delegations-make', { browser: away, body: leave })).status, 200);
  const { body } = await send('GET', '/api/inbox', { browser: deputy });
  const item = (body['items'] as { id: string; decideFor: string; delegatedBy: { name: string } | null }[]).find(
    ({ id }) => id === approval,
  );
  assert.deepEqual([item?.decideFor, item?.delegatedBy?.name], [unitA, 'away.lead']);
  const headers = { 'yuzhi-unit': encodeURIComponent(item?.decideFor ?? '') };
  const decision = { decision: 'rejected', reason: '理由不充分' };
  const answer = await send('POST', `/api/approvals/${approval}/decision`, {
    browser: deputy,
    body: decision,
    headers,
  });
  assert.equal(answer.status, 200, answer.code);
});

/** The tools that MCP offers somebody. */
async function toolsFor(browser?: Browser): Promise<readonly string[]> {
  const { body } = await send('POST', '/mcp', {
    ...(browser === undefined ? {} : { browser }),
    headers: {
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': 'tools/list',
    },
    body: {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/list',
      params: {
        _meta: {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientCapabilities': {},
        },
      },
    },
  });
  const { tools } = body['result'] as { tools: readonly { readonly name: string }[] };
  return tools.map(({ name }) => name);
}

/** Who looks through the catalogue sees what is lent; a grant is for a purpose, which comes with a call. */
function seesLent(role: RoleId): boolean {
  return !['security-administrator', 'audit-administrator', 'resident'].includes(role);
}

/** A right body for each address that takes one. */
const bodies: Readonly<Record<string, unknown>> = {
  '/api/inquiries/:id/answer': { answer: 'x' },
  '/api/public/inquiries': { kind: 'question', text: 'x' },
  '/api/public/inquiries/receipt': { receipt: 'x' },
  '/api/approvals/:id/decision': { decision: 'approved', reason: 'x' },
  '/api/audit/restore': { reason: 'x' },
  '/api/audit/verification': {},
  '/api/links/open': { token: 'x' },
  '/api/passkeys/options': { use: 'alone' },
  '/api/notices/read': {},
  '/api/links/redeem': { token: 'x', password: 'x', code: 'x' },
  '/api/runs/:id/erasure': { reason: 'x' },
  '/api/schedules': { id: 'x', operation: `${pack}/nothing`, input: {}, cron: '0 0 * * *' },
};

const somebody = { person: 'cookie.user' };
/** In the shape of what a browser makes, and signed by nobody. */
const noPasskey = {
  id: 'AA',
  rawId: 'AA',
  type: 'public-key',
  response: { clientDataJSON: 'e30', attestationObject: 'AA' },
};
const someId = '01a20e3b-3709-7217-8080-000000000001';
/** A right input for each call, about something of another unit or of nobody, so that a refusal is one of rights. */
const inputs: Readonly<Record<string, unknown>> = {
  'units-show': { unit: unitB },
  'units-save': {
    unit: {
      id: '试验处',
      kind: 'office',
      uscc: null,
      regionCode: null,
      validFrom: null,
      validUntil: null,
      names: [{ name: '试验处', form: 'short', validFrom: null, validUntil: null }],
      parents: [],
      successors: [],
    },
  },
  'units-rename': { unit: '无此处', short: 'x', from: '2026-12-31' },
  'units-move': { unit: '无此处', parent: unitB, from: '2026-12-31' },
  'units-heirs': { unit: '无此处', successors: [] },
  'roles-import': { file: { name: 'a.csv', text: '账号,角色\n' } },
  'units-end': { unit: '试验处', lastDay: '2026-12-31' },
  'units-import': { file: { name: 'a.csv', text: '简称,类别\n' } },
  'people-invite': { account: 'unit.user', name: 'x' },
  'people-import': { file: { name: 'a.csv', text: '账号,姓名\n' } },
  'people-suspend': { person: 'nobody.here' },
  'people-resume': somebody,
  'people-leave': { person: 'nobody.here' },
  'work-list': { person: 'nobody.here' },
  'work-assign': { person: 'nobody.here', to: 'nobody.else' },
  'people-recover': { person: 'nobody.here' },
  'roles-give': { person: 'nobody.here', role: 'reviewer' },
  'roles-end': { holding: someId },
  'sessions-end': { person: 'nobody.here' },
  'administrators-appoint': { account: 'unit.user', name: 'x', role: 'audit-administrator' },
  'administrators-dismiss': { person: 'nobody.here' },
  'administrators-recover': { person: 'nobody.here' },
  'me-session-end': { session: someId },
  'me-password': { current: 'x', password: 'y' },
  'me-passkey-options': { current: 'x' },
  'me-passkeys-add': { name: 'x', response: noPasskey },
  'me-passkeys-remove': { passkey: 'AA', current: 'x' },
  'passkeys-remove': { person: 'nobody.here' },
  'identities-unlink': { person: 'nobody.here' },
  'delegations-make': { to: 'nobody.here', role: 'unit-member', until: '2099-01-01', reason: 'x' },
  'delegations-end': { delegation: someId },
  'keys-make': { name: 'k', scopes: ['run.read'], days: 1 },
  'keys-revoke': { id: someId },
  'grants-request': { resource: `${pack}/lent`, purpose: 'x', until: '2026-12-01', reason: 'x' },
  'grants-decide': { grant: someId, decision: 'agreed', reason: 'x' },
  'grants-revoke': { grant: someId, reason: 'x' },
};

const business: readonly RoleId[] = [
  'convener',
  'programme-office',
  'unit-lead',
  'unit-member',
  'provider',
  'regulator',
];
const only = (...allowed: RoleId[]) => allowed;
const everybody = roleIds;
const callers: Readonly<Record<string, readonly RoleId[]>> = {
  'units-list': [...business, 'reviewer', 'auditor', 'system-administrator', 'security-administrator'],
  'units-save': only('system-administrator'),
  'people-list': everybody,
  'people-invite': only('security-administrator'),
  'administrators-appoint': only(),
  'secrets-rotate': only(),
  'me-show': everybody,
  'keys-make': business,
  'keys-list': everybody,
  'grants-request': business,
  'grants-list': everybody,
  // There is no such grant or key: those who might decide over one are told so, others are refused.
  'notices-deliveries': only('system-administrator'),
  'grants-decide': only('convener', 'programme-office'),
  'grants-revoke': only('convener', 'programme-office', 'security-administrator'),
  'keys-revoke': only('security-administrator'),
};
const alike: Readonly<Record<string, string>> = {
  'units-show': 'units-list',
  'roles-list': 'units-list',
  'units-end': 'units-save',
  'units-rename': 'units-save',
  'units-move': 'units-save',
  'units-heirs': 'units-save',
  'roles-import': 'people-invite',
  'units-import': 'units-save',
  'people-import': 'people-invite',
  'people-suspend': 'people-invite',
  'people-resume': 'people-invite',
  'people-leave': 'people-invite',
  'work-list': 'people-invite',
  'work-assign': 'people-invite',
  'people-recover': 'people-invite',
  'roles-give': 'people-invite',
  'roles-end': 'people-invite',
  'sessions-end': 'people-invite',
  'administrators-dismiss': 'administrators-appoint',
  'administrators-recover': 'administrators-appoint',
  'notices-settings': 'me-show',
  'notices-set': 'me-show',
  'me-sessions': 'me-show',
  'me-session-end': 'me-show',
  'me-password': 'me-show',
  'me-passkeys': 'me-show',
  'passkeys-remove': 'people-invite',
  'identities-unlink': 'people-invite',
  'delegations-list': 'me-show',
  'delegations-end': 'me-show',
  'delegations-make': 'keys-make',
};

function mayCall(role: RoleId, call: string): boolean {
  // A password or passkey that is wrong is refused like a right that is missing.
  if (['me-password', 'me-passkey-options', 'me-passkeys-add', 'me-passkeys-remove'].includes(call)) return false;
  const allowed = callers[alike[call] ?? call];
  assert.ok(allowed, `${call} is not in the matrix`);
  return allowed.includes(role);
}

test('what a key may do stands in its scopes; revoked it is dead in the other process within a second', async () => {
  const browser = await memberOf('unit-member', 'key.user');
  const made = await send('POST', '/api/access/keys-make', {
    browser,
    body: { name: 'k', scopes: [`operation.run:${pack}/inside`] },
  });
  const { key, id } = made.body as { key: string; id: string };
  const asking = (operation: string, at = second) =>
    send('POST', run(operation), { body: {}, headers: { authorization: `Bearer ${key}` }, at });
  assert.equal((await asking('inside')).status, 200);
  assert.equal((await asking('open')).code, 'ACCESS_DENIED');
  assert.equal(
    (await send('POST', '/api/access/people-list', { body: {}, headers: { authorization: `Bearer ${key}` } })).status,
    200,
  );
  assert.equal(
    (await send('POST', run('open'), { body: {}, headers: { authorization: 'Bearer nonsense' } })).code,
    'HTTP_KEY_WRONG',
  );
  await send('POST', '/api/access/keys-revoke', { browser, body: { id } });
  const since = performance.now();
  while ((await asking('inside')).status === 200) await sleep(25);
  assert.ok(performance.now() - since < 1_000);
  assert.equal((await asking('inside')).code, 'HTTP_KEY_WRONG');
});

test('an act of somebody waits for the lead of their unit, never for themselves, and dies with the right to it', async () => {
  const asker = await memberOf('unit-member', 'act.user');
  const lead = await memberOf('unit-lead', 'act.lead');
  const other = await memberOf('unit-lead', 'act.other');
  const auditor = await memberOf('auditor', 'act.auditor');
  const ask = async (browser: Browser) =>
    ((await send('POST', run('open-act'), { browser, body: {} })).body['approval'] as { id: string }).id;
  const decide = (id: string, browser: Browser) =>
    send('POST', `/api/approvals/${id}/decision`, { browser, body: { decision: 'approved', reason: '同意' } });
  const first = await ask(asker);
  for (const browser of [asker, auditor]) assert.equal((await decide(first, browser)).code, 'ACCESS_DENIED');
  const seen = await send('GET', '/api/approvals?state=pending', { browser: lead });
  assert.ok((seen.body['approvals'] as { id: string }[]).some(({ id }) => id === first));
  // The pack can do much harm: two people have to agree, and one of them twice is not two.
  assert.equal((await decide(first, lead)).status, 202);
  assert.equal((await decide(first, lead)).code, 'ACCESS_AGREED_ALREADY');
  assert.equal((await decide(first, other)).status, 200);
  const own = await ask(lead);
  assert.equal((await decide(own, lead)).code, 'ACCESS_DENIED');
  const late = await ask(asker);
  await server.base.access.call(operator, 'people-suspend', { person: 'act.user' });
  assert.equal((await decide(late, lead)).code, 'ACCESS_DENIED');
});

test('runs are seen by whoever made them, by the lead of the unit and by auditors, and exist for nobody else', async () => {
  const [asker, other, lead, auditor] = [
    await memberOf('unit-member', 'run.user'),
    await memberOf('unit-member', 'run.other'),
    await memberOf('unit-lead', 'run.lead'),
    await memberOf('auditor', 'run.auditor'),
  ];
  const id = (await send('POST', run('inside'), { browser: asker, body: {} })).headers.get('yuzhi-run') ?? '';
  const statuses = [];
  for (const browser of [asker, lead, auditor, other])
    statuses.push((await send('GET', `/api/runs/${id}`, { browser })).status);
  assert.deepEqual(statuses, [200, 200, 200, 404]);
  const listed = await send('GET', '/api/runs', { browser: other });
  assert.ok(!(listed.body['runs'] as { id: string }[]).some((one) => one.id === id));
});

/** Somebody of that role, made by the test of the whole matrix. */
function whoIs(role: RoleId): Browser {
  const browser = people.get(role);
  assert.ok(browser, role);
  return browser;
}

/** Ids of a list, read two at a time to its end. */
async function readByPages(browser: Browser, list: string, idOf = ({ id }: Listed) => id): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let before = ''; ; before = `&before=${ids.at(-1)}`) {
    const { body } = await send('GET', `/api/${list}?limit=2${before}`, { browser });
    const page = (body[list] as readonly Listed[]).map(idOf);
    ids.push(...page);
    if (page.length < 2) return ids;
  }
}

interface Listed {
  readonly id: string;
  readonly runId: string;
}

test('page by page one reads what one may see, each once, and nothing else, wherever one begins', async () => {
  const [asker, lead, other] = [whoIs('unit-member'), whoIs('unit-lead'), await memberOf('unit-member', 'page.other')];
  const headers = { prefer: 'respond-async' };
  for (const browser of [asker, other, asker, other, asker]) {
    await send('POST', run('open'), { browser, body: {}, headers });
    await send('POST', run('open-act'), { browser, body: {} });
  }
  for (const list of ['runs', 'jobs', 'approvals']) {
    const idOf = list === 'jobs' ? ({ runId }: Listed) => runId : undefined;
    const [own, others, all] = [
      await readByPages(asker, list, idOf),
      await readByPages(other, list, idOf),
      await readByPages(lead, list, idOf),
    ];
    assert.ok(own.length >= 3 && others.length >= 2, list);
    assert.deepEqual(
      own.filter((id) => others.includes(id) || !all.includes(id)),
      [],
      list,
    );
    for (const ids of [own, others, all]) assert.equal(new Set(ids).size, ids.length, list);
    // To begin behind something that one may not see shows no more than to begin anywhere else.
    const { body } = await send('GET', `/api/${list}?limit=500&before=${others[0]}`, { browser: asker });
    const behind = (body[list] as readonly Listed[]).map(idOf ?? (({ id }) => id));
    assert.deepEqual(
      behind.filter((id) => !own.includes(id)),
      [],
      list,
    );
    if (list === 'jobs') continue;
    for (const [id, browser, status] of [
      [own[0], asker, 200],
      [own[0], other, 404],
    ] as const)
      assert.equal((await send('GET', `/api/${list}/${id}`, { browser })).status, status, list);
  }
});

test('people are listed page by page, found by words, state and role, as far as one may see them', async () => {
  const list = async (browser: Browser, body: object) =>
    ((await send('POST', '/api/access/people-list', { browser, body })).body['people'] as { account: string }[]).map(
      ({ account }) => account,
    );
  const [guard, member] = [whoIs('security-administrator'), whoIs('unit-member')];
  const whole = await list(guard, {});
  const byPages: string[] = [];
  for (let page = await list(guard, { limit: 3 }); page.length > 0;) {
    byPages.push(...page);
    page = await list(guard, { limit: 3, after: page.at(-1) });
  }
  assert.deepEqual(byPages, whole);
  assert.ok(whole.length > 6);
  const seen = await list(member, {});
  assert.deepEqual(await list(member, { limit: 1 }), seen.slice(0, 1));
  assert.ok(seen.length < whole.length && (await list(member, { q: 'matrix.security' })).length === 0);
  assert.deepEqual(await list(guard, { q: 'MATRIX. unit-member' }), ['matrix.unit-member']);
  assert.deepEqual(await list(guard, { q: 'matrix.unit', role: 'unit-member' }), ['matrix.unit-member']);
  assert.deepEqual(await list(guard, { q: 'matrix.', state: 'gone' }), []);
  assert.deepEqual(await list(guard, { q: '%' }), []);
});

test('people are listed by the ids that records name them by, those whom one may not see left out', async () => {
  const list = async (browser: Browser, body: object) =>
    (await send('POST', '/api/access/people-list', { browser, body })).body['people'] as {
      readonly id: string;
      readonly account: string;
    }[];
  const [guard, member] = [whoIs('security-administrator'), whoIs('unit-member')];
  const whole = await list(guard, {});
  const [first, last] = [whole.at(0), whole.at(-1)];
  assert.deepEqual(await list(guard, { ids: [last?.id, first?.id] }), [first, last]);
  assert.deepEqual(await list(guard, { ids: [] }), []);
  const seen = new Set((await list(member, {})).map(({ id }) => id));
  const hidden = whole.filter(({ id }) => !seen.has(id)).map(({ id }) => id);
  assert.ok(hidden.length > 0);
  assert.deepEqual(await list(member, { ids: hidden }), []);
});

test('what a run was given is erased by the audit administrator, who cannot read it, and by no unit itself', async () => {
  const [asker, lead, auditor] = [
    await memberOf('unit-member', 'erase.user'),
    await memberOf('unit-lead', 'erase.lead'),
    await memberOf('audit-administrator', 'erase.audit'),
  ];
  const id = (await send('POST', run('inside'), { browser: asker, body: {} })).headers.get('yuzhi-run') ?? '';
  const erase = (browser: Browser) =>
    send('POST', `/api/runs/${id}/erasure`, { browser, body: { reason: '依申请删除' } });
  for (const browser of [asker, lead]) {
    const refused = await erase(browser);
    assert.equal(refused.code, 'ACCESS_DENIED');
    assert.match(JSON.stringify(refused.body['hint']), /审计管理员/);
  }
  assert.equal((await send('GET', `/api/runs/${id}`, { browser: auditor })).status, 403);
  const erased = await erase(auditor);
  assert.deepEqual([erased.status, erased.body['input'], erased.body['output']], [200, null, null]);
  assert.equal((await send('GET', `/api/runs/${id}`, { browser: lead })).body['input'], null);
  const report = await server.base.access.audit.verify();
  assert.deepEqual(report.findings, []);
});

test('a unit with a grant uses what is lent, for its purpose and within its quota', async () => {
  const [asker, owner, office] = [
    await memberOf('unit-member', 'grant.user'),
    await server.base.access.call(operator, 'people-invite', {
      account: 'grant.owner',
      name: 'x',
      unit: unitB,
      role: 'unit-lead',
    }),
    await memberOf('programme-office', 'grant.office'),
  ];
  const ownerBrowser = await activated((owner as { link: string }).link, 'grant.owner');
  const lent = (purpose: string) =>
    send('POST', run('lent'), { browser: asker, body: {}, headers: { 'yuzhi-purpose': encodeURIComponent(purpose) } });
  const refused = await lent('统计');
  assert.match(JSON.stringify(refused.body['hint']), /申请授权/);
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const asked = await send('POST', '/api/access/grants-request', {
    browser: asker,
    body: { resource: `${pack}/lent`, purpose: '统计', quota: 2, until, reason: '季度统计' },
  });
  assert.deepEqual([asked.body['owner'], asked.body['needed']], [unitB, 2]);
  const agree = (browser: Browser) =>
    send('POST', '/api/access/grants-decide', {
      browser,
      body: { grant: asked.body['grant'], decision: 'agreed', reason: '同意' },
    });
  assert.equal((await agree(ownerBrowser)).body['state'], 'requested');
  assert.equal((await agree(office)).body['state'], 'active');
  assert.equal((await lent('统计')).status, 200);
  assert.equal((await lent('其他')).status, 403);
  assert.equal((await lent('统计')).status, 200);
  assert.ok([403, 429].includes((await lent('统计')).status));
});

test('a key that was used, refused, revoked and sent to wrong places stands nowhere in the store', async () => {
  const browser = await memberOf('unit-member', 'canary.user');
  const made = await send('POST', '/api/access/keys-make', {
    browser,
    body: { name: 'canary', scopes: ['operation.run', 'run.read'] },
  });
  const { key } = made.body as { key: string };
  const authorization = `Bearer ${key}`;
  await send('POST', run('inside'), { body: {}, headers: { authorization } });
  await send('POST', run('house'), { body: {}, headers: { authorization } });
  const wrong = await send('POST', run('nothing'), { body: { text: 1 }, headers: { authorization } });
  assert.ok(!JSON.stringify(wrong.body).includes(key));
  const { rows: tables } = await server.base.store.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const secrets = [key, key.slice(6, 40), browser.cookies.get('yuzhi_session') ?? '', goodPassword];
  let looked = 0;
  for (const { name } of tables) {
    const { rows } = await server.base.store.pool.query<{ row: string }>(`select t::text as row from "${name}" t`);
    for (const { row } of rows) for (const secret of secrets) assert.ok(!row.includes(secret), name);
    looked += rows.length;
  }
  assert.ok(tables.length > 10 && looked > 50);
});

test('every line of the policy is reached by some role or actor', () => {
  for (const { id, roles: wanted, actors } of basePolicy)
    assert.ok(actors.length > 0 && (wanted === undefined || wanted.length > 0), id);
});
