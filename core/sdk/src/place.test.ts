import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inputIssues } from './input-issues.ts';
import { geoArea, geoPoint } from './place.ts';
import type { GeoPoint } from './place.ts';
import { jsonSchema, label } from './schema.ts';

const corners = (...pairs: readonly (readonly [number, number])[]): readonly GeoPoint[] =>
  pairs.map(([lon, lat]) => ({ lon, lat }));

function faultOf(value: unknown): { readonly path: unknown; readonly en: string } | null {
  const read = geoArea().safeParse(value, { reportInput: true });
  if (read.success) return null;
  const [first] = inputIssues(read.error);
  return { path: first?.path, en: first?.message.en ?? '' };
}

test('geoArea() takes polygons, hollow ones too, whichever way they turn', () => {
  const hollow = corners([0, 0], [4, 0], [4, 4], [2, 1], [0, 4]);
  assert.equal(faultOf(hollow), null);
  assert.equal(faultOf(hollow.toReversed()), null);
});

test('geoArea() takes every polygon whose corners stand in turn around a point', () => {
  const angles = fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(angles, fc.double({ min: 0.01, max: 10, noNaN: true }), (degrees, radius) => {
      const ring = degrees
        .toSorted((a, b) => a - b)
        .map((angle) => ({
          lon: 106 + radius * Math.cos((angle * Math.PI) / 180),
          lat: 29 + radius * Math.sin((angle * Math.PI) / 180),
        }));
      assert.equal(faultOf(ring), null);
    }),
  );
});

test('geoArea() refuses sides that cross, and names them in both languages', () => {
  const fault = faultOf(corners([0, 0], [4, 4], [4, 0], [0, 4]));
  assert.deepEqual(fault, { path: [2], en: 'Side 3 crosses side 1: give the corners in turn along the boundary' });
});

test('geoArea() refuses what encloses nothing', () => {
  assert.notEqual(faultOf(corners([0, 0], [1, 1], [2, 2])), null);
  assert.notEqual(faultOf(corners([0, 0], [2, 0], [1, 0], [1, 2])), null);
  assert.notEqual(faultOf(corners([0, 0], [2, 0], [2, 2], [1, 0], [0, 2])), null);
});

test('geoArea() refuses a corner that is there twice, the closing one of GeoJSON among them', () => {
  assert.deepEqual(faultOf(corners([0, 0], [2, 0], [2, 2], [0, 0]))?.path, [3]);
});

test('geoArea() refuses two corners, too many of them, and places that are not on earth', () => {
  assert.notEqual(faultOf(corners([0, 0], [2, 0])), null);
  assert.equal(geoArea({ mostCorners: 3 }).safeParse(corners([0, 0], [2, 0], [2, 2], [0, 2])).success, false);
  assert.deepEqual(faultOf(corners([0, 0], [200, 0], [2, 2]))?.path, [1, 'lon']);
  assert.throws(() => geoArea({ mostCorners: 2 }), RangeError);
});

test('geoArea() compares no sides of an area that has too many corners', () => {
  const crossing = Array.from({ length: 20_000 }, (_, at) => ({ lon: at % 2, lat: at / 1_000 }));
  const read = geoArea().safeParse(crossing);
  assert.deepEqual(
    read.error?.issues.map(({ code }) => code),
    ['too_big'],
  );
});

test('a schema says that it is a place, and keeps the name that it is given', () => {
  const area = jsonSchema(geoArea().meta(label('范围', 'Area')), 'input');
  assert.deepEqual([area['x-place'], area['title'], area['maxItems']], ['area', 'Area', 200]);
  assert.equal(jsonSchema(geoPoint.meta(label('位置', 'Place')), 'input')['x-place'], 'point');
});
