import { runSource } from '@yuzhi/kernel';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';
import { addRuns, openTrailStore } from './fill-trail.ts';

const sizes = [4_000, 16_000, 64_000];
const rounds = 3;

/** How long a verification takes for each row, beside reading the same rows, and whether that stays so as they grow. */
export async function verifyingRate(harness: BenchHarness): Promise<Finding[]> {
  const { store, audit } = await openTrailStore(harness);
  const findings: Finding[] = [];
  const microseconds: number[] = [];
  let there = 0;
  for (const size of sizes) {
    await addRuns(store, audit, size - there);
    there = size;
    await audit.seal();
    await store.pool.query('analyze');
    const verified: number[] = [];
    const read: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      read.push(await secondsOf(() => store.pool.query(runSource.select)));
      verified.push(
        await secondsOf(async () => {
          const report = await audit.verify();
          if (!report.isIntact || report.links !== size) throw new Error(`A false alarm: ${JSON.stringify(report)}`);
        }),
      );
    }
    const rates = verified.map((seconds) => size / seconds);
    const floor = size / median(read);
    harness.say(`${size} rows: verified ${median(rates).toFixed(0)}/s, read ${floor.toFixed(0)}/s`);
    microseconds.push((median(verified) / size) * 1e6);
    findings.push({
      id: size === 64_000 ? 'audit.verified_rows_per_s' : `audit.verified_rows_per_s_n${size}`,
      value: median(rates),
      unit: '/s',
      against: `reading the same rows and checking their payloads: ${floor.toFixed(0)} /s`,
      ratio: median(rates) / floor,
      spread: spreadOf(rates),
    });
  }
  const growth = (microseconds.at(-1) ?? 0) / (microseconds[0] ?? 1);
  const against = `time for each of ${sizes[0]} rows: ${microseconds[0]?.toFixed(1)} µs`;
  findings.push({ id: 'audit.verify_growth_x_linear', value: growth, unit: 'x', against, ratio: growth, spread: null });
  return findings;
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}
