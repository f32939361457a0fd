import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chooseMethod } from './choose-method.ts';
import { completeSeries } from './complete-series.ts';
import { configurations } from './configurations.ts';
import type { MethodName } from './configurations.ts';
import { nowcast } from './nowcast.ts';
import { outbreakRatio } from './outbreak-ratio.ts';
import { rankAlerts } from './rank-alerts.ts';
import type { RawAlert } from './rank-alerts.ts';
import { seasonalBaseline } from './seasonal-baseline.ts';

const names = Object.keys(configurations) as MethodName[];
const monthly = fc
  .array(fc.nat(30), { minLength: 66, maxLength: 80 })
  .map((counts) => ({ counts, frequency: 12, baselineYears: 5 }));

test('no method looks at what comes after the judged period', () => {
  fc.assert(
    fc.property(monthly, fc.constantFrom(...names), fc.nat(500), (series, name, later) => {
      const { detect, first } = configurations[name];
      const before = detect(series, first(series));
      const after = detect({ ...series, counts: [...series.counts, later] }, first(series));
      assert.deepEqual(after.slice(0, -1), before);
    }),
    { numRuns: 60 },
  );
});

test('every method but those with a memory or a bound of their own alarms exactly above its threshold', () => {
  const others: readonly MethodName[] = ['cusum.rossi', 'farrington.orig'];
  fc.assert(
    fc.property(monthly, fc.constantFrom(...names.filter((name) => !others.includes(name))), (series, name) => {
      const { detect, first } = configurations[name];
      for (const { observed, threshold, alarm } of detect(series, first(series)))
        assert.equal(alarm, threshold !== null && observed > threshold);
    }),
    { numRuns: 60 },
  );
});

test('outbreakRatio() alarms at any count that is large enough, and never at none', () => {
  fc.assert(
    fc.property(monthly, fc.nat(300), ({ counts, ...rest }, before) => {
      const judged = (last: number) =>
        outbreakRatio({ ...rest, counts: [...counts, before, last] }, counts.length + 2)[0];
      assert.equal(judged(1_000_000)?.alarm, true);
      assert.equal(judged(0)?.alarm, false);
    }),
    { numRuns: 30 },
  );
});

test('seasonalBaseline() is not drawn up by a past outbreak', () => {
  const quiet = Array.from({ length: 260 }, (_, week) => 8 + (week % 5));
  const struck = quiet.map((count, week) => (week >= 100 && week < 106 ? count + 200 : count));
  const expected = (counts: readonly number[]) =>
    seasonalBaseline({ counts, frequency: 52, baselineYears: 5 }, 260)?.expectedAt(261) ?? NaN;
  assert.ok(Math.abs(expected(struck) / expected(quiet) - 1) < 0.05);
});

test('nowcast() adds nothing to complete periods and never takes away', () => {
  const cell = fc.nat(40);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 6, maxLength: 20 }), (rows) => {
      const triangle = rows.map((row, index) =>
        row.map((value, delay) => (index + delay < rows.length ? value : null)),
      );
      const { periods, completenessByDelay } = nowcast(triangle, 0.9);
      for (const { reported, completeness, estimate, low, high } of periods) {
        if (completeness === 0) continue;
        assert.ok(low >= reported && estimate >= reported && high >= low);
        if (completeness === 1) assert.equal(estimate, reported);
      }
      for (const [delay, share] of completenessByDelay.entries())
        assert.ok(share <= (completenessByDelay[delay + 1] ?? 1));
    }),
  );
});

test('nowcast() finds the shares of a steady triangle', () => {
  const triangle = [
    [60, 30, 10],
    [120, 60, 20],
    [60, 30, 10],
    [90, 45, null],
    [60, null, null],
  ];
  const { periods, completenessByDelay } = nowcast(triangle, 0.9);
  assert.deepEqual(
    completenessByDelay.map((share) => Math.round(share * 1_000) / 1_000),
    [0.6, 0.9, 1],
  );
  assert.ok(Math.abs((periods[4]?.estimate ?? 0) - 100) < 1);
});

test('completeSeries() raises the last counts alone', () => {
  const series = { counts: [10, 10, 10, 10], frequency: 52, baselineYears: 5 };
  assert.deepEqual(completeSeries(series, [0.5, 0.8]).counts, [10, 10, 13, 20]);
  assert.deepEqual(completeSeries(series, []).counts, series.counts);
});

const alert: RawAlert = {
  id: 'a',
  area: 'a',
  disease: 'd',
  t: 9,
  observed: 12,
  expected: 4,
  threshold: 8,
  inARow: 1,
  isProvisional: false,
};

test('rankAlerts() puts the larger excess, the longer run and the shared disease first', () => {
  const alone = { ...alert, id: 'x', disease: 'other' };
  assert.deepEqual(
    rankAlerts([alone, { ...alone, id: 'y', disease: 'third', observed: 20 }]).map(({ id }) => id),
    ['y', 'x'],
  );
  assert.deepEqual(
    rankAlerts([alone, { ...alone, id: 'y', disease: 'third', inARow: 3 }]).map(({ id }) => id),
    ['y', 'x'],
  );
  const shared = [alert, { ...alert, id: 'b', area: 'b' }];
  assert.equal(rankAlerts([alone, ...shared]).at(-1)?.id, 'x');
  assert.deepEqual(
    rankAlerts(shared)[0]?.reasons.map(({ code }) => code),
    ['far-above', 'other-areas'],
  );
});

test('rankAlerts() does not depend on the order of the alarms', () => {
  const some = fc.array(fc.record({ id: fc.uuid(), observed: fc.nat(50) }), { maxLength: 8 });
  fc.assert(
    fc.property(some, (list) => {
      const alerts = list.map((one) => ({ ...alert, ...one }));
      assert.deepEqual(rankAlerts(alerts), rankAlerts(alerts.toReversed()));
    }),
  );
});

test('chooseMethod() goes by the length of the history first', () => {
  const of = (length: number) =>
    chooseMethod({ counts: Array.from({ length }, (_, week) => 4 + (week % 3)), frequency: 52, baselineYears: 5 });
  assert.deepEqual(
    [of(5).method, of(9).method, of(60).method, of(110).method, of(300).method],
    [null, 'ears.C1', 'ears.C2', 'ratio', 'ratio'],
  );
  assert.ok(of(300).reasons.includes('history-long'));
});
