import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queued, Run } from '@yuzhi/kernel';
import { aManifest, openTestKernel, operator, packSource, stranger } from '@yuzhi/kernel/testing';
import type { TestKernel } from '@yuzhi/kernel/testing';
import { YuzhiError } from '@yuzhi/sdk';
import type { JobLine } from './job-store.ts';
import { Jobs, jobsMigrations } from './jobs.ts';

const head = `
const busy = errorsFor({ BUSY: { kind: 'unavailable', message: { zh: '忙', en: 'Cannot: busy' }, hint: { zh: '稍后', en: 'Later' } } });
globalThis.jobTestTries ??= new Map();
const tries = globalThis.jobTestTries;
`;
const pack = {
  'manifest.json': aManifest('science/jobs', { audience: 'public' }),
  'pack.ts': packSource(
    {
      echo: '',
      flaky: `run: (_ctx, input) => {
        const n = (tries.get(input.text) ?? 0) + 1;
        tries.set(input.text, n);
        if (n < 3) throw busy('BUSY');
        return input;
      },`,
      broken: `run: () => { throw new Error('a bug'); },`,
      endless: `run: async (ctx, input) => {
        for (let step = 0; ; step += 1) {
          ctx.progress(step, 1000, { zh: '第 ' + step + ' 步', en: 'step ' + step });
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      },`,
      order: `effect: 'act', preview: () => ({ summary: { zh: '下达', en: 'Order' }, changes: [] }),`,
    },
    head,
  ),
};

let world: TestKernel;
let jobs: Jobs;

before(async () => {
  world = await openTestKernel({ 'science/jobs': pack }, {}, [jobsMigrations]);
  jobs = new Jobs({ ...world, supervises: true });
  await jobs.supervise();
  await jobs.work(4);
});

after(async () => {
  await jobs?.close(1_000);
  await world?.[Symbol.asyncDispose]();
});

async function submitted(operation: string, input: object, key?: string): Promise<string> {
  const request = { operation: `science/jobs/${operation}`, input, actor: operator };
  const outcome = await jobs.submit({ ...request, ...(key === undefined ? {} : { idempotencyKey: key }) });
  assert.equal(outcome.state, 'queued');
  assert.ok(outcome.state === 'queued');
  return outcome.runId;
}

async function until(runId: string, isSo: (job: JobLine) => boolean): Promise<JobLine> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
    const job = await jobs.status(operator, runId);
    if (isSo(job)) return job;
  }
  throw new Error(`it did not come to that: ${JSON.stringify(await jobs.status(operator, runId))}`);
}

function isOver({ state }: JobLine): boolean {
  return state !== 'queued' && state !== 'running';
}

async function runOf(id: string): Promise<Run> {
  return world.kernel.run(operator, id);
}

test('a job is durable when it is accepted, carried out, and its run says that it was a job', async () => {
  const runId = await submitted('echo', { text: '雨' });
  const { state, isDead } = await until(runId, isOver);
  assert.deepEqual({ state, isDead }, { state: 'done', isDead: false });
  const run = await world.kernel.run(operator, runId);
  assert.deepEqual(
    { job: run.job, attempt: run.attempt, output: run.output },
    { job: true, attempt: 1, output: { text: '雨' } },
  );
});

test('a request that is sent again under its key is the same job, also at the same moment', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => submitted('echo', { text: 'once' }, 'key-1')));
  assert.equal(new Set(all).size, 1);
  await until(all[0] ?? '', isOver);
  assert.equal(await submitted('echo', { text: 'once' }, 'key-1'), all[0]);
  await assert.rejects(submitted('echo', { text: 'other' }, 'key-1'), { code: 'JOB_KEY_REUSED' });
});

test('what is not there yet is tried again later, and each attempt counts', async () => {
  const runId = await submitted('flaky', { text: 'f1' });
  const job = await until(runId, isOver);
  assert.deepEqual({ state: job.state, attempt: job.attempt }, { state: 'done', attempt: 3 });
});

test('a bug is not tried again: the job waits for a person, who can have it done once more', async () => {
  const runId = await submitted('broken', { text: 'b' });
  const job = await until(runId, ({ isDead }) => isDead);
  assert.deepEqual(
    { state: job.state, attempt: job.attempt, code: job.error?.code },
    { state: 'failed', attempt: 1, code: 'KERNEL_OPERATION_BROKEN' },
  );
  assert.deepEqual(
    (await jobs.list(operator, { dead: true })).map((one) => one.runId),
    [runId],
  );
  const again = await jobs.retry(operator, runId);
  assert.ok(again.state === 'queued' && again.runId !== runId);
  assert.equal((await jobs.status(operator, runId)).isDead, false);
  await assert.rejects(jobs.retry(operator, runId), { code: 'JOB_NOT_DEAD' });
  await until(again.runId, ({ isDead }) => isDead);
});

test('a job shows how far it is and stops when it is cancelled', async () => {
  const runId = await submitted('endless', { text: 'e' });
  const { progress } = await until(runId, (job) => (job.progress?.done ?? 0) > 10);
  assert.match(progress?.note?.zh ?? '', /^第 \d+ 步$/);
  await jobs.cancel(operator, runId);
  assert.equal((await until(runId, isOver)).state, 'cancelled');
  assert.equal((await runOf(runId)).error?.code, 'KERNEL_RUN_CANCELLED');
  await assert.rejects(jobs.cancel(operator, runId), { code: 'JOB_IS_OVER' });
});

test('what acts waits for a person as ever, and what is refused leaves no job', async () => {
  const outcome = await jobs.submit({ operation: 'science/jobs/order', input: { text: 'x' }, actor: operator });
  assert.equal(outcome.state, 'waiting');
  const before = (await jobs.list(operator, { limit: 500 })).length;
  await assert.rejects(submitted('echo', { text: 7 }), { code: 'KERNEL_INPUT_INVALID' });
  await assert.rejects(submitted('nothing', {}), { code: 'KERNEL_OPERATION_NOT_FOUND' });
  await assert.rejects(
    jobs.cancel(stranger, '01a20e3b-3709-7217-8080-7b0980e91104'),
    (error) => error instanceof YuzhiError && error.kind === 'denied',
  );
  assert.equal((await jobs.list(operator, { limit: 500 })).length, before);
});

test('what acts can be approved without waiting for it: it is done as a job, begun once', async () => {
  const asked = await jobs.submit({ operation: 'science/jobs/order', input: { text: 'o' }, actor: operator });
  assert.ok(asked.state === 'waiting');
  const decision = { approval: asked.approval.id, decision: 'approved', reason: '同意', actor: operator } as const;
  const taken = await jobs.decide(decision);
  assert.ok(taken.state === 'queued');
  const job = await until(taken.runId, isOver);
  const { approvalId } = await runOf(taken.runId);
  assert.deepEqual({ state: job.state, approvalId }, { state: 'done', approvalId: asked.approval.id });
  assert.equal(job.maxAttempts, 1);
  await assert.rejects(jobs.decide(decision), { code: 'ACCESS_APPROVAL_DECIDED' });
});

test('a job whose operation acts since it was accepted is refused: nobody has seen what it would do', async () => {
  const { kernel, store } = world;
  const request = { operation: 'science/jobs/echo', input: { text: 'later' }, actor: operator };
  const accepted = await kernel.accept(request, async () => {});
  assert.ok(accepted.state === 'queued');
  const { runId } = accepted;
  await store.pool.query('update runs set operation = $2 where id = $1', [runId, 'science/jobs/order']);
  const carried = kernel.carryOut({ runId, inputJson: '{"text":"later"}', mayRetry: () => false });
  await assert.rejects(carried, { code: 'KERNEL_JOB_NEEDS_APPROVAL' });
  assert.equal((await runOf(runId)).state, 'failed');
});

test('a plain run is no job', async () => {
  const outcome = await world.kernel.execute({ operation: 'science/jobs/echo', input: { text: 'a' }, actor: operator });
  assert.ok(outcome.state === 'done');
  await assert.rejects(jobs.cancel(operator, outcome.runId), { code: 'JOB_NOT_A_JOB' });
});

test('a schedule is checked, listed with its next time in the city’s zone, and removed', async () => {
  const schedule = {
    id: 'mornings',
    operation: 'science/jobs/echo',
    input: { text: 's' },
    cron: '30 8 * * 1-5',
    purpose: null,
  };
  await jobs.addSchedule(operator, schedule);
  const [listed] = await jobs.schedules(operator);
  assert.match(listed?.next ?? '', /T00:30:00\.000Z$/);
  await assert.rejects(jobs.addSchedule(operator, schedule), { code: 'JOB_SCHEDULE_EXISTS' });
  await assert.rejects(jobs.addSchedule(operator, { ...schedule, id: 'x', cron: 'daily' }), {
    code: 'JOB_SCHEDULE_WRONG',
  });
  await assert.rejects(jobs.addSchedule(operator, { ...schedule, id: 'x', input: { text: 1 } }), {
    code: 'KERNEL_INPUT_INVALID',
  });
  await jobs.removeSchedule(operator, 'mornings');
  await assert.rejects(jobs.removeSchedule(operator, 'mornings'), { code: 'JOB_SCHEDULE_NOT_FOUND' });
});

test('a purpose that the database could not keep does not keep a job from being accepted', async () => {
  const request = { operation: 'science/jobs/echo', input: { text: 'n' }, actor: operator, purpose: '试\0验' };
  const { runId } = (await jobs.submit(request)) as Queued;
  assert.equal((await runOf(runId)).purpose, '试验');
});

test('of several processes that fire schedules one begins the job of each minute', async () => {
  const second = new Jobs({ ...world, supervises: true });
  try {
    await second.supervise();
    await jobs.addSchedule(operator, {
      id: 'often',
      operation: 'science/jobs/echo',
      input: { text: 's' },
      cron: '* * * * *',
      purpose: '试验',
    });
    const fired = async (): Promise<readonly JobLine[]> =>
      (await jobs.list(operator, { limit: 500 })).filter(({ schedule }) => schedule === 'often');
    for (const end = Date.now() + 100_000; (await fired()).length === 0 && Date.now() < end;) await sleep(200);
    await sleep(3_000);
    const runs = await fired();
    const minutes = new Set(runs.map(({ acceptedAt }) => acceptedAt.slice(0, 16)));
    assert.ok(runs.length >= 1);
    assert.equal(runs.length, minutes.size);
    assert.equal((await runOf(runs[0]?.runId ?? '')).purpose, '试验');
  } finally {
    await jobs.removeSchedule(operator, 'often');
    await second.close(0);
  }
});

test('the runs of a worker that is gone wait again, and a run that is over is left alone', async () => {
  // A run that a process of number 999999 began and never ended: nobody holds that lock.
  const runId = await submitted('echo', { text: 'lost' });
  await until(runId, isOver);
  await world.store.pool.query(
    `update runs set state = 'running', process = 999999, finished_at = null, output = null where id = $1`,
    [runId],
  );
  await world.store.pool.query(`update jobs set input = '{"text":"lost"}' where run_id = $1`, [runId]);
  const job = await until(runId, isOver);
  assert.deepEqual({ state: job.state, attempt: job.attempt }, { state: 'done', attempt: 2 });
});

test('a job whose worker is lost every time is given up and waits for a person', async () => {
  const runId = await submitted('echo', { text: 'poison' });
  await until(runId, isOver);
  await world.store.pool.query(
    `update runs set state = 'running', process = 999999, finished_at = null, output = null, attempt = 5 where id = $1`,
    [runId],
  );
  await world.store.pool.query(`update jobs set input = '{"text":"poison"}' where run_id = $1`, [runId]);
  const job = await until(runId, ({ isDead }) => isDead);
  assert.deepEqual({ state: job.state, code: job.error?.code }, { state: 'failed', code: 'JOB_GAVE_UP' });
});

test('a run whose worker was lost between taking its ticket and beginning it is begun by another', async () => {
  const runId = await submitted('echo', { text: 'held' });
  await until(runId, isOver);
  await world.store.pool.query(`update runs set state = 'queued', finished_at = null, output = null where id = $1`, [
    runId,
  ]);
  await world.store.pool.query(
    `update jobs set input = '{"text":"held"}', accepted_at = now() - interval '1 minute' where run_id = $1`,
    [runId],
  );
  await world.store.pool.query(
    `update pgboss.job set state = 'active', started_on = now() - interval '1 minute', completed_on = null
     where data ->> 'runId' = $1`,
    [runId],
  );
  assert.equal((await until(runId, isOver)).state, 'done');
});
