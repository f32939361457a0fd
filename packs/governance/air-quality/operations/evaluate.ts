import { defineOperation, fileInput, label, sampleFile, z } from '@yuzhi/sdk';
import type { Rules } from '@yuzhi/sdk';
import { dateOf, dayNumber } from '../algorithms/calendar-hour.ts';
import { byStation, errorDifference, forecastErrors } from '../algorithms/forecast-errors.ts';
import type { ForecastPair } from '../algorithms/forecast-errors.ts';
import { forecastTrial } from '../algorithms/forecast-trial.ts';
import type { ForecastTrial } from '../algorithms/forecast-trial.ts';
import { levelOf } from '../algorithms/grade-readings.ts';
import { methodIds } from '../algorithms/rolling-origin.ts';
import type { RulesOf, ScoredDay } from '../algorithms/rolling-origin.ts';
import {
  comparisonOf,
  comparisons,
  forecastLine,
  forecastLines,
  methodErrors,
  methodErrorsOf,
  methodErrorsOfPairs,
} from '../forecast-report.ts';
import { editionOf } from '../rules.ts';
import { leastTestDays, toHistories, tryForecasts } from '../station-histories.ts';
import { readDays, readForecasts } from '../station-table.ts';
import type { StationRows } from '../station-table.ts';
import { refusedRows, refusedRowsOf } from '../table-report.ts';
import { citation, citationColumns, citing } from '../words.ts';
import { TableRules } from '../table-rules.ts';
import { airError } from '../errors.ts';

const input = z.strictObject({
  days: fileInput({ accept: ['csv', 'xlsx'], maxBytes: 8 * 1024 * 1024 }).meta(
    label('站点日数据表（实况）', 'Table of daily values (observed)', {
      help: {
        zh: '列：城市（可不填）、站点、日期、SO2、NO2、CO、O3 8小时、O3 1小时、PM10、PM2.5；至少 42 天',
        en: 'Columns: City (optional), Station, Date, SO2, NO2, CO, O3 8 h, O3 1 h, PM10, PM2.5; at least 42 days',
      },
    }),
  ),
  forecasts: fileInput({ accept: ['csv', 'xlsx'], maxBytes: 2 * 1024 * 1024 })
    .optional()
    .meta(
      label('待评估的预报表', 'Table of forecasts to judge', {
        help: {
          zh: '可不填。列：城市（可不填）、站点、日期（预报的日期）、AQI；只比较双方都有的站点和日期',
          en: 'May be left out. Columns: City (optional), Station, Date (the day forecast), AQI; only stations and days that both have are compared',
        },
      }),
    ),
  testDays: z.int().min(14).max(730).default(90).meta(label('检验天数', 'Days of the trial')),
});

const points = z.number().nullable();

const output = z.object({
  days: z.int().meta(label('检验天数', 'Days judged')),
  errors: methodErrors,
  comparisons,
  stations: z
    .array(
      z.object({
        city: z.string().meta(label('城市', 'City')),
        station: z.string().meta(label('站点', 'Station')),
        persistence: points.meta(label('持续性误差', 'Error of persistence', { unit: 'AQI' })),
        seasonalNaive: points.meta(label('季节朴素误差', 'Error of seasonal naïve', { unit: 'AQI' })),
        damped: points.meta(label('均值回归误差', 'Error of damped', { unit: 'AQI' })),
        submitted: points.meta(label('提交的预报误差', 'Error of the forecasts submitted', { unit: 'AQI' })),
        days: z.int().meta(label('天数', 'Days')),
      }),
    )
    .meta(label('各站点平均绝对误差', 'Mean absolute error by station')),
  lines: forecastLines,
  refusedCount: z.int().meta(label('未采用的单元格数', 'Cells refused')),
  refused: refusedRows,
  restsOn: z.array(citation).meta(label('依据', 'Rests on')),
});

export const evaluate = defineOperation({
  id: 'evaluate',
  title: { zh: '预报效果评估', en: 'Judge forecasts' },
  summary: {
    zh: '逐日回报检验各预报方法，或评估提交的预报是否胜过持续性和季节朴素基准，误差附区间',
    en: 'How wrong each method is on a rolling origin, and whether forecasts submitted beat persistence and seasonal naïve; errors come with intervals',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules', 'city'],
  input,
  output,
  limits: { timeoutMs: 120_000, inputBytes: 15 * 1024 * 1024 },
  show: [
    { as: 'figure', title: { zh: '检验天数', en: 'Days judged' }, value: 'days' },
    { as: 'table', title: { zh: '各方法误差', en: 'Errors by method' }, rows: 'errors' },
    {
      as: 'bar',
      title: { zh: '平均绝对误差', en: 'Mean absolute error' },
      rows: 'errors',
      x: 'method',
      y: 'meanError',
    },
    { as: 'table', title: { zh: '方法比较', en: 'Comparisons' }, rows: 'comparisons' },
    { as: 'table', title: { zh: '各站点平均绝对误差', en: 'Mean absolute error by station' }, rows: 'stations' },
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
      output: {
        days: 60,
        errors: [{ method: 'persistence' }, { method: 'seasonal-naive' }, { method: 'damped' }],
        comparisons: [{ method: 'damped', base: 'persistence' }],
      },
    },
  ],
  async run(ctx, { days, forecasts, testDays }) {
    const options = { city: ctx.city.name.zh, signal: ctx.signal };
    const table = await readDays(days, options);
    const rules = new TableRules(ctx.rules);
    const rulesAt: RulesOf = (date) => rules.of(date);
    const all = await tryForecasts(ctx, toHistories(table.stations), testDays, rulesAt);
    const given = forecasts === undefined ? null : await readForecasts(forecasts, options);
    const submitted = given === null ? [] : submittedPairs(all, table.stations, given.stations, rulesAt);
    if (given !== null) refuseTooFew(submitted);
    const scored = given === null ? all : all.filter(isAmong(submitted));
    const trial = forecastTrial(scored);
    const shown = byStation(given === null ? trial.pairs[trial.chosen] : submitted);
    const bySubmitted = byStation(submitted);
    return {
      days: new Set(scored.map(({ day }) => day)).size,
      errors: [...methodErrorsOf(trial), ...(given === null ? [] : [methodErrorsOfPairs('submitted', submitted)])],
      comparisons:
        given === null ? [comparisonOf('damped', trial.baseline, trial.gain)] : allComparisons(trial, submitted),
      stations: table.stations.map(({ city, name }, index) => ({
        city,
        station: name,
        ...stationErrors(trial, bySubmitted.get(index) ?? [], index),
      })),
      lines: table.stations.map(({ city, name }, index) => forecastLine(`${city} ${name}`, shown.get(index) ?? [])),
      refusedCount: table.refusedCount + (given?.refusedCount ?? 0),
      refused: refusedRowsOf([...table.refused, ...(given?.refused ?? [])]),
      restsOn: editionsOf(ctx.rules, scored),
    };
  },
});

type ForecastRows = Awaited<ReturnType<typeof readForecasts>>['stations'][number];

/** What was submitted for the days that were scored. */
function submittedPairs(
  scored: readonly ScoredDay[],
  stations: readonly StationRows<unknown>[],
  given: readonly ForecastRows[],
  rulesOf: RulesOf,
): readonly ForecastPair[] {
  const keyOf = (city: string, station: string, day: number) => JSON.stringify([city, station, day]);
  const byKey = new Map(
    given.flatMap(({ city, name, rows }) =>
      rows.map(({ date, aqi }) => [keyOf(city, name, dayNumber(date)), Math.round(aqi)] as const),
    ),
  );
  return scored.flatMap(({ station, day, observed }) => {
    const { city, name } = stations[station] ?? { city: '', name: '' };
    const aqi = byKey.get(keyOf(city, name, day));
    if (aqi === undefined) return [];
    const level = levelOf(rulesOf(dateOf(day)).edition, aqi);
    return [{ station, day, observed, forecast: { aqi, level, primary: null } }];
  });
}

/** @throws YuzhiError AIR_TRIAL_TOO_SHORT */
function refuseTooFew(pairs: readonly ForecastPair[]): void {
  const days = new Set(pairs.map(({ day }) => day)).size;
  if (days < leastTestDays) throw airError('AIR_TRIAL_TOO_SHORT', { days, least: leastTestDays });
}

function isAmong(pairs: readonly ForecastPair[]): (scored: ScoredDay) => boolean {
  const keys = new Set(pairs.map(({ station, day }) => `${station} ${day}`));
  return ({ station, day }) => keys.has(`${station} ${day}`);
}

function allComparisons(trial: ForecastTrial, submitted: readonly ForecastPair[]) {
  return methodIds.map((method) => comparisonOf('submitted', method, errorDifference(submitted, trial.pairs[method])));
}

function stationErrors({ pairs }: ForecastTrial, submitted: readonly ForecastPair[], station: number) {
  const own = (all: readonly ForecastPair[]) => all.filter((pair) => pair.station === station);
  const error = (all: readonly ForecastPair[]) =>
    all.length === 0 ? null : Math.round(forecastErrors(all).absolute.mean * 10) / 10;
  return {
    persistence: error(own(pairs.persistence)),
    seasonalNaive: error(own(pairs['seasonal-naive'])),
    damped: error(own(pairs.damped)),
    submitted: error(submitted),
    days: own(pairs.persistence).length,
  };
}

function editionsOf(rules: Rules, scored: readonly ScoredDay[]): z.output<typeof citation>[] {
  const dates = [...new Set(scored.map(({ day }) => dateOf(day)))];
  const versions = dates.map((date) => editionOf(rules, date));
  return [...new Set(versions)].map((version) => citing(version, version.data.clauses.subIndex));
}
