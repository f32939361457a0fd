import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Run } from '@yuzhi/kernel';
import { aManifest, packRoot, packSource } from '@yuzhi/kernel/testing';
import { temporaryFolder } from '@yuzhi/store/testing';
import { readConfig } from './config.ts';
import { startServer } from './server.ts';
import type { RunningServer } from './server.ts';

const pack = {
  'manifest.json': aManifest('science/slow', { audience: 'public' }),
  'pack.ts': packSource({
    echo: '',
    steps: `run: async (ctx, input) => {
      for (let step = 1; step <= 8; step += 1) {
        ctx.progress(step, 8, { zh: '第 ' + step + ' 步', en: 'step ' + step });
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      return input;
    },`,
    // What holds the thread hears neither its limit nor a wish to stop.
    stuck: `limits: { jobTimeoutMs: 1_000 }, run: () => { for (;;); },`,
    busy: `run: () => { for (;;); },`,
  }),
};

let packs: Awaited<ReturnType<typeof packRoot>>;
let server: RunningServer;

before(async () => {
  packs = await packRoot({ 'science/slow': pack });
  const folder = await temporaryFolder();
  const env = { YUZHI_DATA: `${folder}/data`, YUZHI_PORT: '0', YUZHI_PACKS: packs.root, YUZHI_WORKERS: '2' };
  server = await startServer(readConfig(env));
});

after(async () => {
  await server?.close();
  await packs?.[Symbol.asyncDispose]();
});

async function ask(path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.address}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function accepted(operation: string, text: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await ask(
    `/api/operations/science/slow/${operation}`,
    { text },
    { prefer: 'respond-async', ...headers },
  );
  assert.equal(response.status, 202);
  assert.equal(response.headers.get('preference-applied'), 'respond-async');
  const { run } = (await response.json()) as { run: { id: string; state: string } };
  assert.equal(response.headers.get('location'), `/api/runs/${run.id}`);
  return run.id;
}

async function over(id: string): Promise<Run> {
  for (const end = Date.now() + 90_000; Date.now() < end; await sleep(100)) {
    const run = (await (await ask(`/api/runs/${id}`)).json()) as Run;
    if (run.state !== 'queued' && run.state !== 'running') return run;
  }
  throw new Error('it does not end');
}

test('respond-async answers at once, and its events tell the way to the end', async () => {
  const id = await accepted('steps', 'a');
  const response = await ask(`/api/runs/${id}/events`);
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
  const events = (await response.text()).split('\n\n').filter((event) => event.startsWith('event: run'));
  const told = events.map(
    (event) => JSON.parse(event.split('data: ')[1] ?? '') as Run & { progress: { done: number } | null },
  );
  assert.deepEqual(told.at(-1)?.state, 'done');
  assert.ok(
    told.some(({ progress }) => progress !== null && progress.done > 0 && progress.done < 8),
    JSON.stringify(told.map(({ progress }) => progress)),
  );
});

test('the same key is the same job, and another request under it is refused', async () => {
  const key = { 'idempotency-key': 'k1' };
  assert.equal(await accepted('echo', 'x', key), await accepted('echo', 'x', key));
  const other = await ask('/api/operations/science/slow/echo', { text: 'y' }, { prefer: 'respond-async', ...key });
  assert.equal(other.status, 409);
});

test('a job that never lets go of its thread is ended at its limit, and others are carried out meanwhile', async () => {
  const stuck = await accepted('stuck', 's');
  const echo = await accepted('echo', 'e');
  assert.equal((await over(echo)).state, 'done');
  const run = await over(stuck);
  assert.deepEqual({ state: run.state, code: run.error?.code }, { state: 'failed', code: 'JOB_RAN_TOO_LONG' });
  const { jobs } = (await (await ask('/api/jobs?dead=true')).json()) as { jobs: { runId: string }[] };
  assert.deepEqual(
    jobs.map(({ runId }) => runId),
    [stuck],
  );
});

test('a job that holds its thread is cancelled all the same', async () => {
  const busy = await accepted('busy', 'b');
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(100))
    if (((await (await ask(`/api/runs/${busy}`)).json()) as Run).state === 'running') break;
  assert.equal((await ask(`/api/runs/${busy}/cancel`, {})).status, 200);
  assert.equal((await over(busy)).state, 'cancelled');
  assert.equal((await ask(`/api/runs/${busy}/cancel`, {})).status, 409);
});

test('somebody unknown gets the answer at once, and sees no jobs and no schedules', async () => {
  const stranger = { 'x-forwarded-for': '192.0.2.1' };
  const answer = await ask(
    '/api/operations/science/slow/echo',
    { text: 'x' },
    { prefer: 'respond-async', ...stranger },
  );
  assert.deepEqual({ status: answer.status, body: await answer.json() }, { status: 200, body: { text: 'x' } });
  for (const path of ['/api/jobs', '/api/schedules', '/api/runs/01a20e3b-3709-7217-8080-7b0980e91104/events'])
    assert.equal((await ask(path, undefined, stranger)).status, 403, path);
});

test('schedules are made, listed and removed', async () => {
  const schedule = { id: 'nightly', operation: 'science/slow/echo', input: { text: 'n' }, cron: '0 2 * * *' };
  assert.equal((await ask('/api/schedules', schedule)).status, 201);
  const { schedules } = (await (await ask('/api/schedules')).json()) as { schedules: { next: string }[] };
  assert.match(schedules[0]?.next ?? '', /T18:00:00/);
  assert.equal((await fetch(`${server.address}/api/schedules/nightly`, { method: 'DELETE' })).status, 204);
  assert.equal((await ask('/api/schedules', { ...schedule, cron: 'now and then' })).status, 400);
});
