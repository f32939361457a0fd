import { meanInterval } from './mean-interval.ts';
import type { MeanInterval } from './mean-interval.ts';
import type { DayIndex } from './rolling-origin.ts';

/** A forecast and what came of it, of one station and day. */
export interface ForecastPair {
  readonly station: number;
  readonly day: number;
  readonly observed: DayIndex;
  /** `primary` is `null` where a forecast does not name it. */
  readonly forecast: Omit<DayIndex, 'primary'> & { readonly primary: readonly string[] | null };
}

/** How wrong forecasts were, in points of the AQI. */
export interface ForecastErrors {
  readonly pairs: number;
  readonly days: number;
  /** Mean absolute error: the mean over the days of the mean over the stations. */
  readonly absolute: MeanInterval;
  /** Mean of forecast minus observed. */
  readonly bias: number;
  readonly rootMeanSquare: number;
  /** Part of the pairs with the right level. */
  readonly levelHits: number;
  /** Part of the pairs with an observed AQI above 50 of which a primary pollutant was named; `null` for none. */
  readonly primaryHits: number | null;
}

/** @throws RangeError for no pairs */
export function forecastErrors(pairs: readonly ForecastPair[]): ForecastErrors {
  const errors = pairs.map(({ forecast, observed }) => forecast.aqi - observed.aqi);
  const polluted = pairs.filter(({ observed, forecast }) => observed.primary.length > 0 && forecast.primary !== null);
  const named = polluted.filter(({ observed, forecast }) =>
    observed.primary.some((pollutant) => forecast.primary?.includes(pollutant)),
  );
  const byDay = absoluteByDay(pairs);
  return {
    pairs: pairs.length,
    days: byDay.size,
    absolute: meanInterval([...byDay.values()]),
    bias: meanOf(errors),
    rootMeanSquare: Math.sqrt(meanOf(errors.map((error) => error ** 2))),
    levelHits: pairs.filter(({ forecast, observed }) => forecast.level === observed.level).length / pairs.length,
    primaryHits: polluted.length === 0 ? null : named.length / polluted.length,
  };
}

/**
 * How much smaller the absolute error of `better` is than that of `base`, by day: below zero when it is smaller. The
 * stations of one day see the same weather, so a day counts once.
 *
 * Source: Diebold and Mariano, Journal of Business and Economic Statistics 13 (1995), 253–263.
 *
 * @throws RangeError when they share no day
 */
export function errorDifference(better: readonly ForecastPair[], base: readonly ForecastPair[]): MeanInterval {
  const others = absoluteByDay(base);
  const differences = [...absoluteByDay(better)].flatMap(([day, error]) => {
    const other = others.get(day);
    return other === undefined ? [] : [error - other];
  });
  return meanInterval(differences);
}

/** So many errors of the past make an interval for the next forecast. */
const leastErrors = 20;

/**
 * The interval around a forecast that held four of five past errors: between the tenth and the ninetieth per cent of
 * them, taken outward. `null` for fewer than 20 errors.
 *
 * @param errors forecast minus observed
 *
 * Source: split conformal prediction, Lei et al., Journal of the American Statistical Association 113 (2018), 1094–1111.
 */
export function errorInterval(
  forecast: number,
  errors: readonly number[],
): readonly [low: number, high: number] | null {
  if (errors.length < leastErrors) return null;
  const sorted = errors.toSorted((a, b) => a - b);
  const outward = Math.min(sorted.length, Math.ceil((sorted.length + 1) * 0.9));
  const most = sorted[outward - 1] ?? 0;
  const least = sorted[sorted.length - outward] ?? 0;
  return [Math.max(0, forecast - most), Math.max(0, forecast - least)];
}

/**
 * Part of the forecasts whose interval, made from the errors of the days before, held what came; `null` where no station
 * has errors enough.
 */
export function intervalCoverage(pairs: readonly ForecastPair[]): number | null {
  let [held, all] = [0, 0];
  for (const own of byStation(pairs).values()) {
    const errors: number[] = [];
    for (const { forecast, observed } of own) {
      const interval = errorInterval(forecast.aqi, errors);
      if (interval !== null) {
        all += 1;
        if (interval[0] <= observed.aqi && observed.aqi <= interval[1]) held += 1;
      }
      errors.push(forecast.aqi - observed.aqi);
    }
  }
  return all === 0 ? null : held / all;
}

/** The pairs of each station by day. */
export function byStation(pairs: readonly ForecastPair[]): ReadonlyMap<number, readonly ForecastPair[]> {
  const groups = new Map<number, ForecastPair[]>();
  for (const pair of pairs.toSorted((a, b) => a.day - b.day)) {
    const own = groups.get(pair.station) ?? [];
    own.push(pair);
    groups.set(pair.station, own);
  }
  return groups;
}

/** The mean absolute error of each day, in the order of the days. */
function absoluteByDay(pairs: readonly ForecastPair[]): ReadonlyMap<number, number> {
  const days = new Map<number, number[]>();
  for (const { day, forecast, observed } of pairs) {
    const errors = days.get(day) ?? [];
    errors.push(Math.abs(forecast.aqi - observed.aqi));
    days.set(day, errors);
  }
  return new Map([...days].toSorted(([a], [b]) => a - b).map(([day, errors]) => [day, meanOf(errors)]));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
