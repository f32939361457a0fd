import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { extentOf, numberScale } from './number-scale.ts';

const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const extents = fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as [number, number]);

test('numberScale() holds every value between its outermost ticks', () => {
  fc.assert(
    fc.property(extents, fc.integer({ min: 2, max: 10 }), (extent, count) => {
      const { ticks, at } = numberScale(extent, [0, 100], count);
      // Ticks are rounded to twelve digits, and a value a hair's breadth beyond one needs no other.
      const slack = Math.max(Math.abs(extent[0]), Math.abs(extent[1])) * 1e-8;
      assert.ok((ticks[0] ?? NaN) <= extent[0] + slack && (ticks.at(-1) ?? NaN) >= extent[1] - slack);
      assert.ok(at(extent[0]) >= -1e-3 && at(extent[1]) <= 100 + 1e-3);
      assert.ok(ticks.length >= 2 && ticks.length <= count + 3);
    }),
  );
});

test('numberScale() rises from left to right, and falls where pixels count downwards', () => {
  fc.assert(
    fc.property(extents, number, number, (extent, a, b) => {
      fc.pre(extent[1] - extent[0] > 1e-6 && a < b);
      assert.ok(numberScale(extent, [0, 100], 5).at(a) <= numberScale(extent, [0, 100], 5).at(b));
      assert.ok(numberScale(extent, [100, 0], 5).at(a) >= numberScale(extent, [100, 0], 5).at(b));
    }),
  );
});

test('numberScale() steps by round numbers', () => {
  assert.deepEqual(numberScale([0, 62], [0, 1], 5).ticks, [0, 20, 40, 60, 80]);
  assert.deepEqual(numberScale([0, 0.3], [0, 1], 3).ticks, [0, 0.1, 0.2, 0.3]);
  assert.deepEqual(numberScale([-3, 3], [0, 1], 5).ticks, [-4, -2, 0, 2, 4]);
});

test('numberScale() has room around a single value', () => {
  for (const value of [0, 5, -2]) {
    const { at, ticks } = numberScale([value, value], [0, 100], 5);
    assert.ok(at(value) > 0 && at(value) < 100 && ticks.length >= 2, String(value));
  }
});

test('extentOf() of nothing is nothing', () => {
  assert.equal(extentOf([]), null);
  assert.deepEqual(extentOf([3, -1, 2]), [-1, 3]);
});
