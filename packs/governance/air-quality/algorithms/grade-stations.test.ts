import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aRuleFile } from '../testing.ts';
import { dateOf, dateOfHour, dayNumber, hourNumber, hourStart } from './calendar-hour.ts';
import { fraction } from './fraction.ts';
import { gradeArea, gradeStationDays, gradeStationHours } from './grade-stations.ts';
import type { GradedTime, GradeStationOptions, Station } from './grade-stations.ts';
import { pollutants } from './item.ts';
import type { Pollutant } from './item.ts';
import type { ReportRules } from './station-report.ts';

function rulesOf(date: string): ReportRules {
  const year = date < '2026-03-01' ? '2012' : '2026';
  return {
    edition: aRuleFile('index', `HJ-633-${year}`),
    validity: aRuleFile('validity', `GB-3095-${year}`),
    assessment: aRuleFile('assessment', `HJ-663-${year === '2012' ? '2013' : '2026'}`),
  };
}

const known = new Map<string, ReportRules>();
const options: GradeStationOptions = {
  rulesOf(date) {
    const rules = known.get(date) ?? rulesOf(date);
    known.set(date, rules);
    return rules;
  },
  neverPrimaryFor3Years: false,
};

type Hour = Partial<Record<Pollutant, number>>;

function aStation(hours: readonly Hour[], from: string): Station {
  const first = hourNumber(from);
  const means = hours.map((hour, index) => {
    const values = Object.entries(hour).map(([pollutant, value]) => [pollutant, fraction(value)] as const);
    return [first + index, Object.fromEntries(values)] as const;
  });
  return { hours: new Map(means), reported: means.map(([hour]) => hour), leftOut: new Map() };
}

function hoursOf(count: number, hour: Hour): Hour[] {
  return Array.from({ length: count }, () => hour);
}

const quiet: Hour = { SO2: 8, NO2: 30, CO: 0.6, O3: 60, PM10: 90, PM25: 61 };

function outcome({ date, grade }: GradedTime) {
  return { date, standard: options.rulesOf(date).edition.standard, aqi: grade.aqi, level: grade.level };
}

test('the numbers of days and hours lead back to their dates and times', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 23 }), (day, clock) => {
      assert.equal(dayNumber(dateOf(day)), day);
      assert.equal(hourNumber(hourStart(day * 24 + clock)), day * 24 + clock);
      assert.equal(dateOfHour(day * 24 + clock), dateOf(day));
    }),
  );
});

test('two days around the change of standard are graded by one edition each', () => {
  const days = gradeStationDays(aStation(hoursOf(48, quiet), '2026-02-28T00'), options);
  assert.deepEqual(days.map(outcome), [
    { date: '2026-02-28', standard: 'HJ 633-2012', aqi: 83, level: 2 },
    { date: '2026-03-01', standard: 'HJ 633-2026', aqi: 101, level: 3 },
  ]);
});

test('the hour before midnight is graded by the old edition with sliding means, the hour after by the new one', () => {
  const hours = gradeStationHours(aStation(hoursOf(25, quiet), '2026-02-28T00'), options);
  const [before, after] = [hours.at(-2), hours.at(-1)];
  assert.ok(before && after);
  assert.deepEqual(outcome(before), { date: '2026-02-28', standard: 'HJ 633-2012', aqi: 83, level: 2 });
  assert.deepEqual(outcome(after), { date: '2026-03-01', standard: 'HJ 633-2026', aqi: 101, level: 3 });
  assert.ok(before.values.has('PM25_24H') && !after.values.has('PM25_24H'));
});

const anyHour = fc
  .tuple(...pollutants.map(() => fc.option(fc.integer({ min: 0, max: 300 }), { freq: 9 })))
  .map(
    (values) =>
      Object.fromEntries(
        pollutants.flatMap((one, index) => (values[index] === null ? [] : [[one, values[index]]])),
      ) as Hour,
  );
const anyDays = fc.array(anyHour, { minLength: 48, maxLength: 48 });

test('days graded together are as days graded apart', () => {
  fc.assert(
    fc.property(anyDays, (hours) => {
      const together = gradeStationDays(aStation(hours, '2026-02-28T00'), options).map(outcome);
      const apart = [
        ...gradeStationDays(aStation(hours.slice(0, 24), '2026-02-28T00'), options),
        ...gradeStationDays(aStation(hours.slice(24), '2026-03-01T00'), options),
      ].map(outcome);
      assert.deepEqual(together, apart);
    }),
    { numRuns: 30 },
  );
});

test('a city does not depend on the order of its stations, and one station is its own city', () => {
  fc.assert(
    fc.property(fc.array(anyDays, { minLength: 1, maxLength: 4 }), (tables) => {
      const stations = tables.map((hours) => gradeStationDays(aStation(hours, '2026-06-01T00'), options));
      const city = gradeArea('daily', stations, options).map(outcome);
      assert.deepEqual(gradeArea('daily', stations.toReversed(), options).map(outcome), city);
      const [first = []] = stations;
      assert.deepEqual(gradeArea('daily', [first], options).map(outcome), first.map(outcome));
    }),
    { numRuns: 20 },
  );
});

test('a city’s mean is made of means that were not rounded, and rounded once', () => {
  const at = (PM25: number) => gradeStationDays(aStation(hoursOf(24, { ...quiet, PM25 }), '2026-06-01T00'), options);
  // 60.4 and 60.8 are 60 and 61 when rounded, and 60.6 together: 61, not the 60 that 60.5 would give.
  const [day] = gradeArea('daily', [at(60.4), at(60.8)], options);
  assert.equal(day?.grade.aqi, 101);
});

test('a station that did not report counts as one without a value', () => {
  const one = gradeStationDays(aStation(hoursOf(24, quiet), '2026-06-01T00'), options);
  const other = gradeStationDays(aStation(hoursOf(24, quiet), '2026-06-02T00'), options);
  const days = gradeArea('daily', [one, other], options);
  assert.deepEqual(
    days.map(({ grade }) => [grade.aqi, grade.missing.length]),
    [
      [null, 6],
      [null, 6],
    ],
  );
});

test('a pollutant that the plan leaves out all day is no missing one', () => {
  const { CO: _left, ...measured } = quiet;
  const station = aStation(hoursOf(24, { ...measured, PM25: 30 }), '2026-06-01T00');
  const leftOut = new Map(station.reported.map((hour) => [hour, new Set<Pollutant>(['CO'])]));
  const [withheld] = gradeStationDays({ ...station, leftOut }, options);
  const [published] = gradeStationDays({ ...station, leftOut }, { ...options, neverPrimaryFor3Years: true });
  assert.deepEqual([withheld?.grade.aqi, published?.grade.aqi], [null, 79]);
  assert.deepEqual(published?.grade.notMonitored, ['CO_24H']);
});

test('an average that is made here is rounded before it is graded, by the old edition too', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => ({ ...quiet, PM25: hour === 0 ? 79 : 75 }));
  const [day] = gradeStationDays(aStation(hours, '2026-02-27T00'), options);
  assert.deepEqual([day?.grade.aqi, day?.values.get('PM25_24H')], [100, fraction(75)]);
});
