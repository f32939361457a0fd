import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { member, operator, testUnits } from '@yuzhi/access/testing';
import { aManifest, openTestKernel, packSource } from '@yuzhi/kernel/testing';
import { Jobs, jobsMigrations } from './jobs.ts';

const id = 'science/left';
const pack = {
  'manifest.json': aManifest(id, { audience: 'public' }),
  'pack.ts': packSource({
    look: `audience: 'unit',`,
    order: `effect: 'act', audience: 'unit', preview: () => ({ summary: { zh: '下达', en: 'Order' }, changes: [] }),`,
  }),
};

interface Left {
  readonly kind: string;
  readonly id: string;
}

async function openWorld() {
  const world = await openTestKernel({ [id]: pack }, {}, [jobsMigrations]);
  const { access } = world;
  await access.seedUnits(testUnits);
  access.knowOwners(() => ({ unit: '乙局', isHighGrade: false }));
  const jobs = new Jobs(world);
  return {
    ...world,
    jobs,
    leaver: await member(access, 'leaver', 'unit-member', '甲局'),
    heir: await member(access, 'heir', 'unit-member', '甲局'),
    lead: await member(access, 'lead', 'unit-lead', '甲局'),
  };
}

test('who goes leaves nothing lying: what is under way is listed, and the heir has it and is told', async () => {
  const world = await openWorld();
  const { access, kernel, jobs, leaver, heir, lead, store } = world;
  try {
    const { actor } = leaver;
    const waiting = await kernel.execute({ operation: `${id}/order`, input: {}, actor });
    assert.ok(waiting.state === 'waiting');
    const queued = await jobs.submit({ operation: `${id}/look`, input: {}, actor });
    assert.ok(queued.state === 'queued');
    await jobs.addSchedule(operator, {
      id: 'nightly',
      operation: `${id}/look`,
      input: {},
      cron: '0 3 * * *',
      purpose: null,
    });
    await store.pool.query("update schedules set actor = $1 where id = 'nightly'", [JSON.stringify(actor)]);
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await access.call(actor, 'grants-request', { resource: `${id}/look`, purpose: 'x', until, reason: 'x' });
    await access.call(actor, 'keys-make', { name: 'k', scopes: ['run.read'], days: 5 });

    const listed = (await access.call(operator, 'work-list', { person: 'leaver' })) as { work: readonly Left[] };
    assert.deepEqual(
      listed.work.map(({ kind }) => kind),
      ['approval', 'grant', 'key', 'schedule', 'job'],
    );
    const gone = (await access.call(operator, 'people-leave', { person: 'leaver', to: 'heir' })) as {
      work: readonly Left[];
      left: readonly Left[];
    };
    assert.deepEqual(
      [gone.work.map(({ kind }) => kind), gone.left.map(({ kind }) => kind)],
      [['approval', 'grant', 'schedule', 'job'], ['key']],
    );
    await access.notices.spread();
    assert.equal((await access.notices.list(heir.actor.id)).notices[0]?.kind, 'duty-received');

    await jobs.work(1);
    const isOpen = async () => ['queued', 'running'].includes((await kernel.run(operator, queued.runId)).state);
    const end = Date.now() + 60_000;
    while ((await isOpen()) && Date.now() < end) await sleep(50);
    const run = await kernel.run(operator, queued.runId);
    assert.deepEqual([run.state, run.actor.id], ['done', heir.actor.id]);
    // The heir asks for the act now: they cannot approve it, their lead can, and it runs in their name.
    const decide = (by: typeof lead) =>
      kernel.decide({ approval: waiting.approval.id, decision: 'approved', reason: '同意', actor: by.actor });
    assert.equal((await access.inbox(lead.actor))[0]?.askedBy.account, 'heir');
    const done = await decide(lead);
    assert.ok(done.state === 'done');
    assert.equal((await kernel.run(operator, done.runId)).actor.id, heir.actor.id);
    await access.audit.seal();
    assert.deepEqual((await access.audit.verify()).findings, []);
  } finally {
    await jobs.close(1_000);
    await world[Symbol.asyncDispose]();
  }
});

test('without an heir it stays listed and can be given away later, and a decision that only they could take is named', async () => {
  const world = await openWorld();
  const { access, kernel, jobs, leaver, lead, heir } = world;
  try {
    await kernel.execute({ operation: `${id}/order`, input: {}, actor: leaver.actor });
    const alone = (await access.call(operator, 'work-list', { person: 'lead' })) as { work: readonly Left[] };
    assert.deepEqual(
      alone.work.map(({ kind }) => kind),
      ['decision'],
    );
    await member(access, 'lead.two', 'unit-lead', '甲局');
    const shared = (await access.call(operator, 'work-list', { person: 'lead' })) as { work: readonly Left[] };
    assert.deepEqual(shared.work, []);
    const gone = (await access.call(operator, 'people-leave', { person: 'leaver' })) as { left: readonly Left[] };
    assert.deepEqual(
      gone.left.map(({ kind }) => kind),
      ['approval'],
    );
    const given = (await access.call(operator, 'work-assign', { person: 'leaver', to: 'heir' })) as {
      work: readonly Left[];
    };
    assert.equal(given.work.length, 1);
    assert.deepEqual(await access.call(operator, 'work-list', { person: 'leaver' }), { work: [] });
    assert.equal((await access.inbox(lead.actor))[0]?.askedBy.account, 'heir');
    await assert.rejects(access.call(operator, 'work-assign', { person: 'heir', to: 'leaver' }), {
      code: 'ACCESS_THING_NOT_FOUND',
    });
    assert.ok(heir);
  } finally {
    await jobs.close(1_000);
    await world[Symbol.asyncDispose]();
  }
});

test('a schedule of somebody who has gone does not run, and the system administrator is told', async () => {
  const world = await openWorld();
  const { access, store, leaver } = world;
  const keeper = await member(access, 'sys.admin', 'system-administrator', null);
  const jobs = new Jobs({ ...world, supervises: true });
  try {
    await jobs.addSchedule(operator, {
      id: 'often',
      operation: `${id}/look`,
      input: {},
      cron: '0 3 * * *',
      purpose: null,
    });
    await store.pool.query("update schedules set actor = $1 where id = 'often'", [JSON.stringify(leaver.actor)]);
    await access.call(operator, 'people-leave', { person: 'leaver' });
    await jobs.supervise();
    // What the clock of the queue sends at the time of a schedule.
    await store.pool.query(
      "insert into pgboss.job (name, data) values ('schedules', jsonb_build_object('schedule', 'often'))",
    );
    for (const end = Date.now() + 20_000; Date.now() < end; await sleep(100)) {
      await access.notices.spread();
      if ((await access.notices.unreadCount(keeper.actor.id)) > 0) break;
    }
    const { notices } = await access.notices.list(keeper.actor.id);
    assert.deepEqual(
      notices.map(({ kind, text }) => [kind, text.en]),
      [['schedule-refused', `Schedule often (${id}/look): ACCESS_DENIED`]],
    );
    const { rows } = await store.pool.query('select 1 from runs');
    assert.equal(rows.length, 0);
  } finally {
    await jobs.close(1_000);
    await world.jobs.close(1_000);
    await world[Symbol.asyncDispose]();
  }
});
