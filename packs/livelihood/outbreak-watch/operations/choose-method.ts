import { coded, defineOperation, label, z } from '@yuzhi/sdk';
import { chooseMethod as choose } from '../algorithms/choose-method.ts';
import { configurations } from '../algorithms/configurations.ts';
import type { MethodName } from '../algorithms/configurations.ts';
import { rounded, roundedOrNull } from '../algorithms/round.ts';
import { methods } from '../methods.ts';
import { asNamed, seriesInput } from '../series-input.ts';

const input = z.strictObject({ series: seriesInput.meta(label('监测序列', 'Series')) });

const output = z.object({
  method: methods.nullable().meta(label('建议方法', 'Method')),
  reasons: z
    .array(
      z.object({
        reason: coded({
          'history-short': {
            zh: '历史不足两年，只能与最近几期相比',
            en: 'Less than two years of past: only the last periods can be compared with',
          },
          'history-two-years': {
            zh: '历史满两年，可估计季节，不估计趋势',
            en: 'Two years of past: a season can be told, a trend cannot',
          },
          'history-long': {
            zh: '历史满三年，可估计趋势和季节',
            en: 'Three years of past or more: trend and season can be told',
          },
          'very-sparse': {
            zh: '病例很少，零星两例也可能有意义，不宜用均值加标准差',
            en: 'Very few cases: two may mean something, and mean plus deviations says nothing',
          },
          'season-strong': { zh: '季节差异明显', en: 'The season is strong' },
          'season-weak': { zh: '季节差异不明显或无法判断', en: 'The season is weak or cannot be told' },
        }).meta(label('理由', 'Reason')),
      }),
    )
    .meta(label('理由', 'Reasons')),
  periods: z.int().meta(label('历史期数', 'Periods')),
  meanCases: z.number().meta(label('平均每期病例数', 'Mean cases', { unit: '例' })),
  zeroShare: z.number().meta(label('零病例期占比', 'Share of periods without a case')),
  seasonRatio: z.number().nullable().meta(label('一年中最高与最低之比', 'Highest over lowest of a year')),
  dispersion: z.number().nullable().meta(label('离散系数', 'Variance over mean')),
  usable: z
    .array(
      z.object({
        method: methods.meta(label('方法', 'Method')),
        firstPeriod: z.int().meta(label('可研判的首期', 'First period that it judges')),
        isUsable: z.boolean().meta(label('可用', 'Usable')),
      }),
    )
    .meta(label('各方法可用情况', 'What each method needs')),
});

export const chooseMethod = defineOperation({
  id: 'choose-method',
  title: { zh: '选择方法', en: 'Choose a method' },
  summary: {
    zh: '按历史长短、病例多少和季节强弱，给这个序列选哪种方法',
    en: 'Which method fits a series, by its length, its zeros and its season',
  },
  effect: 'advise',
  audience: 'granted',
  input,
  output,
  show: [
    { as: 'figure', title: { zh: '建议方法', en: 'Method' }, value: 'method' },
    { as: 'table', title: { zh: '理由', en: 'Reasons' }, rows: 'reasons' },
    { as: 'table', title: { zh: '各方法可用情况', en: 'What each method needs' }, rows: 'usable' },
  ],
  examples: [
    {
      title: { zh: '只有十二周（数据为编造）', en: 'Only twelve weeks (made-up data)' },
      input: { series: { id: '丙县流感样病例', frequency: 52, counts: [3, 5, 4, 6, 5, 4, 7, 5, 6, 4, 5, 6] } },
      output: { method: 'ears.C2', reasons: [{ reason: 'history-short' }], periods: 12 },
    },
  ],
  run(_ctx, { series: sent }) {
    const series = asNamed(sent);
    const { method, reasons, traits } = choose(series);
    const { periods, meanCases, zeroShare, seasonRatio, dispersion } = traits;
    return {
      method,
      reasons: reasons.map((reason) => ({ reason })),
      periods,
      meanCases: rounded(meanCases),
      zeroShare: rounded(zeroShare),
      seasonRatio: roundedOrNull(seasonRatio),
      dispersion: roundedOrNull(dispersion),
      usable: methods.options.map((name: MethodName) => {
        const firstPeriod = configurations[name].first(series);
        return { method: name, firstPeriod, isUsable: firstPeriod <= periods };
      }),
    };
  },
});
