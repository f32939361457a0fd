import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YuzhiError } from '@yuzhi/sdk';
import type { Actor } from '@yuzhi/sdk';
import { openAccess } from './access.ts';
import { accessCalls } from './calls/access-calls.ts';
import { inTransaction } from '@yuzhi/store';
import { activate, codeAt, goodPassword, member, openTestAccess, operator, stranger, visitor } from './testing.ts';

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    (error: unknown) => (error instanceof YuzhiError ? error.code : String(error)),
  );
}

const table = (name: string, lines: readonly string[]) => ({ name, text: lines.join('\n') });

test('the first set-up makes one security administrator, and its link works once', async () => {
  await using world = await openTestAccess();
  const { access } = world;
  assert.equal(await access.signIn.isSetUp(), false);
  const [first, second] = [await access.signIn.setUpLink(), await access.signIn.setUpLink()];
  assert.ok(first && second);
  const admin = await activate(access, 'sec.admin', first.link);
  assert.equal(await access.signIn.isSetUp(), true);
  assert.equal(await access.signIn.setUpLink(), null);
  const token = (link: string) => link.split('/').at(-1) ?? '';
  assert.equal(await codeOf(access.signIn.openLink(token(first.link), visitor)), 'ACCESS_LINK_WRONG');
  // The other link is still there and makes nobody administrator any more.
  const { secret } = await access.signIn.openLink(token(second.link), visitor);
  const again = { token: token(second.link), password: goodPassword, code: codeAt(secret ?? '', new Date()) };
  assert.equal(
    await codeOf(access.signIn.redeemLink({ ...again, account: 'other', name: 'other' }, visitor)),
    'ACCESS_LINK_WRONG',
  );
  assert.equal(
    (await access.decide({ actor: admin.actor, action: 'person.read', resource: { id: 'x' } })).allowed,
    true,
  );
  assert.equal(
    (await access.decide({ actor: admin.actor, action: 'audit.read', resource: { id: 'x' } })).allowed,
    false,
  );
});

test('signing in takes account, password and a code that counts once; whatever is wrong gets one answer', async () => {
  let now = new Date();
  await using world = await openTestAccess({ now: () => now });
  const { access } = world;
  const { secret } = await member(access, '张三', 'unit-member', '甲局', now);
  now = new Date(now.getTime() + 60_000);
  const right = { account: '张三', password: goodPassword, code: codeAt(secret, now) };
  for (const wrong of [
    { account: '李四' },
    { password: 'five herons over the mill' },
    { code: '000000' },
    { code: '' },
  ])
    assert.equal(await codeOf(access.signIn.signIn({ ...right, ...wrong }, visitor)), 'ACCESS_SIGN_IN_WRONG');
  const results = await Promise.all([1, 2, 3].map(() => codeOf(access.signIn.signIn(right, visitor))));
  assert.deepEqual(results.sort(), ['ACCESS_SIGN_IN_WRONG', 'ACCESS_SIGN_IN_WRONG', 'done']);
  assert.equal(await codeOf(access.signIn.signIn(right, visitor)), 'ACCESS_SIGN_IN_WRONG');
});

test('a session ends after half an hour without use, after twelve hours, and when it is ended', async () => {
  const begun = new Date('2026-11-24T01:00:00Z');
  let now = begun;
  await using world = await openTestAccess({ now: () => now });
  const { access } = world;
  const later = (minutes: number) => {
    now = new Date(begun.getTime() + minutes * 60_000);
    access.signIn.forget();
  };
  const { link } = (await access.call(operator, 'people-invite', { account: 'zhang', name: '张' })) as { link: string };
  const token = link.split('/').at(-1) ?? '';
  const { secret } = await access.signIn.openLink(token, visitor);
  const redeemed = { token, password: goodPassword, code: codeAt(secret ?? '', now) };
  const { session } = await access.signIn.redeemLink(redeemed, visitor);
  for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
    later(minutes);
    assert.ok(await access.signIn.sessions.of(session), `${minutes}`);
  }
  later(12 * 60);
  assert.equal(await access.signIn.sessions.of(session), null);
  const again = await access.signIn.signIn(
    { account: 'zhang', password: goodPassword, code: codeAt(secret ?? '', now) },
    visitor,
  );
  later(12 * 60 + 31);
  assert.equal(await access.signIn.sessions.of(again.session), null);
  assert.equal(await access.signIn.sessions.of('x'.repeat(43)), null);
});

test('strangers who guess are stopped, and cannot lock out a browser that was signed in from before', async () => {
  let now = new Date();
  await using world = await openTestAccess({ now: () => now });
  const { access } = world;
  const { secret, signedIn } = await member(access, 'zhang', 'unit-member', '甲局', now);
  const wrong = { account: 'zhang', password: 'not the right password', code: '123456' };
  const results = [];
  for (let n = 0; n < 12; n += 1)
    results.push(await codeOf(access.signIn.signIn(wrong, { ...visitor, address: `192.0.2.${n}` })));
  assert.deepEqual(results.slice(9), ['ACCESS_SIGN_IN_WRONG', 'ACCESS_SIGN_IN_LIMITED', 'ACCESS_SIGN_IN_LIMITED']);
  now = new Date(now.getTime() + 60_000);
  const right = { account: 'zhang', password: goodPassword, code: codeAt(secret, now) };
  assert.equal(await codeOf(access.signIn.signIn(right, visitor)), 'ACCESS_SIGN_IN_LIMITED');
  assert.equal(await codeOf(access.signIn.signIn(right, { ...visitor, device: signedIn.device })), 'done');
  // An account that does not exist is counted like any other.
  const nobody = [];
  for (let n = 0; n < 11; n += 1)
    nobody.push(
      await codeOf(access.signIn.signIn({ ...wrong, account: 'nobody' }, { ...visitor, address: `198.51.100.${n}` })),
    );
  assert.deepEqual(nobody.slice(9), ['ACCESS_SIGN_IN_WRONG', 'ACCESS_SIGN_IN_LIMITED']);
});

test('a recovery keeps the second factor unless it is replaced on purpose, and ends all sessions', async () => {
  let now = new Date();
  await using world = await openTestAccess({ now: () => now });
  const { access } = world;
  const setUp = await access.signIn.setUpLink();
  const admin = await activate(access, 'sec', setUp?.link ?? '', now);
  const zhang = await member(access, 'zhang', 'unit-member', '甲局', now);
  now = new Date(now.getTime() + 60_000);
  const { link } = (await access.call(admin.actor, 'people-recover', { person: 'zhang' })) as { link: string };
  const token = link.split('/').at(-1) ?? '';
  assert.equal((await access.signIn.openLink(token, visitor)).secret, null);
  const redeem = (code: string) =>
    access.signIn.redeemLink({ token, password: 'four geese under the bridge', code }, visitor);
  assert.equal(await codeOf(redeem('000000')), 'ACCESS_CODE_WRONG');
  assert.ok(await access.signIn.sessions.of(zhang.signedIn.session));
  assert.equal(await codeOf(redeem(codeAt(zhang.secret, now))), 'done');
  assert.equal(await access.signIn.sessions.of(zhang.signedIn.session), null);
  assert.equal(await codeOf(redeem(codeAt(zhang.secret, now))), 'ACCESS_LINK_WRONG');
  // Whoever keeps accounts cannot take over one of the administrators, their own kind included.
  await member(access, 'aud', 'audit-administrator', null, now);
  assert.equal(await codeOf(access.call(admin.actor, 'people-recover', { person: 'aud' })), 'ACCESS_DENIED');
  assert.equal(await codeOf(access.call(admin.actor, 'people-recover', { person: 'sec' })), 'ACCESS_DENIED');
  assert.equal(
    await codeOf(access.call(admin.actor, 'roles-give', { person: 'sec', role: 'unit-lead', unit: '甲局' })),
    'ACCESS_DENIED',
  );
  const appointing = { account: 'x1', name: 'x', role: 'audit-administrator' };
  assert.equal(await codeOf(access.call(admin.actor, 'administrators-appoint', appointing)), 'ACCESS_DENIED');
});

test('passwords that are short, common or built from what is near at hand are refused', async () => {
  await using world = await openTestAccess();
  const { access } = world;
  const { link } = (await access.call(operator, 'people-invite', { account: 'zhangsan', name: '张' })) as {
    link: string;
  };
  const token = link.split('/').at(-1) ?? '';
  const { secret } = await access.signIn.openLink(token, visitor);
  for (const [index, password] of [
    'short',
    'a'.repeat(20),
    'basketball2024!',
    'zhangsan-2026',
    'Yuzhi@Chongqing1',
    'x'.repeat(257),
  ].entries())
    assert.equal(
      // Each from another address: what is tried here is not the limit.
      await codeOf(
        access.signIn.redeemLink(
          { token, password, code: codeAt(secret ?? '', new Date()) },
          { ...visitor, address: `${index}` },
        ),
      ),
      'ACCESS_PASSWORD_WEAK',
      password,
    );
  const long = '春江潮水连海平海上明月共潮生滟滟随波千万里何处春江无月明';
  assert.equal(
    await codeOf(access.signIn.redeemLink({ token, password: long, code: codeAt(secret ?? '', new Date()) }, visitor)),
    'done',
  );
});

test('a key shows once, works within its scopes, and is dead in another process within a second of its end', async () => {
  await using world = await openTestAccess();
  const { access, store } = world;
  const other = openAccess(store);
  const zhang = await member(access, 'zhang', 'unit-member', '甲局');
  const made = (await access.call(zhang.actor, 'keys-make', { name: 'k', scopes: ['operation.run:a/b/*'] })) as {
    id: string;
    key: string;
  };
  assert.match(made.key, /^yuzhi_[0-9A-Za-z]{49}$/);
  const actor = await other.keys.actorOf(made.key);
  assert.deepEqual(actor, { kind: 'key', id: made.id, unit: '甲局', door: 'http' });
  const run = (id: string) =>
    other.decide({
      actor,
      action: 'operation.run',
      resource: { id, audience: 'unit', effect: 'read' },
    });
  assert.equal((await run('a/b/c')).allowed, true);
  assert.equal((await run('a/c/c')).allowed, false);
  assert.equal(await other.keys.actorOf(`${made.key.slice(0, -1)}${made.key.endsWith('a') ? 'b' : 'a'}`), null);
  await access.call(zhang.actor, 'keys-revoke', { id: made.id });
  const revokedAt = performance.now();
  while (await other.keys.actorOf(made.key)) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(performance.now() - revokedAt < 1_000);
  const shown = JSON.stringify(await access.call(zhang.actor, 'keys-list', {}));
  assert.ok(shown.includes(made.id) && !shown.includes(made.key));
  const { rows } = await store.pool.query<{ all: string }>(
    `select string_agg(api_keys::text, ' ') as all from api_keys`,
  );
  assert.ok(!rows[0]?.all.includes(made.key));
});

test('who leaves loses everything at once and hands the roles over', async () => {
  await using world = await openTestAccess();
  const { access } = world;
  const setUp = await access.signIn.setUpLink();
  const admin = await activate(access, 'sec', setUp?.link ?? '');
  const old = await member(access, 'old', 'unit-lead', '甲局');
  const heir = await member(access, 'heir', 'unit-member', '甲局');
  const { key } = (await access.call(old.actor, 'keys-make', { name: 'k', scopes: ['run.read'] })) as { key: string };
  const decide = { action: 'approval.decide', resource: { id: 'x', unit: '甲局一处', person: 'p' } } as const;
  assert.equal((await access.decide({ actor: old.actor, ...decide })).allowed, true);
  assert.equal((await access.decide({ actor: heir.actor, ...decide })).allowed, false);
  await access.call(admin.actor, 'people-leave', { person: 'old', to: 'heir' });
  assert.equal((await access.decide({ actor: old.actor, ...decide })).allowed, false);
  assert.equal((await access.decide({ actor: heir.actor, ...decide })).allowed, true);
  assert.equal(await access.signIn.sessions.of(old.signedIn.session), null);
  assert.equal(await access.keys.actorOf(key), null);
  assert.equal(
    await codeOf(access.call(admin.actor, 'people-leave', { person: 'heir', to: 'sec' })),
    'ACCESS_THING_NOT_FOUND',
  );
});

test('a delegation lends a role for its days and no longer than its giver holds it', async () => {
  let now = new Date('2026-11-24T02:00:00Z');
  await using world = await openTestAccess({ now: () => now });
  const { access } = world;
  const { actor: asZhang } = await member(access, 'zhang', 'unit-lead', '甲局', now);
  const li = await member(access, 'li', 'unit-member', '乙局', now);
  const asLi: Actor = { ...li.actor, unit: '甲局' };
  const may = async () =>
    (await access.decide({ actor: asLi, action: 'approval.decide', resource: { id: 'x', unit: '甲局', person: 'p' } }))
      .allowed;
  const give = { to: 'li', role: 'unit-lead', unit: '甲局', from: '2026-11-25', until: '2026-11-26', reason: '出差' };
  await access.call(asZhang, 'delegations-make', give);
  const on = async (date: string) => {
    now = new Date(`${date}T02:00:00Z`);
    await new Promise((resolve) => setTimeout(resolve, 510));
    return may();
  };
  assert.deepEqual(
    [await may(), await on('2026-11-25'), await on('2026-11-26'), await on('2026-11-27')],
    [false, true, true, false],
  );
  assert.equal(await on('2026-11-25'), true);
  // What was delegated cannot be handed on, nor to one who decides over accounts.
  assert.equal(
    await codeOf(access.call(asLi, 'delegations-make', { ...give, to: 'zhang' })),
    'ACCESS_DELEGATION_WRONG',
  );
  await access.call(operator, 'people-suspend', { person: 'zhang' });
  assert.equal(await may(), false);
});

test('units and people come in from tables, all of a table or nothing, with every error by row', async () => {
  await using world = await openTestAccess();
  const { access } = world;
  const units = (lines: string[]) => access.call(operator, 'units-import', { file: table('units.csv', lines) });
  const head = '简称,全称,别名,类别,上级单位,统一社会信用代码';
  const wrong = await units([
    head,
    '丙局,试验市丙局,丙,政府部门,无此局,',
    '丙局,,,政府部门,,91500000000000000A',
    '丁局,,,妖,,',
  ]).catch((error: unknown) => error);
  assert.ok(wrong instanceof YuzhiError);
  assert.equal(wrong.code, 'ACCESS_IMPORT_WRONG');
  assert.deepEqual(
    (wrong.details['errors'] as { row: number }[]).map(({ row }) => row).sort((a, b) => a - b),
    [2, 3, 3, 4],
  );
  assert.deepEqual(await units([head, '丙局,试验市丙局,丙委,政府部门,试验市,', '丙局一处,,,内设机构,丙委,']), {
    imported: 2,
  });
  const shown = (await access.call(operator, 'units-show', { unit: '丙局一处' })) as { parent: string };
  assert.equal(shown.parent, '丙局');
  assert.equal(await codeOf(units([head, '戊局,,丙委,政府部门,,'])), 'ACCESS_IMPORT_WRONG');

  const people = (lines: string[]) => access.call(operator, 'people-import', { file: table('people.csv', lines) });
  const names = '账号,姓名,单位,角色';
  for (const [line, code] of [
    ['a1,甲,丙局,安全管理员', 'ACCESS_IMPORT_WRONG'],
    ['a1,甲,无此局,单位工作人员', 'ACCESS_IMPORT_WRONG'],
    ['a1,甲,,单位工作人员', 'ACCESS_IMPORT_WRONG'],
  ] as const)
    assert.equal(await codeOf(people([names, 'a2,乙,丙局,单位负责人', line])), code, line);
  const made = (await people([
    names,
    'a1,甲,丙局,单位工作人员',
    'a1,甲,丙局,单位负责人',
    'a2,乙,丙委,审计和纪检人员',
  ])) as { imported: number; people: { account: string; link: string }[] };
  assert.equal(made.imported, 2);
  const a1 = await activate(access, 'a1', made.people[0]?.link ?? '');
  assert.equal(a1.actor.unit, '丙局');
});

test('a unit that has ended lends nobody a right', async () => {
  await using world = await openTestAccess();
  const { access } = world;
  const zhang = await member(access, 'zhang', 'unit-lead', '乙局');
  const question = { actor: zhang.actor, action: 'person.read', resource: { id: 'x', unit: '乙局' } } as const;
  assert.equal((await access.decide(question)).allowed, true);
  await access.call(operator, 'units-end', { unit: '乙局', lastDay: '2026-01-01', successors: ['甲局'] });
  assert.equal((await access.decide(question)).allowed, false);
});

test('a grant of a high grade takes two people, counts its quota across callers and ends at once', async () => {
  await using world = await openTestAccess();
  const { access, store } = world;
  access.knowOwners((operation) => (operation === 'a/b/c' ? { unit: '乙局', isHighGrade: true } : null));
  const zhang = await member(access, 'zhang', 'unit-member', '甲局');
  const owner = await member(access, 'owner', 'unit-lead', '乙局');
  const office = await member(access, 'office', 'programme-office', '甲局');
  const lead = await member(access, 'lead', 'unit-lead', '甲局');
  const ask = { resource: 'a/b/c', purpose: '防汛', quota: 3, until: soon(), reason: '会商' };
  assert.equal(
    await codeOf(access.call(zhang.actor, 'grants-request', { ...ask, resource: 'a/b/x' })),
    'ACCESS_THING_NOT_FOUND',
  );
  const { grant } = (await access.call(zhang.actor, 'grants-request', ask)) as { grant: string };
  const decide = (actor: Actor, decision = 'agreed') =>
    access.call(actor, 'grants-decide', { grant, decision, reason: '同意' });
  assert.equal(await codeOf(decide(lead.actor)), 'ACCESS_DENIED');
  assert.equal(await codeOf(decide(zhang.actor)), 'ACCESS_DENIED');
  assert.equal(((await decide(owner.actor)) as { state: string }).state, 'requested');
  assert.equal(await codeOf(decide(owner.actor)), 'ACCESS_STATE_WRONG');
  assert.equal(((await decide(office.actor)) as { state: string }).state, 'active');
  const question = {
    actor: zhang.actor,
    action: 'operation.run',
    resource: { id: 'a/b/c', audience: 'granted', effect: 'read' },
    purpose: '防汛',
  } as const;
  const spent = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const allowed = await access.require(question);
      return codeOf(inTransaction(store, (client) => access.spend(allowed, { actor: zhang.actor, run: 'r' }, client)));
    }),
  );
  assert.deepEqual(spent.filter((code) => code === 'done').length, 3);
  await access.call(owner.actor, 'grants-revoke', { grant, reason: '到此为止' });
  assert.equal(await codeOf(access.require(question)), 'ACCESS_DENIED');
});

function soon(): string {
  return new Date(Date.now() + 86_400_000 * 5).toISOString().slice(0, 10);
}

test('a stranger gets the same refusal from every call, whatever they send', async () => {
  await using world = await openTestAccess();
  for (const { id } of accessCalls)
    for (const input of [{}, { person: 'nobody' }, { id: '01a20e3b-3709-7217-8080-000000000001' }, 7, null])
      assert.equal(await codeOf(world.access.call(stranger, id, input)), 'ACCESS_DENIED', id);
});
