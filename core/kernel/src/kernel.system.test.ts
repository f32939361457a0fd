import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { YuzhiError } from '@yuzhi/sdk';
import { aManifest, openTestKernel, operator, packSource, stranger } from './testing.ts';
import { runIdOf } from './runs-under-way.ts';
import type { Outcome } from './types.ts';

const id = 'governance/rain-grade';
const echo = { [id]: { 'pack.ts': packSource({ echo: '' }) } };
const operation = `${id}/echo`;

function withOperation(fields: string, head = '', manifest: Parameters<typeof aManifest>[1] = {}) {
  return { [id]: { 'manifest.json': aManifest(id, manifest), 'pack.ts': packSource({ echo: fields }, head) } };
}

function done(outcome: Outcome) {
  assert.equal(outcome.state, 'done');
  return outcome;
}

async function failureOf(promise: Promise<unknown>): Promise<YuzhiError> {
  const error = await promise.then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof YuzhiError, String(error));
  return error;
}

test('execute() answers and leaves one run with the digests of what is kept', async () => {
  await using world = await openTestKernel(echo);
  const outcome = done(
    await world.kernel.execute({ operation, input: { text: '雨' }, actor: operator, purpose: '试验' }),
  );
  assert.deepEqual(outcome.output, { text: '雨' });
  const runs = await world.kernel.runs(operator, {});
  assert.equal(runs.length, 1);
  const run = await world.kernel.run(operator, outcome.runId);
  assert.equal(run.state, 'done');
  assert.equal(run.purpose, '试验');
  assert.deepEqual(run.input, { text: '雨' });
  assert.equal(run.inputSha256, hash('sha256', '{"text":"雨"}'));
  assert.equal(run.outputSha256, hash('sha256', outcome.outputJson));
});

test('execute() refuses bad input with every issue and leaves no run', async () => {
  await using world = await openTestKernel(echo);
  const error = await failureOf(world.kernel.execute({ operation, input: { text: 1, more: 2 }, actor: operator }));
  assert.equal(error.code, 'KERNEL_INPUT_INVALID');
  assert.equal((error.details['issues'] as unknown[]).length, 2);
  assert.deepEqual(await world.kernel.runs(operator, {}), []);
});

test('execute() names an unknown operation and a failed pack', async () => {
  await using world = await openTestKernel({ [id]: { 'pack.ts': 'throw new Error("no")' } });
  assert.equal(
    (await failureOf(world.kernel.execute({ operation, input: {}, actor: operator }))).code,
    'KERNEL_PACK_FAILED',
  );
  const unknown = await failureOf(world.kernel.execute({ operation: 'a/b/c', input: {}, actor: operator }));
  assert.equal(unknown.code, 'KERNEL_OPERATION_NOT_FOUND');
});

test('execute() takes input that is nested too deeply or too large as an error of the caller', async () => {
  await using world = await openTestKernel(withOperation('input: z.unknown(), run: () => ({}),'));
  const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`) as unknown;
  assert.equal(
    (await failureOf(world.kernel.execute({ operation, input: deep, actor: operator }))).code,
    'KERNEL_INPUT_TOO_DEEP',
  );
  const large = '雨'.repeat(400_000);
  const tooLarge = await failureOf(world.kernel.execute({ operation, input: large, actor: operator }));
  assert.equal(tooLarge.code, 'KERNEL_INPUT_TOO_LARGE');
  assert.equal(tooLarge.details['bytes'], 1_200_002);
});

test('execute() denies a stranger what is not public', async () => {
  await using world = await openTestKernel(withOperation(`audience: 'unit',`));
  assert.equal(
    (await failureOf(world.kernel.execute({ operation, input: {}, actor: stranger }))).code,
    'ACCESS_DENIED',
  );
  assert.equal((await failureOf(world.kernel.runs(stranger, {}))).code, 'ACCESS_DENIED');
});

test('execute() keeps text that the database is picky about, and its neighbours in the batch', async () => {
  await using world = await openTestKernel(echo);
  const texts = [
    'plain',
    'nul \0 inside',
    'lone \ud800 surrogate',
    'quote " and \\ slash',
    '{curly,brace}',
    'NULL',
    '',
  ];
  const outcomes = await Promise.all(
    texts.map((text) => world.kernel.execute({ operation, input: { text }, actor: operator })),
  );
  for (const [index, outcome] of outcomes.entries()) {
    const run = await world.kernel.run(operator, done(outcome).runId);
    assert.deepEqual(run.output, { text: texts[index] });
  }
});

test('execute() supports schemas that must be awaited', async () => {
  await using world = await openTestKernel(
    withOperation(
      'input: z.object({ text: z.string().refine(async (text) => text !== "bad") }), output: z.object({ text: z.string().refine(async () => true) }),',
    ),
  );
  done(await world.kernel.execute({ operation, input: { text: 'good' }, actor: operator }));
  assert.equal(
    (await failureOf(world.kernel.execute({ operation, input: { text: 'bad' }, actor: operator }))).code,
    'KERNEL_INPUT_INVALID',
  );
});

test('execute() stops an operation at its time limit and records it', async () => {
  await using world = await openTestKernel(
    withOperation('limits: { timeoutMs: 50 }, run: () => new Promise(() => {}),'),
  );
  const error = await failureOf(world.kernel.execute({ operation, input: {}, actor: operator }));
  assert.equal(error.code, 'KERNEL_RUN_TIMED_OUT');
  const run = await world.kernel.run(operator, runIdOf(error) ?? '');
  assert.deepEqual([run.state, run.error?.code], ['failed', 'KERNEL_RUN_TIMED_OUT']);
});

test('execute() cancels with the caller’s signal, and the operation hears of it', async () => {
  await using world = await openTestKernel(
    withOperation(
      'run: (ctx) => new Promise((_resolve, reject) => ctx.signal.addEventListener("abort", () => reject(ctx.signal.reason))),',
    ),
  );
  const controller = new AbortController();
  const pending = world.kernel.execute({ operation, input: {}, actor: operator, signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  const error = await failureOf(pending);
  assert.equal(error.code, 'KERNEL_RUN_CANCELLED');
  assert.equal((await world.kernel.run(operator, runIdOf(error) ?? '')).state, 'cancelled');
});

test('execute() passes progress on and stops a loop that reports it', async () => {
  await using world = await openTestKernel(
    withOperation(
      `run: async (ctx) => { for (let i = 1; ; i++) { ctx.progress(i, 10); await new Promise((r) => setTimeout(r, 5)); } },`,
    ),
  );
  const controller = new AbortController();
  const seen: number[] = [];
  const error = await failureOf(
    world.kernel.execute({
      operation,
      input: {},
      actor: operator,
      signal: controller.signal,
      onProgress({ done: steps }) {
        seen.push(steps);
        if (steps === 3) controller.abort();
      },
    }),
  );
  assert.deepEqual(seen, [1, 2, 3]);
  assert.equal(error.kind, 'cancelled');
});

test('execute() shows a run that lasts as running to others', async () => {
  await using world = await openTestKernel(
    withOperation('run: (ctx) => new Promise((resolve) => setTimeout(() => resolve({}), 1500)),'),
  );
  const pending = world.kernel.execute({ operation, input: {}, actor: operator });
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  assert.deepEqual(
    (await world.kernel.runs(operator, { state: 'running' })).map((run) => run.operation),
    [operation],
  );
  const outcome = done(await pending);
  assert.equal((await world.kernel.run(operator, outcome.runId)).state, 'done');
});

test('execute() turns a bug and a broken promise of an operation into errors with the run’s id', async () => {
  for (const [fields, code] of [
    ['run: () => { throw new TypeError("bug"); },', 'KERNEL_OPERATION_BROKEN'],
    ['run: () => ({ text: 7 }),', 'KERNEL_OUTPUT_INVALID'],
    ['run: (ctx) => ({ text: ctx.city.name.zh }),', 'KERNEL_CAPABILITY_NOT_ASKED'],
  ] as const) {
    await using world = await openTestKernel(withOperation(fields));
    const error = await failureOf(world.kernel.execute({ operation, input: {}, actor: operator }));
    assert.equal(error.code, code);
    assert.equal((await world.kernel.run(operator, runIdOf(error) ?? '')).error?.code, code);
  }
});

test('a context holds the capabilities that its operation needs', async () => {
  await using world = await openTestKernel(
    withOperation(
      `needs: ['city'], run: (ctx) => ({ text: ctx.city.name.zh + ctx.today() + ctx.run.operation }),`,
      '',
      { capabilities: ['city'] },
    ),
    { now: () => new Date('2026-11-23T17:00:00Z') },
  );
  const outcome = done(await world.kernel.execute({ operation, input: {}, actor: operator }));
  assert.deepEqual(outcome.output, { text: `试验市2026-11-24${operation}` });
});

test('a call from pack to pack is decided for who asked first, and recorded under the caller', async () => {
  await using world = await openTestKernel({
    ...echo,
    'science/caller': {
      'manifest.json': aManifest('science/caller', { capabilities: ['operations'] }),
      'pack.ts': packSource({
        call: `needs: ['operations'], run: (ctx, input) => ctx.operations.call('${operation}', input),`,
      }),
    },
  });
  const outcome = done(
    await world.kernel.execute({ operation: 'science/caller/call', input: { text: 'x' }, actor: operator }),
  );
  assert.deepEqual(outcome.output, { text: 'x' });
  const [inner] = await world.kernel.runs(operator, { operation });
  assert.equal(inner?.parentId, outcome.runId);
  assert.deepEqual(
    [inner?.actor.kind, inner?.actor.id, inner?.actor.onBehalfOf?.kind],
    ['pack', 'science/caller', 'operator'],
  );
});

test('packs that call each other in a circle are stopped', async () => {
  await using world = await openTestKernel(
    withOperation(`needs: ['operations'], run: (ctx, input) => ctx.operations.call('${operation}', input),`, '', {
      capabilities: ['operations'],
    }),
  );
  assert.equal(
    (await failureOf(world.kernel.execute({ operation, input: {}, actor: operator }))).code,
    'KERNEL_CALL_TOO_DEEP',
  );
});

const acting = `effect: 'act',
  preview: (_ctx, input) => ({ summary: { zh: '将写入', en: 'Will write' }, changes: [{ what: { zh: '文字', en: 'Text' }, from: null, to: input.text }] }),
  run: (ctx, input) => { globalThis.acted = (globalThis.acted ?? 0) + 1; return { text: ctx.run.id }; },`;

test('an operation that acts waits for an approval, acts once, and only then', async () => {
  await using world = await openTestKernel(withOperation(acting));
  const acted = globalThis as { acted?: number };
  delete acted.acted;
  const waiting = await world.kernel.execute({ operation, input: { text: '新' }, actor: operator });
  assert.ok(waiting.state === 'waiting');
  assert.equal(acted.acted, undefined);
  assert.equal(waiting.approval.preview.changes[0]?.to, '新');
  const decision = { approval: waiting.approval.id, decision: 'approved', reason: '同意', actor: operator } as const;
  const both = await Promise.allSettled([world.kernel.decide(decision), world.kernel.decide(decision)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal(acted.acted, 1);
  const [approval] = await world.kernel.approvals(operator, { state: 'approved' });
  const run = await world.kernel.run(operator, approval?.runId ?? '');
  assert.deepEqual([run.state, run.approvalId, run.output], ['done', approval?.id, { text: run.id }]);
});

test('an operation that was rejected never acts, and a decision needs a reason', async () => {
  await using world = await openTestKernel(withOperation(acting));
  const acted = globalThis as { acted?: number };
  delete acted.acted;
  const waiting = await world.kernel.execute({ operation, input: {}, actor: operator });
  assert.ok(waiting.state === 'waiting');
  const request = { approval: waiting.approval.id, decision: 'rejected', actor: operator } as const;
  assert.equal((await failureOf(world.kernel.decide({ ...request, reason: ' ' }))).code, 'ACCESS_REASON_MISSING');
  assert.equal((await world.kernel.decide({ ...request, reason: '不同意' })).state, 'rejected');
  assert.equal(
    (await failureOf(world.kernel.decide({ ...request, decision: 'approved', reason: '再' }))).code,
    'ACCESS_APPROVAL_DECIDED',
  );
  assert.equal(
    (await failureOf(world.kernel.decide({ ...request, actor: stranger, reason: '再' }))).code,
    'ACCESS_DENIED',
  );
  assert.equal(acted.acted, undefined);
});

test('openKernel() in strict mode refuses to start with a failed pack', async () => {
  const error = await failureOf(openTestKernel({ [id]: { 'pack.ts': '' } }, { strict: true }));
  assert.equal(error.code, 'KERNEL_PACKS_FAILED');
});

test('openKernel() marks what a dead process left running, and leaves the living alone', async () => {
  await using first = await openTestKernel(
    withOperation('run: () => new Promise((resolve) => setTimeout(() => resolve({}), 2000)),'),
  );
  const living = first.kernel.execute({ operation, input: {}, actor: operator });
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  await first.store.pool.query(
    `insert into runs (id, operation, pack_version, state, actor, rule, process, started_at, input_sha256, labels)
     values ('019ab000-0000-7000-8000-000000000001', 'a/b/c', '1', 'running', '{}', 'r', 2000000000, now(), 'x', '[]')`,
  );
  const { markInterruptedRuns } = await import('./interrupted-runs.ts');
  assert.equal(await markInterruptedRuns(first.store, first.access.audit, new Date()), 1);
  const dead = await first.kernel.run(operator, '019ab000-0000-7000-8000-000000000001');
  assert.deepEqual([dead.state, dead.error?.code], ['failed', 'KERNEL_RUN_INTERRUPTED']);
  assert.equal((await first.kernel.run(operator, done(await living).runId)).state, 'done');
});

test('close() lets a run end that needs little time, stops one that does not, and takes no new one', async () => {
  await using world = await openTestKernel(
    withOperation(
      'input: z.object({ ms: z.number() }), run: (_ctx, { ms }) => new Promise((resolve) => setTimeout(() => resolve({}), ms)),',
    ),
  );
  const short = world.kernel.execute({ operation, input: { ms: 30 }, actor: operator });
  const long = world.kernel.execute({ operation, input: { ms: 3_000 }, actor: operator });
  long.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 5));
  await world.kernel.close(200);
  done(await short);
  assert.equal((await failureOf(long)).code, 'KERNEL_CLOSING');
  assert.equal(
    (await failureOf(world.kernel.execute({ operation, input: { ms: 1 }, actor: operator }))).code,
    'KERNEL_CLOSING',
  );
});
