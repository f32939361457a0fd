import assert from 'node:assert/strict';
import { test } from 'node:test';
import { member, openTestAccess } from '../testing.ts';

const hourMs = 3_600_000;

test('a key that is about to expire is told to its owner once, and notices go after half a year', async () => {
  const clock = { now: new Date('2026-11-25T08:00:00Z') };
  await using world = await openTestAccess({ now: () => clock.now });
  const { access } = world;
  const owner = await member(access, 'owner', 'unit-member', '甲局', clock.now);
  await access.call(owner.actor, 'keys-make', { name: '每日统计', scopes: ['run.read'], days: 30 });
  // One that is made for a few days says so when it is made.
  await access.call(owner.actor, 'keys-make', { name: 'short', scopes: ['run.read'], days: 3 });
  const kinds = async () => {
    while ((await access.notices.spread()) > 0);
    const { notices } = await access.notices.list(owner.actor.id);
    return notices.filter(({ kind }) => kind === 'key-expires').map(({ text }) => text.zh);
  };
  assert.deepEqual(await kinds(), []);
  clock.now = new Date(clock.now.getTime() + 24 * 24 * hourMs);
  assert.deepEqual(await kinds(), ['密钥“每日统计”于 2026-12-25 到期']);
  clock.now = new Date(clock.now.getTime() + 24 * hourMs);
  assert.equal((await kinds()).length, 1);
  clock.now = new Date(clock.now.getTime() + 181 * 24 * hourMs);
  assert.deepEqual(await kinds(), []);
});

test('a grant that is about to end is told to whoever applied for it', async () => {
  const clock = { now: new Date('2026-11-25T08:00:00Z') };
  await using world = await openTestAccess({ now: () => clock.now });
  const { access } = world;
  access.knowOwners(() => ({ unit: '乙局', isHighGrade: false }));
  const asker = await member(access, 'asker', 'unit-member', '甲局', clock.now);
  const owner = await member(access, 'owner', 'unit-lead', '乙局', clock.now);
  const wish = { resource: 'a/b/c', purpose: '统计', until: '2026-12-20', reason: 'x' };
  const { grant } = (await access.call(asker.actor, 'grants-request', wish)) as { grant: string };
  await access.call(owner.actor, 'grants-decide', { grant, decision: 'agreed', reason: '同意' });
  clock.now = new Date('2026-12-13T08:00:00Z');
  while ((await access.notices.spread()) > 0);
  assert.deepEqual((await access.notices.list(asker.actor.id)).notices.map(({ kind }) => kind).toSorted(), [
    'grant-decided',
    'grant-ends',
  ]);
  // Asked for by pages of one, the newest first.
  const [first] = (await access.notices.list(asker.actor.id, { limit: 1 })).notices;
  const rest = await access.notices.list(asker.actor.id, { before: first?.id ?? '' });
  assert.equal(rest.notices.length, 1);
});
