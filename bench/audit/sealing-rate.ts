import type { Store } from '@yuzhi/store';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';
import { addRuns, openTrailStore } from './fill-trail.ts';

const sizes = [1_000, 4_000, 16_000, 64_000];
const rounds = 3;

/** How many rows are chained in a second when that is all there is to do, and whether that holds as the trail grows. */
export async function sealingRate(harness: BenchHarness): Promise<Finding[]> {
  const { store, audit } = await openTrailStore(harness);
  const findings: Finding[] = [];
  for (const size of sizes) {
    const sealed: number[] = [];
    const moved: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await addRuns(store, audit, size);
      moved.push(await rateOf(size, () => moveOnly(store)));
      sealed.push(await rateOf(size, () => audit.seal()));
      await store.pool.query('truncate runs cascade');
    }
    const value = median(sealed);
    const floor = median(moved);
    harness.say(`${size} rows: sealed ${value.toFixed(0)}/s, moved by SQL alone ${floor.toFixed(0)}/s`);
    const against = `moving the same rows by one statement: ${floor.toFixed(0)} /s`;
    const id = size === 16_000 ? 'audit.sealed_rows_per_s' : `audit.sealed_rows_per_s_n${size}`;
    findings.push({ id, value, unit: '/s', against, ratio: value / floor, spread: spreadOf(sealed) });
  }
  return findings;
}

async function rateOf(size: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return size / ((performance.now() - begun) / 1_000);
}

/** The floor: out of the queue and into the links, with nothing computed. Taken back afterwards. */
async function moveOnly(store: Store): Promise<void> {
  const client = await store.pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `with taken as (delete from audit_queue returning id, kind, subject, digest, mark)
       insert into audit_links select -id, kind, subject, digest, 'written', mark from taken`,
    );
    await client.query('rollback');
  } finally {
    client.release();
  }
}
