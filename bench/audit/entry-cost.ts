import { hash } from 'node:crypto';
import { Audit, AuditKey } from '@yuzhi/access';
import type { Store } from '@yuzhi/store';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';

/** A record of the length that a run has. */
const text = JSON.stringify({ run: '019ab000-0000-7000-8000-000000000001', more: 'x'.repeat(600) });
const calls = 20_000;

/** What a request itself pays: the digest and the mark of its run, beside the SHA-256 of the same text alone. */
export function entryCost(): Finding[] {
  // An entry touches no database.
  const audits = (['ed25519-sha256', 'sm2-sm3'] as const).map(
    (suite) => new Audit({} as Store, { key: AuditKey.generate(suite) }),
  );
  const [sha, sm3] = audits.map((audit) => timesOf(() => audit.entryFor('run', 'x', text)));
  const floor = median(timesOf(() => hash('sha256', text)));
  return [finding('audit.entry_us', sha ?? [], floor), finding('audit.entry_sm3_us', sm3 ?? [], floor)];
}

function finding(id: string, times: readonly number[], floor: number): Finding {
  const value = median(times);
  const against = `SHA-256 of the record alone: ${floor.toFixed(2)} µs`;
  return { id, value, unit: 'µs', against, ratio: value / floor, spread: spreadOf(times) };
}

function timesOf(work: () => unknown): number[] {
  const times: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    const begun = performance.now();
    for (let call = 0; call < calls; call += 1) work();
    times.push(((performance.now() - begun) / calls) * 1_000);
  }
  // The first rounds warm up.
  return times.slice(3);
}
