import { label, z } from '@yuzhi/sdk';
import { labelElements } from '@yuzhi/labels';

/** Words of a visible label: both elements have to be there. */
export function visibleWordsInput(): z.ZodOptional<z.ZodString> {
  return z
    .string()
    .trim()
    .min(1)
    .max(40)
    .refine((words) => labelElements(words).ai && labelElements(words).making, {
      params: {
        text: {
          zh: '须同时含有“人工智能”或“AI”，以及“生成”或“合成”',
          en: 'both elements are needed: 人工智能 or AI, and 生成 or 合成',
        },
      },
    })
    .optional()
    .meta(
      label('标识文字', 'Words of the label', {
        help: {
          zh: '须含“人工智能”或“AI”，以及“生成”或“合成”；不填用“AI生成”',
          en: 'With 人工智能 or AI, and 生成 or 合成; AI生成 when left out',
        },
      }),
    );
}
