import { coded, defineRule, trustMarks, z } from '@yuzhi/sdk';
import type { RuleDefinition, Rules, RuleVersion } from '@yuzhi/sdk';
import { duties, forces, roles } from './duty-words.ts';
import { contentLabelError } from './errors.ts';

/** How far the wording of a provision was checked. */
export const trust = coded({
  official: { zh: '官方文本', en: 'Official text' },
  secondary: { zh: '公开资料', en: 'Secondary' },
  unverified: { zh: '未核实', en: 'Unverified' },
});

const provision = z.strictObject({ clause: z.string().min(1).nullable(), trust: z.enum(trustMarks) });

const provisionIds = [
  'elements',
  'text',
  'image',
  'audio',
  'video',
  'virtual-scene',
  'interaction',
  'one-copy',
  'watermark',
  'keys',
  'characters',
] as const;

export type ProvisionId = (typeof provisionIds)[number];

/** GB 45438-2025: the figures of clause 5 and where each provision stands. */
export const gb45438 = defineRule({
  id: 'gb-45438',
  title: { zh: '人工智能生成合成内容标识方法', en: 'Labelling method for AI-generated content' },
  data: z.strictObject({
    numbers: z.strictObject({
      textHeightShare: z.number().positive().max(1),
      videoSeconds: z.number().positive(),
      speechPerMinute: z.tuple([z.number(), z.number()]),
    }),
    provisions: z.record(z.enum(provisionIds), provision),
  }),
});

/** The labelling measures: who must do what. */
export const labellingMeasures = defineRule({
  id: 'labelling-measures',
  title: { zh: '人工智能生成合成内容标识办法', en: 'Measures for labelling AI-generated content' },
  data: z.strictObject({
    /** Least time that logs of content without visible label are kept; checked as far as the duty is. */
    unlabelledLogMonths: z.int().positive(),
    duties: z.array(z.strictObject({ duty: duties, role: roles, force: forces, trust: z.enum(trustMarks) })),
  }),
});

const guideIds = ['provider-code', 'video', 'document', 'image', 'audio'] as const;

/** The practice guides of TC260: where a label is written, and what a provider code looks like. */
export const practiceGuides = defineRule({
  id: 'practice-guides',
  title: { zh: '标识实践指南', en: 'Practice guides on labels' },
  data: z.strictObject({ guides: z.record(z.enum(guideIds), z.string().min(1)) }),
});

/**
 * The version of a rule that applies on a day.
 *
 * @throws LABELS_RULE_MISSING
 */
export function ruleOn<Data extends z.ZodType>(
  rules: Rules,
  rule: RuleDefinition<Data>,
  date: string,
): RuleVersion<z.output<Data>> {
  const version = rules.asOf(rule, date);
  if (version === null) throw contentLabelError('LABELS_RULE_MISSING', { rule: rule.id, date });
  return version;
}
