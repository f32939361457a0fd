import { defineOperation, label, z } from '@yuzhi/sdk';
import { visibleOverlay } from '@yuzhi/labels';
import { fileField, madeFileOf } from '../file-output.ts';
import { restRow, restsOn } from '../report.ts';
import { visibleWordsInput } from '../visible-words.ts';

const side = z.int().min(16).max(100_000);

export const overlay = defineOperation({
  id: 'overlay',
  title: { zh: '制作图片显式标识叠加层', en: 'Make a visible label for a picture' },
  summary: {
    zh: '按图片尺寸生成右下角文字提示的 SVG 叠加层，字高达到最短边的 5% 以上',
    en: 'An SVG as large as the picture with the prompt bottom right, higher than 5 % of the shortest side',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input: z.strictObject({
    widthPx: side.meta(label('图片宽', 'Width', { unit: 'px' })),
    heightPx: side.meta(label('图片高', 'Height', { unit: 'px' })),
    words: visibleWordsInput(),
  }),
  output: z.object({
    overlay: fileField('叠加层', 'Overlay'),
    textHeightPx: z.int().meta(label('文字高度', 'Height of the text', { unit: 'px' })),
    rests: z.array(restRow).meta(label('依据', 'Rests on')),
  }),
  show: [
    { as: 'figure', title: { zh: '文字高度', en: 'Height of the text' }, value: 'textHeightPx' },
    { as: 'table', title: { zh: '依据', en: 'Rests on' }, rows: 'rests' },
  ],
  examples: [
    {
      title: { zh: '一张 1920×1080 的图片', en: 'A picture of 1920 by 1080' },
      input: { widthPx: 1920, heightPx: 1080 },
      output: { textHeightPx: 60, rests: [{ clause: '5' }, { clause: '5.2' }] },
    },
  ],
  run(ctx, { widthPx, heightPx, words = 'AI生成' }) {
    const made = visibleOverlay(widthPx, heightPx, words);
    const rest = restsOn(ctx.rules, ctx.today());
    return {
      overlay: madeFileOf('label-overlay.svg', Buffer.from(made.svg)),
      textHeightPx: made.textHeightPx,
      rests: [rest.provision('elements'), rest.provision('image')],
    };
  },
});
