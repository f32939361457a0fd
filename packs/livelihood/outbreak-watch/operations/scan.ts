import { coded, defineOperation, label, sampleFile, z } from '@yuzhi/sdk';
import { completeSeries } from '../algorithms/complete-series.ts';
import { configurations } from '../algorithms/configurations.ts';
import type { MethodName } from '../algorithms/configurations.ts';
import type { JudgedPoint } from '../algorithms/count-series.ts';
import { judgeLast } from '../algorithms/judge-last.ts';
import { rankAlerts } from '../algorithms/rank-alerts.ts';
import type { RankedAlert, RawAlert } from '../algorithms/rank-alerts.ts';
import { rounded, roundedOrNull } from '../algorithms/round.ts';
import { labelAsAdvice } from '../advice-label.ts';
import { outbreakError } from '../errors.ts';
import { methods } from '../methods.ts';
import { nextTurn } from '../next-turn.ts';
import {
  absentPeriods,
  asNamed,
  countTable,
  readSeries,
  refuseRepeated,
  seriesInput,
  tableFrequency,
} from '../series-input.ts';
import type { NamedSeries } from '../series-input.ts';

const scanned = seriesInput.extend({
  area: z.string().trim().max(80).optional().meta(label('地区', 'Area')),
  disease: z.string().trim().max(80).optional().meta(label('病种', 'Disease')),
});

const input = z.strictObject({
  table: countTable.optional(),
  series: z.array(scanned).min(1).max(20_000).optional().meta(label('监测序列', 'Series')),
  frequency: tableFrequency.default('weekly'),
  absent: absentPeriods.default('refuse'),
  method: methods.default('ratio').meta(label('方法', 'Method')),
  lastPeriods: z
    .int()
    .min(1)
    .max(52)
    .default(2)
    .meta(
      label('研判期数', 'Periods to judge', { help: { zh: '从最后一期往前数', en: 'Counted back from the last' } }),
    ),
  completenessByDelay: z
    .array(z.number().min(0.05).max(1))
    .max(60)
    .default([])
    .meta(
      label('按迟报期数的完整率', 'Completeness by delay', {
        help: {
          zh: '“迟报校正”的结果：当期、晚一期、晚两期……已报告的比例',
          en: 'From nowcast: the share reported in the period itself, one period later and so on',
        },
      }),
    ),
});

const reasonCodes = coded({
  'far-above': { zh: '超出量与“阈值减预期”之比', en: 'Excess over the distance from expectation to threshold' },
  'many-cases': { zh: '病例较多', en: 'Many cases' },
  'in-a-row': { zh: '连续异常期数', en: 'Alarms in a row' },
  'other-areas': { zh: '同病种异常的其他地区数', en: 'Other areas with alarms of the same disease' },
  'late-reports': { zh: '计入迟报后才成立', en: 'Stands only with late reports reckoned in' },
});

const output = z.object({
  seriesJudged: z.int().meta(label('已研判序列数', 'Series judged')),
  alerts: z
    .array(
      z.object({
        rank: z.int().meta(label('序号', 'Rank')),
        level: coded({
          first: { zh: '优先核实', en: 'Verify first' },
          soon: { zh: '尽快核实', en: 'Verify soon' },
          watch: { zh: '持续关注', en: 'Keep watching' },
        }).meta(label('处置次序', 'Order')),
        id: z.string().meta(label('监测序列', 'Series')),
        area: z.string().meta(label('地区', 'Area')),
        disease: z.string().meta(label('病种', 'Disease')),
        t: z.int().meta(label('期序', 'Period')),
        observed: z.int().meta(label('病例数', 'Cases', { unit: '例' })),
        expected: z
          .number()
          .nullable()
          .meta(label('预期值', 'Expected', { unit: '例' })),
        threshold: z.number().meta(label('阈值', 'Threshold', { unit: '例' })),
        isProvisional: z.boolean().meta(label('待补报确认', 'Provisional')),
        urgency: z.number().meta(label('排序分', 'Urgency')),
        reasons: z
          .array(
            z.object({
              code: reasonCodes.meta(label('理由', 'Reason')),
              value: z.number().meta(label('数值', 'Value')),
            }),
          )
          .meta(label('理由', 'Reasons')),
      }),
    )
    .meta(label('信号', 'Alerts')),
  notJudged: z
    .array(
      z.object({
        id: z.string().meta(label('监测序列', 'Series')),
        periods: z.int().meta(label('历史期数', 'Periods')),
        needed: z.int().meta(label('至少需要', 'Needed')),
      }),
    )
    .meta(label('历史不足未研判', 'Too short to judge')),
});

export const scan = defineOperation({
  id: 'scan',
  title: { zh: '批量筛查与排序', en: 'Scan many series' },
  summary: {
    zh: '逐一研判各地区各病种最近几期，把异常信号按紧急程度排序并说明理由',
    en: 'Judge the last periods of every area and disease and rank the alerts by urgency, with reasons',
  },
  effect: 'advise',
  audience: 'granted',
  input,
  output,
  limits: { timeoutMs: 1_800_000, inputBytes: 60 * 1024 * 1024 },
  show: [
    { as: 'figure', title: { zh: '已研判序列数', en: 'Series judged' }, value: 'seriesJudged' },
    {
      as: 'table',
      title: { zh: '信号（按紧急程度）', en: 'Alerts by urgency' },
      rows: 'alerts',
      columns: ['rank', 'level', 'area', 'disease', 't', 'observed', 'expected', 'threshold', 'isProvisional'],
    },
    { as: 'table', title: { zh: '历史不足未研判', en: 'Too short to judge' }, rows: 'notJudged' },
  ],
  examples: [
    {
      title: {
        zh: '两个县的周报表，乙县最近两周升高（数据为编造）',
        en: 'Two counties, one of them rising (made-up data)',
      },
      input: { table: sampleFile(new URL('../golden/two-counties.csv', import.meta.url)) },
      output: { seriesJudged: 2, alerts: [{ rank: 1, area: '乙县', disease: '手足口病', t: 312 }] },
    },
  ],
  async run(ctx, { table, series: sent, frequency, absent, method, lastPeriods, completenessByDelay }) {
    if ((sent === undefined) === (table === undefined)) throw outbreakError('OUTBREAK_INPUT_UNCLEAR');
    const all =
      sent?.map((one) => ({ ...asNamed(one), area: one.area ?? '', disease: one.disease ?? one.id })) ??
      (table ? await readSeries(table, { frequency, absent, signal: ctx.signal }) : []);
    refuseRepeated(all);
    const raw: RawAlert[] = [];
    const notJudged = [];
    for (const [index, one] of all.entries()) {
      // Every series is a few milliseconds of arithmetic: between two of them others may have the thread.
      if (index % 8 === 0) {
        ctx.progress(index, all.length);
        await nextTurn();
      }
      const needed = configurations[method].first(one);
      if (one.counts.length < needed) notJudged.push({ id: one.id, periods: one.counts.length, needed });
      else raw.push(...alertsOf(one, { method, lastPeriods, completenessByDelay }));
    }
    labelAsAdvice(ctx);
    return { seriesJudged: all.length - notJudged.length, alerts: rankAlerts(raw).map(forPeople), notJudged };
  },
});

function forPeople(alert: RankedAlert) {
  return {
    ...alert,
    expected: roundedOrNull(alert.expected),
    threshold: rounded(alert.threshold),
    urgency: rounded(alert.urgency),
    reasons: alert.reasons.map(({ code, value }) => ({ code, value: rounded(value) })),
  };
}

interface ScanSettings {
  readonly method: MethodName;
  readonly lastPeriods: number;
  readonly completenessByDelay: readonly number[];
}

/** The last alarm of a series, with how many came before it in a row. */
function alertsOf(one: NamedSeries, { method, lastPeriods, completenessByDelay }: ScanSettings): readonly RawAlert[] {
  const asReported = lastAlert(judgeLast(one, method, lastPeriods), one, false);
  if (asReported !== null) return [asReported];
  if (completenessByDelay.every((share) => share >= 1)) return [];
  const completed = completeSeries(one, completenessByDelay);
  const provisional = lastAlert(judgeLast(completed, method, lastPeriods), one, true);
  return provisional === null ? [] : [provisional];
}

function lastAlert(
  points: readonly JudgedPoint[],
  { id, area, disease }: NamedSeries,
  isProvisional: boolean,
): RawAlert | null {
  const position = points.findLastIndex(({ alarm }) => alarm);
  const point = points[position];
  if (point === undefined || point.threshold === null) return null;
  const { t, observed, expected, threshold } = point;
  const quietBefore = points.slice(0, position).findLastIndex(({ alarm }) => !alarm);
  return { id, area, disease, t, observed, expected, threshold, inARow: position - quietBefore, isProvisional };
}
