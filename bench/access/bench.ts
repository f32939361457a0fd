import { member, openTestAccess } from '@yuzhi/access/testing';
import type { TestAccess } from '@yuzhi/access/testing';
import type { Actor } from '@yuzhi/sdk';
import { kernelMigrations, loadCity, openKernel } from '@yuzhi/kernel';
import type { Kernel } from '@yuzhi/kernel';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '@yuzhi/server';
import { alternate } from '../../tools/harness/alternate.ts';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { defineBench } from '../../tools/harness/define-bench.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';

const subject = 'programme/work-calendar/add';
const decisions = 50_000;
const executions = 1_500;

export default defineBench({
  name: 'access',
  question: 'What does a decision cost, and what share of a call is it?',
  against: 'the CPU of the same operation called in the same process, its run written to the ledger',
  bounds: [{ figure: 'access.share_of_call', atMost: 0.1 }],
  run,
});

/** Decisions for a member of a unit with so many grants in force, looked up as every call looks them up. */
async function run(harness: BenchHarness): Promise<readonly Finding[]> {
  const world = harness.use(await openTestAccess({}, [kernelMigrations]));
  harness.tookPart(world.store.serverVersion);
  const kernel = await openKernel({
    store: world.store,
    access: world.access,
    city: await loadCity(path.join(projectRoot, 'cities', 'chongqing')),
    packRoots: [path.join(projectRoot, 'packs')],
  });
  try {
    return await measured(harness, world, kernel);
  } finally {
    await kernel.close(0);
  }
}

async function measured(harness: BenchHarness, world: TestAccess, kernel: Kernel): Promise<readonly Finding[]> {
  const { actor } = await member(world.access, 'bench', 'unit-member', '甲局');
  const found: Finding[] = [];
  for (const grants of [0, 10, 100, 1_000]) {
    await fill(world, grants);
    // What is held from before is half a second old at most.
    await sleep(600);
    const { decided, called } = await alternate(
      { decided: () => decide50k(world, actor, grants), called: () => call(kernel, actor) },
      { rounds: 5 },
    );
    const [us, callUs] = [median(decided), median(called)];
    harness.say(`${grants} grants: ${us.toFixed(2)} µs a decision, ${callUs.toFixed(0)} µs a call`);
    const end = grants === 0 ? '' : `_${grants}_grants`;
    const against = `one call of ${subject}: ${callUs.toFixed(0)} µs of CPU`;
    found.push(
      { id: `access.share_of_call${end}`, value: us / callUs, unit: 'x', against, ratio: us / callUs, spread: null },
      {
        id: `access.decisions_per_s${end}`,
        value: 1e6 / us,
        unit: '/s',
        against: null,
        ratio: null,
        spread: spreadOf(decided.map((one) => 1e6 / one)),
      },
    );
  }
  return found;
}

/** So many grants of the unit. */
async function fill({ store }: TestAccess, count: number): Promise<void> {
  await store.pool.query('delete from grants');
  await store.pool.query(
    `insert into grants (id, unit, resource, purpose, valid_from, valid_until, needed, state, reason, deadline, requested_by, requested_at)
     select gen_random_uuid(), '甲局', 'a/b/' || n, 'x', '2026-01-01', '2099-01-01', 1, 'active', 'x', '2099-01-01', '{}', now()
     from generate_series(1, $1) n`,
    [count],
  );
}

/**
 * Microseconds of CPU of one decision that allows, the look-ups that fall into it included: without grants what is open
 * to units, else what the last of the unit's grants lends.
 */
async function decide50k({ access }: TestAccess, actor: Actor, grants: number): Promise<number> {
  const lent = { id: `a/b/${grants}`, audience: 'granted', effect: 'read' } as const;
  const open = { id: 'a/b/c', audience: 'unit', effect: 'read' } as const;
  const question = { actor, action: 'operation.run', purpose: 'x', resource: grants === 0 ? open : lent } as const;
  const before = process.cpuUsage();
  for (let n = 0; n < decisions; n += 1) {
    const { allowed } = await access.decide(question);
    if (!allowed) throw new Error('A decision refused what it must allow');
  }
  return cpuSince(before) / decisions;
}

async function call(kernel: Kernel, actor: Actor): Promise<number> {
  const input = { start: '2026-02-13', workDays: 7 };
  const before = process.cpuUsage();
  for (let n = 0; n < executions; n += 64)
    await Promise.all(Array.from({ length: 64 }, () => kernel.execute({ operation: subject, input, actor })));
  return cpuSince(before) / (Math.ceil(executions / 64) * 64);
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
