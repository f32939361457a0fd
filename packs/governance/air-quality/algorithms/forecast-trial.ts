import { errorDifference, forecastErrors } from './forecast-errors.ts';
import type { ForecastErrors, ForecastPair } from './forecast-errors.ts';
import type { MethodId } from './forecast-methods.ts';
import type { MeanInterval } from './mean-interval.ts';
import { methodIds } from './rolling-origin.ts';
import type { ScoredDay } from './rolling-origin.ts';

/** What a rolling origin says about the methods. */
export interface ForecastTrial {
  readonly pairs: Readonly<Record<MethodId, readonly ForecastPair[]>>;
  readonly errors: Readonly<Record<MethodId, ForecastErrors>>;
  /** The baseline with the smaller mean absolute error. */
  readonly baseline: Exclude<MethodId, 'damped'>;
  /** Absolute error of `damped` less that of the baseline. */
  readonly gain: MeanInterval;
  /** `damped` when its gain is beyond doubt (the whole interval below zero), else the baseline. */
  readonly chosen: MethodId;
}

/** @throws RangeError for no scored days */
export function forecastTrial(scored: readonly ScoredDay[]): ForecastTrial {
  const pairs = record((method) => pairsOf(scored, method));
  const errors = record((method) => forecastErrors(pairs[method]));
  const isSeasonalBetter = errors['seasonal-naive'].absolute.mean < errors.persistence.absolute.mean;
  const baseline = isSeasonalBetter ? 'seasonal-naive' : 'persistence';
  const gain = errorDifference(pairs.damped, pairs[baseline]);
  return { pairs, errors, baseline, gain, chosen: gain.high !== null && gain.high < 0 ? 'damped' : baseline };
}

function pairsOf(scored: readonly ScoredDay[], method: MethodId): readonly ForecastPair[] {
  return scored.map(({ station, day, observed, forecasts }) => ({
    station,
    day,
    observed,
    forecast: forecasts[method],
  }));
}

function record<Value>(valueOf: (method: MethodId) => Value): Readonly<Record<MethodId, Value>> {
  return Object.fromEntries(methodIds.map((method) => [method, valueOf(method)])) as Record<MethodId, Value>; // every id
}
