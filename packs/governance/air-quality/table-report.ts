import { label, z } from '@yuzhi/sdk';
import type { RowError } from '@yuzhi/sdk';
import type { GradedTime } from './algorithms/grade-stations.ts';
import type { DayRules } from './rules.ts';
import { category, categoryCode, categoryOf, citing } from './words.ts';
import type { citation } from './words.ts';

/** How many days or hours fell into each level. */
export const levelCounts = z
  .array(
    z.object({
      category: categoryCode.meta(label('类别', 'Category')),
      stationDays: z.int().meta(label('站点·日数', 'Station-days')),
    }),
  )
  .meta(label('各级别日数', 'Days by level'));

export function levelCountsOf(days: readonly GradedTime[]): z.output<typeof levelCounts> {
  return categoryCode.options.map((category) => ({
    category,
    stationDays: days.filter(({ grade }) => categoryOf(grade.level) === category).length,
  }));
}

/** Rows of the table that were left out, with the reason. */
export const refusedRows = z
  .array(
    z.object({
      row: z.int().meta(label('行号', 'Row')),
      column: z.string().nullable().meta(label('列', 'Column')),
      reasonZh: z.string().meta(label('原因', 'Reason (Chinese)')),
      reason: z.string().meta(label('原因（英文）', 'Reason')),
    }),
  )
  .meta(label('未采用的行', 'Rows left out'));

export function refusedRowsOf(errors: readonly RowError[]): z.output<typeof refusedRows> {
  return errors.map(({ row, column, message }) => ({ row, column, reasonZh: message.zh, reason: message.en }));
}

/** The stations with coordinates, each with the last AQI that it has. */
export const stationMap = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        geometry: z.object({ type: z.literal('Point'), coordinates: z.array(z.number()) }),
        properties: z.object({
          name: z.string().meta(label('站点', 'Station')),
          aqi: z.int().nullable().meta(label('AQI', 'AQI')),
          category,
          date: z.string().meta(label('日期', 'Date')),
        }),
      }),
    ),
  })
  .meta(label('站点地图', 'Map of stations'));

interface Located {
  readonly name: string;
  readonly position: readonly [lon: number, lat: number] | null;
  readonly days: readonly GradedTime[];
}

export function stationMapOf(stations: readonly Located[]): z.output<typeof stationMap> {
  const features = stations.flatMap(({ name, position, days }) => {
    const last = days.at(-1);
    if (position === null || last === undefined) return [];
    const { aqi, level } = last.grade;
    const shown = `${name} ${aqi ?? 'NA'}`;
    return [
      {
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [...position] },
        properties: { name: shown, aqi, category: categoryOf(level), date: last.date },
      },
    ];
  });
  return { type: 'FeatureCollection', features };
}

/** Each version of a rule that was used, once. */
export function citationsOf(used: readonly DayRules[]): z.output<typeof citation>[] {
  const versions = used.flatMap(({ index, validity, assessment }) => {
    const { daily, hourly } = index.data.reports;
    const clauses = [daily.clause, hourly.clause, index.data.clauses.subIndex, index.data.clauses.missing];
    return [
      citing(index, [...new Set(clauses)].filter((one) => one !== null).join('；')),
      citing(validity, validity.data.clause),
      citing(assessment, assessment.data.clause),
    ];
  });
  return [...new Map(versions.map((one) => [`${one.rule}/${one.version}`, one])).values()];
}
