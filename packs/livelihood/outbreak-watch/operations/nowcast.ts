import { defineOperation, label, z } from '@yuzhi/sdk';
import { nowcast as complete } from '../algorithms/nowcast.ts';
import type { ReportingTriangle } from '../algorithms/nowcast.ts';
import { rounded } from '../algorithms/round.ts';
import { outbreakError } from '../errors.ts';

const input = z.strictObject({
  triangle: z
    .array(z.array(z.int().min(0).max(10_000_000).nullable()).min(2).max(60))
    .min(3)
    .max(1_060)
    .meta(
      label('报告三角形', 'Reporting triangle', {
        help: {
          zh: '每行一个发病期（先后排列），每列为晚几期报告的病例数，未到期填 null',
          en: 'A row for each period of onset, oldest first; a column for each period of delay; null where not due yet',
        },
      }),
    ),
  level: z.number().min(0.5).max(0.99).default(0.9).meta(label('区间概率', 'Probability of the interval')),
  minCompleteness: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .meta(
      label('最低完整率', 'Least completeness', {
        help: { zh: '低于此值的期不宜单独研判', en: 'Below it a period is not to be judged by itself' },
      }),
    ),
});

const output = z.object({
  periods: z
    .array(
      z.object({
        row: z.int().meta(label('发病期序', 'Period of onset')),
        reported: z.int().meta(label('已报告', 'Reported', { unit: '例' })),
        completeness: z.number().meta(label('完整率', 'Completeness')),
        estimate: z.number().meta(label('估计总数', 'Estimate', { unit: '例' })),
        low: z.number().meta(label('下限', 'Low', { unit: '例' })),
        high: z.number().meta(label('上限', 'High', { unit: '例' })),
        mayBeJudged: z.boolean().meta(label('可研判', 'May be judged')),
      }),
    )
    .meta(label('各期', 'Periods')),
  completenessByDelay: z.array(z.number()).meta(label('按迟报期数的完整率', 'Completeness by delay')),
  dispersion: z.number().meta(label('离散系数', 'Variance over that of independent reports')),
});

export const nowcast = defineOperation({
  id: 'nowcast',
  title: { zh: '迟报校正', en: 'Correct for late reports' },
  summary: {
    zh: '按以往的迟报规律，估计最近几期补报齐后会有多少病例、有多大把握',
    en: 'How many cases the last periods will have once late reports are in, and how sure that is',
  },
  effect: 'advise',
  audience: 'granted',
  input,
  output,
  show: [
    {
      as: 'line',
      title: { zh: '已报告与估计', en: 'Reported and estimated' },
      rows: 'periods',
      x: 'row',
      y: ['reported', 'estimate', 'low', 'high'],
    },
    { as: 'table', title: { zh: '各期', en: 'Periods' }, rows: 'periods' },
  ],
  examples: [
    {
      title: {
        zh: '每期六成当期报告、四成晚一期（数据为编造）',
        en: 'Six in ten at once, four one period later (made-up data)',
      },
      input: {
        triangle: [
          [6, 4],
          [12, 8],
          [9, 6],
          [12, null],
        ],
      },
      output: { periods: [{}, {}, {}, { reported: 12, completeness: 0.6, mayBeJudged: false }] },
    },
  ],
  run(_ctx, { triangle, level, minCompleteness }) {
    refuseUneven(triangle);
    const { periods, completenessByDelay, dispersion } = complete(triangle, level);
    return {
      periods: periods.map((period, index) => ({
        row: index + 1,
        ...period,
        completeness: rounded(period.completeness),
        estimate: rounded(period.estimate),
        mayBeJudged: period.completeness >= minCompleteness,
      })),
      completenessByDelay: completenessByDelay.map(rounded),
      dispersion: rounded(dispersion),
    };
  },
});

/** @throws OUTBREAK_TRIANGLE_INVALID */
function refuseUneven(triangle: ReportingTriangle): void {
  const width = triangle[0]?.length ?? 0;
  for (const [index, row] of triangle.entries()) {
    const refuse = (what: string, whatEn: string) =>
      outbreakError('OUTBREAK_TRIANGLE_INVALID', { row: index + 1, what, whatEn });
    if (row.length !== width) throw refuse('列数与第 1 行不同', 'its length differs from that of row 1');
    const firstNull = row.indexOf(null);
    if (firstNull === 0) throw refuse('没有任何报告', 'it has no report at all');
    if (firstNull > 0 && row.slice(firstNull).some((cell) => cell !== null))
      throw refuse('null 之后又有数字', 'a number follows a null');
  }
  const known = triangle.filter((row) => !row.includes(null)).length;
  if (known === 0)
    throw outbreakError('OUTBREAK_TRIANGLE_INVALID', {
      row: 1,
      what: '没有一期已报告齐全',
      whatEn: 'no period is complete, so the last delay is unknown',
    });
}
