import { defineOperation, label, sampleFile, z } from '@yuzhi/sdk';
import { judgeLast } from '../algorithms/judge-last.ts';
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

const input = z.strictObject({
  series: z.array(seriesInput).min(1).max(500).optional().meta(label('监测序列', 'Series')),
  table: countTable.optional(),
  frequency: tableFrequency.default('weekly'),
  absent: absentPeriods.default('refuse'),
  method: methods.default('ratio').meta(label('方法', 'Method')),
  lastPeriods: z
    .int()
    .min(1)
    .max(1_060)
    .optional()
    .meta(
      label('研判期数', 'Periods to judge', {
        help: { zh: '从最后一期往前数，默认全部', en: 'Counted back from the last; all unless said' },
      }),
    ),
});

const output = z.object({
  series: z.array(
    z.object({
      id: z.string().meta(label('监测序列', 'Series')),
      points: z.array(
        z.object({
          t: z.int().meta(label('期序', 'Period')),
          observed: z.int().meta(label('病例数', 'Cases', { unit: '例' })),
          threshold: z
            .number()
            .nullable()
            .meta(label('阈值', 'Threshold', { unit: '例' })),
          alarm: z.boolean().meta(label('异常', 'Alarm')),
          expected: z
            .number()
            .nullable()
            .meta(label('预期值', 'Expected', { unit: '例' })),
        }),
      ),
    }),
  ),
});

export const detect = defineOperation({
  id: 'detect',
  title: { zh: '异常信号研判', en: 'Detect signals' },
  summary: {
    zh: '用选定的方法逐期判断每个监测序列的病例数是否异常升高',
    en: 'Whether the cases of each series are unusually many, period by period, by a chosen method',
  },
  effect: 'advise',
  audience: 'granted',
  input,
  output,
  limits: { timeoutMs: 600_000, inputBytes: 40 * 1024 * 1024 },
  show: [
    {
      as: 'line',
      title: { zh: '病例数与阈值', en: 'Cases and threshold' },
      rows: 'series.points',
      x: 't',
      y: ['observed', 'threshold', 'expected'],
      split: 'series.id',
    },
  ],
  examples: [
    {
      title: { zh: '最近一周高于前七周（数据为编造）', en: 'The last week lies above the seven before (made-up data)' },
      input: {
        series: [{ id: '甲县手足口病', frequency: 52, counts: [4, 6, 5, 3, 6, 4, 5, 17] }],
        method: 'ears.C1',
      },
      output: { series: [{ id: '甲县手足口病', points: [{ t: 8, observed: 17, alarm: true }] }] },
    },
    {
      title: { zh: '两个县的周报表（数据为编造）', en: 'A weekly table of two counties (made-up data)' },
      input: { table: sampleFile(new URL('../golden/two-counties.csv', import.meta.url)), method: 'ratio' },
      output: { series: [{ id: '甲县 手足口病' }, { id: '乙县 手足口病' }] },
    },
  ],
  async run(ctx, { series: sent, table, frequency, absent, method, lastPeriods }) {
    if ((sent === undefined) === (table === undefined)) throw outbreakError('OUTBREAK_INPUT_UNCLEAR');
    const all = sent?.map(asNamed) ?? (table ? await readSeries(table, { frequency, absent, signal: ctx.signal }) : []);
    refuseRepeated(all);
    const series = [];
    for (const [index, one] of all.entries()) {
      ctx.progress(index, all.length);
      await nextTurn();
      series.push({ id: one.id, points: judgeLast(one, method, lastPeriods) });
    }
    labelAsAdvice(ctx);
    return { series };
  },
});
