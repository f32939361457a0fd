import { defineOperation, fileInput, label, sampleFile, z } from '@yuzhi/sdk';
import { aTurn } from '../a-turn.ts';
import { dayNumber } from '../algorithms/calendar-hour.ts';
import { gradeArea, gradeGivenDays } from '../algorithms/grade-stations.ts';
import type { GradedTime, GradeStationOptions, StationDay } from '../algorithms/grade-stations.ts';
import { pollutantOf } from '../algorithms/item.ts';
import { cityDay, dayAnswer, stationDay } from '../report-rows.ts';
import { dayColumns, readConcentration, readDays } from '../station-table.ts';
import type { dayRow } from '../station-table.ts';
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
import { citation, citationColumns } from '../words.ts';

const input = z.strictObject({
  days: fileInput({ accept: ['csv', 'xlsx'], maxBytes: 8 * 1024 * 1024 }).meta(
    label('站点日数据表', 'Table of daily values', {
      help: {
        zh: '列：城市（可不填）、站点、日期、SO2、NO2、CO、O3 8小时、O3 1小时、PM10、PM2.5，可加经度、纬度；日均值的有效性由提供方负责',
        en: 'Columns: City (optional), Station, Date, SO2, NO2, CO, O3 8 h, O3 1 h, PM10, PM2.5, and Lon, Lat where known; whether a daily mean is valid is up to who made the table',
      },
    }),
  ),
});

const output = z.object({
  stationCount: z.int().meta(label('站点数', 'Stations')),
  stationDays: z.array(stationDay).meta(label('站点日报', 'Stations by day')),
  cityDays: z.array(cityDay).meta(label('城市日报', 'Cities by day')),
  levels: levelCounts,
  map: stationMap,
  refusedCount: z.int().meta(label('未采用的单元格数', 'Cells refused')),
  refused: refusedRows,
  restsOn: z.array(citation).meta(label('依据', 'Rests on')),
});

export const gradeDays = defineOperation({
  id: 'grade-days',
  title: { zh: '站点日数据汇总评价', en: 'Grade a table of days' },
  summary: {
    zh: '由各站点日均浓度表出站点和城市的日报，每日执行当日有效的标准；可看一整年',
    en: 'Daily reports of stations and cities from a table of daily means, each day by the edition in force on it; a whole year at a time',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules', 'city'],
  input,
  output,
  limits: { timeoutMs: 120_000, inputBytes: 12 * 1024 * 1024 },
  show: [
    { as: 'figure', title: { zh: '站点数', en: 'Stations' }, value: 'stationCount' },
    {
      as: 'bar',
      title: { zh: '各级别站点·日数', en: 'Station-days by level' },
      rows: 'levels',
      x: 'category',
      y: 'stationDays',
    },
    { as: 'table', title: { zh: '城市日报', en: 'Cities by day' }, rows: 'cityDays' },
    { as: 'table', title: { zh: '站点日报', en: 'Stations by day' }, rows: 'stationDays' },
    { as: 'map', title: { zh: '最近一日各站点 AQI', en: 'Last AQI of each station' }, features: 'map', label: 'name' },
    { as: 'table', title: { zh: '未采用的行', en: 'Rows left out' }, rows: 'refused' },
    { as: 'table', title: { zh: '依据', en: 'Rests on' }, rows: 'restsOn', columns: citationColumns },
  ],
  examples: [
    {
      title: {
        zh: '三个站点一整年，跨新旧标准（数据为编造）',
        en: 'Three stations over a year, over the change of standard (made-up data)',
      },
      input: { days: sampleFile(new URL('../golden/made-up-year.csv', import.meta.url)) },
      output: { stationCount: 3, cityDays: [{ date: '2025-07-01', standard: 'HJ 633-2012' }] },
    },
  ],
  async run(ctx, { days: file }) {
    const table = await readDays(file, { city: ctx.city.name.zh, signal: ctx.signal });
    const rules = new TableRules(ctx.rules);
    const options: GradeStationOptions = { rulesOf: (date) => rules.of(date), neverPrimaryFor3Years: false };
    const stations = [];
    for (const [index, { city, name, position, rows }] of table.stations.entries()) {
      ctx.progress(index, table.stations.length);
      stations.push({ city, name, position, days: gradeGivenDays(givenDays(rows), options) });
      await aTurn();
    }
    return {
      stationCount: stations.length,
      stationDays: stations.flatMap(({ city, name: station, days }) =>
        days.map((day) => ({ city, station, ...dayAnswer(day, false) })),
      ),
      cityDays: citiesOf(stations, options).flatMap(({ city, days }) =>
        days.map((day) => ({ city, ...dayAnswer(day, true) })),
      ),
      levels: levelCountsOf(stations.flatMap(({ days }) => days)),
      map: stationMapOf(stations),
      refusedCount: table.refusedCount,
      refused: refusedRowsOf(table.refused),
      restsOn: citationsOf(rules.used()),
    };
  },
});

interface CityDays {
  readonly city: string;
  readonly days: readonly GradedTime[];
}

function citiesOf(stations: readonly CityDays[], options: GradeStationOptions): readonly CityDays[] {
  return [...Map.groupBy(stations, ({ city }) => city)].map(([city, own]) => ({
    city,
    days: gradeArea(
      'daily',
      own.map(({ days }) => days),
      options,
    ),
  }));
}

/** The rows of a station, oldest first. A negative value counts as missing. */
function givenDays(rows: readonly z.output<typeof dayRow>[]): readonly StationDay[] {
  const days = rows.map((row) => {
    const cells = dayColumns.map((item) => ({ item, cell: readConcentration(row[item]) }));
    return {
      day: dayNumber(row.date),
      values: new Map(cells.map(({ item, cell }) => [item, cell?.kind === 'value' ? cell.value : null] as const)),
      notMonitored: [
        ...new Set(cells.flatMap(({ item, cell }) => (cell?.kind === 'not-monitored' ? [pollutantOf(item)] : []))),
      ],
    };
  });
  return days.toSorted((a, b) => a.day - b.day);
}
