import { defineOperation, fileInput, label, sampleFile, z } from '@yuzhi/sdk';
import type { BaseContext } from '@yuzhi/sdk';
import { aTurn } from '../a-turn.ts';
import { hourNumber } from '../algorithms/calendar-hour.ts';
import type { Fraction } from '../algorithms/fraction.ts';
import { gradeArea, gradeStationDays, gradeStationHours } from '../algorithms/grade-stations.ts';
import type { GradedTime, GradeStationOptions, Station } from '../algorithms/grade-stations.ts';
import type { Pollutant } from '../algorithms/item.ts';
import { airError } from '../errors.ts';
import { beijingTime, cityDay, cityHour, dayAnswer, hourAnswer, stationDay, stationHour } from '../report-rows.ts';
import { hourColumns, readConcentration, readHours } from '../station-table.ts';
import type { hourRow, StationRows } from '../station-table.ts';
import {
  citationsOf,
  levelCounts,
  levelCountsOf,
  refusedRows,
  refusedRowsOf,
  stationMap,
  stationMapOf,
} from '../table-report.ts';
import { TableRules } from '../table-rules.ts';
import { citation, citationColumns, hourLabelCode } from '../words.ts';

/** Hourly rows make a large answer: a month of 26 stations. */
const mostHours = 20_000;

const input = z.strictObject({
  readings: fileInput({ accept: ['csv', 'xlsx'], maxBytes: 12 * 1024 * 1024 }).meta(
    label('小时监测数据表', 'Table of hourly means', {
      help: {
        zh: '列：城市（可不填）、站点、时间、SO2、NO2、CO、O3、PM10、PM2.5，可加经度、纬度；CO 为 mg/m³，其余为 μg/m³；缺测留空，监测方案未列入填 /',
        en: 'Columns: City (optional), Station, Time, SO2, NO2, CO, O3, PM10, PM2.5, and Lon, Lat where known; CO in mg/m³, others in μg/m³; blank when missing, / when not in the monitoring plan',
      },
    }),
  ),
  hourLabel: hourLabelCode.default('start').meta(
    label('表中时间指', 'The times are', {
      help: {
        zh: '决定 0 时的数据归哪一天；不清楚时请向数据提供方核实',
        en: 'It decides to which day the value of midnight belongs: ask who made the table',
      },
    }),
  ),
  hourly: z
    .boolean()
    .default(false)
    .meta(label('同时出小时报', 'Hourly reports too', { help: { zh: '至多 20000 行', en: 'At most 20,000 rows' } })),
  noPollutionByItFor3Years: z
    .boolean()
    .default(false)
    .meta(
      label(
        '填 / 的污染物连续三年未作为污染日首要污染物',
        'For three years nothing marked / was primary on a polluted day',
        {
          help: { zh: '见 HJ 633-2026 5.3.2', en: 'HJ 633-2026, 5.3.2' },
        },
      ),
    ),
});

const output = z.object({
  stationCount: z.int().meta(label('站点数', 'Stations')),
  stationDays: z.array(stationDay).meta(label('站点日报', 'Stations by day')),
  cityDays: z.array(cityDay).meta(label('城市日报', 'Cities by day')),
  levels: levelCounts,
  lines: z
    .array(
      z.object({
        name: z.string(),
        points: z.array(
          z.object({
            time: z.string().meta(label('时间', 'Time')),
            aqi: z.int().nullable().meta(label('AQI', 'AQI')),
          }),
        ),
      }),
    )
    .meta(label('AQI 变化', 'AQI by time')),
  map: stationMap,
  stationHours: z.array(stationHour).meta(label('站点小时报', 'Stations by hour')),
  cityHours: z.array(cityHour).meta(label('城市小时报', 'Cities by hour')),
  negativeValues: z.int().meta(label('按缺测处理的负值个数', 'Negative values taken as missing')),
  refusedCount: z.int().meta(label('未采用的单元格数', 'Cells refused')),
  refused: refusedRows,
  restsOn: z.array(citation).meta(label('依据', 'Rests on')),
});

export const gradeTable = defineOperation({
  id: 'grade-table',
  title: { zh: '站点小时数据汇总评价', en: 'Grade a table of hours' },
  summary: {
    zh: '由各站点小时浓度表出站点和城市的日报、小时报，按有效性规定处理缺测，每日执行当日有效的标准',
    en: 'Daily and hourly reports of stations and cities from a table of hourly means, with the rules of validity, each day by the edition in force on it',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules', 'city'],
  input,
  output,
  limits: { timeoutMs: 120_000, inputBytes: 17 * 1024 * 1024 },
  show: [
    { as: 'figure', title: { zh: '站点数', en: 'Stations' }, value: 'stationCount' },
    { as: 'table', title: { zh: '城市日报', en: 'Cities by day' }, rows: 'cityDays' },
    { as: 'table', title: { zh: '站点日报', en: 'Stations by day' }, rows: 'stationDays' },
    {
      as: 'bar',
      title: { zh: '各级别站点·日数', en: 'Station-days by level' },
      rows: 'levels',
      x: 'category',
      y: 'stationDays',
    },
    { as: 'map', title: { zh: '最近一日各站点 AQI', en: 'Last AQI of each station' }, features: 'map', label: 'name' },
    {
      as: 'line',
      title: { zh: 'AQI 变化', en: 'AQI by time' },
      rows: 'lines.points',
      x: 'time',
      y: ['aqi'],
      split: 'lines.name',
    },
    { as: 'table', title: { zh: '城市小时报', en: 'Cities by hour' }, rows: 'cityHours' },
    { as: 'table', title: { zh: '站点小时报', en: 'Stations by hour' }, rows: 'stationHours' },
    { as: 'table', title: { zh: '未采用的行', en: 'Rows left out' }, rows: 'refused' },
    { as: 'table', title: { zh: '依据', en: 'Rests on' }, rows: 'restsOn', columns: citationColumns },
  ],
  examples: [
    {
      title: {
        zh: '2026年2月27日至3月1日，两个站点，跨新旧标准（数据为编造）',
        en: '27 February to 1 March 2026, two stations, over the change of standard (made-up data)',
      },
      input: { readings: sampleFile(new URL('../golden/change-of-standard.csv', import.meta.url)), hourly: true },
      output: {
        stationCount: 2,
        cityDays: [
          { date: '2026-02-27', category: 'good' },
          { date: '2026-02-28', standard: 'HJ 633-2012', PM25_24H: 70, category: 'good' },
          { date: '2026-03-01', standard: 'HJ 633-2026', PM25_24H: 70, category: 'light' },
        ],
      },
    },
  ],
  async run(ctx, { readings, hourLabel, hourly, noPollutionByItFor3Years }) {
    const table = await readHours(readings, { city: ctx.city.name.zh, signal: ctx.signal });
    const rules = new TableRules(ctx.rules);
    const options: GradeStationOptions = {
      rulesOf: (date) => rules.of(date),
      neverPrimaryFor3Years: noPollutionByItFor3Years,
    };
    const rowCount = table.stations.reduce((sum, { rows }) => sum + rows.length, 0);
    if (hourly && rowCount > mostHours) throw airError('AIR_HOURS_TOO_MANY', { rows: rowCount, limit: mostHours });
    const atEnd = hourLabel === 'end';
    const { stations, negativeValues } = await gradeStations(ctx, table.stations, { ...options, hourly, atEnd });
    const cities = gradeCities(stations, options);
    return {
      stationCount: stations.length,
      stationDays: stations.flatMap(({ city, name: station, days }) =>
        days.map((day) => ({ city, station, ...dayAnswer(day, false) })),
      ),
      cityDays: cities.flatMap(({ name: city, days }) => days.map((day) => ({ city, ...dayAnswer(day, true) }))),
      levels: levelCountsOf(stations.flatMap(({ days }) => days)),
      lines: [...cities, ...stations].map(({ name, days, hours }) => ({
        name,
        points: hourly ? hourPoints(hours, atEnd) : dayPoints(days),
      })),
      map: stationMapOf(stations),
      stationHours: stations.flatMap(({ city, name: station, hours }) =>
        hours.map((hour) => ({ city, station, ...hourAnswer(hour, false, atEnd) })),
      ),
      cityHours: cities.flatMap(({ name: city, hours }) =>
        hours.map((hour) => ({ city, ...hourAnswer(hour, true, atEnd) })),
      ),
      negativeValues,
      refusedCount: table.refusedCount,
      refused: refusedRowsOf(table.refused),
      restsOn: citationsOf(rules.used()),
    };
  },
});

/** A city or a station with its graded days and hours. */
interface Place {
  readonly city: string;
  readonly name: string;
  readonly position: StationRows<HourRow>['position'];
  readonly days: readonly GradedTime[];
  readonly hours: readonly GradedTime[];
}

type HourRow = z.output<typeof hourRow>;

interface TableOptions extends GradeStationOptions {
  readonly hourly: boolean;
  /** The times of the table are where hours end. */
  readonly atEnd: boolean;
}

async function gradeStations(
  ctx: BaseContext,
  tables: readonly StationRows<HourRow>[],
  options: TableOptions,
): Promise<{ readonly stations: readonly Place[]; readonly negativeValues: number }> {
  const stations: Place[] = [];
  let negativeValues = 0;
  for (const [index, rows] of tables.entries()) {
    ctx.progress(index, tables.length);
    const { station, negatives } = toStation(rows, options.atEnd);
    negativeValues += negatives;
    const { city, name, position } = rows;
    const hours = options.hourly ? gradeStationHours(station, options) : [];
    stations.push({ city, name, position, days: gradeStationDays(station, options), hours });
    await aTurn();
  }
  return { stations, negativeValues };
}

function gradeCities(stations: readonly Place[], options: GradeStationOptions): readonly Place[] {
  return [...new Set(stations.map(({ city }) => city))].map((city) => {
    const own = stations.filter((station) => station.city === city);
    const [days, hours] = [own.map((station) => station.days), own.map((station) => station.hours)];
    const graded = { days: gradeArea('daily', days, options), hours: gradeArea('hourly', hours, options) };
    return { city, name: city, position: null, ...graded };
  });
}

function dayPoints(days: readonly GradedTime[]) {
  return days.map(({ date, grade }) => ({ time: date, aqi: grade.aqi }));
}

function hourPoints(hours: readonly GradedTime[], atEnd: boolean) {
  return hours.map(({ at, grade }) => ({ time: beijingTime(at + (atEnd ? 1 : 0)), aqi: grade.aqi }));
}

/** A station's rows by the hour in which they were measured. */
function toStation(
  { rows }: StationRows<HourRow>,
  atEnd: boolean,
): { readonly station: Station; readonly negatives: number } {
  const hours = new Map<number, Partial<Record<Pollutant, Fraction>>>();
  const leftOut = new Map<number, ReadonlySet<Pollutant>>();
  let negatives = 0;
  for (const row of rows) {
    const hour = hourNumber(row.time) - (atEnd ? 1 : 0);
    const cells = hourColumns.map((pollutant) => ({ pollutant, cell: readConcentration(row[pollutant]) }));
    const values = cells.flatMap(({ pollutant, cell }) => (cell?.kind === 'value' ? [[pollutant, cell.value]] : []));
    hours.set(hour, Object.fromEntries(values) as Partial<Record<Pollutant, Fraction>>);
    leftOut.set(
      hour,
      new Set(cells.flatMap(({ pollutant, cell }) => (cell?.kind === 'not-monitored' ? pollutant : []))),
    );
    negatives += cells.filter(({ cell }) => cell?.kind === 'negative').length;
  }
  return { station: { hours, leftOut, reported: [...hours.keys()].toSorted((a, b) => a - b) }, negatives };
}
