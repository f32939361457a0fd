import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aRuleFile } from '../testing.ts';
import { areaValue, dayValue, hourValue } from './averages.ts';
import type { HourlyMeans } from './averages.ts';
import { asNumber, compare, fraction } from './fraction.ts';
import type { Fraction } from './fraction.ts';

const validity = aRuleFile('validity', 'GB-3095-2026');
const assessment = aRuleFile('assessment', 'HJ-663-2026');
const both = { ...validity, ...assessment };

/** Hours from `first` on; `null` for one without a value. */
function aDay(values: readonly (number | null)[], first = 0): HourlyMeans {
  return new Map(
    values.flatMap((value, index) =>
      value === null ? [] : [[first + index, { O3: fraction(value), PM25: fraction(value) }]],
    ),
  );
}

function holes(count: number, value = 10): (number | null)[] {
  return Array.from({ length: 24 }, (_, hour) => (hour < count ? null : value));
}

function number(value: Fraction | null): number | null {
  return value === null ? null : asNumber(value);
}

test('dayValue() needs 20 of 24 hours for a mean and leaves out what is missing', () => {
  assert.equal(number(dayValue(aDay(holes(4)), 'PM25_24H', 0, both)), 10);
  assert.equal(dayValue(aDay(holes(5)), 'PM25_24H', 0, both), null);
});

test('dayValue() takes the hours of its own day alone', () => {
  const hours = aDay([...Array<number>(24).fill(10), ...Array<number>(24).fill(90)]);
  assert.equal(number(dayValue(hours, 'PM25_24H', 0, both)), 10);
  assert.equal(number(dayValue(hours, 'PM25_24H', 24, both)), 90);
  assert.equal(number(dayValue(hours, 'O3_8H', 24, both)), 90);
});

test('dayValue() gives the highest of the 17 eight-hour means within the day', () => {
  const peak = Array.from({ length: 24 }, (_, hour) => (hour >= 11 && hour < 19 ? 160 : 0));
  assert.equal(number(dayValue(aDay(peak), 'O3_8H', 0, both)), 160);
  // A night before midnight counts for no window that reaches into the next day.
  const evening = Array.from({ length: 48 }, (_, hour) => (hour >= 20 && hour < 28 ? 160 : 0));
  assert.equal(number(dayValue(aDay(evening), 'O3_8H', 0, both)), 80);
});

test('dayValue() needs six of eight hours in a window and 14 windows in a day', () => {
  // The first five hours are missing: windows 0-7, 1-8 and 2-9 fail, 14 remain.
  assert.equal(number(dayValue(aDay(holes(5)), 'O3_8H', 0, both)), 10);
  assert.equal(dayValue(aDay(holes(6)), 'O3_8H', 0, both), null);
});

test('hourValue() looks back over midnight for sliding means, and not for an hourly one', () => {
  const hours = aDay([...Array<number>(24).fill(10), ...Array<number>(4).fill(50)]);
  assert.equal(number(hourValue(hours, 'PM25_24H', 27, validity)), (20 * 10 + 4 * 50) / 24);
  assert.equal(number(hourValue(hours, 'O3_8H', 27, validity)), 30);
  assert.equal(number(hourValue(hours, 'O3_1H', 27, validity)), 50);
  assert.equal(hourValue(hours, 'O3_1H', 28, validity), null);
});

test('hourValue() has no sliding mean before enough hours are there', () => {
  const hours = aDay(Array<number>(24).fill(10));
  assert.deepEqual(
    [4, 5].map((hour) => number(hourValue(hours, 'O3_8H', hour, validity))),
    [null, 10],
  );
  assert.deepEqual(
    [18, 19].map((hour) => number(hourValue(hours, 'PM25_24H', hour, validity))),
    [null, 10],
  );
});

test('areaValue() needs three quarters of the stations', () => {
  const of = (...values: (number | null)[]) =>
    number(
      areaValue(
        values.map((value) => (value === null ? null : fraction(value))),
        assessment,
      ),
    );
  assert.equal(of(10, 20, 30, null), 20);
  assert.equal(of(10, 20, null, null), null);
  assert.equal(of(10, null), null);
  assert.equal(of(), null);
});

test('areaValue() lies between its stations and does not depend on their order', () => {
  const values = fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(values, fc.nat(), (tenths, turn) => {
      const all = tenths.map((count) => fraction((count / 10).toFixed(1)));
      const found = areaValue(all, assessment);
      assert.ok(found);
      const start = turn % all.length;
      assert.deepEqual(areaValue([...all.slice(start), ...all.slice(0, start)], assessment), found);
      assert.ok(all.some((value) => compare(value, found) <= 0) && all.some((value) => compare(value, found) >= 0));
    }),
  );
});

test('dayValue() never falls when an hour rises', () => {
  const day = fc.array(fc.option(fc.integer({ min: 0, max: 500 })), { minLength: 24, maxLength: 24 });
  const item = fc.constantFrom('PM25_24H' as const, 'O3_8H' as const, 'O3_1H' as const);
  fc.assert(
    fc.property(day, item, fc.integer({ min: 0, max: 23 }), fc.nat(300), (values, item, hour, by) => {
      const before = dayValue(aDay(values), item, 0, both);
      const raised = values.with(hour, values[hour] === null ? null : (values[hour] ?? 0) + by);
      const after = dayValue(aDay(raised), item, 0, both);
      assert.equal(after === null, before === null);
      if (after && before) assert.ok(compare(after, before) >= 0);
    }),
  );
});
