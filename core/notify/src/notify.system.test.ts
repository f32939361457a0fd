import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessMigrations, Audit, openAccess, parsePin } from '@yuzhi/access';
import { member, openTestAccess, operator } from '@yuzhi/access/testing';
import type { Member, TestAccess } from '@yuzhi/access/testing';
import { Outbound, parseAllowList } from '@yuzhi/outbound';
import { startReceiver } from '@yuzhi/outbound/testing';
import { openTestStore } from '@yuzhi/store/testing';
import { NoticeSender } from './notice-sender.ts';
import { noNotify, waysOf } from './notify-config.ts';
import type { NotifyConfig } from './notify-config.ts';
import { pinAnchor } from './pin-anchor.ts';
import { bodyOf, startMailServer } from './testing.ts';

const address = 'https://yuzhi.example';
const title = { zh: '值班群', en: 'Duty group' };

function mailConfig(port: number): NonNullable<NotifyConfig['mail']> {
  return {
    host: 'mail.example',
    port,
    security: 'none',
    user: 'yuzhi',
    password: 'of the mail server',
    from: 'yuzhi@city.example',
    fromName: '渝智',
    domains: ['city.example'],
  };
}

interface World extends TestAccess {
  readonly lead: Member;
  readonly asker: Member;
  readonly clock: { now: Date };
  sender(): NoticeSender;
  /** Somebody of 甲局 applies for what 乙局 owns. */
  apply(): Promise<void>;
  set(who: Member, settings: object): Promise<unknown>;
}

async function openWorld(config: NotifyConfig): Promise<World> {
  const clock = { now: new Date() };
  const opened = await openTestAccess({ now: () => clock.now, noticeWays: waysOf(config) });
  const { access, store } = opened;
  access.knowOwners(() => ({ unit: '乙局', isHighGrade: false, title: { zh: '借出的操作', en: 'What is lent' } }));
  const lead = await member(access, 'lead.b', 'unit-lead', '乙局', clock.now);
  const asker = await member(access, 'asker.a', 'unit-member', '甲局', clock.now);
  const urls = Object.values(config.webhooks).map(({ url }) => new URL(url).host);
  const allowed = parseAllowList(urls.join(' '), '127.0.0.1');
  const outbound = new Outbound({ allowed, resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
  return {
    ...opened,
    lead,
    asker,
    clock,
    sender: () => new NoticeSender({ store, access, outbound, config, address, now: () => clock.now }),
    apply: async () => {
      const until = new Date(clock.now.getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
      const words = { resource: 'a/b/c', purpose: '统计', until, reason: '理由里有不该出现在通知里的话' };
      await access.call(asker.actor, 'grants-request', words);
    },
    set: (who, settings) => access.call(who.actor, 'notices-set', settings),
  };
}

test('an application reaches whoever may decide it: on the page, and by mail with a link and nothing that is personal', async () => {
  await using mail = await startMailServer();
  await using world = await openWorld({ ...noNotify, mail: mailConfig(mail.port) });
  const { access, lead, asker } = world;
  await world.set(lead, { mail: 'lead@city.example' });
  await world.apply();
  assert.equal(await world.sender().sendDue(), 1);
  const { unread, notices } = await access.notices.list(lead.actor.id);
  assert.deepEqual([unread, notices.map(({ kind }) => kind)], [1, ['grant-requested']]);
  assert.equal((await access.notices.list(asker.actor.id)).unread, 0);
  const [received] = mail.received;
  assert.ok(received);
  assert.deepEqual(received.to, ['lead@city.example']);
  const body = bodyOf(received);
  assert.match(
    body,
    /有授权申请等待您办理\n甲局 申请使用 借出的操作，办理期限 \d{4}-\d\d-\d\d\nhttps:\/\/yuzhi\.example\/#\/inbox/,
  );
  assert.doesNotMatch(received.source + body, /asker|理由里/);
  assert.match(received.source, /^Message-ID: <[0-9a-f-]{36}@city\.example>\r$/m);
  assert.match(received.source, /^Auto-Submitted: auto-generated\r$/m);
  // Told once.
  assert.equal(await world.sender().sendDue(), 0);
  const id = notices[0]?.id ?? '';
  assert.equal(await access.notices.markRead(asker.actor.id, [id]), 0);
  assert.equal(await access.notices.markRead(lead.actor.id, [id]), 1);
  assert.deepEqual(await access.notices.list(lead.actor.id, { unread: true }), { unread: 0, notices: [] });
});

test('nobody is told what was not committed', async () => {
  await using world = await openWorld(noNotify);
  const client = await world.store.pool.connect();
  await client.query('begin');
  await world.access.notices.post({ kind: 'backup-failed', about: {}, to: { persons: [world.lead.actor.id] } }, client);
  await client.query('rollback');
  client.release();
  await world.sender().sendDue();
  assert.equal(await world.access.notices.unreadCount(world.lead.actor.id), 0);
});

interface SentBody {
  readonly id?: string;
  readonly msgtype?: string;
  readonly text?: { readonly content: string };
  readonly markdown?: { readonly content?: string; readonly title?: string };
  readonly notices?: readonly { readonly link: string }[];
}

test('webhooks get the shapes of 企业微信 and 钉钉, signed where the robot wants that, and plain JSON', async () => {
  await using receiver = await startReceiver();
  const url = (path: string): string => `http://hook.example:${receiver.port}${path}`;
  const webhooks: NotifyConfig['webhooks'] = {
    wecom: { title, shape: 'wecom', format: 'markdown', url: url('/cgi-bin/webhook/send?key=k') },
    'wecom-text': { title, shape: 'wecom', format: 'text', url: url('/cgi-bin/webhook/send?key=t') },
    ding: { title, shape: 'dingtalk', format: 'markdown', url: url('/robot/send?access_token=a'), secret: 'SECx' },
    own: { title, shape: 'json', format: 'text', url: url('/own') },
  };
  await using world = await openWorld({ webhooks });
  for (const webhook of Object.keys(webhooks)) {
    await world.set(world.lead, { webhook });
    await world.apply();
    assert.equal(await world.sender().sendDue(), 1, webhook);
  }
  const [wecom, text, ding, own] = receiver.received.map(({ path, body, headers }) => ({
    path,
    headers,
    body: JSON.parse(body) as SentBody,
  }));
  assert.equal(wecom?.body.msgtype, 'markdown');
  assert.match(wecom?.body.markdown?.content ?? '', /^\*\*有授权申请等待您办理\*\*\n\n> 甲局 申请使用 借出的操作/);
  assert.match(text?.body.text?.content ?? '', /^有授权申请等待您办理\n甲局/);
  const query = new URL(ding?.path ?? '', address).searchParams;
  const sign = createHmac('sha256', 'SECx')
    .update(`${query.get('timestamp')}\nSECx`)
    .digest('base64');
  assert.deepEqual([query.get('access_token'), query.get('sign')], ['a', sign]);
  assert.deepEqual(Object.keys(ding?.body.markdown ?? {}), ['title', 'text']);
  assert.equal(ding?.body.markdown?.title, '渝智：有授权申请等待您办理');
  assert.equal(own?.body.notices?.[0]?.link, `${address}/#/inbox`);
  assert.equal(own?.headers['idempotency-key'], own?.body.id);
});

test('a digest gathers what happened and leaves at its time, quiet hours hold back, and `off` stays on the page', async () => {
  await using mail = await startMailServer();
  await using world = await openWorld({ ...noNotify, mail: mailConfig(mail.port) });
  const { clock, lead } = world;
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  clock.now = new Date(`${day}T01:00:00Z`);
  await world.set(lead, { mail: 'lead@city.example', kinds: { 'grant-requested': 'digest' }, digestAt: '17:00' });
  for (const _ of [1, 2, 3]) await world.apply();
  assert.equal(await world.sender().sendDue(), 0);
  clock.now = new Date(`${day}T09:00:00Z`);
  assert.equal(await world.sender().sendDue(), 1);
  assert.match(mail.received[0]?.source ?? '', /Subject: =\?UTF-8\?/);
  assert.equal(bodyOf(mail.received[0] ?? { to: [], source: '' }).match(/借出的操作/g)?.length, 3);
  await world.set(lead, { kinds: { 'grant-requested': 'at-once' }, quietFrom: '22:00', quietUntil: '07:00' });
  clock.now = new Date(`${day}T15:00:00Z`);
  await world.apply();
  assert.equal(await world.sender().sendDue(), 0);
  clock.now = new Date(`${day}T23:00:00Z`);
  assert.equal(await world.sender().sendDue(), 1);
  await world.set(lead, { kinds: { 'grant-requested': 'off' } });
  await world.apply();
  assert.equal(await world.sender().sendDue(), 0);
  assert.equal((await world.access.notices.list(lead.actor.id)).unread, 5);
});

test('what is not taken is tried again, later each time; what is refused for good is not', async () => {
  let answers = [503, 200];
  await using receiver = await startReceiver((_request, response) => {
    const status = answers.shift() ?? 200;
    response.writeHead(status).end(status === 200 ? '{"errcode":45009}' : '');
  });
  const url = `http://hook.example:${receiver.port}/`;
  await using mail = await startMailServer({
    onRcptTo: (_address, _session, callback) =>
      callback(Object.assign(new Error('no such user'), { responseCode: 550 })),
  });
  const webhooks: NotifyConfig['webhooks'] = { duty: { title, shape: 'wecom', format: 'markdown', url } };
  await using world = await openWorld({ webhooks, mail: mailConfig(mail.port) });
  await world.set(world.lead, { webhook: 'duty', mail: 'gone@city.example' });
  await world.apply();
  const state = async () =>
    (
      await world.store.pool.query<{ way: string; state: string; attempts: number; error: string }>(
        'select way, state, attempts, last_error as error from notice_deliveries order by way',
      )
    ).rows;
  assert.equal(await world.sender().sendDue(), 0);
  assert.deepEqual(await state(), [
    { way: 'mail', state: 'failed', attempts: 1, error: 'NOTIFY_MAIL_REFUSED' },
    { way: 'webhook', state: 'waiting', attempts: 1, error: 'NOTIFY_WEBHOOK_REFUSED' },
  ]);
  world.clock.now = new Date(world.clock.now.getTime() + 30_000);
  // Answered 200 with a code of refusal.
  assert.equal(await world.sender().sendDue(), 0);
  world.clock.now = new Date(world.clock.now.getTime() + 59_000);
  assert.equal(await world.sender().sendDue(), 0);
  assert.equal(receiver.received.length, 2);
  answers = [200];
  const given = new Set(receiver.received.map(({ headers }) => headers['idempotency-key']));
  assert.equal(given.size, 1);
  const listed = (await world.access.call(operator, 'notices-deliveries', { state: 'failed' })) as {
    deliveries: readonly { readonly account: string; readonly lastError: string }[];
  };
  assert.deepEqual(
    listed.deliveries.map(({ account, lastError }) => [account, lastError]),
    [['lead.b', 'NOTIFY_MAIL_REFUSED']],
  );
});

test('a mail server that does not encrypt gets nothing where the settings ask for that', async () => {
  await using mail = await startMailServer();
  await using world = await openWorld({ ...noNotify, mail: { ...mailConfig(mail.port), security: 'starttls' } });
  await world.set(world.lead, { mail: 'lead@city.example' });
  await world.apply();
  assert.equal(await world.sender().sendDue(), 0);
  assert.equal(mail.received.length, 0);
});

test('of several senders on one store each message leaves from one', async () => {
  await using mail = await startMailServer();
  await using world = await openWorld({ ...noNotify, mail: mailConfig(mail.port) });
  const leads = [];
  for (let index = 0; index < 6; index += 1) {
    const lead = await member(world.access, `lead.${index}`, 'unit-lead', '乙局', world.clock.now);
    await world.set(lead, { mail: `lead${index}@city.example` });
    leads.push(lead);
  }
  const senders = [world.sender(), world.sender(), world.sender()];
  for (const sender of senders) sender.start();
  for (const _ of [1, 2, 3, 4]) await world.apply();
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const { rows } = await world.store.pool.query<{ n: number }>(
      "select count(*)::integer as n from notice_deliveries where state = 'sent'",
    );
    if (rows[0]?.n === 24) break;
  }
  await Promise.all(senders.map((sender) => sender.close()));
  const told = mail.received.map((one) => [one.to[0], bodyOf(one).match(/借出的操作/g)?.length ?? 0] as const);
  for (let index = 0; index < 6; index += 1) {
    const own = told.filter(([to]) => to === `lead${index}@city.example`);
    assert.equal(
      own.reduce((sum, [, count]) => sum + count, 0),
      4,
      `lead${index}`,
    );
  }
});

/** A sender in a process of its own, which says so when it has begun. */
function forkSender(databaseUrl: string, port: number) {
  const here = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href);
  const code = `
    import { openAccess } from '@yuzhi/access';
    import { Outbound, parseAllowList } from '@yuzhi/outbound';
    import { openStore } from '@yuzhi/store';
    import { NoticeSender } from ${here('./notice-sender.ts')};
    const store = await openStore({ databaseUrl: process.env.TEST_URL, dataFolder: '/nowhere', migrations: [], migrate: false });
    const outbound = new Outbound({
      allowed: parseAllowList('', '127.0.0.1'),
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    const config = ${JSON.stringify({ ...noNotify, mail: mailConfig(port) })};
    new NoticeSender({ store, access: openAccess(store), outbound, config, address: null }).start();
    setInterval(() => {}, 1_000);`;
  return spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TEST_URL: databaseUrl },
  });
}

test('a sender that is killed in the middle of a message leaves it to the next, under the same id', async () => {
  const begun = Promise.withResolvers<void>();
  let isStuck = true;
  const ids: string[] = [];
  await using mail = await startMailServer({
    onData(stream, _session, callback) {
      let source = '';
      stream.on('data', (chunk: Buffer) => (source += chunk.toString('utf8')));
      stream.on('end', () => {
        ids.push(/^Message-ID: (.*)\r$/m.exec(source)?.[1] ?? '');
        begun.resolve();
        // The first is taken and never confirmed: its sender cannot know.
        if (!isStuck) callback();
      });
    },
  });
  await using world = await openWorld({ ...noNotify, mail: mailConfig(mail.port) });
  await world.set(world.lead, { mail: 'lead@city.example' });
  await world.apply();
  const { connectionString = '' } = world.store.pool.options;
  const child = forkSender(connectionString, mail.port);
  try {
    await begun.promise;
    // While it holds the message nobody else sends it.
    assert.equal(await world.sender().sendDue(), 0);
    isStuck = false;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    const end = Date.now() + 20_000;
    while ((await world.sender().sendDue()) === 0 && Date.now() < end) await sleep(50);
    assert.deepEqual([ids.length, new Set(ids).size], [2, 1]);
    const { rows } = await world.store.pool.query<{ state: string; attempts: number }>(
      'select state, attempts from notice_deliveries',
    );
    assert.deepEqual(rows, [{ state: 'sent', attempts: 1 }]);
  } finally {
    child.kill('SIGKILL');
  }
});

test('people choose official mail domains and webhooks that are set up, and nothing else', async () => {
  await using world = await openWorld({ ...noNotify, mail: mailConfig(25) });
  for (const settings of [
    { mail: 'me@elsewhere.example' },
    { mail: 'me@sub.city.example' },
    { webhook: 'constructor' },
  ])
    await assert.rejects(world.set(world.lead, settings), { code: 'ACCESS_NOTICE_WAY_WRONG' });
  for (const settings of [
    { mail: 'a@city.example\nBcc: x@y.example' },
    { digestAt: '25:00' },
    { kinds: { nothing: 'off' } },
  ])
    await assert.rejects(world.set(world.lead, settings), { code: 'ACCESS_INPUT_INVALID' });
  const shown = (await world.access.call(world.lead.actor, 'notices-settings', {})) as {
    mail: unknown;
    digestAt: string;
  };
  assert.deepEqual([shown.mail, shown.digestAt], [null, '08:30']);
});

test('where nobody of a unit may decide, those who keep the accounts are told', async () => {
  await using world = await openWorld(noNotify);
  const keeper = await member(world.access, 'keeper', 'security-administrator', null, world.clock.now);
  await world.access.approvals.request({
    id: '019ab000-0000-7000-8000-000000000009',
    operation: 'a/b/d',
    input: {},
    preview: { summary: { zh: '下达', en: 'Order' }, changes: [] },
    purpose: null,
    requestedBy: world.asker.actor,
    requestedAt: world.clock.now,
    deadline: new Date(world.clock.now.getTime() + 86_400_000).toISOString().slice(0, 10),
    person: world.asker.actor.id,
    needed: 1,
  });
  await world.sender().sendDue();
  const kinds = (await world.access.notices.list(keeper.actor.id)).notices.map(({ kind }) => kind);
  // It is due tomorrow, so that is told as well, once.
  assert.deepEqual(kinds.toSorted(), ['approval-expires', 'approval-waits']);
  await world.sender().sendDue();
  assert.equal((await world.access.notices.list(keeper.actor.id)).unread, 2);
});

test('the head of the audit trail leaves by mail and webhook, once in a span, and verifies as a pin', async () => {
  await using mail = await startMailServer();
  await using receiver = await startReceiver();
  const auditHead = { everyMinutes: 60, mail: ['discipline@city.example'], webhooks: ['other-unit'] };
  const url = `http://hook.example:${receiver.port}/heads`;
  const config: NotifyConfig = {
    mail: mailConfig(mail.port),
    webhooks: { 'other-unit': { title, shape: 'json', format: 'text', url } },
    auditHead,
  };
  await using store = await openTestStore({ migrations: [accessMigrations] });
  const clock = { now: new Date() };
  const audit = new Audit(store, { anchors: [pinAnchor(store, auditHead, () => clock.now)] });
  const access = openAccess(store, { audit });
  const outbound = new Outbound({
    allowed: parseAllowList(new URL(url).host, '127.0.0.1'),
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  });
  const sender = new NoticeSender({ store, access, outbound, config, address, now: () => clock.now });
  for (const _ of [1, 2, 3]) {
    await audit.record({ actor: operator, action: 'x', resource: null, outcome: 'done', reason: null });
    await audit.seal();
  }
  assert.equal(await sender.sendDue(), 2);
  const sent = JSON.parse(receiver.received[0]?.body ?? '') as { notices: readonly { readonly attachment: unknown }[] };
  const pin = parsePin(JSON.stringify(sent.notices[0]?.attachment));
  assert.ok(pin);
  assert.deepEqual((await audit.verify({ pins: [pin] })).findings, []);
  assert.match(bodyOf(mail.received[0] ?? { to: [], source: '' }), /"format":"yuzhi-audit-pin-1"|yuzhi-audit-pin-1/);
  clock.now = new Date(clock.now.getTime() + 3_600_000);
  await audit.record({ actor: operator, action: 'x', resource: null, outcome: 'done', reason: null });
  await audit.seal();
  assert.equal(await sender.sendDue(), 2);
});
