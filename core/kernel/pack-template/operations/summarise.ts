import { defineOperation, label, z } from '@yuzhi/sdk';
import { summaryOf } from '../algorithms/summary-of.ts';
import { packError } from '../errors.ts';

const input = z.strictObject({
  readings: z
    .array(z.number().nullable())
    .min(1)
    .max(10_000)
    .meta(label('数值', 'Readings', { help: { zh: '缺失的数值填 null', en: 'A missing reading is null' } })),
});

const output = z.object({
  mean: z.number().meta(label('平均值', 'Mean')),
  highest: z.number().meta(label('最高值', 'Highest')),
  missing: z.int().meta(label('缺失个数', 'Missing')),
});

export const summarise = defineOperation({
  id: 'summarise',
  title: { zh: '汇总数值', en: 'Sum up readings' },
  summary: { zh: '一组数值的平均值、最高值和缺失个数', en: 'Mean, highest and number of missing readings' },
  effect: 'read',
  audience: 'unit',
  input,
  output,
  show: [
    { as: 'figure', title: { zh: '平均值', en: 'Mean' }, value: 'mean' },
    { as: 'figure', title: { zh: '最高值', en: 'Highest' }, value: 'highest' },
  ],
  examples: [
    {
      title: { zh: '四个数值，缺一个', en: 'Four readings of which one is missing' },
      input: { readings: [2, 4, null, 9] },
      output: { mean: 5, highest: 9, missing: 1 },
    },
  ],
  run(_ctx, { readings }) {
    const summary = summaryOf(readings);
    if (summary === null) throw packError('CODE_NO_READINGS', { count: readings.length });
    return summary;
  },
});
