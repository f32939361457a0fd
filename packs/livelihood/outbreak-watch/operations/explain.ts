import { coded, defineOperation, label, sampleFile, z } from '@yuzhi/sdk';
import { configurations } from '../algorithms/configurations.ts';
import { rounded, roundedOrNull } from '../algorithms/round.ts';
import { seasonalBaseline } from '../algorithms/seasonal-baseline.ts';
import type { NamedSeries } from '../algorithms/series-alerts.ts';
import { labelAsAdvice } from '../advice-label.ts';
import { outbreakError } from '../errors.ts';
import { methods } from '../methods.ts';
import { absentPeriods, asNamed, countTable, readSeries, seriesInput, tableFrequency } from '../series-input.ts';

const input = z.strictObject({
  series: seriesInput.optional().meta(label('监测序列', 'Series')),
  table: countTable.optional(),
  id: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta(
      label('表中的序列', 'Series of the table', {
        help: { zh: '“地区 病种”，与筛查结果中的写法相同', en: '“Area disease”, as a scan names it' },
      }),
    ),
  frequency: tableFrequency.default('weekly'),
  absent: absentPeriods.default('refuse'),
  method: methods.default('ratio').meta(label('方法', 'Method')),
  t: z
    .int()
    .min(1)
    .optional()
    .meta(label('期序', 'Period', { help: { zh: '默认最后一期', en: 'The last one unless said' } })),
  shownPeriods: z.int().min(1).max(1_060).default(26).meta(label('列出最近几期', 'Recent periods shown')),
});

const cases = (zh: string, en: string) =>
  z
    .number()
    .nullable()
    .meta(label(zh, en, { unit: '例' }));

const output = z.object({
  t: z.int().meta(label('期序', 'Period')),
  verdict: coded({
    alarm: { zh: '病例数高于阈值', en: 'Above the threshold' },
    usual: { zh: '未超过阈值', en: 'Not above the threshold' },
    'not-judged': {
      zh: '该方法对这一期不作判断（例如近四期不足五例）',
      en: 'Not judged by this method, for instance with fewer than five cases in four periods',
    },
  }).meta(label('结论', 'Verdict')),
  observed: z.int().meta(label('病例数', 'Cases', { unit: '例' })),
  expected: cases('预期值', 'Expected'),
  threshold: cases('阈值', 'Threshold'),
  excess: cases('超出预期', 'Above expectation'),
  usualRatio: z.number().nullable().meta(label('为预期的倍数', 'Times the expectation')),
  dispersion: z
    .number()
    .nullable()
    .meta(
      label('离散系数', 'Variance over mean', {
        help: { zh: '围绕趋势和季节的方差与均值之比，1 为泊松', en: 'Around trend and season; 1 is Poisson' },
      }),
    ),
  leftOut: z.int().nullable().meta(label('剔除的既往异常期数', 'Past periods left out as outbreaks')),
  sameSeason: z
    .array(
      z.object({
        yearsBefore: z.int().meta(label('几年前', 'Years before')),
        t: z.int().meta(label('期序', 'Period')),
        observed: z.int().meta(label('同期病例数', 'Cases in the same period', { unit: '例' })),
        windowMean: z.number().meta(label('前后三期平均', 'Mean of seven periods around', { unit: '例' })),
      }),
    )
    .meta(label('往年同期', 'Same season of the years before')),
  recent: z
    .array(
      z.object({
        t: z.int().meta(label('期序', 'Period')),
        observed: z.int().meta(label('病例数', 'Cases', { unit: '例' })),
        threshold: cases('阈值', 'Threshold'),
        expected: cases('预期值', 'Expected'),
        alarm: z.boolean().meta(label('异常', 'Alarm')),
      }),
    )
    .meta(label('最近各期', 'Recent periods')),
});

export const explain = defineOperation({
  id: 'explain',
  title: { zh: '解释一个信号', en: 'Explain an alert' },
  summary: {
    zh: '某一期本应有多少病例、阈值怎样得来、与往年同期相比如何',
    en: 'How many cases were to be expected in a period, against which threshold, and how the same season of other years looked',
  },
  effect: 'advise',
  audience: 'granted',
  input,
  output,
  limits: { timeoutMs: 60_000, inputBytes: 40 * 1024 * 1024 },
  show: [
    { as: 'figure', title: { zh: '结论', en: 'Verdict' }, value: 'verdict' },
    { as: 'figure', title: { zh: '病例数', en: 'Cases' }, value: 'observed' },
    { as: 'figure', title: { zh: '预期值', en: 'Expected' }, value: 'expected' },
    { as: 'figure', title: { zh: '阈值', en: 'Threshold' }, value: 'threshold' },
    {
      as: 'line',
      title: { zh: '最近各期', en: 'Recent periods' },
      rows: 'recent',
      x: 't',
      y: ['observed', 'threshold', 'expected'],
    },
    { as: 'table', title: { zh: '往年同期', en: 'Same season of the years before' }, rows: 'sameSeason' },
  ],
  examples: [
    {
      title: { zh: '每周两三例，本周九例（数据为编造）', en: 'Two or three a week, now nine (made-up data)' },
      input: {
        series: { id: '甲县痢疾', frequency: 12, counts: [...monthly(), 2, 3, 9] },
        method: 'ratio',
      },
      output: { verdict: 'alarm', observed: 9 },
    },
    {
      title: { zh: '周报表中的一个序列（数据为编造）', en: 'One series of a weekly table (made-up data)' },
      input: {
        table: sampleFile(new URL('../golden/two-counties.csv', import.meta.url)),
        id: '乙县 手足口病',
        shownPeriods: 52,
      },
      output: { verdict: 'alarm', t: 312 },
    },
  ],
  async run(ctx, { method, t, shownPeriods: shown, ...given }) {
    const series = await seriesOf(given, ctx.signal);
    const { detect, first } = configurations[method];
    const last = series.counts.length;
    const begin = first(series);
    if (begin > last) throw outbreakError('OUTBREAK_HISTORY_TOO_SHORT', { periods: last, needed: begin });
    const asked = t ?? last;
    if (asked < begin || asked > last)
      throw outbreakError('OUTBREAK_PERIOD_NOT_JUDGED', { t: asked, first: begin, last });
    const known = { ...series, counts: series.counts.slice(0, asked) };
    const from = method === 'cusum.rossi' ? begin : Math.max(begin, asked - shown + 1);
    const recent = detect(known, from).slice(-shown);
    const point = recent.at(-1);
    if (point === undefined) throw new RangeError('A method judged no period');
    const baseline = seasonalBaseline(series, asked - 3);
    labelAsAdvice(ctx);
    return {
      t: asked,
      verdict: point.alarm ? 'alarm' : point.threshold === null ? 'not-judged' : 'usual',
      observed: point.observed,
      expected: roundedOrNull(point.expected),
      threshold: roundedOrNull(point.threshold),
      excess: point.expected === null ? null : rounded(point.observed - point.expected),
      usualRatio: point.expected === null || point.expected <= 0 ? null : rounded(point.observed / point.expected),
      dispersion: roundedOrNull(baseline?.dispersion ?? null),
      leftOut: baseline?.leftOut ?? null,
      sameSeason: sameSeason(series, asked),
      recent: recent.map((one) => ({
        ...one,
        expected: roundedOrNull(one.expected),
        threshold: roundedOrNull(one.threshold),
      })),
    };
  },
});

type Given = Pick<z.output<typeof input>, 'series' | 'table' | 'id' | 'frequency' | 'absent'>;

/** The series as sent, or the one that a table has under this name. @throws OUTBREAK_INPUT_UNCLEAR, OUTBREAK_SERIES_UNKNOWN */
async function seriesOf({ series, table, id, ...settings }: Given, signal: AbortSignal): Promise<NamedSeries> {
  if ((series === undefined) === (table === undefined)) throw outbreakError('OUTBREAK_INPUT_UNCLEAR');
  if (table === undefined) return asNamed(series as NonNullable<typeof series>);
  const all = await readSeries(table, { ...settings, signal });
  const found = id === undefined && all.length === 1 ? all[0] : all.find((one) => one.id === id);
  if (found === undefined) throw outbreakError('OUTBREAK_SERIES_UNKNOWN', { count: all.length });
  return found;
}

function sameSeason({ counts, frequency }: NamedSeries, t: number) {
  const years = [];
  for (let yearsBefore = 1; t - yearsBefore * frequency >= 1; yearsBefore++) {
    const middle = t - yearsBefore * frequency;
    const window = counts.slice(Math.max(0, middle - 4), middle + 3);
    const windowMean = window.reduce((total, count) => total + count, 0) / window.length;
    years.push({ yearsBefore, t: middle, observed: counts[middle - 1] ?? 0, windowMean: rounded(windowMean) });
  }
  return years;
}

/** Four years of two or three cases a month. */
function monthly(): number[] {
  return Array.from({ length: 48 }, (_, month) => 2 + (month % 2));
}
