import { isoDate, label, z } from '@yuzhi/sdk';
import { dateOf } from './algorithms/calendar-hour.ts';
import { forecastErrors, intervalCoverage } from './algorithms/forecast-errors.ts';
import type { ForecastPair } from './algorithms/forecast-errors.ts';
import type { ForecastTrial } from './algorithms/forecast-trial.ts';
import type { MeanInterval } from './algorithms/mean-interval.ts';
import { methodIds } from './algorithms/rolling-origin.ts';
import { methodCode } from './words.ts';

const points = (zh: string, en: string) => z.number().meta(label(zh, en, { unit: 'AQI' }));
const maybePoints = (zh: string, en: string) =>
  z
    .number()
    .nullable()
    .meta(label(zh, en, { unit: 'AQI' }));
const share = (zh: string, en: string) =>
  z
    .number()
    .nullable()
    .meta(label(zh, en, { unit: '%' }));

/** How wrong each method was on the rolling origin. */
export const methodErrors = z
  .array(
    z.object({
      method: methodCode.meta(label('方法', 'Method')),
      meanError: points('平均绝对误差', 'Mean absolute error'),
      low: maybePoints('95%区间下限', '95 % interval from'),
      high: maybePoints('95%区间上限', '95 % interval to'),
      rootMeanSquare: points('均方根误差', 'Root mean square error'),
      bias: points('平均偏差', 'Bias'),
      levelHits: share('级别准确率', 'Right level'),
      primaryHits: share('首要污染物准确率', 'Right primary pollutant'),
      coverage: share('80%区间实际命中率', 'Held by the 80 % interval'),
      pairs: z.int().meta(label('站点·日数', 'Station-days')),
    }),
  )
  .meta(label('各方法误差', 'Errors by method'));

/** What comparing two methods says. */
export const comparisons = z
  .array(
    z.object({
      method: methodCode.meta(label('方法', 'Method')),
      base: methodCode.meta(label('对照', 'Compared with')),
      difference: points('误差之差', 'Difference of errors'),
      low: maybePoints('95%区间下限', '95 % interval from'),
      high: maybePoints('95%区间上限', '95 % interval to'),
      verdict: z.enum(['better', 'worse', 'undecided']).meta({
        'x-codes': {
          better: { zh: '更准，差异显著', en: 'Better, beyond doubt' },
          worse: { zh: '更差，差异显著', en: 'Worse, beyond doubt' },
          undecided: { zh: '差异不显著', en: 'No difference shown' },
        },
        ...label('结论', 'Verdict'),
      }),
    }),
  )
  .meta(label('方法比较', 'Comparisons'));

/** Observed AQI and the forecast of the day before, by station. */
export const forecastLines = z
  .array(
    z.object({
      name: z.string(),
      days: z.array(
        z.object({
          date: isoDate.meta(label('日期', 'Date')),
          observed: z.int().nullable().meta(label('实况 AQI', 'Observed AQI')),
          forecast: z.int().nullable().meta(label('前一日预报', 'Forecast of the day before')),
        }),
      ),
    }),
  )
  .meta(label('实况与预报', 'Observed and forecast'));

type MethodErrors = z.output<typeof methodErrors>[number];

export function methodErrorsOf(trial: ForecastTrial): MethodErrors[] {
  return methodIds.map((method) => methodErrorsOfPairs(method, trial.pairs[method]));
}

export function methodErrorsOfPairs(method: MethodErrors['method'], pairs: readonly ForecastPair[]): MethodErrors {
  const errors = forecastErrors(pairs);
  return {
    method,
    meanError: tenths(errors.absolute.mean),
    low: maybeTenths(errors.absolute.low),
    high: maybeTenths(errors.absolute.high),
    rootMeanSquare: tenths(errors.rootMeanSquare),
    bias: tenths(errors.bias),
    levelHits: percent(errors.levelHits),
    primaryHits: percent(errors.primaryHits),
    coverage: percent(intervalCoverage(pairs)),
    pairs: errors.pairs,
  };
}

export function comparisonOf(
  method: MethodErrors['method'],
  base: MethodErrors['method'],
  { mean, low, high }: MeanInterval,
): z.output<typeof comparisons>[number] {
  const verdict =
    high !== null && high < 0
      ? ('better' as const)
      : low !== null && low > 0
        ? ('worse' as const)
        : ('undecided' as const);
  // Two decimals, so that a bound next to zero does not read as zero.
  return {
    method,
    base,
    difference: hundredths(mean),
    low: maybe(low, hundredths),
    high: maybe(high, hundredths),
    verdict,
  };
}

export function forecastLine(name: string, pairs: readonly ForecastPair[]): z.output<typeof forecastLines>[number] {
  return {
    name,
    days: pairs.map(({ day, observed, forecast }) => ({
      date: dateOf(day),
      observed: observed.aqi,
      forecast: forecast.aqi,
    })),
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function maybe(value: number | null, round: (value: number) => number): number | null {
  return value === null ? null : round(value);
}

function maybeTenths(value: number | null): number | null {
  return maybe(value, tenths);
}

function percent(part: number | null): number | null {
  return part === null ? null : tenths(part * 100);
}
