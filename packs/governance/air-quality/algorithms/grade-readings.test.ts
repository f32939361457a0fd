import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aRuleFile } from '../testing.ts';
import { fraction } from './fraction.ts';
import { gradeReadings, levelOf } from './grade-readings.ts';
import type { Grade, Reading } from './grade-readings.ts';
import { items, pollutants } from './item.ts';
import type { Item } from './item.ts';

const former = aRuleFile('index', 'HJ-633-2012');
const present = aRuleFile('index', 'HJ-633-2026');
const edition = fc.constantFrom(former, present);

function readingsOf(values: Readonly<Partial<Record<Item, number | null>>>): Reading[] {
  return Object.entries(values).map(([item, value]) => ({
    item: item as Item,
    value: value === null ? null : fraction(value),
  }));
}

const goodDay = { SO2_24H: 8, NO2_24H: 30, CO_24H: 0.6, O3_8H: 90, PM10_24H: 55, PM25_24H: 32 };
const anyReading = fc
  .tuple(fc.constantFrom(...items), fc.option(fc.integer({ min: 0, max: 30_000 })))
  .map(([item, tenths]): Reading => ({ item, value: tenths === null ? null : fraction((tenths / 10).toFixed(1)) }));
const anyReadings = fc.uniqueArray(anyReading, { selector: ({ item }) => item, maxLength: 12 });

function outcome({ aqi, primary, level, exceeding, missing, report }: Grade) {
  return { aqi, primary, level, exceeding, missing: missing.toSorted(), report };
}

test('gradeReadings() does not depend on the order of the readings', () => {
  const shuffled = anyReadings.chain((readings) =>
    fc.tuple(
      fc.constant(readings),
      fc.shuffledSubarray(readings, { minLength: readings.length, maxLength: readings.length }),
    ),
  );
  fc.assert(
    fc.property(edition, shuffled, (edition, [readings, other]) => {
      assert.deepEqual(outcome(gradeReadings(edition, readings)), outcome(gradeReadings(edition, other)));
    }),
  );
});

test('gradeReadings() never lowers a complete AQI when one concentration rises', () => {
  const raise = fc.record({
    item: fc.constantFrom(...(Object.keys(goodDay) as Item[])),
    by: fc.integer({ min: 0, max: 900 }),
  });
  fc.assert(
    fc.property(raise, ({ item, by }) => {
      const before = gradeReadings(present, readingsOf(goodDay)).aqi;
      const after = gradeReadings(
        present,
        readingsOf({ ...goodDay, [item]: goodDay[item as keyof typeof goodDay] + by }),
      ).aqi;
      assert.ok(before !== null && after !== null && after >= before);
    }),
  );
});

test('gradeReadings() gives an AQI that is the largest sub-index that counts, and primary pollutants that have it', () => {
  fc.assert(
    fc.property(edition, anyReadings, (edition, readings) => {
      const { aqi, primary, level, readings: graded } = gradeReadings(edition, readings);
      if (aqi === null) {
        assert.deepEqual([primary, level], [[], null]);
        return;
      }
      const counted = graded.flatMap(({ counts, subIndex }) => (counts && subIndex !== null ? [subIndex] : []));
      assert.equal(aqi, Math.max(...counted));
      assert.equal(level, levelOf(edition, aqi));
      assert.equal(primary.length > 0, aqi > 50);
    }),
  );
});

test('gradeReadings() withholds an AQI of up to 100 when an item is missing, and publishes one above', () => {
  const incomplete = { ...goodDay, SO2_24H: null };
  assert.equal(gradeReadings(present, readingsOf({ ...incomplete, PM25_24H: 60 })).aqi, null);
  assert.equal(gradeReadings(present, readingsOf({ ...incomplete, PM25_24H: 61 })).aqi, 101);
  const { remarks, level } = gradeReadings(present, readingsOf(incomplete));
  assert.deepEqual(
    remarks.map(({ code, item, clause }) => [code, item, clause]),
    [
      ['missing', 'SO2_24H', '5.3.1'],
      ['withheld', null, '5.3.1'],
    ],
  );
  assert.equal(level, null);
});

test('gradeReadings() takes a reading that is not there for one that is missing', () => {
  const { SO2_24H: _missing, ...rest } = goodDay;
  assert.deepEqual(
    outcome(gradeReadings(present, readingsOf(rest))),
    outcome(gradeReadings(present, readingsOf({ ...rest, SO2_24H: null }))),
  );
});

test('gradeReadings() withholds nothing by the edition of 2012', () => {
  const { aqi, missing } = gradeReadings(former, readingsOf({ PM25_24H: 60 }));
  assert.deepEqual([aqi, missing.length], [82, 6]);
});

test('gradeReadings() lets an item outside the monitoring plan be, if it was never primary on a polluted day', () => {
  const readings = readingsOf({ ...goodDay, PM10_24H: null });
  const grade = (neverPrimaryFor3Years: boolean) =>
    gradeReadings(present, readings, { notMonitored: ['PM10'], neverPrimaryFor3Years });
  assert.equal(grade(true).aqi, 46);
  assert.equal(grade(false).aqi, null);
  assert.deepEqual([grade(true).missing, grade(true).notMonitored], [[], ['PM10_24H']]);
});

test('gradeReadings() counts a value that is there although the plan leaves the pollutant out', () => {
  const { aqi, notMonitored } = gradeReadings(present, readingsOf({ ...goodDay, PM10_24H: 200 }), {
    notMonitored: ['PM10'],
    neverPrimaryFor3Years: true,
  });
  assert.deepEqual([aqi, notMonitored], [131, []]);
});

test('gradeReadings() of 2012 uses the 24-hour mean of SO2 when the hour is above 800, and only then', () => {
  const hour = { NO2_1H: 20, CO_1H: 0.5, O3_1H: 60, O3_8H: 50, PM10_24H: 40, PM25_24H: 20 };
  const grade = (SO2_1H: number, SO2_24H?: number) =>
    gradeReadings(former, readingsOf({ ...hour, SO2_1H, ...(SO2_24H === undefined ? {} : { SO2_24H }) }));
  assert.deepEqual([grade(900, 475).aqi, grade(900, 475).primary], [150, ['SO2']]);
  assert.equal(grade(800, 2000).aqi, 200);
  assert.equal(grade(900).aqi, 40);
  assert.ok(grade(900).remarks.some(({ code, clause }) => code === 'no-sub-index' && clause === '表1注（2）'));
});

test('gradeReadings() of 2012 gives hourly particles no sub-index', () => {
  const { readings, remarks } = gradeReadings(former, readingsOf({ PM25_1H: 300, SO2_1H: 5 }));
  assert.deepEqual(
    readings.map(({ subIndex }) => subIndex),
    [null, 2],
  );
  assert.ok(remarks.some(({ code, item }) => code === 'concentration-only' && item === 'PM25_1H'));
});

test('gradeReadings() leaves an item of the other report out of the AQI and says so', () => {
  const { report, aqi, remarks } = gradeReadings(present, readingsOf({ ...goodDay, O3_1H: 400 }));
  assert.deepEqual([report, aqi], ['daily', 54]);
  assert.ok(remarks.some(({ code, item }) => code === 'not-counted' && item === 'O3_1H'));
});

test('gradeReadings() has no AQI when one item has two values, and grades both', () => {
  const twice = [...readingsOf(goodDay), { item: 'PM25_24H' as const, value: fraction(200) }];
  const { aqi, readings, remarks } = gradeReadings(present, twice);
  assert.equal(aqi, null);
  assert.deepEqual(
    readings.slice(-2).map(({ subIndex }) => subIndex),
    [46, 250],
  );
  assert.ok(remarks.some(({ code }) => code === 'contradictory'));
  assert.equal(gradeReadings(present, [...readingsOf(goodDay), ...readingsOf({ PM25_24H: 32 })]).aqi, 54);
});

test('gradeReadings() names pollutants of one size together, in alphabetical order', () => {
  const tie = { ...goodDay, PM25_24H: 60, PM10_24H: 120, O3_8H: 160, CO_24H: 4, NO2_24H: 80, SO2_24H: 150 };
  const { aqi, primary } = gradeReadings(present, readingsOf(tie));
  assert.deepEqual([aqi, primary], [100, pollutants.toSorted()]);
});

test('levelOf() puts each AQI into one level of its edition', () => {
  assert.deepEqual(
    [0, 1, 50, 51, 100, 101, 150, 151, 200, 201, 300, 301, 500].map((aqi) => levelOf(present, aqi)),
    [1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6],
  );
});
