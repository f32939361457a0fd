import type { Finding } from '../../tools/harness/define-bench.ts';
import { simulatedSeries } from './simulated-series.ts';
import type { SimulatedSeries } from './simulated-series.ts';
import type { JudgedPeriod, Judge } from './subject.ts';

/** Drawn after the method was frozen, and not looked at before. */
const freshSeeds = Array.from({ length: 20 }, (_, index) => 8001 + index);
/** Weeks 576 to 624. */
const weeks = 49;

/**
 * Share of outbreaks found and of quiet weeks with an alarm, weeks 576 to 624, on seeds that played no part in making the
 * method. The interval is that of the seeds: 1.96 standard errors of their mean on either side.
 */
export async function detection(judge: Judge): Promise<Finding[]> {
  const judged: Judged[] = [];
  for (const seed of freshSeeds) {
    const series = simulatedSeries(seed);
    const points = await judge(
      series.map(({ counts }) => counts),
      'ratio',
      weeks,
    );
    judged.push(...series.map((one, index) => compare(one, points[index] ?? [])));
  }
  const shareFound = (some: readonly Judged[]) =>
    mean(some.flatMap(({ found }) => (found === null ? [] : [Number(found)])));
  const shareFalse = (some: readonly Judged[]) => sum(some, 'falseAlarms') / sum(some, 'quietWeeks');
  const bySeed = [...Map.groupBy(judged, ({ seed }) => seed).values()];
  const figure = (id: string, value: number, of: readonly number[] | null): Finding => ({
    id: `outbreak.${id}`,
    value,
    unit: 'share',
    against: null,
    ratio: null,
    spread: of === null ? null : interval(of),
  });
  return [
    figure(
      'missed_share',
      1 - shareFound(judged),
      bySeed.map((some) => 1 - shareFound(some)),
    ),
    figure('false_alarm_share', shareFalse(judged), bySeed.map(shareFalse)),
    ...[1, 2, 3].map((level) =>
      figure(`missed_share_level_${level}`, 1 - shareFound(judged.filter((one) => one.level === level)), null),
    ),
  ];
}

interface Judged {
  readonly seed: number;
  readonly level: number;
  /** `null` for a series without an outbreak week in the judged weeks. */
  readonly found: boolean | null;
  readonly falseAlarms: number;
  readonly quietWeeks: number;
}

function compare({ seed, level, outbreak }: SimulatedSeries, points: readonly JudgedPeriod[]): Judged {
  const inOutbreak = points.filter(({ t }) => outbreak.has(t));
  const quiet = points.filter(({ t }) => !outbreak.has(t));
  return {
    seed,
    level,
    found: inOutbreak.length === 0 ? null : inOutbreak.some(({ alarm }) => alarm),
    falseAlarms: quiet.filter(({ alarm }) => alarm).length,
    quietWeeks: quiet.length,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function sum(some: readonly Judged[], key: 'falseAlarms' | 'quietWeeks'): number {
  return some.reduce((total, one) => total + one[key], 0);
}

function interval(values: readonly number[]): readonly [number, number] {
  const middle = mean(values);
  const squares = values.reduce((total, value) => total + (value - middle) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  return [middle - 1.96 * error, middle + 1.96 * error];
}
