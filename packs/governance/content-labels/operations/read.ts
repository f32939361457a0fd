import { defineOperation, fileBytes, sampleFile, z } from '@yuzhi/sdk';
import { readLabel } from '@yuzhi/labels';
import { anyFile, fileLimits } from '../any-file.ts';
import { reportFields, reportOutput, reportViews } from '../report.ts';

export const read = defineOperation({
  id: 'read',
  title: { zh: '读取标识', en: 'Read the label' },
  summary: {
    zh: '文件有没有生成合成内容标识，写的是什么，是否符合 GB 45438-2025，不符合哪一条',
    en: 'Whether a file carries a label of generated content, what it says, and which clause of GB 45438-2025 it breaks',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input: z.strictObject({ file: anyFile() }),
  output: z.object(reportFields),
  show: [...reportViews],
  limits: fileLimits,
  examples: [
    {
      title: {
        zh: '带有规范标识的图片（样例，编码为虚构）',
        en: 'A picture with a proper label (a sample; its code is made up)',
      },
      input: { file: sampleFile(new URL('../golden/labelled.png', import.meta.url)) },
      output: {
        verdict: 'compliant',
        carrier: 'png',
        fields: [
          { key: 'Label', value: '1', says: 'is' },
          { key: 'ContentProducer', says: 'code-generating' },
        ],
        findings: [],
        rests: [{ basis: 'standard', clause: '附录 E', trust: 'secondary' }],
      },
    },
    {
      title: { zh: '有两份标识的图片（样例）', en: 'A picture with two labels (a sample)' },
      input: { file: sampleFile(new URL('../golden/two-labels.png', import.meta.url)) },
      output: {
        verdict: 'noncompliant',
        findings: [{ finding: 'second-copy', basis: 'standard', clause: '6.1 c)', trust: 'secondary' }],
      },
    },
    {
      title: { zh: '文首有显式标识的文本', en: 'A text with a visible label at its head' },
      input: { file: { name: 'notice.txt', text: '（本文由人工智能生成）\n关于……的说明' } },
      output: { verdict: 'compliant', carrier: 'text', copies: [{ place: 'visible-text' }] },
    },
  ],
  run: (ctx, { file }) => reportOutput(readLabel(fileBytes(file), file.name), ctx.rules, ctx.today()),
});
