import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { loadCityMap } from '@yuzhi/kernel';
import { geoArea } from '@yuzhi/sdk';
import { outlineOf } from './outline-of.ts';
import type { Point } from './PlaceMap.tsx';

const city = await loadCityMap(path.join(import.meta.dirname, '../../../../cities/chongqing'));
const features = city?.boundaries.features ?? [];

function signedArea(ring: readonly Point[]): number {
  return ring.reduce((sum, [lon, lat], at) => {
    const [nextLon, nextLat] = ring[(at + 1) % ring.length] ?? [lon, lat];
    return sum + (lon * nextLat - nextLon * lat) / 2;
  }, 0);
}

test('every outline of the city is an area that a field takes, and keeps its size', () => {
  assert.equal(features.length, 38);
  for (const { properties, geometry } of features) {
    const whole = signedArea(outlineOf(geometry, 10_000).corners);
    for (const [most, bound] of [
      [60, 0.03],
      [200, 0.003],
    ] as const) {
      const { corners } = outlineOf(geometry, most);
      assert.ok(corners.length <= most, properties.name);
      const read = geoArea().safeParse(corners.map(([lon, lat]) => ({ lon, lat })));
      assert.ok(read.success, `${properties.name}: ${JSON.stringify(read.error?.issues[0])}`);
      assert.ok(Math.abs(signedArea(corners) / whole - 1) < bound, properties.name);
    }
  }
});

test('outlineOf() takes the largest part and says that it is one', () => {
  const square = (from: number, side: number): number[][] => [
    [from, 29],
    [from + side, 29],
    [from + side, 29 + side],
    [from, 29 + side],
    [from, 29],
  ];
  const two = [[square(106, 0.1)], [square(107, 1)]];
  const { corners, before, isPart } = outlineOf({ type: 'MultiPolygon', coordinates: two }, 200);
  assert.deepEqual([corners[0], before, isPart], [[107, 29], 4, true]);
  const one = outlineOf({ type: 'Polygon', coordinates: [square(106, 1)] }, 200);
  assert.deepEqual([one.corners.length, one.isPart], [4, false]);
});

test('outlineOf() keeps a corner whose loss would let sides cross', () => {
  // The notch reaches over the shallow corner at the bottom: without that corner the bottom would cut it.
  const ring = [
    [0, 0],
    [5, -1],
    [10, 0],
    [10, 10],
    [9, 10],
    [5, -0.5],
    [1, 10],
    [0, 10],
    [0, 0],
  ];
  const { corners } = outlineOf({ type: 'Polygon', coordinates: [ring] }, 7);
  assert.equal(corners.length, 7);
  assert.ok(corners.some(([lon, lat]) => lon === 5 && lat === -1));
});
