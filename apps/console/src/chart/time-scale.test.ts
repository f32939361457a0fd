import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tickText, timeScale, wallClock } from './time-scale.ts';

const day = 86_400_000;
const moments = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) });
const spans = fc.tuple(moments, fc.integer({ min: 60_000, max: 90 * 365 * day }));

test('timeScale() has ticks within the span, rising, no more than asked for', () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: 2, max: 12 }), ([from, span], count) => {
      const { ticks, at } = timeScale([from, from + span], [0, 100], count);
      assert.ok(ticks.length <= count + 1);
      for (const [index, tick] of ticks.entries()) {
        assert.ok(tick >= from && tick <= from + span && tick > (ticks[index - 1] ?? -Infinity));
        assert.ok(at(tick) >= 0 && at(tick) <= 100);
      }
    }),
  );
});

test('timeScale() marks Mondays, first days of months and of years', () => {
  const textOf = (from: string, to: string) => {
    const { ticks, step } = timeScale([Date.parse(from), Date.parse(to)], [0, 1], 6);
    return ticks.map((tick, index) => tickText(tick, step, ticks[index - 1]));
  };
  assert.deepEqual(textOf('2026-06-20', '2026-07-15'), ['2026-06-22', '06-29', '07-06', '07-13']);
  assert.deepEqual(textOf('2025-11-15', '2026-04-02'), ['2025-12', '2026-01', '02', '03', '04']);
  assert.deepEqual(textOf('2020-03-01', '2025-03-01'), ['2021', '2022', '2023', '2024', '2025']);
  assert.deepEqual(textOf('2026-07-01T22:00Z', '2026-07-02T03:00Z'), [
    '07-01',
    '23:00',
    '07-02',
    '01:00',
    '02:00',
    '03:00',
  ]);
});

test('wallClock() places days, months and instants on the city’s clock', () => {
  assert.equal(wallClock('2026-07-01'), Date.parse('2026-07-01T00:00Z'));
  assert.equal(wallClock('2026-07'), Date.parse('2026-07-01T00:00Z'));
  assert.equal(wallClock('2026-06-30T16:30:00Z'), Date.parse('2026-07-01T00:30Z'));
  assert.deepEqual([wallClock('2026-02-30'), wallClock('x'), wallClock(5)], [null, null, null]);
});
