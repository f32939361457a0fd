import assert from 'node:assert/strict';
import { test } from 'node:test';
import { member, testUnits } from '@yuzhi/access/testing';
import type { Actor } from '@yuzhi/sdk';
import { aManifest, openTestKernel, operator, packSource, stranger } from './testing.ts';
import type { TestKernel } from './testing.ts';
import type { Done } from './types.ts';

const id = 'governance/samples';
const two = `examples: [
  { title: { zh: '一', en: 'One' }, input: { text: 'one' }, output: { text: 'one' } },
  { title: { zh: '二', en: 'Two' }, input: { text: 'two' }, output: { text: 'two' } }],`;
const packs = {
  [id]: {
    'manifest.json': aManifest(id, { capabilities: ['operations'] }),
    'pack.ts': packSource({
      echo: two,
      inside: `audience: 'unit',`,
      house: `audience: 'operator',`,
      order: `effect: 'act', preview: () => ({ summary: { zh: '下达', en: 'Order' }, changes: [] }),`,
      relay: `needs: ['operations'], run: (ctx) => ctx.operations.call('${id}/echo', { text: 'not an example' }),`,
    }),
  },
};

const run = async ({ kernel }: TestKernel, operation: string, text: string, actor = operator): Promise<string> =>
  ((await kernel.execute({ operation: `${id}/${operation}`, input: { text }, actor })) as Done).runId;

const faultsOf = async ({ access }: TestKernel): Promise<readonly string[]> =>
  (await access.audit.verify()).findings.map(({ code }) => code);

test('a run is a sample when its input is an example of its operation, and so is what it calls', async () => {
  await using world = await openTestKernel(packs);
  await run(world, 'echo', 'two');
  await run(world, 'echo', 'own');
  await run(world, 'relay', 'a');
  const runs = await world.kernel.runs(operator, {});
  assert.deepEqual(runs.map(({ operation, sample }) => `${operation.slice(id.length + 1)} ${sample}`).toSorted(), [
    'echo false',
    'echo true',
    'echo true',
    'relay true',
  ]);
});

test('what goes on from a sample is one, unless it acts; a run that the asker may not see is none', async () => {
  await using world = await openTestKernel(packs);
  const { kernel } = world;
  const [sample, own] = [await run(world, 'echo', 'two'), await run(world, 'echo', 'own')];
  const follow = async (follows: string, operation = 'echo'): Promise<boolean> => {
    const asked = { operation: `${id}/${operation}`, input: { text: `after ${follows}` }, actor: operator, follows };
    const outcome = await kernel.execute(asked);
    if (outcome.state === 'waiting')
      await kernel.decide({ approval: outcome.approval.id, decision: 'approved', reason: '同意', actor: operator });
    const [newest] = await kernel.runs(operator, { operation: asked.operation, limit: 1 });
    return newest?.sample === true;
  };
  assert.deepEqual([await follow(sample), await follow(own), await follow(sample, 'order')], [true, false, false]);
  await world.access.seedUnits(testUnits);
  const { actor } = await member(world.access, 'one', 'unit-member', '甲局一处');
  const stolen = kernel.execute({ operation: `${id}/echo`, input: { text: 'x' }, actor, follows: sample });
  await assert.rejects(stolen, { code: 'KERNEL_RUN_NOT_FOUND' });
  assert.deepEqual(await kernel.deleteSamples(operator), { deleted: 2, left: 0 });
});

test('an act is no sample, whatever its input: what changed something is not taken away', async () => {
  await using world = await openTestKernel(packs);
  const { kernel } = world;
  const asked = await kernel.execute({ operation: `${id}/order`, input: { text: 'a' }, actor: operator });
  assert.ok(asked.state === 'waiting');
  await kernel.decide({ approval: asked.approval.id, decision: 'approved', reason: '同意', actor: operator });
  const [act] = await kernel.runs(operator, { operation: `${id}/order` });
  assert.equal(act?.sample, false);
  assert.deepEqual(await kernel.deleteSamples(operator), { deleted: 0, left: 0 });
});

test('fillSamples() runs what may be run and does not act, once; deleteSamples() takes that away and nothing else', async () => {
  await using world = await openTestKernel(packs);
  const { kernel, access } = world;
  const own = await run(world, 'echo', 'own');
  assert.deepEqual(await kernel.samples(operator), { runs: 0, fillable: 5 });
  assert.deepEqual(await kernel.fillSamples({ actor: operator }), { done: 5, failed: 0 });
  assert.deepEqual(await kernel.fillSamples({ actor: operator }), { done: 0, failed: 0 });
  // The example of `relay` calls another operation.
  assert.deepEqual(await kernel.samples(operator), { runs: 6, fillable: 0 });
  await access.audit.seal();
  assert.deepEqual(await kernel.deleteSamples(operator), { deleted: 6, left: 0 });
  assert.deepEqual(
    (await kernel.runs(operator, {})).map((one) => one.id),
    [own],
  );
  assert.deepEqual((await kernel.run(operator, own)).input, { text: 'own' });
  assert.deepEqual(await faultsOf(world), []);
  await access.audit.seal();
  assert.deepEqual(await faultsOf(world), []);
  assert.deepEqual(await kernel.fillSamples({ actor: operator }), { done: 5, failed: 0 });
});

test('a deleted sample run stays as evidence without its payloads, and the trail says who deleted it', async () => {
  await using world = await openTestKernel(packs);
  const sample = await run(world, 'echo', 'one');
  const erased = await run(world, 'echo', 'two');
  await world.kernel.eraseRun({ id: erased, reason: '依申请', actor: operator });
  assert.equal((await world.kernel.deleteSamples(operator)).deleted, 2);
  const { input, output, inputSha256, sample: isSample } = await world.kernel.run(operator, sample);
  assert.deepEqual([input, output, inputSha256.length, isSample], [null, null, 64, true]);
  await world.access.audit.seal();
  const [link] = await world.access.audit.list({ subject: sample, kind: 'event' });
  assert.deepEqual([link?.event?.action, link?.event?.actor.kind], ['payload.erase', 'operator']);
  assert.match(link?.event?.reason ?? '', /删除示例数据/);
  assert.deepEqual(await faultsOf(world), []);
});

test('the audit trail finds a run that was made a sample, taken off the lists or put back by hand', async () => {
  await using world = await openTestKernel(packs);
  const own = await run(world, 'echo', 'own');
  const sample = await run(world, 'echo', 'one');
  await world.kernel.deleteSamples(operator);
  await world.access.audit.seal();
  const client = await world.store.pool.connect();
  for (const sql of [
    `update runs set sample = true where id = '${own}'`,
    `update runs set hidden = true where id = '${own}'`,
    `update runs set hidden = false where id = '${sample}'`,
    `update runs set sample = false where id = '${sample}'`,
  ]) {
    await client.query('begin');
    await client.query(sql);
    const { findings } = await world.access.audit.verify({ within: client });
    await client.query('rollback');
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['row-edited'],
      sql,
    );
  }
  client.release();
});

test('people fill in and delete their own sample runs, leads those of their unit; strangers and keys nothing', async () => {
  await using world = await openTestKernel(packs);
  const { access, kernel } = world;
  await access.seedUnits(testUnits);
  const one = (await member(access, 'one', 'unit-member', '甲局一处')).actor;
  const other = (await member(access, 'other', 'unit-member', '甲局')).actor;
  const lead = (await member(access, 'lead', 'unit-lead', '甲局')).actor;
  const auditor = (await member(access, 'auditor', 'auditor', null)).actor;
  const key: Actor = { kind: 'key', id: '00000000-0000-7000-8000-000000000000', unit: '甲局', door: 'http' };
  // What is for the operator alone is none of theirs.
  assert.deepEqual(await kernel.samples(one), { runs: 0, fillable: 4 });
  assert.deepEqual(await kernel.fillSamples({ actor: one }), { done: 4, failed: 0 });
  await kernel.fillSamples({ actor: other });
  await run(world, 'echo', 'own', one);
  for (const nobody of [stranger, auditor, key]) {
    await assert.rejects(kernel.samples(nobody), { code: 'ACCESS_DENIED' });
    await assert.rejects(kernel.fillSamples({ actor: nobody }), { code: 'ACCESS_DENIED' });
    await assert.rejects(kernel.deleteSamples(nobody), { code: 'ACCESS_DENIED' });
  }
  assert.deepEqual(await kernel.deleteSamples(other), { deleted: 4, left: 0 });
  assert.equal((await kernel.samples(one)).runs, 4);
  // With what the example of `relay` called, which ran in the name of the pack.
  assert.deepEqual(await kernel.deleteSamples(lead), { deleted: 5, left: 0 });
  assert.equal((await kernel.runs(one, {})).length, 1);
  assert.deepEqual(await faultsOf(world), []);
});

test('a fill that is given up ends between two runs, and two that delete at once delete each run once', async () => {
  await using world = await openTestKernel(packs);
  const { kernel } = world;
  assert.deepEqual(await kernel.fillSamples({ actor: operator, signal: AbortSignal.abort() }), { done: 0, failed: 0 });
  await kernel.fillSamples({ actor: operator });
  const [first, second] = await Promise.all([kernel.deleteSamples(operator), kernel.deleteSamples(operator)]);
  assert.equal(first.deleted + second.deleted, 6);
  assert.deepEqual(await faultsOf(world), []);
});
