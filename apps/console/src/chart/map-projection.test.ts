import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitted, shapesOf } from './map-projection.ts';

const position = fc.tuple(fc.double({ min: 100, max: 120, noNaN: true }), fc.double({ min: 20, max: 40, noNaN: true }));
const frame = { width: 600, maxHeight: 400, padding: 20 };

test('fitted() places every position inside the frame', () => {
  fc.assert(
    fc.property(fc.array(position, { minLength: 1, maxLength: 20 }), (positions) => {
      const fit = fitted(positions, frame);
      assert.ok(fit && fit.height <= 400);
      for (const [x, y] of positions.map(fit.at))
        assert.ok(x >= 19.9 && x <= 580.1 && y >= 19.9 && y <= fit.height - 19.9, `${x} ${y} ${fit.height}`);
    }),
  );
});

test('fitted() puts north above south and east to the right', () => {
  fc.assert(
    fc.property(position, position, (a, b) => {
      fc.pre(Math.abs(a[0] - b[0]) > 1e-6 && Math.abs(a[1] - b[1]) > 1e-6);
      const fit = fitted([a, b], frame);
      assert.ok(fit);
      assert.equal(fit.at(a)[0] < fit.at(b)[0], a[0] < b[0]);
      assert.equal(fit.at(a)[1] < fit.at(b)[1], a[1] > b[1]);
    }),
  );
});

test('fitted() draws a square on the ground as a square', () => {
  const lat = 29.5;
  const east = 0.1 / Math.cos((lat * Math.PI) / 180);
  const fit = fitted(
    [
      [106, lat - 0.05],
      [106 + east, lat + 0.05],
    ],
    frame,
  );
  assert.ok(fit);
  const [left, bottom] = fit.at([106, lat - 0.05]);
  const [right, top] = fit.at([106 + east, lat + 0.05]);
  assert.ok(Math.abs((right - left) / (bottom - top) - 1) < 1e-6);
});

test('fitted() has nothing to place without positions', () => {
  assert.equal(fitted([], frame), null);
});

test('shapesOf() takes every geometry of RFC 7946 and nothing else', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  const kinds = (geometry: unknown) => shapesOf(geometry).map(({ kind, parts }) => `${kind} ${parts.length}`);
  assert.deepEqual(kinds({ type: 'Point', coordinates: [0, 0] }), ['point 1']);
  assert.deepEqual(kinds({ type: 'MultiPoint', coordinates: ring }), ['point 4']);
  assert.deepEqual(kinds({ type: 'MultiLineString', coordinates: [ring, ring] }), ['line 2']);
  assert.deepEqual(kinds({ type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] }), ['area 1', 'area 2']);
  assert.deepEqual(kinds({ type: 'GeometryCollection', geometries: [{ type: 'LineString', coordinates: ring }] }), [
    'line 1',
  ]);
  for (const wrong of [
    null,
    5,
    {},
    { type: 'Point' },
    { type: 'Point', coordinates: ['a', 'b'] },
    { type: 'Polygon', coordinates: 7 },
  ])
    assert.deepEqual(shapesOf(wrong), [], JSON.stringify(wrong));
});
