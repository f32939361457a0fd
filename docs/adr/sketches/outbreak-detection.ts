/** livelihood/outbreak-detection: many series of counts in one batch; signals for authorised health units alone. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  cite,
  coded,
  defineOperation,
  definePack,
  defineRule,
  errorsFor,
  fileInput,
  isoDate,
  label,
  readTable,
  ruleCitation,
  sampleFile,
  z,
} from '@yuzhi/sdk';

// ── errors.ts ───────────────────────────────────────────────────────────────────────────────────────────────────────

const outbreakError = errorsFor({
  OUTBREAK_SETTINGS_MISSING: {
    kind: 'unavailable',
    message: { zh: '{date} 没有适用的监测参数', en: 'Cannot judge the counts: no settings apply on {date}' },
    hint: { zh: '请由卫生健康部门发布该日适用的参数', en: 'The health authority publishes settings for that day' },
  },
});

// ── settings.ts: what a health authority decides, dated; a city may publish its own version ─────────────────────────

const settings = defineRule({
  id: 'settings',
  title: { zh: '监测参数', en: 'Surveillance settings' },
  data: z.strictObject({
    baselineYears: z.int().min(1).max(10),
    halfWindowWeeks: z.int().min(0).max(8),
    alpha: z.number().gt(0).lt(0.5),
    minCases: z.int().min(0),
  }),
});

type Settings = z.output<(typeof settings)['data']>;

// ── algorithms/: pure, without input or output ──────────────────────────────────────────────────────────────────────

interface Week {
  readonly weekStart: string;
  readonly cases: number;
}

interface Series {
  readonly name: string;
  readonly weeks: readonly Week[];
}

/** A week with its threshold; `null` where the years before are too few to expect anything. */
interface JudgedWeek extends Week {
  readonly expected: number | null;
  readonly threshold: number | null;
  readonly isSignal: boolean;
}

declare function toSeries(rows: readonly (Week & { readonly series: string })[]): readonly Series[];
declare function judgeSeries(series: Series, settings: Settings, lastWeeks: number): readonly JudgedWeek[];

// ── operations/detect.ts ────────────────────────────────────────────────────────────────────────────────────────────

const counts = z.object({
  series: z.string().trim().min(1).max(80).meta(label('监测序列', 'Series')),
  weekStart: isoDate.meta(label('周起始日', 'Week from')),
  cases: z
    .int()
    .min(0)
    .meta(label('病例数', 'Cases', { unit: '例' })),
});

const input = z.strictObject({
  counts: fileInput({ accept: ['csv', 'xlsx'] }).meta(label('周报表', 'Weekly counts')),
  lastWeeks: z
    .int()
    .min(1)
    .max(52)
    .default(4)
    .meta(label('研判周数', 'Weeks to judge', { unit: '周' })),
});

const output = z.object({
  seriesJudged: z.int().meta(label('已研判序列数', 'Series judged')),
  signals: z
    .array(
      z.object({
        series: z.string().meta(label('监测序列', 'Series')),
        weekStart: isoDate.meta(label('周起始日', 'Week from')),
        cases: z.int().meta(label('病例数', 'Cases', { unit: '例' })),
        threshold: z.number().meta(label('阈值', 'Threshold', { unit: '例' })),
      }),
    )
    .meta(label('信号', 'Signals')),
  series: z.array(
    z.object({
      name: z.string(),
      state: coded({
        quiet: { zh: '未见异常', en: 'Nothing unusual' },
        signal: { zh: '有信号', en: 'Signal' },
        'too-short': { zh: '历史数据不足', en: 'Too little history' },
      }),
      weeks: z.array(
        z.object({
          weekStart: isoDate.meta(label('周起始日', 'Week from')),
          cases: z.int().meta(label('病例数', 'Cases', { unit: '例' })),
          expected: z
            .number()
            .nullable()
            .meta(label('预期值', 'Expected', { unit: '例' })),
          threshold: z
            .number()
            .nullable()
            .meta(label('阈值', 'Threshold', { unit: '例' })),
        }),
      ),
    }),
  ),
  rowsRefused: z.int().meta(label('未采用行数', 'Rows refused')),
  settings: ruleCitation,
});

export const detect = defineOperation({
  id: 'detect',
  title: { zh: '传染病信号研判', en: 'Detect outbreak signals' },
  summary: {
    zh: '各监测序列最近几周的病例数是否高于往年同期应有的水平',
    en: 'Whether the last weeks of each series lie above what the years before lead one to expect',
  },
  effect: 'advise',
  audience: 'granted',
  needs: ['rules'],
  input,
  output,
  limits: { timeoutMs: 300_000, inputBytes: 16 * 1024 * 1024 },
  show: [
    { as: 'figure', title: { zh: '已研判序列数', en: 'Series judged' }, value: 'seriesJudged' },
    { as: 'table', title: { zh: '信号', en: 'Signals' }, rows: 'signals' },
    {
      as: 'line',
      title: { zh: '病例数与阈值', en: 'Cases and threshold' },
      rows: 'series.weeks',
      x: 'weekStart',
      y: ['cases', 'threshold'],
      split: 'series.name',
    },
  ],
  examples: [
    {
      title: { zh: '三个序列，其一近期升高（数据为编造）', en: 'Three series, one of them rising (made-up data)' },
      input: { counts: sampleFile(new URL('golden/in/three-series.csv', import.meta.url)), lastWeeks: 4 },
      output: { seriesJudged: 3, signals: [{ series: '手足口病', weekStart: '2026-05-11' }], rowsRefused: 0 },
    },
  ],
  async run(ctx, { counts: file, lastWeeks }) {
    const version = ctx.rules.asOf(settings, ctx.today());
    if (!version) throw outbreakError('OUTBREAK_SETTINGS_MISSING', { date: ctx.today() });
    const { rows, errorCount } = await readTable(file, counts, { signal: ctx.signal });
    const all = toSeries(rows);
    const series = [];
    for (const [index, one] of all.entries()) {
      ctx.progress(index, all.length, { zh: one.name, en: one.name });
      await nextTurn();
      series.push(asAnswer(one.name, judgeSeries(one, version.data, lastWeeks)));
    }
    ctx.label({
      kind: 'advice',
      text: {
        zh: '统计信号供卫生健康部门研判，不是疫情结论，不得对外发布',
        en: 'A statistical signal for the health authority to judge; not a finding of an outbreak, and not to be published',
      },
    });
    return {
      seriesJudged: series.length,
      signals: series.flatMap((one) => one.signals),
      series: series.map(({ name, state, weeks }) => ({ name, state, weeks })),
      rowsRefused: errorCount,
      settings: cite(version),
    };
  },
});

function asAnswer(name: string, weeks: readonly JudgedWeek[]) {
  const signals = weeks.flatMap(({ isSignal, weekStart, cases, threshold }) =>
    isSignal && threshold !== null ? [{ series: name, weekStart, cases, threshold }] : [],
  );
  const isTooShort = weeks.every(({ threshold }) => threshold === null);
  const state = isTooShort ? 'too-short' : signals.length > 0 ? 'signal' : 'quiet';
  return { name, state, weeks, signals } as const;
}

// ── pack.ts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const outbreakDetection = definePack({ operations: [detect], rules: [settings] });
