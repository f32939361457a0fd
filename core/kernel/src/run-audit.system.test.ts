import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kernelError } from './errors.ts';
import { openTestKernel, operator, packSource, stranger } from './testing.ts';
import type { TestKernel } from './testing.ts';
import { runSource } from './run-source.ts';
import type { Done } from './types.ts';

const pack = {
  'governance/proof': {
    'pack.ts': packSource({
      echo: '',
      break: `run: () => { throw new Error('broken'); },`,
      order: `effect: 'act', preview: () => ({ summary: { zh: '下达', en: 'Order' }, changes: [] }),`,
    }),
  },
};

const run = async ({ kernel }: TestKernel, text: string): Promise<string> =>
  ((await kernel.execute({ operation: 'governance/proof/echo', input: { text }, actor: operator })) as Done).runId;

const codesOf = async ({ access }: TestKernel): Promise<readonly string[]> =>
  (await access.audit.verify()).findings.map(({ code }) => code);

test('every run that ends has its entry in the audit trail, in the same transaction', async () => {
  await using world = await openTestKernel(pack);
  await run(world, 'a');
  await world.kernel.execute({ operation: 'governance/proof/break', input: {}, actor: operator }).catch(() => {});
  const before = await world.access.audit.verify();
  assert.deepEqual([before.findings, before.waiting, before.rows], [[], 2, 2]);
  assert.equal(await world.access.audit.seal(), 2);
  assert.deepEqual(await codesOf(world), []);
});

test('every column of a run is part of its digest', async () => {
  await using world = await openTestKernel(pack);
  const { rows } = await world.store.pool.query<{ name: string }>(
    "select column_name as name from information_schema.columns where table_name = 'runs'",
  );
  assert.ok(rows.length > 15);
  for (const { name } of rows) assert.match(runSource.select, new RegExp(`\\b${name}\\b`), name);
});

test('a run that was edited, deleted, inserted or lost its answer is found', async () => {
  await using world = await openTestKernel(pack);
  const id = await run(world, 'a');
  await world.access.audit.seal();
  const changes: readonly [sql: string, code: string][] = [
    [`update runs set purpose = 'x' where id = '${id}'`, 'row-edited'],
    [`update runs set finished_at = finished_at + interval '1 microsecond' where id = '${id}'`, 'row-edited'],
    [`update runs set output = '{"text":"b"}' where id = '${id}'`, 'payload-edited'],
    [`update runs set output = null where id = '${id}'`, 'row-edited'],
    [`update runs set state = 'running', finished_at = null where id = '${id}'`, 'row-missing'],
    [`delete from runs where id = '${id}'`, 'row-missing'],
    [
      `insert into runs select gen_random_uuid(), operation, pack_version, state, actor, unit, purpose, rule, approval_id,
         parent_id, process, started_at, finished_at, duration_ms, input_sha256, output_sha256, input, output, labels, error
       from runs where id = '${id}'`,
      'row-unsealed',
    ],
  ];
  const client = await world.store.pool.connect();
  for (const [sql, code] of changes) {
    await client.query('begin');
    await client.query(sql);
    const { findings } = await world.access.audit.verify({ within: client });
    await client.query('rollback');
    assert.deepEqual(
      findings.map((finding) => finding.code),
      [code],
      sql,
    );
  }
  client.release();
});

test('eraseRun() takes input and output away for good, and is itself a link', async () => {
  await using world = await openTestKernel(pack);
  const id = await run(world, '张三');
  await world.access.audit.seal();
  const erased = await world.kernel.eraseRun({ id, reason: '依申请删除', actor: operator });
  assert.deepEqual([erased.input, erased.output, erased.inputSha256.length], [null, null, 64]);
  assert.deepEqual(await codesOf(world), []);
  await world.access.audit.seal();
  assert.deepEqual(await codesOf(world), []);
  const [link] = await world.access.audit.list({ subject: id, kind: 'event' });
  assert.deepEqual([link?.event?.action, link?.event?.reason], ['payload.erase', '依申请删除']);
  await world.store.pool.query(`update runs set input = '{"text":"张三"}' where id = $1`, [id]);
  assert.deepEqual(await codesOf(world), ['payload-edited']);
});

test('eraseRun() takes away what the approval repeats, and says no to whoever may not, and without a reason', async () => {
  await using world = await openTestKernel(pack);
  const outcome = await world.kernel.execute({
    operation: 'governance/proof/order',
    input: { text: '张三' },
    actor: operator,
  });
  assert.ok(outcome.state === 'waiting');
  const { id: approval } = outcome.approval;
  const done = (await world.kernel.decide({ approval, decision: 'approved', reason: '同意', actor: operator })) as Done;
  await world.access.audit.seal();
  const erase = (reason: string, actor = operator): Promise<unknown> =>
    world.kernel.eraseRun({ id: done.runId, reason, actor });
  await assert.rejects(erase('x', stranger), { code: 'ACCESS_DENIED' });
  await assert.rejects(erase(' \0'), { code: 'KERNEL_REASON_MISSING' });
  await erase('依法清除');
  const { rows } = await world.store.pool.query<{ all: string }>('select row_to_json(a)::text as all from approvals a');
  assert.doesNotMatch(rows[0]?.all ?? '', /张三/);
  assert.deepEqual(await codesOf(world), []);
  await world.access.audit.seal();
  assert.deepEqual(await codesOf(world), []);
  await assert.rejects(erase('again'), { code: 'KERNEL_RUN_ERASED' });
  const other = world.kernel.eraseRun({ id: approval, reason: 'x', actor: operator });
  await assert.rejects(other, { code: 'KERNEL_RUN_NOT_FOUND' });
});

test('start() takes over what was there before there was a trail, once', async () => {
  await using world = await openTestKernel(pack);
  await run(world, 'before');
  await world.store.pool.query('delete from audit_queue');
  await run(world, 'after');
  assert.deepEqual(await codesOf(world), ['row-unsealed']);
  await world.access.audit.start();
  await world.access.audit.seal();
  const report = await world.access.audit.verify();
  assert.deepEqual([report.findings, report.adopted, report.links], [[], 1, 2]);
  await world.store.pool.query(
    `insert into runs select gen_random_uuid(), operation, pack_version, state, actor, unit, purpose, rule, approval_id,
       parent_id, process, started_at, finished_at, duration_ms, input_sha256, output_sha256, input, output, labels, error
     from runs limit 1`,
  );
  await world.access.audit.start();
  await world.access.audit.close();
  assert.deepEqual(await codesOf(world), ['row-unsealed']);
});

test('a run that was interrupted gets its entry when it is marked', async () => {
  await using world = await openTestKernel(pack);
  await world.store.pool.query(
    `insert into runs (id, operation, pack_version, state, actor, rule, process, started_at, input_sha256, labels)
     values ('019ab000-0000-7000-8000-000000000001', 'a/b/c', '1', 'running', '{}', 'r', 2000000000, now(), 'x', '[]')`,
  );
  const { markInterruptedRuns } = await import('./interrupted-runs.ts');
  assert.equal(await markInterruptedRuns(world.store, world.access.audit, new Date()), 1);
  assert.deepEqual(await codesOf(world), []);
  assert.equal(await world.access.audit.seal(), 1);
  assert.deepEqual(await codesOf(world), []);
});

test('a run that waited is chained when it ends, also when it is cancelled or given up before it began', async () => {
  await using world = await openTestKernel(pack);
  const { kernel } = world;
  const error = kernelError('KERNEL_RUN_INTERRUPTED');
  const accept = async (): Promise<string> => {
    const request = { operation: 'governance/proof/echo', input: { text: '张三' }, actor: operator };
    const outcome = await kernel.accept(request, async () => {});
    assert.ok(outcome.state === 'queued');
    return outcome.runId;
  };
  const [cancelled, givenUp] = [await accept(), await accept()];
  assert.equal((await world.access.audit.verify()).rows, 0);
  await assert.rejects(kernel.eraseRun({ id: cancelled, reason: 'x', actor: operator }), {
    code: 'KERNEL_RUN_NOT_ENDED',
  });
  await kernel.cancelQueued(cancelled);
  await kernel.giveUp(givenUp, error);
  const report = await world.access.audit.verify();
  assert.deepEqual([report.findings, report.rows, report.waiting], [[], 2, 2]);
  await world.access.audit.seal();
  assert.deepEqual(await codesOf(world), []);
});

test('eraseRun() erases the copies of a payload that others keep', async () => {
  await using world = await openTestKernel(pack);
  await world.store.pool.query('create table copies (run uuid, input text)');
  world.access.audit.addCopy('update copies set input = null where run = $1');
  const id = await run(world, '张三');
  await world.store.pool.query(`insert into copies values ($1, '张三')`, [id]);
  await world.kernel.eraseRun({ id, reason: '依申请删除', actor: operator });
  const { rows } = await world.store.pool.query('select input from copies');
  assert.deepEqual(rows, [{ input: null }]);
});
