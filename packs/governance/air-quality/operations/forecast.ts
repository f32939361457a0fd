import { defineOperation, fileInput, isoDate, label, sampleFile, z } from '@yuzhi/sdk';
import { byStation, errorInterval } from '../algorithms/forecast-errors.ts';
import { forecastTrial } from '../algorithms/forecast-trial.ts';
import type { ForecastTrial } from '../algorithms/forecast-trial.ts';
import type { MethodId } from '../algorithms/forecast-methods.ts';
import { forecastDay } from '../algorithms/rolling-origin.ts';
import type { StationHistory } from '../algorithms/rolling-origin.ts';
import type { ReportRules } from '../algorithms/station-report.ts';
import {
  comparisonOf,
  comparisons,
  forecastLine,
  forecastLines,
  methodErrors,
  methodErrorsOf,
} from '../forecast-report.ts';
import { editionOf } from '../rules.ts';
import { nextDate, toHistories, tryForecasts } from '../station-histories.ts';
import { readDays } from '../station-table.ts';
import { refusedRows, refusedRowsOf } from '../table-report.ts';
import { TableRules } from '../table-rules.ts';
import {
  aqi,
  category,
  categoryOf,
  citation,
  citationColumns,
  citing,
  methodCode,
  methodHelp,
  primary,
  standard,
} from '../words.ts';

const input = z.strictObject({
  days: fileInput({ accept: ['csv', 'xlsx'], maxBytes: 8 * 1024 * 1024 }).meta(
    label('站点日数据表', 'Table of daily values', {
      help: {
        zh: '列：城市（可不填）、站点、日期、SO2、NO2、CO、O3 8小时、O3 1小时、PM10、PM2.5；至少 42 天；“站点日报”下载后可直接使用',
        en: 'Columns: City (optional), Station, Date, SO2, NO2, CO, O3 8 h, O3 1 h, PM10, PM2.5; at least 42 days; the table “Stations by day” can be used as downloaded',
      },
    }),
  ),
  testDays: z
    .int()
    .min(14)
    .max(730)
    .default(90)
    .meta(
      label('检验天数', 'Days of the trial', {
        help: { zh: '用最近这些天逐日试报，以检验各方法', en: 'On these last days each method is tried, day by day' },
      }),
    ),
});

const output = z.object({
  date: isoDate.meta(label('预报日期', 'Date of the forecast')),
  method: methodCode.meta(label('采用方法', 'Method used', { help: methodHelp })),
  standard,
  stations: z
    .array(
      z.object({
        city: z.string().meta(label('城市', 'City')),
        station: z.string().meta(label('站点', 'Station')),
        aqi,
        low: z.int().nullable().meta(label('80%区间下限', '80 % interval from')),
        high: z.int().nullable().meta(label('80%区间上限', '80 % interval to')),
        level: z.int().nullable().meta(label('级别', 'Level')),
        category,
        primary,
        persistence: z.int().nullable().meta(label('持续性预报', 'By persistence')),
        seasonalNaive: z.int().nullable().meta(label('季节朴素预报', 'By seasonal naïve')),
      }),
    )
    .meta(label('各站点次日预报', 'Next day by station')),
  errors: methodErrors,
  comparisons,
  lines: forecastLines,
  refusedCount: z.int().meta(label('未采用的单元格数', 'Cells refused')),
  refused: refusedRows,
  restsOn: z.array(citation).meta(label('依据', 'Rests on')),
});

export const forecast = defineOperation({
  id: 'forecast',
  title: { zh: '次日预报', en: 'Forecast the next day' },
  summary: {
    zh: '由站点日数据试报次日 AQI，逐日回报检验各方法，确有改进才采用，误差附区间',
    en: 'The AQI of the next day from daily values: methods are tried on a rolling origin, a better one is used only when it is better beyond doubt, errors come with intervals',
  },
  effect: 'advise',
  audience: 'public',
  needs: ['rules', 'city'],
  input,
  output,
  limits: { timeoutMs: 120_000, inputBytes: 12 * 1024 * 1024 },
  show: [
    { as: 'figure', title: { zh: '预报日期', en: 'Date of the forecast' }, value: 'date' },
    { as: 'figure', title: { zh: '采用方法', en: 'Method used' }, value: 'method' },
    { as: 'table', title: { zh: '各站点次日预报', en: 'Next day by station' }, rows: 'stations' },
    { as: 'table', title: { zh: '各方法误差', en: 'Errors by method' }, rows: 'errors' },
    { as: 'table', title: { zh: '方法比较', en: 'Comparisons' }, rows: 'comparisons' },
    {
      as: 'line',
      title: { zh: '实况与前一日预报', en: 'Observed, and the forecast of the day before' },
      rows: 'lines.days',
      x: 'date',
      y: ['observed', 'forecast'],
      split: 'lines.name',
    },
    { as: 'table', title: { zh: '未采用的行', en: 'Rows left out' }, rows: 'refused' },
    { as: 'table', title: { zh: '依据', en: 'Rests on' }, rows: 'restsOn', columns: citationColumns },
  ],
  examples: [
    {
      title: { zh: '两个站点四个月的日数据（数据为编造）', en: 'Four months of two stations (made-up data)' },
      input: { days: sampleFile(new URL('../golden/made-up-days.csv', import.meta.url)), testDays: 60 },
      output: { date: '2026-07-01', standard: 'HJ 633-2026', comparisons: [{ method: 'damped' }] },
    },
  ],
  async run(ctx, { days, testDays }) {
    const table = await readDays(days, { city: ctx.city.name.zh, signal: ctx.signal });
    const histories = toHistories(table.stations);
    const rules = new TableRules(ctx.rules);
    const trial = forecastTrial(await tryForecasts(ctx, histories, testDays, (date) => rules.of(date)));
    const date = nextDate(histories);
    const version = editionOf(ctx.rules, date);
    const pairs = byStation(trial.pairs[trial.chosen]);
    ctx.label({
      kind: 'advice',
      text: {
        zh: '统计外推结果，未使用气象和排放资料，供会商参考，不作为正式预报发布',
        en: 'A statistical extrapolation without weather or emissions, for the forecasters to weigh; not an official forecast',
      },
    });
    const next = { day: histories.lastDay + 1, rules: rules.of(date) };
    const stations = histories.stations.map((history, index) =>
      stationForecast(history, trial, pairs.get(index) ?? [], next),
    );
    return {
      date,
      method: trial.chosen,
      standard: version.data.standard,
      stations: table.stations.flatMap(({ city, name }, index) => {
        const found = stations[index];
        return found === undefined ? [] : [{ city, station: name, ...found }];
      }),
      errors: methodErrorsOf(trial),
      comparisons: [comparisonOf('damped', trial.baseline, trial.gain)],
      lines: table.stations.map(({ city, name }, index) => {
        const { days, ...line } = forecastLine(`${city} ${name}`, pairs.get(index) ?? []);
        return { ...line, days: [...days, { date, observed: null, forecast: stations[index]?.aqi ?? null }] };
      }),
      refusedCount: table.refusedCount,
      refused: refusedRowsOf(table.refused),
      restsOn: [citing(version, version.data.clauses.forecast)],
    };
  },
});

function stationForecast(
  history: StationHistory,
  { chosen }: ForecastTrial,
  pairs: ForecastTrial['pairs'][MethodId],
  next: { readonly day: number; readonly rules: ReportRules },
) {
  const by = (method: MethodId) => forecastDay(history, method, next);
  const index = by(chosen);
  const errors = pairs.map(({ forecast, observed }) => forecast.aqi - observed.aqi);
  const interval = index === null ? null : errorInterval(index.aqi, errors);
  return {
    aqi: index?.aqi ?? null,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    level: index?.level ?? null,
    category: categoryOf(index?.level ?? null),
    primary: [...(index?.primary ?? [])],
    persistence: by('persistence')?.aqi ?? null,
    seasonalNaive: by('seasonal-naive')?.aqi ?? null,
  };
}
