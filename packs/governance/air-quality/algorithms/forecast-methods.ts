/** The daily values of one item, oldest first and without a gap in the days; `null` where there is no value. */
export type History = readonly (number | null)[];

/** The forecast of the day after the last one of a history; `null` when the method has no basis for one. */
export type ForecastMethod = (history: History) => number | null;

export type MethodId = 'persistence' | 'seasonal-naive' | 'damped';

/** Days over which the mean is taken, days of them that need a value, and the weight of the prior in days. */
const window = 28;
const leastDays = 14;
const priorDays = 30;
const priorPersistence = 0.5;

/**
 * The methods that are compared with each other.
 *
 * - `persistence`: the value of the last day.
 * - `seasonal-naive`: the value of the same day of the week before, a season of seven days.
 * - `damped`: an autoregression of order one on the logarithm, back to the mean of the last 28 days. Its coefficient is
 *   estimated in that window and drawn to one half with the weight of 30 days, since 28 days tell little about it.
 *
 * Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2 (the two baselines) and 9.3
 * (autoregression). Window, weight and logarithm were chosen on half of the stations of a public set of ozone (README).
 */
export const forecastMethods: Readonly<Record<MethodId, ForecastMethod>> = {
  persistence: (history) => history.at(-1) ?? null,
  'seasonal-naive': (history) => history.at(-7) ?? null,
  damped,
};

function damped(history: History): number | null {
  const last = history.at(-1);
  const logs = history.slice(-window).map((value) => (value === null ? null : Math.log1p(value)));
  const known = logs.filter((value) => value !== null);
  if (last === null || last === undefined || known.length < leastDays) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const forecast = mean + persistenceOf(logs, mean) * (Math.log1p(last) - mean);
  return Math.max(0, Math.expm1(forecast));
}

/** The coefficient of the autoregression, between 0 and 1. */
function persistenceOf(logs: History, mean: number): number {
  let products = 0;
  let squares = 0;
  let pairs = 0;
  for (const [index, value] of logs.entries()) {
    const before = logs[index - 1];
    if (value === null || before === null || before === undefined) continue;
    products += (value - mean) * (before - mean);
    squares += (before - mean) ** 2;
    pairs += 1;
  }
  if (squares === 0) return priorPersistence;
  const prior = (priorDays * squares) / pairs;
  return Math.min(1, Math.max(0, (products + priorPersistence * prior) / (squares + prior)));
}
