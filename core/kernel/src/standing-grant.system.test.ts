import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YuzhiError } from '@yuzhi/sdk';
import type { Actor } from '@yuzhi/sdk';
import { member, testUnits } from '@yuzhi/access/testing';
import type { Member } from '@yuzhi/access/testing';
import { aManifest, openTestKernel, operator, packSource } from './testing.ts';
import type { TestKernel } from './testing.ts';

const id = 'governance/act';
const preview = `effect: 'act', audience: 'unit', preview: () => ({ summary: { zh: '下达', en: 'Order' }, changes: [] }),`;
const pack = {
  'manifest.json': aManifest(id, { audience: 'public', capabilities: ['operations'] }),
  'pack.ts': packSource({
    order: preview,
    look: `audience: 'unit',`,
    open: '',
    lent: `audience: 'granted',`,
    flaky: `audience: 'granted', run: () => { throw new Error('first'); },`,
    relay: `needs: ['operations'], run: (ctx, input) => ctx.operations.call('${id}/order', input),`,
  }),
};

interface World extends TestKernel {
  readonly asker: Member;
  readonly owner: Member;
  readonly office: Member;
}

async function openWorld(): Promise<World> {
  const world = await openTestKernel({ [id]: pack });
  const { access } = world;
  await access.seedUnits(testUnits);
  access.knowOwners((operation) => ({ unit: '乙局', isHighGrade: false, acts: operation.endsWith('order') }));
  return {
    ...world,
    asker: await member(access, 'asker', 'unit-member', '甲局'),
    owner: await member(access, 'owner', 'unit-lead', '乙局'),
    office: await member(access, 'office', 'programme-office', '甲局'),
  };
}

const until = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);

async function standing(world: World, quota = 2): Promise<string> {
  return granted(world, 'order', { quota, approvesActs: true });
}

async function granted(
  { access, asker, owner, office }: World,
  operation: string,
  terms: { readonly quota: number; readonly approvesActs?: boolean },
): Promise<string> {
  const { grant, needed } = (await access.call(asker.actor, 'grants-request', {
    resource: `${id}/${operation}`,
    purpose: '防汛',
    until,
    reason: '汛期需及时下达',
    ...terms,
  })) as { grant: string; needed: number };
  for (const { actor } of [owner, office].slice(0, needed))
    await access.call(actor, 'grants-decide', { grant, decision: 'agreed', reason: '同意' });
  return grant;
}

async function usesOf({ store }: World, grant: string): Promise<number | undefined> {
  const { rows } = await store.pool.query<{ used: number }>('select used from grants where id = $1', [grant]);
  return rows[0]?.used;
}

interface Accepted {
  readonly runId: string;
  begin(mayRetry?: boolean): Promise<string>;
}

async function accept({ kernel, asker }: World, operation: string, actor = asker.actor): Promise<Accepted> {
  let inputJson = '';
  const request = { operation: `${id}/${operation}`, input: {}, actor, purpose: '防汛' };
  const queued = await kernel.accept(request, async (_client, job) => {
    inputJson = job.inputJson;
  });
  assert.equal(queued.state, 'queued');
  const { runId } = queued as { runId: string };
  return { runId, begin: (again = false) => codeOf(kernel.carryOut({ runId, inputJson, mayRetry: () => again })) };
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    (error: unknown) => (error instanceof YuzhiError ? error.code : String(error)),
  );
}

test('a standing grant approves an act in advance for its unit, its purpose and its quota, and the result names it', async () => {
  await using world = await openWorld();
  const { kernel, access, asker, owner } = world;
  const order = (actor: Actor, purpose?: string, operation = 'order') =>
    kernel.execute({
      operation: `${id}/${operation}`,
      input: {},
      actor,
      ...(purpose === undefined ? {} : { purpose }),
    });
  assert.equal((await order(asker.actor, '防汛')).state, 'waiting');
  const grant = await standing(world);
  const done = await order(asker.actor, '防汛');
  assert.ok(done.state === 'done');
  assert.equal(done.grant, grant);
  assert.equal((await kernel.run(asker.actor, done.runId)).grant, grant);
  // Another purpose, none, and another unit ask a person.
  for (const [who, purpose] of [
    [asker.actor, '其他'],
    [asker.actor, undefined],
    [owner.actor, '防汛'],
  ] as const)
    assert.equal((await order(who, purpose)).state, 'waiting');
  // A pack that calls it is refused still.
  assert.equal(await codeOf(order(asker.actor, '防汛', 'relay')), 'KERNEL_CALL_NEEDS_APPROVAL');
  assert.equal((await order(asker.actor, '防汛')).state, 'done');
  assert.equal((await order(asker.actor, '防汛')).state, 'waiting');
  assert.equal(await usesOf(world, grant), 2);
  await access.audit.seal();
  const uses = (await access.audit.list({ kind: 'event', limit: 500 })).filter(
    ({ event }) => event?.action === 'grant.use' && event.resource === grant,
  );
  assert.equal(uses.length, 2);
  assert.deepEqual((await access.audit.verify()).findings, []);
});

test('the quota of a standing grant holds when many act at once, and revoked it approves nothing more', async () => {
  await using world = await openWorld();
  const { kernel, access, asker, owner } = world;
  const grant = await standing(world, 3);
  const act = () => kernel.execute({ operation: `${id}/order`, input: {}, actor: asker.actor, purpose: '防汛' });
  const all = await Promise.all(
    Array.from({ length: 8 }, () =>
      act().then(
        ({ state }) => state,
        (error: YuzhiError) => error.code,
      ),
    ),
  );
  assert.deepEqual(all.toSorted(), [...Array<string>(3).fill('done'), ...Array<string>(5).fill('waiting')]);
  const next = await standing(world, 9);
  assert.notEqual(next, grant);
  assert.equal((await act()).state, 'done');
  await access.call(owner.actor, 'grants-revoke', { grant: next, reason: '汛期结束' });
  assert.equal((await act()).state, 'waiting');
});

test('a standing grant is for an act and states a quota', async () => {
  await using world = await openWorld();
  const ask = (more: object) =>
    codeOf(
      world.access.call(world.asker.actor, 'grants-request', {
        resource: `${id}/order`,
        purpose: '防汛',
        quota: 1,
        until,
        reason: 'x',
        approvesActs: true,
        ...more,
      }),
    );
  assert.equal(await ask({ quota: undefined }), 'ACCESS_GRANT_TERMS_WRONG');
  assert.equal(await ask({ resource: `${id}/look` }), 'ACCESS_GRANT_TERMS_WRONG');
  assert.equal(await ask({}), 'done');
});

test('a job is refused when it begins if whoever sent it has gone, lost the role, or had the key revoked', async () => {
  await using world = await openWorld();
  const { access, store } = world;
  const stays = await member(access, 'stays', 'unit-member', '甲局');
  const goes = await member(access, 'goes', 'unit-member', '甲局');
  const { key, id: keyId } = (await access.call(stays.actor, 'keys-make', {
    name: 'k',
    scopes: ['operation.run'],
    days: 1,
  })) as { key: string; id: string };
  const byKey = await access.keys.actorOf(key);
  assert.ok(byKey);
  const jobs = {
    right: (await accept(world, 'look', stays.actor)).begin,
    gone: (await accept(world, 'look', goes.actor)).begin,
    // What is open to everybody is refused to somebody who has gone as well.
    goneOpen: (await accept(world, 'open', goes.actor)).begin,
    revoked: (await accept(world, 'look', byKey)).begin,
    revokedOpen: (await accept(world, 'open', byKey)).begin,
  };
  await access.call(stays.actor, 'keys-revoke', { id: keyId });
  await access.call(operator, 'people-leave', { person: 'goes' });
  const outcomes = Object.fromEntries(
    await Promise.all(Object.entries(jobs).map(async ([name, begin]) => [name, await begin()] as const)),
  );
  assert.deepEqual(outcomes, {
    right: 'done',
    gone: 'ACCESS_DENIED',
    goneOpen: 'ACCESS_DENIED',
    revoked: 'ACCESS_DENIED',
    revokedOpen: 'ACCESS_DENIED',
  });
  const lost = (await accept(world, 'look', stays.actor)).begin;
  await store.pool.query(
    `update role_holdings set ended_at = now() where person = (select id from people where account = 'stays')`,
  );
  await new Promise((resolve) => setTimeout(resolve, 600));
  assert.equal(await lost(), 'ACCESS_DENIED');
  const { rows } = await store.pool.query<{ state: string; n: number }>(
    'select state, count(*)::integer as n from runs where job group by state order by state',
  );
  assert.deepEqual(rows, [
    { state: 'done', n: 1 },
    { state: 'failed', n: 5 },
  ]);
});

test('a job uses its grant once, when it is accepted, however often it is begun', async () => {
  await using world = await openWorld();
  const { store } = world;
  const grant = await granted(world, 'flaky', { quota: 1 });
  const job = await accept(world, 'flaky');
  assert.equal(await usesOf(world, grant), 1);
  // Which of both depends on whether the standing of half a second ago is still looked at.
  assert.match(await codeOf(accept(world, 'flaky')), /^ACCESS_(DENIED|GRANT_USED_UP)$/);
  // A worker that was lost after it had claimed the run, and two attempts that failed.
  await store.pool.query('update runs set attempt = 2 where id = $1', [job.runId]);
  assert.equal(await job.begin(true), 'KERNEL_OPERATION_BROKEN');
  assert.equal(await job.begin(true), 'KERNEL_OPERATION_BROKEN');
  assert.equal(await usesOf(world, grant), 1);
});

test('an act accepted under a standing grant is counted and audited with its acceptance, and acts once', async () => {
  await using world = await openWorld();
  const { access, kernel, asker } = world;
  const grant = await standing(world, 1);
  const job = await accept(world, 'order');
  const asked = { operation: `${id}/order`, input: {}, actor: asker.actor, purpose: '防汛' };
  assert.equal((await kernel.accept(asked, async () => {})).state, 'waiting');
  assert.equal(await job.begin(), 'done');
  assert.equal((await kernel.run(asker.actor, job.runId)).grant, grant);
  assert.equal(await usesOf(world, grant), 1);
  await access.audit.seal();
  const events = await access.audit.list({ kind: 'event', limit: 500 });
  assert.equal(events.filter(({ event }) => event?.action === 'grant.use').length, 1);
  assert.deepEqual((await access.audit.verify()).findings, []);
});

test('a job whose grant was revoked is refused, or uses the one that took its place and names it', async () => {
  await using world = await openWorld();
  const { access, kernel, asker, owner } = world;
  const revoke = async (grant: string): Promise<void> => {
    await access.call(owner.actor, 'grants-revoke', { grant, reason: '汛期结束' });
  };
  const lent = await granted(world, 'lent', { quota: 5 });
  const refused = await accept(world, 'lent');
  await revoke(lent);
  assert.equal(await refused.begin(), 'ACCESS_DENIED');
  const first = await standing(world, 5);
  const [late, moved] = [await accept(world, 'order'), await accept(world, 'order')];
  await revoke(first);
  assert.equal(await late.begin(), 'KERNEL_JOB_NEEDS_APPROVAL');
  const second = await standing(world, 5);
  assert.equal(await moved.begin(), 'done');
  assert.deepEqual([await usesOf(world, first), await usesOf(world, second)], [2, 1]);
  assert.equal((await kernel.run(asker.actor, moved.runId)).grant, second);
  await access.audit.seal();
  assert.deepEqual((await access.audit.verify()).findings, []);
});
