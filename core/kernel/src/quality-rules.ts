import type { Manifest, Text } from '@yuzhi/sdk';

/** What a pack has to reach before its manifest may call it `experimental`, `beta` or `stable`. */
export type QualityLevel = 'basic' | 'good' | 'excellent';

/** Levels by maturity: a pack answers for every rule of these levels. */
export const levelsOf: Readonly<Record<Manifest['maturity'], readonly QualityLevel[]>> = {
  experimental: ['basic'],
  beta: ['basic', 'good'],
  stable: ['basic', 'good', 'excellent'],
};

export interface QualityRule {
  readonly level: QualityLevel;
  readonly title: Text;
}

/** The rules of quality that `quality.yaml` of every pack answers, each with `done`, `todo` or `exempt`. */
export const qualityRules = {
  'examples-tried': {
    level: 'basic',
    title: {
      zh: '每个操作至少有一个示例，其结果错了就会被测试发现',
      en: 'Each operation has an example whose answer a test holds it to',
    },
  },
  'readme-complete': {
    level: 'basic',
    title: {
      zh: 'README 写明问题、示例、数据、局限和参考资料',
      en: 'The README has question, worked example, data, limits and references',
    },
  },
  'bad-input-told': {
    level: 'basic',
    title: {
      zh: '输入有误时说明错在哪里、怎么办，有测试',
      en: 'Bad input is told what is wrong and what to do, held by a test',
    },
  },
  'texts-read': {
    level: 'basic',
    title: { zh: '中英文文字由人通读过', en: 'A person has read the texts in both languages' },
  },
  'golden-data': {
    level: 'good',
    title: {
      zh: '有来源清楚的标准数据，结果逐项比对',
      en: 'Golden data with a stated origin are compared item by item',
    },
  },
  'properties-held': {
    level: 'good',
    title: { zh: '算法的性质用随机输入检验', en: 'Properties of its algorithms are tried on generated input' },
  },
  'sources-named': {
    level: 'good',
    title: { zh: '公式、规则和标准注明出处与条款', en: 'Formulas, rules and standards name source and clause' },
  },
  'result-shown': {
    level: 'good',
    title: {
      zh: '结果的展示方式已定义，并看过页面',
      en: 'It is defined how results are shown, and the page was looked at',
    },
  },
  'sizes-bounded': {
    level: 'good',
    title: {
      zh: '输入大小和运行时间有上限，可以中途停止',
      en: 'Size and time are bounded and a run can be stopped on the way',
    },
  },
  'judged-outside': {
    level: 'excellent',
    title: {
      zh: '经外部标准、数据集或程序检验',
      en: 'Something outside judges it: vectors of a standard, a public set, another program',
    },
  },
  'speed-measured': {
    level: 'excellent',
    title: {
      zh: '性能与对照在同一次运行中测得，含增长曲线',
      en: 'Speed is measured against a peer or a bound in one run, with its growth',
    },
  },
  'tried-in-a-city': {
    level: 'excellent',
    title: { zh: '有单位用自己的数据试用过', en: 'A unit has tried it on data of its own' },
  },
} as const satisfies Readonly<Record<string, QualityRule>>;

export type QualityRuleId = keyof typeof qualityRules;
