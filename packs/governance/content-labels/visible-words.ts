import { label, z } from '@yuzhi/sdk';
import { labelElements } from '@yuzhi/labels';

/** Words of a visible label: both elements have to be there. */
export function visibleWordsInput(usual: string): z.ZodDefault<z.ZodString> {
  return z
    .string()
    .trim()
    .min(1)
    .max(40)
    .refine((words) => labelElements(words).ai && labelElements(words).making, {
      error: 'both elements are needed: 人工智能 or AI, and 生成 or 合成',
    })
    .default(usual)
    .meta(label('标识文字', 'Words of the label'));
}
