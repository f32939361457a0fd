import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aRuleFile } from '../testing.ts';
import { dayNumber } from './calendar-hour.ts';
import { errorDifference, errorInterval, forecastErrors, intervalCoverage } from './forecast-errors.ts';
import type { ForecastPair } from './forecast-errors.ts';
import { forecastTrial } from './forecast-trial.ts';
import type { History } from './forecast-methods.ts';
import { forecastDay, indexSeries, methodIds, rollingOrigin, warmUpDays } from './rolling-origin.ts';
import type { StationHistory } from './rolling-origin.ts';
import type { ReportRules } from './station-report.ts';

function rulesFor(year: '2012' | '2026'): ReportRules {
  return {
    edition: aRuleFile('index', `HJ-633-${year}`),
    validity: aRuleFile('validity', `GB-3095-${year}`),
    assessment: aRuleFile('assessment', `HJ-663-${year === '2012' ? '2013' : '2026'}`),
  };
}

const [former, present] = [rulesFor('2012'), rulesFor('2026')];
const rulesOf = (date: string) => (date < '2026-03-01' ? former : present);

function aHistory(PM25: History, from = '2026-04-01'): StationHistory {
  return { firstDay: dayNumber(from), dayCount: PM25.length, items: new Map([['PM25_24H', PM25]]) };
}

const value = fc.integer({ min: 0, max: 300 });
const long = fc.array(fc.option(value, { freq: 15 }), { minLength: 45, maxLength: 60 });

test('rollingOrigin() forecasts each day from the days before it alone', () => {
  fc.assert(
    fc.property(long, value, (values, other) => {
      const last = values.length - 1;
      const changed = values.with(last, other);
      const of = (history: History) =>
        rollingOrigin(aHistory(history), { station: 0, testDays: 14, rulesOf }).filter(
          ({ day }) => day === dayNumber('2026-04-01') + last,
        );
      const [one, two] = [of(values.with(last, 77))[0], of(changed)[0]];
      assert.deepEqual(one?.forecasts, two?.forecasts);
    }),
    { numRuns: 30 },
  );
});

test('rollingOrigin() begins after four weeks and judges every method on the same days', () => {
  const scored = rollingOrigin(aHistory(Array<number>(50).fill(40)), { station: 0, testDays: 400, rulesOf });
  assert.equal(scored.length, 50 - warmUpDays);
  for (const { observed, forecasts } of scored)
    for (const method of methodIds) assert.equal(forecasts[method].aqi, observed.aqi);
});

test('indexSeries() sees all days by one edition, so that a change of standard makes no step', () => {
  const history = aHistory(Array<number>(40).fill(61), '2026-02-10');
  const series = indexSeries(history, present);
  assert.deepEqual(new Set(series.map((index) => index?.aqi)), new Set([101]));
  const scored = rollingOrigin(history, { station: 0, testDays: 5, rulesOf });
  for (const { observed, forecasts } of scored) assert.equal(forecasts.persistence.aqi, observed.aqi);
});

test('indexSeries() has no AQI for a clean day that lacks a pollutant which the station measures', () => {
  const history: StationHistory = {
    firstDay: 0,
    dayCount: 3,
    items: new Map([
      ['PM25_24H', [30, 30, 100]],
      ['PM10_24H', [40, null, null]],
    ]),
  };
  assert.deepEqual(
    indexSeries(history, present).map((index) => index?.aqi ?? null),
    [43, null, 137],
  );
});

test('forecastDay() names as primary the pollutant that is forecast to be worst', () => {
  const history: StationHistory = {
    firstDay: 0,
    dayCount: 20,
    items: new Map([
      ['PM25_24H', Array<number>(20).fill(30)],
      ['O3_8H', Array<number>(20).fill(180)],
    ]),
  };
  assert.deepEqual(forecastDay(history, 'damped', { day: 20, rules: present }), {
    aqi: 119,
    level: 3,
    primary: ['O3'],
  });
});

function pairs(observed: readonly number[], forecast: readonly number[]): ForecastPair[] {
  return observed.map((aqi, day) => ({
    station: 0,
    day,
    observed: { aqi, level: 1, primary: [] },
    forecast: { aqi: forecast[day] ?? 0, level: 1, primary: [] },
  }));
}

test('forecastErrors() is nothing for forecasts that came true', () => {
  const { absolute, bias, rootMeanSquare, levelHits } = forecastErrors(pairs([40, 50, 60], [40, 50, 60]));
  assert.deepEqual([absolute.mean, bias, rootMeanSquare, levelHits], [0, 0, 0, 1]);
});

test('forecastErrors() counts a day once, however many stations it has', () => {
  const one = pairs([40, 50], [50, 50]);
  const other = one
    .filter(({ day }) => day === 1)
    .flatMap((pair) => [1, 2, 3].map((station) => ({ ...pair, station })));
  assert.equal(forecastErrors([...one, ...other]).absolute.mean, 5);
});

test('errorDifference() turns its sign when the two change places', () => {
  const series = fc.array(fc.tuple(value, value, value), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(series, (rows) => {
      const observed = rows.map(([aqi]) => aqi);
      const one = pairs(
        observed,
        rows.map(([, aqi]) => aqi),
      );
      const other = pairs(
        observed,
        rows.map(([, , aqi]) => aqi),
      );
      const [there, back] = [errorDifference(one, other), errorDifference(other, one)];
      assert.ok(Math.abs(there.mean + back.mean) < 1e-9 && Math.abs((there.low ?? 0) + (back.high ?? 0)) < 1e-9);
    }),
  );
});

test('errorInterval() holds at least four of five of the errors that it was made of', () => {
  const errors = fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 20, maxLength: 80 });
  fc.assert(
    fc.property(errors, (errors) => {
      const interval = errorInterval(500, errors);
      assert.ok(interval);
      const held = errors.filter((error) => interval[0] <= 500 - error && 500 - error <= interval[1]);
      assert.ok(held.length >= 0.8 * errors.length);
    }),
  );
  assert.equal(errorInterval(50, Array<number>(19).fill(0)), null);
});

test('intervalCoverage() is told only where there were errors before', () => {
  assert.equal(intervalCoverage(pairs(Array<number>(20).fill(50), Array<number>(20).fill(50))), null);
  assert.equal(intervalCoverage(pairs(Array<number>(30).fill(50), Array<number>(30).fill(55))), 1);
});

test('forecastTrial() does not take a method for better that differs by nothing', () => {
  const scored = rollingOrigin(aHistory(Array<number>(60).fill(40)), { station: 0, testDays: 30, rulesOf });
  const { chosen, gain } = forecastTrial(scored);
  assert.deepEqual([chosen, gain.mean], ['persistence', 0]);
});

test('forecastTrial() takes the damped method where every day falls back to the mean, and persistence where none does', () => {
  const jumping = Array.from({ length: 90 }, (_, day) => (day % 2 === 0 ? 30 : 90));
  const drifting = Array.from({ length: 90 }, (_, day) => 20 + day * 2);
  const chosen = (values: readonly number[]) =>
    forecastTrial(rollingOrigin(aHistory(values), { station: 0, testDays: 60, rulesOf })).chosen;
  assert.equal(chosen(jumping), 'damped');
  assert.equal(chosen(drifting), 'persistence');
});
