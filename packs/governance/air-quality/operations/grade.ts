import { defineOperation, isoDate, label, z } from '@yuzhi/sdk';
import { asNumber, decimalText, fraction } from '../algorithms/fraction.ts';
import { gradeReadings } from '../algorithms/grade-readings.ts';
import type { Grade, GradedReading } from '../algorithms/grade-readings.ts';
import type { IndexEdition } from '../algorithms/index-edition.ts';
import { pollutantOf } from '../algorithms/item.ts';
import type { Item } from '../algorithms/item.ts';
import { editionOf } from '../rules.ts';
import {
  aqi,
  citation,
  citationColumns,
  citing,
  itemCode,
  level,
  pollutantCode,
  primary,
  remarkCode,
  reportCode,
  standard,
  unitOf,
} from '../words.ts';

const input = z.strictObject({
  date: isoDate.meta(
    label('数据日期', 'Date of the data', {
      help: { zh: '决定执行哪一版标准', en: 'It decides which edition of the standard applies' },
    }),
  ),
  readings: z
    .array(
      z.strictObject({
        item: itemCode.meta(label('项目', 'Item')),
        value: z
          .number()
          .min(0)
          .max(1_000_000)
          .nullable()
          .meta(
            label('浓度', 'Concentration', {
              help: {
                zh: 'CO 为 mg/m³，其余为 μg/m³；缺测留空',
                en: 'CO in mg/m³, all others in μg/m³; leave blank when missing',
              },
            }),
          ),
      }),
    )
    .max(2_000)
    .meta(label('监测值', 'Readings')),
  report: reportCode.optional().meta(
    label('报告种类', 'Report', {
      help: { zh: '不填时按监测项目判断', en: 'Decided by the items when left out' },
    }),
  ),
  notMonitored: z
    .array(pollutantCode)
    .optional()
    .meta(label('监测方案未列入的污染物', 'Pollutants not in the monitoring plan')),
  noPollutionByItFor3Years: z
    .boolean()
    .nullish()
    .meta(
      label(
        '未列入的污染物连续三年未作为污染日首要污染物',
        'For three years none of these was primary on a polluted day',
        {
          help: { zh: '见 HJ 633-2026 5.3.2；不清楚时不填', en: 'HJ 633-2026, 5.3.2; leave out when unknown' },
        },
      ),
    ),
});

const output = z.object({
  standard,
  report: reportCode.meta(label('报告种类', 'Report')),
  aqi,
  level,
  primary,
  items: z
    .array(
      z.object({
        item: itemCode.meta(label('项目', 'Item')),
        value: z.number().nullable().meta(label('浓度', 'Concentration')),
        iaqi: z.int().nullable().meta(label('IAQI', 'IAQI')),
      }),
    )
    .meta(label('分指数', 'Sub-indices')),
  publishAqi: z.boolean().meta(label('可发布 AQI', 'AQI may be published')),
  missing: z.array(itemCode).meta(label('缺测项目', 'Missing items')),
  exceeding: z
    .array(pollutantCode)
    .nullable()
    .meta(
      label('超标污染物', 'Exceeding pollutants', {
        help: { zh: '仅 HJ 633-2012 使用此词', en: 'A term of HJ 633-2012 only' },
      }),
    ),
  publication: z
    .array(
      z.object({
        item: itemCode.meta(label('项目', 'Item')),
        concentration: z.string().meta(label('浓度', 'Concentration')),
        unit: z.string().meta(label('单位', 'Unit')),
        subIndex: z.string().meta(label('IAQI', 'IAQI')),
      }),
    )
    .meta(label('发布内容', 'As published')),
  remarks: z
    .array(
      z.object({
        item: itemCode.nullable().meta(label('项目', 'Item')),
        remark: remarkCode.meta(label('说明', 'Remark')),
        clause: z.string().nullable().meta(label('条款', 'Clause')),
      }),
    )
    .meta(label('说明', 'Remarks')),
  restsOn: z.array(citation).meta(label('依据', 'Rests on')),
});

export const grade = defineOperation({
  id: 'grade',
  title: { zh: '空气质量评价', en: 'Grade air quality' },
  summary: {
    zh: '由一组监测浓度计算分指数、AQI、首要污染物和级别，按数据日期执行相应版本的标准',
    en: 'Sub-indices, AQI, primary pollutant and level of a set of concentrations, by the edition in force on their day',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input,
  output,
  show: [
    { as: 'figure', title: { zh: 'AQI', en: 'AQI' }, value: 'aqi' },
    { as: 'figure', title: { zh: '级别', en: 'Level' }, value: 'level' },
    { as: 'figure', title: { zh: '首要污染物', en: 'Primary pollutant' }, value: 'primary' },
    { as: 'figure', title: { zh: '执行标准', en: 'Standard' }, value: 'standard' },
    { as: 'table', title: { zh: '发布内容', en: 'As published' }, rows: 'publication' },
    { as: 'table', title: { zh: '各监测值', en: 'Each reading' }, rows: 'items' },
    { as: 'table', title: { zh: '说明', en: 'Remarks' }, rows: 'remarks' },
    { as: 'table', title: { zh: '依据', en: 'Rests on' }, rows: 'restsOn', columns: citationColumns },
  ],
  examples: [
    {
      title: {
        zh: '2026年11月某日，细颗粒物偏高（数据为编造）',
        en: 'A day of November 2026, much PM2.5 (made-up data)',
      },
      input: {
        date: '2026-11-23',
        readings: [
          { item: 'SO2_24H', value: 8 },
          { item: 'NO2_24H', value: 30 },
          { item: 'CO_24H', value: 0.6 },
          { item: 'O3_8H', value: 90 },
          { item: 'PM10_24H', value: 95 },
          { item: 'PM25_24H', value: 61 },
        ],
      },
      output: { standard: 'HJ 633-2026', aqi: 101, level: 3, primary: ['PM25'], publishAqi: true },
    },
    {
      title: {
        zh: '同样的浓度在2026年2月28日仍属良（数据为编造）',
        en: 'The same concentrations were still good on 28 February 2026 (made-up data)',
      },
      input: {
        date: '2026-02-28',
        readings: [
          { item: 'SO2_24H', value: 8 },
          { item: 'NO2_24H', value: 30 },
          { item: 'CO_24H', value: 0.6 },
          { item: 'O3_1H', value: 110 },
          { item: 'O3_8H', value: 90 },
          { item: 'PM10_24H', value: 95 },
          { item: 'PM25_24H', value: 61 },
        ],
      },
      output: { standard: 'HJ 633-2012', aqi: 83, level: 2, primary: ['PM25'] },
    },
    {
      title: {
        zh: '臭氧缺测，其余良好：不发布 AQI（数据为编造）',
        en: 'Ozone missing, the rest good: no AQI (made-up data)',
      },
      input: {
        date: '2026-06-01',
        readings: [
          { item: 'SO2_1H', value: 8 },
          { item: 'NO2_1H', value: 30 },
          { item: 'CO_1H', value: 0.6 },
          { item: 'O3_1H', value: null },
          { item: 'PM10_1H', value: 55 },
          { item: 'PM25_1H', value: 60 },
        ],
      },
      output: { report: 'hourly', aqi: null, level: null, publishAqi: false, missing: ['O3_1H'] },
    },
  ],
  run(ctx, { date, readings, report, notMonitored, noPollutionByItFor3Years }) {
    const version = editionOf(ctx.rules, date);
    const graded = gradeReadings(
      version.data,
      readings.map(({ item, value }) => ({ item, value: value === null ? null : fraction(value) })),
      {
        ...(report && { report }),
        notMonitored: notMonitored ?? [],
        neverPrimaryFor3Years: noPollutionByItFor3Years === true,
      },
    );
    return {
      standard: version.data.standard,
      report: graded.report,
      aqi: graded.aqi,
      level: graded.level,
      primary: graded.primary,
      items: graded.readings.map(({ item, subIndex }, index) => ({
        item,
        value: readings[index]?.value ?? null,
        iaqi: subIndex,
      })),
      publishAqi: graded.aqi !== null,
      missing: graded.missing,
      exceeding: graded.exceeding,
      publication: publicationOf(version.data, graded),
      remarks: graded.remarks.map(({ code, item, clause }) => ({ item, remark: code, clause })),
      restsOn: [citing(version, clausesOf(version.data, graded))],
    };
  },
});

/** The rows of the published table: NA for what is missing, / for what is not in the monitoring plan. */
function publicationOf(edition: IndexEdition, graded: Grade) {
  const shown = [...new Set([...edition.reports[graded.report].items, ...countedItems(graded)])];
  return shown.map((item) => {
    const found = graded.readings.find((one) => one.item === item && one.value !== null);
    const absent = graded.notMonitored.includes(item) ? '/' : 'NA';
    return {
      item,
      concentration: found === undefined ? absent : concentrationText(edition, found),
      unit: unitOf(pollutantOf(item)),
      subIndex: found === undefined ? absent : (found.subIndex?.toString() ?? '—'),
    };
  });
}

function countedItems({ readings }: Grade): readonly Item[] {
  return readings.filter(({ counts }) => counts).map(({ item }) => item);
}

function concentrationText(edition: IndexEdition, { item, value, compared }: GradedReading): string {
  if (value === null) return 'NA';
  const decimals = edition.items.find((limits) => limits.item === item)?.decimals ?? null;
  return decimals === null || compared === null ? String(asNumber(value)) : decimalText(compared, decimals);
}

/** The clauses that made the result, in one citation. */
function clausesOf({ clauses, reports }: IndexEdition, graded: Grade): string {
  const used = [
    reports[graded.report].clause,
    clauses.subIndex,
    clauses.index,
    clauses.rounding,
    graded.primary.length > 0 ? clauses.primary : null,
    graded.level === null ? null : clauses.level,
    graded.missing.length > 0 ? clauses.missing : null,
    graded.notMonitored.length > 0 ? clauses.notMonitored : null,
  ];
  return used.filter((clause) => clause !== null).join('；');
}
