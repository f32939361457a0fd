import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '@yuzhi/sdk';
import type { Access } from '../access.ts';
import { member, openTestAccess, operator } from '../testing.ts';

const title = { zh: '下达指令', en: 'Order' };
const preview = { summary: title, changes: [{ what: { zh: '水位', en: 'Level' }, from: '1 m', to: '2 m' }] };
/** Days of Shanghai. */
const later = (days: number): string =>
  new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
const today = later(0);

let asked = 0;
async function ask(access: Access, requestedBy: Actor, deadline = later(30), needed: 1 | 2 = 1): Promise<string> {
  asked += 1;
  const id = `019ab000-0000-7000-8000-${String(asked).padStart(12, '0')}`;
  const person = await access.personOf(requestedBy);
  const words = { operation: 'a/b/order', input: { level: 2 }, purpose: '防汛会商', requestedAt: new Date() };
  await access.approvals.request({ id, preview, requestedBy, deadline, person, needed, ...words });
  return id;
}

test('acts and applications wait in one list, what is due first at the top, for those who may decide and nobody else', async () => {
  await using world = await openTestAccess();
  const { access } = world;
  access.knowOwners(() => ({ unit: '甲局', isHighGrade: true, title }));
  const [lead, asker, other] = [
    await member(access, 'lead.a', 'unit-lead', '甲局'),
    await member(access, 'asker.a', 'unit-member', '甲局'),
    await member(access, 'lead.b', 'unit-lead', '乙局'),
  ];
  const slow = await ask(access, asker.actor);
  const urgent = await ask(access, asker.actor, today);
  await ask(access, lead.actor);
  const elsewhere = await ask(access, other.actor);
  const { grant } = (await access.call(other.actor, 'grants-request', {
    resource: 'a/b/lent',
    purpose: '统计',
    quota: 5,
    until: later(20),
    reason: '季度统计',
  })) as { grant: string };
  const items = await access.inbox(lead.actor);
  assert.deepEqual(
    items.map(({ id }) => id),
    [urgent, slow, grant].toSorted((a, b) => [urgent, slow, grant].indexOf(a) - [urgent, slow, grant].indexOf(b)),
  );
  const [first, , application] = items;
  assert.deepEqual(
    [first?.preview, first?.input, first?.reason, first?.deadline, first?.askedBy.account, first?.decideFor],
    [preview, { level: 2 }, '防汛会商', today, 'asker.a', '甲局'],
  );
  assert.deepEqual(
    [application?.kind, application?.needed, application?.terms?.quota, application?.reason, application?.title],
    ['grant', 2, 5, '季度统计', title],
  );
  for (const somebody of [asker, other]) assert.deepEqual(await access.inbox(somebody.actor), [], somebody.account);
  assert.deepEqual(new Set((await access.inbox(operator)).map(({ id }) => id)).has(elsewhere), true);
});

test('what takes two shows who agreed, leaves the list when it is decided, and asks another person', async () => {
  await using world = await openTestAccess();
  const { access } = world;
  const [one, two, asker] = [
    await member(access, 'lead.one', 'unit-lead', '甲局'),
    await member(access, 'lead.two', 'unit-lead', '甲局'),
    await member(access, 'asker.a', 'unit-member', '甲局'),
  ];
  const id = await ask(access, asker.actor, later(30), 2);
  const agree = (who: Actor, person: string | null) =>
    access.approvals.decide({
      id,
      state: 'approved',
      reason: '同意',
      decidedBy: who,
      person,
      decidedAt: new Date(),
      runId: null,
    });
  assert.equal((await agree(one.actor, one.actor.id)).state, 'pending');
  await assert.rejects(agree(one.actor, one.actor.id), { code: 'ACCESS_AGREED_ALREADY' });
  await assert.rejects(agree(operator, null), { code: 'ACCESS_PERSON_NEEDED' });
  const [item] = await access.inbox(one.actor);
  assert.deepEqual([item?.isAgreedByYou, item?.agreed.length, item?.agreed[0]?.person.account], [true, 1, 'lead.one']);
  assert.equal((await access.inbox(two.actor))[0]?.isAgreedByYou, false);
  assert.equal((await agree(two.actor, two.actor.id)).state, 'approved');
  assert.deepEqual(await access.inbox(two.actor), []);
  await access.audit.seal();
  assert.deepEqual((await access.audit.verify()).findings, []);
  // One who needs two and is made to need one by hand is found out.
  await world.store.pool.query('update approvals set needed = 1 where id = $1', [id]);
  assert.deepEqual(
    (await access.audit.verify()).findings.map(({ code }) => code),
    ['row-edited'],
  );
});

test('who stands in for somebody sees what waits for them, for the days of it, and whose duty it is', async () => {
  let now = new Date();
  await using world = await openTestAccess({ now: () => now });
  const { access } = world;
  const [lead, deputy, asker] = [
    await member(access, 'lead.a', 'unit-lead', '甲局', now),
    await member(access, 'deputy.a', 'unit-member', '甲局', now),
    await member(access, 'asker.a', 'unit-member', '甲局', now),
  ];
  await ask(access, asker.actor, later(30));
  assert.deepEqual(await access.inbox(deputy.actor), []);
  const leave = { to: 'deputy.a', role: 'unit-lead', unit: '甲局', from: later(1), until: later(3), reason: '休假' };
  await access.call(lead.actor, 'delegations-make', leave);
  assert.deepEqual(await access.inbox(deputy.actor), []);
  now = new Date(now.getTime() + 2 * 86_400_000);
  const [item] = await access.inbox(deputy.actor);
  assert.deepEqual([item?.delegatedBy, item?.decideFor], [{ name: 'lead.a', until: later(3) }, '甲局']);
  now = new Date(now.getTime() + 2 * 86_400_000);
  assert.deepEqual(await access.inbox(deputy.actor), []);
});
