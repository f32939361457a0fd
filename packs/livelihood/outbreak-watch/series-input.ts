import { coded, fileInput, label, readTable, z } from '@yuzhi/sdk';
import type { FileRef } from '@yuzhi/sdk';
import type { CountSeries } from './algorithms/count-series.ts';
import { outbreakError } from './errors.ts';

/** Twenty years of weeks: more says nothing about now, and bounds the work of one series. */
const longest = 1_060;
const largestCount = 10_000_000;

const id = z.string().trim().min(1).max(120);
const cases = z.int().min(0).max(largestCount);

/** A series as other systems send it. */
export const seriesInput = z.object({
  id: id.meta(label('序列编号', 'Id')),
  frequency: z
    .int()
    .min(4)
    .max(366)
    .meta(label('每年期数', 'Periods a year', { help: { zh: '周报 52，月报 12', en: '52 for weeks, 12 for months' } })),
  startYear: z.int().min(1900).max(2200).nullish().meta(label('起始年', 'First year')),
  startPeriod: z.int().min(1).max(366).nullish().meta(label('起始期', 'First period')),
  counts: z
    .array(cases)
    .min(1)
    .max(longest)
    .meta(label('病例数', 'Cases', { unit: '例' })),
  b: z
    .int()
    .min(1)
    .max(10)
    .nullish()
    .meta(label('回看年数', 'Years looked back', { unit: '年' })),
});

/** Columns of a table of counts. */
const countRow = z.object({
  area: z
    .string()
    .trim()
    .max(80)
    .optional()
    .meta({ ...label('地区', 'Area'), 'x-aliases': ['区县', '地区名称', 'county'] }),
  disease: z
    .string()
    .trim()
    .max(80)
    .optional()
    .meta({ ...label('病种', 'Disease'), 'x-aliases': ['疾病', '病种名称'] }),
  year: z.int().min(1900).max(2200).meta(label('年', 'Year')),
  period: z
    .int()
    .min(1)
    .max(366)
    .meta({ ...label('期', 'Period'), 'x-aliases': ['周', '周次', '月', 'week', 'month'] }),
  cases: cases.meta({ ...label('病例数', 'Cases', { unit: '例' }), 'x-aliases': ['发病数', 'count', 'counts'] }),
});

export const countTable = fileInput({ accept: ['csv', 'xlsx'], maxBytes: 24 * 1024 * 1024 }).meta(
  label('计数表', 'Table of counts', {
    help: {
      zh: '列：地区、病种、年、期、病例数；地区和病种可省略',
      en: 'Columns: area, disease, year, period, cases; area and disease may be left out',
    },
  }),
);

export const tableFrequency = coded({
  weekly: { zh: '周报', en: 'Weekly' },
  monthly: { zh: '月报', en: 'Monthly' },
}).meta(label('统计频率', 'Frequency'));

export const absentPeriods = coded({
  refuse: { zh: '拒绝', en: 'Refuse' },
  zero: { zh: '按零病例', en: 'Count as zero' },
}).meta(label('缺期处理', 'Absent periods'));

/** A series with its name and where it begins. */
export interface NamedSeries extends CountSeries {
  readonly id: string;
  readonly area: string;
  readonly disease: string;
}

export interface TableSettings {
  readonly frequency: 'weekly' | 'monthly';
  readonly absent: 'refuse' | 'zero';
  readonly signal: AbortSignal;
}

/** Years looked back where nobody says how many. */
const usualYears = 5;

/** A series as sent, with the years looked back filled in. */
export function asNamed(one: z.output<typeof seriesInput>): NamedSeries {
  const { id: name, counts, frequency, b } = one;
  return { id: name, area: '', disease: name, counts, frequency, baselineYears: b ?? usualYears };
}

/** @throws OUTBREAK_SERIES_REPEATED */
export function refuseRepeated(all: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const [index, one] of all.entries()) {
    if (seen.has(one.id)) throw outbreakError('OUTBREAK_SERIES_REPEATED', { position: index + 1 });
    seen.add(one.id);
  }
}

/**
 * Reads a table of counts into series by area and disease. Cases of a week 53 are added to week 52, so that a year has 52.
 *
 * @throws OUTBREAK_ROWS_REFUSED, OUTBREAK_TABLE_EMPTY, OUTBREAK_PERIOD_REPEATED, OUTBREAK_PERIOD_INVALID, OUTBREAK_PERIODS_MISSING and the errors of
 * `readTable`
 */
export async function readSeries(file: FileRef, settings: TableSettings): Promise<readonly NamedSeries[]> {
  const table = await readTable(file, countRow, { maxRows: 1_000_000, maxErrors: 1, signal: settings.signal });
  const { rows, rowNumbers, errors, errorCount } = table;
  const wrong = errors[0];
  if (wrong !== undefined) {
    const { row, column, message } = wrong;
    const reason = { count: errorCount, row, column: column ?? '', reasonZh: message.zh, reason: message.en };
    throw outbreakError('OUTBREAK_ROWS_REFUSED', reason);
  }
  if (rows.length === 0) throw outbreakError('OUTBREAK_TABLE_EMPTY');
  const most = settings.frequency === 'weekly' ? 53 : 12;
  const groups = new Map<string, Group>();
  for (const [index, row] of rows.entries()) {
    const position = rowNumbers[index] ?? index + 1;
    if (row.period > most) throw outbreakError('OUTBREAK_PERIOD_INVALID', { row: position, most });
    const area = row.area ?? '';
    const disease = row.disease ?? '';
    const group = groups.get(`${area}\n${disease}`) ?? { area, disease, byPeriod: new Map() };
    groups.set(`${area}\n${disease}`, group);
    const key = row.year * 100 + row.period;
    if (group.byPeriod.has(key)) throw outbreakError('OUTBREAK_PERIOD_REPEATED', { row: position });
    group.byPeriod.set(key, row.cases);
  }
  const last = Math.max(...rows.values().map(({ year, period }) => indexOf(year * 100 + period, settings.frequency)));
  return [...groups.values()].map((group, index) => completed(group, index + 1, last, settings));
}

interface Group {
  readonly area: string;
  readonly disease: string;
  /** Cases by year times 100 plus period. */
  readonly byPeriod: Map<number, number>;
}

/** A period on one line of time. Week 53 falls on week 52. */
function indexOf(key: number, frequency: TableSettings['frequency']): number {
  const periods = frequency === 'weekly' ? 52 : 12;
  return Math.floor(key / 100) * periods + Math.min(key % 100, periods) - 1;
}

/** All series end with the last period of the table: one that stops earlier has periods missing. */
function completed(group: Group, position: number, last: number, { frequency, absent }: TableSettings): NamedSeries {
  const byIndex = new Map<number, number>();
  for (const [key, count] of group.byPeriod) {
    const index = indexOf(key, frequency);
    byIndex.set(index, (byIndex.get(index) ?? 0) + count);
  }
  const first = Math.min(...byIndex.keys());
  const length = last - first + 1;
  if (length > longest) throw outbreakError('OUTBREAK_SPAN_TOO_LONG', { limit: longest });
  const missing = length - byIndex.size;
  if (missing > 0 && absent === 'refuse') throw outbreakError('OUTBREAK_PERIODS_MISSING', { position, missing });
  return {
    id: [group.area, group.disease].filter((name) => name !== '').join(' ') || '全部',
    area: group.area,
    disease: group.disease,
    counts: Array.from({ length }, (_, offset) => byIndex.get(first + offset) ?? 0),
    frequency: frequency === 'weekly' ? 52 : 12,
    baselineYears: usualYears,
  };
}
