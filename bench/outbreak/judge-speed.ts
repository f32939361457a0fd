import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { alternate } from '../../tools/harness/alternate.ts';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';
import { simulatedSeries } from './simulated-series.ts';
import type { Judge } from './subject.ts';

const run = promisify(execFile);
const weeks = 10;
const rounds = 3;

/** Series judged in a CPU-second, ten weeks each, beside R's surveillance on the same series in the same run. */
export async function judgeSpeed(harness: BenchHarness, judge: Judge): Promise<Finding[]> {
  const series = simulatedSeries(1).map(({ counts }) => counts);
  const file = path.join(await harness.folder(), 'series.csv');
  await writeFile(file, series.map((counts) => counts.join(',')).join('\n'));
  const findings: Finding[] = [];
  for (const [method, id] of [
    ['flex.nbPlugin', 'outbreak.series_per_s_x_reference'],
    ['farrington.orig', 'outbreak.series_per_s_x_reference_original'],
  ] as const) {
    harness.say(`${method}: ${series.length} series, ${weeks} weeks each`);
    const { ours, theirs } = await alternate(
      { ours: () => judged(judge, series, method), theirs: () => judgedByR(file, method) },
      { rounds },
    );
    if (ours[0]?.alarms !== theirs[0]?.alarms) throw new Error(`${method}: ours and R count different alarms`);
    findings.push(comparison(id, series.length, { ours, theirs }));
  }
  return [...findings, ...(await growth(judge))];
}

interface Reading {
  readonly seconds: number;
  readonly alarms: number;
}

function comparison(
  id: string,
  series: number,
  { ours, theirs }: Readonly<Record<'ours' | 'theirs', readonly Reading[]>>,
): Finding {
  const ratios = ours.map(({ seconds }, index) => (theirs[index]?.seconds ?? NaN) / seconds);
  const value = median(ratios);
  const rate = (readings: readonly Reading[]) => series / median(readings.map(({ seconds }) => seconds));
  const against = `R surveillance: ${rate(theirs).toFixed(1)} series/s; ours: ${rate(ours).toFixed(1)} series/s`;
  return { id, value, unit: 'times', against, ratio: value, spread: spreadOf(ratios) };
}

async function judged(judge: Judge, series: readonly (readonly number[])[], method: string): Promise<Reading> {
  const before = process.cpuUsage();
  const points = (await judge(series, method, weeks)).flat();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, alarms: points.filter(({ alarm }) => alarm).length };
}

async function judgedByR(file: string, method: string): Promise<Reading> {
  const script = path.join(import.meta.dirname, 'reference.R');
  const { stdout } = await run('Rscript', [script, file, method, String(weeks)]);
  const [seconds, alarms] = stdout.trim().split(' ').map(Number);
  return { seconds: seconds ?? NaN, alarms: alarms ?? NaN };
}

/** How the time of our own method grows with the history and with the number of series. */
async function growth(judge: Judge): Promise<Finding[]> {
  const all = [1, 2, 3, 4].flatMap((seed) => simulatedSeries(seed).map(({ counts }) => counts));
  const figure = async (id: string, series: readonly (readonly number[])[]): Promise<Finding> => ({
    id: `outbreak.ratio_${id}_ms`,
    value: ((await judged(judge, series, 'ratio')).seconds / series.length) * 1_000,
    unit: `ms a series, ${weeks} weeks`,
    against: null,
    ratio: null,
    spread: null,
  });
  const findings: Finding[] = [];
  for (const years of [3, 6, 10])
    findings.push(
      await figure(
        `history_${years}_years`,
        all.slice(0, 36).map((counts) => counts.slice(-years * 52)),
      ),
    );
  for (const number of [9, 36, 144]) findings.push(await figure(`series_${number}`, all.slice(0, number)));
  return findings;
}
