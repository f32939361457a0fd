import { defineOperation, isoDate, label, z } from '@yuzhi/sdk';
import { levelOf } from '../algorithms/grade-readings.ts';
import { editionOf } from '../rules.ts';
import { categoryCode, categoryOf, citation, citationColumns, citing, pollutantCode, standard } from '../words.ts';

const input = z.strictObject({
  date: isoDate.meta(
    label('日期', 'Date', {
      help: { zh: '决定执行哪一版标准', en: 'It decides which edition of the standard applies' },
    }),
  ),
  aqi: z
    .int()
    .min(0)
    .max(500)
    .optional()
    .meta(label('AQI', 'AQI', { help: { zh: '不填时列出全部级别', en: 'All levels are listed when left out' } })),
  primary: z
    .array(pollutantCode)
    .optional()
    .meta(
      label('首要污染物', 'Primary pollutant', { help: { zh: '用于列出敏感人群', en: 'It tells who is sensitive' } }),
    ),
});

const output = z.object({
  standard,
  levels: z
    .array(
      z.object({
        level: z.int().meta(label('级别', 'Level')),
        category: categoryCode.meta(label('类别', 'Category')),
        range: z.string().meta(label('AQI 范围', 'AQI')),
        colour: z.string().meta(label('颜色', 'Colour (Chinese)')),
        colourEn: z.string().meta(label('颜色（英文）', 'Colour')),
        rgb: z.string().meta(label('RGB', 'RGB')),
        effect: z.string().meta(label('对健康的影响', 'Effect on health (Chinese)')),
        effectEn: z.string().meta(label('对健康的影响（英文）', 'Effect on health')),
        advice: z.string().meta(label('建议', 'Advice (Chinese)')),
        adviceEn: z.string().meta(label('建议（英文）', 'Advice')),
      }),
    )
    .meta(label('级别与建议', 'Levels and advice')),
  sensitiveGroups: z
    .array(
      z.object({
        pollutant: pollutantCode.meta(label('污染物', 'Pollutant')),
        who: z.string().meta(label('敏感人群', 'Sensitive people (Chinese)')),
        whoEn: z.string().meta(label('敏感人群（英文）', 'Sensitive people')),
      }),
    )
    .meta(label('敏感人群', 'Sensitive people')),
  restsOn: z.array(citation).meta(label('依据', 'Rests on')),
});

export const advice = defineOperation({
  id: 'advice',
  title: { zh: '级别、颜色与健康建议', en: 'Levels, colours and advice' },
  summary: {
    zh: '某一 AQI 属于哪一级、用什么颜色，对健康有何影响，建议怎样做，谁要特别当心',
    en: 'To which level an AQI belongs, its colour, what it does to health, what is advised, and who has to take care',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input,
  output,
  show: [
    {
      as: 'table',
      title: { zh: '级别与颜色', en: 'Levels and colours' },
      rows: 'levels',
      columns: ['level', 'category', 'range', 'colour', 'colourEn', 'rgb'],
    },
    {
      as: 'table',
      title: { zh: '影响与建议', en: 'Effect and advice in Chinese' },
      rows: 'levels',
      columns: ['category', 'effect', 'advice'],
    },
    {
      as: 'table',
      title: { zh: '影响与建议（英文）', en: 'Effect and advice' },
      rows: 'levels',
      columns: ['category', 'effectEn', 'adviceEn'],
    },
    { as: 'table', title: { zh: '敏感人群', en: 'Sensitive people' }, rows: 'sensitiveGroups' },
    { as: 'table', title: { zh: '依据', en: 'Rests on' }, rows: 'restsOn', columns: citationColumns },
  ],
  examples: [
    {
      title: { zh: 'AQI 为 137，首要污染物为臭氧', en: 'An AQI of 137, primary pollutant ozone' },
      input: { date: '2026-07-20', aqi: 137, primary: ['O3'] },
      output: {
        standard: 'HJ 633-2026',
        levels: [{ level: 3, range: '101—150', colour: '橙色' }],
        sensitiveGroups: [{ pollutant: 'O3' }],
      },
    },
  ],
  run(ctx, { date, aqi, primary = [] }) {
    const version = editionOf(ctx.rules, date);
    const { levels, sensitiveGroups, clauses } = version.data;
    const chosen = aqi === undefined ? null : levelOf(version.data, aqi);
    return {
      standard: version.data.standard,
      levels: levels
        .filter(({ level }) => chosen === null || level === chosen)
        .map(({ level, from, to, colour, rgb, effect, advice }) => ({
          level,
          category: categoryOf(level) ?? 'severe',
          range: to === null ? `>${from - 1}` : `${from}—${to}`,
          colour: colour.zh,
          colourEn: colour.en,
          rgb: rgb.join(', '),
          effect: effect.zh,
          effectEn: effect.en,
          advice: advice.zh,
          adviceEn: advice.en,
        })),
      sensitiveGroups: sensitiveGroups
        .filter(({ pollutant }) => primary.length === 0 || primary.includes(pollutant))
        .map(({ pollutant, who }) => ({ pollutant, who: who.zh, whoEn: who.en })),
      restsOn: [citing(version, [clauses.level, clauses.advice].filter((clause) => clause !== null).join('；'))],
    };
  },
});
