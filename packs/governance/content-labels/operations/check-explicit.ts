import { coded, defineOperation, label, z } from '@yuzhi/sdk';
import { checkExplicit } from '@yuzhi/labels';
import type { ExplicitFault } from '@yuzhi/labels';
import { outcome, outcomeOf, unmeasured } from '../explicit-outcome.ts';
import { explicitPlace, modality } from '../modality.ts';
import { restRow, restsOn } from '../report.ts';
import type { ProvisionId } from '../rules.ts';
import { gb45438, ruleOn } from '../rules.ts';

const length = z.number().min(0).max(1_000_000).optional();
const seconds = z.number().min(0).max(1_000_000).optional();

const input = z.strictObject({
  modality: modality.meta(label('内容形式', 'Kind of content')),
  words: z.string().max(60).optional().meta(label('标识文字', 'Words of the label')),
  position: explicitPlace.optional().meta(label('位置', 'Position')),
  widthPx: length.meta(label('画面宽', 'Width of the picture', { unit: 'px' })),
  heightPx: length.meta(label('画面高', 'Height of the picture', { unit: 'px' })),
  textHeightPx: length.meta(label('文字高度', 'Height of the text', { unit: 'px' })),
  startSeconds: seconds.meta(label('出现时间', 'Shown from', { unit: 's' })),
  durationSeconds: seconds.meta(
    label('显示时长', 'Shown for', { unit: 's', help: { zh: '按正常播放速度', en: 'At normal speed' } }),
  ),
  sound: coded({
    speech: { zh: '语音提示', en: 'Speech' },
    rhythm: { zh: '节奏提示', en: 'Rhythm' },
    none: { zh: '无', en: 'None' },
  })
    .optional()
    .meta(label('声音提示', 'Sound')),
  rhythm: z
    .string()
    .max(40)
    .optional()
    .meta(
      label('节奏', 'Rhythm', { help: { zh: '点表示短，横表示长，如 .- ..', en: 'Dots short, dashes long: .- ..' } }),
    ),
  charactersPerMinute: z
    .number()
    .min(0)
    .max(10_000)
    .optional()
    .meta(label('语速', 'Speech rate', { unit: '字/分' })),
});

const fault = coded({
  'label-absent': { zh: '没有显式标识', en: 'There is no visible or audible label' },
  'ai-element-missing': {
    zh: '缺少人工智能要素（“人工智能”或“AI”）',
    en: 'The AI element is missing (人工智能 or AI)',
  },
  'making-element-missing': {
    zh: '缺少生成合成要素（“生成”或“合成”）',
    en: 'The generation element is missing (生成 or 合成)',
  },
  'text-too-small': { zh: '文字高度不足最短边的 5%', en: 'The text is lower than 5 % of the shortest side' },
  'place-not-edge': { zh: '不在边或角', en: 'It is not at an edge or corner' },
  'place-not-fitting': {
    zh: '不在起始、末尾或中间适当位置',
    en: 'It is not at the start, the end or a suitable middle place',
  },
  'not-at-start': { zh: '起始画面没有标识', en: 'The start picture has no label' },
  'shown-too-short': { zh: '显示时间不足 2 秒', en: 'It is shown for less than 2 s' },
  'rhythm-wrong': { zh: '节奏不是“短长 短短”', en: 'The rhythm is not short-long short-short' },
  'speech-too-slow': { zh: '语速低于每分钟 120 字', en: 'Slower than 120 characters a minute' },
  'speech-too-fast': { zh: '语速高于每分钟 160 字', en: 'Faster than 160 characters a minute' },
  'not-persistent': { zh: '没有持续显示', en: 'It is not shown all the time' },
} satisfies Record<ExplicitFault, { zh: string; en: string }>);

export const checkExplicitLabel = defineOperation({
  id: 'check-explicit',
  title: { zh: '核对显式标识', en: 'Check a visible label' },
  summary: {
    zh: '看得见、听得到的标识在文字、位置、大小和时间上是否符合 GB 45438-2025 第 5 章',
    en: 'Whether a label that is seen or heard has the words, place, size and time that GB 45438-2025, clause 5, asks for',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input,
  output: z.object({
    outcome: outcome.meta(label('结论', 'Outcome')),
    leastTextHeightPx: z
      .number()
      .nullable()
      .meta(label('文字高度下限', 'Least height of the text', { unit: 'px' })),
    faults: z
      .array(z.object({ fault: fault.meta(label('不符合', 'Fault')), ...restRow.shape }))
      .meta(label('不符合之处', 'Faults')),
    gaps: z
      .array(
        z.object({
          gap: coded({
            words: { zh: '标识文字', en: 'Its words' },
            position: { zh: '位置', en: 'Its position' },
            size: { zh: '画面宽高和文字高度', en: 'Size of picture and text' },
            time: { zh: '出现时间和显示时长', en: 'When and how long it is shown' },
            sound: { zh: '声音提示', en: 'What is heard' },
          }).meta(label('尚缺', 'Not given')),
        }),
      )
      .meta(label('尚缺的信息', 'Not given')),
    rests: z.array(restRow).meta(label('依据', 'Rests on')),
  }),
  show: [
    { as: 'figure', title: { zh: '结论', en: 'Outcome' }, value: 'outcome' },
    { as: 'figure', title: { zh: '文字高度下限', en: 'Least height of the text' }, value: 'leastTextHeightPx' },
    { as: 'table', title: { zh: '不符合之处', en: 'Faults' }, rows: 'faults' },
    { as: 'table', title: { zh: '尚缺的信息', en: 'Not given' }, rows: 'gaps' },
    { as: 'table', title: { zh: '依据', en: 'Rests on' }, rows: 'rests' },
  ],
  examples: [
    {
      title: { zh: '图片上的字太小', en: 'Text on a picture that is too small' },
      input: {
        modality: 'image',
        words: 'AI生成',
        position: 'corner',
        widthPx: 1920,
        heightPx: 1080,
        textHeightPx: 52.92,
      },
      output: {
        outcome: 'fails',
        leastTextHeightPx: 54,
        faults: [{ fault: 'text-too-small', basis: 'standard', clause: '5.2', trust: 'secondary' }],
      },
    },
    {
      title: { zh: '语音提示语速合适', en: 'Speech at a normal rate' },
      input: { modality: 'audio', sound: 'speech', words: 'AI生成', position: 'start', charactersPerMinute: 140 },
      output: { outcome: 'passes', faults: [], gaps: [] },
    },
  ],
  run(ctx, given) {
    const label = { ...unmeasured, ...given };
    const { numbers } = ruleOn(ctx.rules, gb45438, ctx.today()).data;
    const rest = restsOn(ctx.rules, ctx.today());
    const report = checkExplicit(label, numbers);
    const { faults, gaps } = report;
    const clause: ProvisionId = label.modality;
    const shortest = label.widthPx === null || label.heightPx === null ? null : Math.min(label.widthPx, label.heightPx);
    const hasSize = ['image', 'video', 'virtual-scene'].includes(label.modality);
    return {
      outcome: outcomeOf(report),
      leastTextHeightPx: shortest === null || !hasSize ? null : rounded(shortest * numbers.textHeightShare),
      faults: faults.map((fault) => ({
        fault,
        ...rest.provision(fault.endsWith('element-missing') ? 'elements' : clause),
      })),
      gaps: gaps.map((gap) => ({ gap })),
      rests: [rest.provision('elements'), rest.provision(clause)],
    };
  },
});

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
