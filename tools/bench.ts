import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openHarness, withinTime } from './harness/bench-harness.ts';
import { commitOf } from './harness/commit.ts';
import type { Bench, Bound, Finding } from './harness/define-bench.ts';
import { foundIn } from './harness/found-in.ts';
import { machineWith } from './harness/machine.ts';
import { textTable } from './harness/text-table.ts';

/**
 * `npm run bench` lists what can be measured, `npm run bench -- NAME` measures it, prints a table and writes
 * `bench/results/NAME.json`. Exit code 0 when every bound is met, 1 when one is not or the measurement failed,
 * 2 for a name that does not exist.
 */

const root = path.resolve(import.meta.dirname, '..');
const limitMs = 10 * 60_000;

const benches = await foundIn<Bench>(path.join(root, 'bench'), 'bench.ts');
const [name] = process.argv.slice(2);
const bench = benches.find((candidate) => candidate.name === name);
if (name === undefined) list();
else if (bench) process.exitCode = (await measure(bench)) ? 0 : 1;
else {
  console.error(`Cannot measure ${name}: there is no bench/${name}/bench.ts`);
  list();
  process.exitCode = 2;
}

function list(): void {
  const rows = benches.map(({ name, question, against }) => [name, question, against]);
  console.log(textTable([['NAME', 'QUESTION', 'MEASURED AGAINST'], ...rows]));
  console.log('\nnpm run bench -- NAME measures one and writes bench/results/NAME.json');
}

async function measure(bench: Bench): Promise<boolean> {
  const commit = commitOf(root);
  await using harness = openHarness(limitMs);
  const findings = await withinTime(harness, bench.run(harness));
  const verdicts = findings.map((finding) => verdictOn(finding, bench.bounds));
  console.log(`\n${table(findings, verdicts)}\n`);
  const missing = bench.bounds.filter(({ figure }) => !findings.some(({ id }) => id === figure));
  for (const { figure } of missing) console.error(`${figure} has a bound and was not measured`);
  write(bench.name, commit, findings, harness.postgresVersion);
  return missing.length === 0 && !verdicts.includes('not met');
}

type Verdict = '' | 'met' | 'not met';

function verdictOn({ id, value }: Finding, bounds: readonly Bound[]): Verdict {
  const bound = bounds.find(({ figure }) => figure === id);
  if (!bound) return '';
  const isMet = 'atMost' in bound ? value <= bound.atMost : value >= bound.atLeast;
  return isMet ? 'met' : 'not met';
}

function table(findings: readonly Finding[], verdicts: readonly Verdict[]): string {
  const head = ['FIGURE', 'VALUE', 'SPREAD', 'AGAINST', 'RATIO', 'BOUND'];
  const rows = findings.map(({ id, value, unit, spread, against, ratio }, index) => [
    id,
    `${short(value)} ${unit}`,
    spread ? `${short(spread[0])} … ${short(spread[1])}` : '',
    against ?? '',
    ratio === null ? '' : short(ratio),
    verdicts[index] ?? '',
  ]);
  return textTable([head, ...rows]);
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function write(name: string, commit: string, findings: readonly Finding[], postgresVersion: string | null): void {
  const figures = findings.map(({ id, value, unit, against, ratio }) => ({
    id,
    value: Number(value.toPrecision(4)),
    unit,
    against,
    ratio: ratio === null ? null : Number(ratio.toPrecision(4)),
  }));
  const folder = path.join(root, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const result = { name, commit, machine: machineWith(postgresVersion), figures };
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}
