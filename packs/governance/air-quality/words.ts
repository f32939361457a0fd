import { cite, coded, label, ruleCitation, z } from '@yuzhi/sdk';
import type { RuleVersion, Text } from '@yuzhi/sdk';
import type { Item } from './algorithms/item.ts';

const ug = 'μg/m³';
const mg = 'mg/m³';

/** The pollutants as people write them; what they are measured in stands beside each column. */
export const pollutantCode = coded({
  SO2: { zh: '二氧化硫（SO₂）', en: 'SO₂' },
  NO2: { zh: '二氧化氮（NO₂）', en: 'NO₂' },
  CO: { zh: '一氧化碳（CO）', en: 'CO' },
  O3: { zh: '臭氧（O₃）', en: 'O₃' },
  PM10: { zh: '可吸入颗粒物（PM10）', en: 'PM10' },
  PM25: { zh: '细颗粒物（PM2.5）', en: 'PM2.5' },
});

const itemWords = {
  SO2_24H: { zh: 'SO₂ 24小时平均', en: 'SO₂, 24 h mean' },
  SO2_1H: { zh: 'SO₂ 1小时平均', en: 'SO₂, 1 h mean' },
  NO2_24H: { zh: 'NO₂ 24小时平均', en: 'NO₂, 24 h mean' },
  NO2_1H: { zh: 'NO₂ 1小时平均', en: 'NO₂, 1 h mean' },
  CO_24H: { zh: 'CO 24小时平均', en: 'CO, 24 h mean' },
  CO_1H: { zh: 'CO 1小时平均', en: 'CO, 1 h mean' },
  O3_8H: { zh: 'O₃ 8小时平均', en: 'O₃, 8 h mean' },
  O3_1H: { zh: 'O₃ 1小时平均', en: 'O₃, 1 h mean' },
  PM10_24H: { zh: 'PM10 24小时平均', en: 'PM10, 24 h mean' },
  PM10_1H: { zh: 'PM10 1小时平均', en: 'PM10, 1 h mean' },
  PM25_24H: { zh: 'PM2.5 24小时平均', en: 'PM2.5, 24 h mean' },
  PM25_1H: { zh: 'PM2.5 1小时平均', en: 'PM2.5, 1 h mean' },
} satisfies Record<Item, Text>;

/** Items by the names of the vectors: pollutant and averaging time. CO in mg/m³, all others in μg/m³. */
export const itemCode = coded(itemWords);

export const reportCode = coded({
  daily: { zh: '日报', en: 'Daily report' },
  hourly: { zh: '实时报（小时）', en: 'Hourly report' },
});

/** Levels 1 to 6 with their categories (HJ 633, table of levels). */
const levelCode = z.int().meta({
  'x-codes': {
    1: { zh: '一级（优）', en: 'I (excellent)' },
    2: { zh: '二级（良）', en: 'II (good)' },
    3: { zh: '三级（轻度污染）', en: 'III (light pollution)' },
    4: { zh: '四级（中度污染）', en: 'IV (moderate pollution)' },
    5: { zh: '五级（重度污染）', en: 'V (heavy pollution)' },
    6: { zh: '六级（严重污染）', en: 'VI (severe pollution)' },
  },
});

/** The categories of the levels (HJ 633, table of levels), in their order. */
const categories = {
  excellent: { zh: '优', en: 'Excellent' },
  good: { zh: '良', en: 'Good' },
  light: { zh: '轻度污染', en: 'Light pollution' },
  moderate: { zh: '中度污染', en: 'Moderate pollution' },
  heavy: { zh: '重度污染', en: 'Heavy pollution' },
  severe: { zh: '严重污染', en: 'Severe pollution' },
};

type Category = keyof typeof categories;

export const categoryCode = coded(categories);

/** The category of a level from 1 to 6; `null` for none. */
export function categoryOf(level: number | null): Category | null {
  return level === null ? null : ((Object.keys(categories) as Category[])[level - 1] ?? null); // in their order
}

/** How far the text of a rule was checked. */
const trustCode = coded({
  official: { zh: '已核对原文', en: 'Text read' },
  secondary: { zh: '依据转载', en: 'Read in a copy' },
  unverified: { zh: '原文未见，待核对', en: 'Text not seen' },
});

/** A citation whose fields have names for people. */
export const citation = ruleCitation.extend({
  standard: z.string().meta(label('标准', 'Standard')),
  clause: z.string().nullable().meta(label('条款', 'Clause')),
  trust: trustCode.meta(label('核对情况', 'Checked')),
});

/** What the view of citations shows. */
export const citationColumns = ['standard', 'clause', 'trust'] as const;

export function citing(version: RuleVersion<unknown>, clause: string | null): z.output<typeof citation> {
  const { number, title, trust } = version.source;
  return { ...cite(version, clause), standard: number ?? title, trust };
}

export const remarkCode = coded({
  missing: { zh: '缺测或数据无效', en: 'Missing or not valid' },
  'not-monitored': { zh: '监测方案未列入', en: 'Not in the monitoring plan' },
  withheld: {
    zh: '有缺测，其余项目的 AQI 不大于 100，不发布',
    en: 'Incomplete, and 100 or less without it: not published',
  },
  'set-by-note': { zh: '超过分级上限，按表注取值', en: 'Above the last border: set by the note' },
  'concentration-only': { zh: '只报浓度，不计分指数', en: 'Concentration only, no sub-index' },
  'no-sub-index': { zh: '超过分级上限，按表注不计此项', en: 'Above the last border: by the note it has none' },
  'beyond-table': { zh: '超过分级表，标准未规定，按 500 计', en: 'Above the table, not in the standard: 500' },
  'not-counted': { zh: '不属于本报告，不参与 AQI', en: 'Not of this report, no part in the AQI' },
  'area-not-in-edition': { zh: '城市值仅供参考', en: 'City: for information' },
  contradictory: { zh: '同一项目数值不一，无法确定 AQI', en: 'Two values for one item: AQI unknown' },
});

/** Ways to forecast the next day. */
export const methodCode = coded({
  persistence: { zh: '持续性', en: 'Persistence' },
  'seasonal-naive': { zh: '季节朴素', en: 'Seasonal naïve' },
  damped: { zh: '均值回归', en: 'Damped' },
  submitted: { zh: '提交的预报', en: 'Submitted' },
});

/** What the methods are, for whoever sees their names. */
export const methodHelp = {
  zh: '持续性：与当日相同；季节朴素：与上周同日相同；均值回归：当日与近四周均值之间',
  en: 'Persistence: same as today; seasonal naïve: same as a week before; damped: between today and the mean of four weeks',
};

/** How the time of an hourly mean is written. */
export const hourLabelCode = coded({
  start: { zh: '小时开始的时刻（0时至23时）', en: 'Where the hour begins (0 to 23)' },
  end: { zh: '小时结束的时刻（1时至次日0时）', en: 'Where the hour ends (1 to 0 of the next day)' },
});

export const aqi = z.int().nullable().meta(label('AQI', 'AQI'));
export const level = levelCode.nullable().meta(label('级别', 'Level'));
export const category = categoryCode.nullable().meta(label('类别', 'Category'));
export const primary = z.array(pollutantCode).meta(label('首要污染物', 'Primary pollutant'));
export const standard = z.string().meta(label('执行标准', 'Standard'));

/** Unit of an item's or pollutant's concentration. */
export function unitOf(name: string): string {
  return name.startsWith('CO') ? mg : ug;
}
