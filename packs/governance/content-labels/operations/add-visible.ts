import { defineOperation, fileBytes, label, sampleFile, z } from '@yuzhi/sdk';
import { addVisibleLabel, checkExplicit } from '@yuzhi/labels';
import type { VisibleAddition } from '@yuzhi/labels';
import { anyFile, fileLimits } from '../any-file.ts';
import { outcome, outcomeOf, unmeasured } from '../explicit-outcome.ts';
import { fileField, labelledName, madeFileOf } from '../file-output.ts';
import { carrier, restRow, restsOn } from '../report.ts';
import type { ProvisionId } from '../rules.ts';
import { gb45438, ruleOn } from '../rules.ts';
import { visibleWordsInput } from '../visible-words.ts';

const pixels = z.int();

/** How a label came out in the pixels of a picture. */
const drawn = z.object({
  outcome: outcome.meta(label('核对结果', 'Checked')),
  textHeightPx: pixels.meta(label('文字高度', 'Height of the text', { unit: 'px' })),
  leastTextHeightPx: z.number().meta(label('文字高度下限', 'Least height of the text', { unit: 'px' })),
  contrast: z.number().meta(
    label('文字与底色的对比度', 'Contrast of text and ground', {
      help: { zh: '按 WCAG 2 计算，1 至 21；标准未定数值', en: 'After WCAG 2, 1 to 21; the standard gives no number' },
    }),
  ),
  x: pixels.meta(label('标识左边', 'Left edge', { unit: 'px' })),
  y: pixels.meta(label('标识上边', 'Upper edge', { unit: 'px' })),
  widthPx: pixels.meta(label('标识宽', 'Width of the label', { unit: 'px' })),
  heightPx: pixels.meta(label('标识高', 'Height of the label', { unit: 'px' })),
});

export const addVisible = defineOperation({
  id: 'add-visible',
  title: { zh: '添加显式标识', en: 'Add a visible label' },
  summary: {
    zh: '图片（PNG、JPEG）在右下角绘制文字提示；PDF、DOCX、PPTX 和文本在起始处、XLSX 在首个工作表加文字提示；已有的不重复添加',
    en: 'Draw the prompt into a picture (PNG, JPEG) bottom right; put it at the head of PDF, DOCX, PPTX and text, and into the first sheet of XLSX; once',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input: z.strictObject({ file: anyFile(), words: visibleWordsInput() }),
  output: z.object({
    file: fileField('已加标识的文件', 'Labelled file'),
    carrier: carrier.meta(label('文件类型', 'Kind of file')),
    changed: z.boolean().meta(label('文件有改动', 'File was changed')),
    drawn: drawn.nullable().meta(label('图片中的标识', 'The label in the picture')),
    rests: z.array(restRow).meta(label('依据', 'Rests on')),
  }),
  show: [
    { as: 'figure', title: { zh: '文件类型', en: 'Kind of file' }, value: 'carrier' },
    { as: 'figure', title: { zh: '文件有改动', en: 'File was changed' }, value: 'changed' },
    { as: 'figure', title: { zh: '核对结果', en: 'Checked' }, value: 'drawn.outcome' },
    { as: 'figure', title: { zh: '文字高度', en: 'Height of the text' }, value: 'drawn.textHeightPx' },
    { as: 'figure', title: { zh: '文字高度下限', en: 'Least height of the text' }, value: 'drawn.leastTextHeightPx' },
    { as: 'figure', title: { zh: '文字与底色的对比度', en: 'Contrast of text and ground' }, value: 'drawn.contrast' },
    { as: 'table', title: { zh: '依据', en: 'Rests on' }, rows: 'rests' },
  ],
  limits: fileLimits,
  examples: [
    {
      title: { zh: '一段文字', en: 'A piece of text' },
      input: { file: { name: 'notice.txt', text: '关于本周天气的说明。\n' } },
      output: { file: { name: 'notice.labelled.txt' }, carrier: 'text', changed: true, drawn: null },
    },
    {
      title: { zh: '已有标识的文字不再添加', en: 'A text that has one stays as it is' },
      input: { file: { name: 'notice.txt', text: '（AI生成）\n\n关于本周天气的说明。\n' } },
      output: { changed: false },
    },
    {
      title: { zh: '一张 64×64 的小图（样例）', en: 'A small picture of 64 by 64 (a sample)' },
      input: { file: sampleFile(new URL('../golden/plain.png', import.meta.url)) },
      output: {
        file: { name: 'plain.labelled.png' },
        carrier: 'png',
        changed: true,
        drawn: { outcome: 'passes', textHeightPx: 10, leastTextHeightPx: 3.2, contrast: 21 },
        rests: [{ clause: '5' }, { clause: '5.2', trust: 'secondary' }],
      },
    },
  ],
  run(ctx, { file, words }) {
    const before = fileBytes(file);
    const added = addVisibleLabel(before, file.name, words);
    const { numbers } = ruleOn(ctx.rules, gb45438, ctx.today()).data;
    const rest = restsOn(ctx.rules, ctx.today());
    const clause: ProvisionId = added.drawn === null ? 'text' : 'image';
    return {
      file: madeFileOf(labelledName(file.name), added.bytes),
      carrier: added.carrier,
      changed: !Buffer.from(before).equals(added.bytes),
      drawn: added.drawn === null ? null : drawnOf(added.drawn, added.words, numbers),
      rests: [rest.provision('elements'), rest.provision(clause)],
    };
  },
});

type Drawn = NonNullable<VisibleAddition['drawn']>;

/** What was drawn, held against the rule of the day like any other label. */
function drawnOf(
  { picture, area, textHeightPx, contrast }: Drawn,
  words: string,
  numbers: Parameters<typeof checkExplicit>[1],
): z.output<typeof drawn> {
  const measured = { widthPx: picture.width, heightPx: picture.height, textHeightPx };
  const report = checkExplicit({ ...unmeasured, ...measured, modality: 'image', words, position: 'corner' }, numbers);
  return {
    outcome: outcomeOf(report),
    textHeightPx,
    leastTextHeightPx: Math.round(Math.min(picture.width, picture.height) * numbers.textHeightShare * 1000) / 1000,
    contrast: Math.round(contrast * 10) / 10,
    x: area.x,
    y: area.y,
    widthPx: area.width,
    heightPx: area.height,
  };
}
