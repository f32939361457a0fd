import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { YuzhiError } from '../yuzhi-error.ts';
import type { Geometry, Position } from './geojson.ts';
import { readGeoJson } from './read-geojson.ts';

const read = (value: unknown) => readGeoJson({ name: 'a.geojson', text: JSON.stringify(value) });
const readPoint = (...coordinates: unknown[]) => read({ type: 'Point', coordinates });

const fault =
  (code: string, details: object = {}) =>
  (error: unknown) => {
    assert.ok(error instanceof YuzhiError, String(error));
    assert.equal(error.code, code);
    assert.partialDeepStrictEqual(error.details, details);
    return true;
  };

const square: Position[] = [
  [106, 29],
  [107, 29],
  [107, 30],
  [106, 29],
];

test('readGeoJson() reads a feature collection and leaves foreign members out', () => {
  const feature = { type: 'Feature', id: 7, geometry: null, properties: { name: '渝中区' } } as const;
  assert.deepEqual(read({ type: 'FeatureCollection', name: 'x', features: [{ ...feature, bbox: [1] }] }), {
    type: 'FeatureCollection',
    features: [feature],
  });
});

test('readGeoJson() makes a collection of one out of a feature or a geometry', () => {
  const geometry = { type: 'Point', coordinates: [106.5, 29.5] };
  const one = { type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties: {} }] };
  assert.deepEqual(read(geometry), one);
  assert.deepEqual(read({ type: 'Feature', geometry, properties: null }), one);
});

test('readGeoJson() gives back every geometry that is one', () => {
  const position = fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -90, max: 90 }));
  const line = fc.array(position, { minLength: 2, maxLength: 4 });
  const ring = fc.array(position, { minLength: 3, maxLength: 5 }).map((open) => [...open, ...open.slice(0, 1)]);
  const rings = fc.array(ring, { maxLength: 2 });
  const simple = fc.oneof(
    position.map((coordinates) => ({ type: 'Point', coordinates })),
    fc.array(position).map((coordinates) => ({ type: 'MultiPoint', coordinates })),
    line.map((coordinates) => ({ type: 'LineString', coordinates })),
    fc.array(line, { maxLength: 2 }).map((coordinates) => ({ type: 'MultiLineString', coordinates })),
    rings.map((coordinates) => ({ type: 'Polygon', coordinates })),
    fc.array(rings, { maxLength: 2 }).map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
  );
  const geometry = fc.oneof(
    simple,
    fc.array(simple, { maxLength: 3 }).map((geometries) => ({ type: 'GeometryCollection', geometries })),
  );
  fc.assert(
    fc.property(geometry, (value) => {
      assert.deepEqual(read(value).features[0]?.geometry, JSON.parse(JSON.stringify(value)) as Geometry);
    }),
  );
});

test('readGeoJson() keeps altitudes', () => {
  assert.deepEqual(readPoint(106, 29, 244.5).features[0]?.geometry, { type: 'Point', coordinates: [106, 29, 244.5] });
});

test('readGeoJson() says where the file departs from the standard', () => {
  const cases: readonly (readonly [unknown, string])[] = [
    [[], '$'],
    [{ type: 'Topology' }, '$.type'],
    [{ type: 'FeatureCollection', features: {} }, 'features'],
    [{ type: 'FeatureCollection', features: [{ type: 'feature' }] }, 'features[0].type'],
    [{ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {} }] }, 'features[0].geometry'],
    [{ type: 'Feature', id: {}, geometry: null, properties: {} }, '$.id'],
    [{ type: 'Feature', geometry: null, properties: [] }, '$.properties'],
    [{ type: 'Point', coordinates: [1] }, '$.coordinates'],
    [{ type: 'Point', coordinates: ['106', '29'] }, '$.coordinates'],
    [{ type: 'Point', coordinates: [106, null] }, '$.coordinates'],
    [{ type: 'LineString', coordinates: [[1, 2]] }, '$.coordinates'],
    [{ type: 'LineString', coordinates: [[1, 2], [3]] }, '$.coordinates[1]'],
    [{ type: 'Polygon', coordinates: [square, square.slice(0, 3)] }, '$.coordinates[1]'],
    [{ type: 'Polygon', coordinates: [[...square.slice(0, 3), [106, 29.1]]] }, '$.coordinates[0]'],
    [{ type: 'GeometryCollection', geometries: [{ type: 'Circle' }] }, '$.geometries[0].type'],
  ];
  for (const [value, path] of cases) assert.throws(() => read(value), fault('FILE_GEOJSON_INVALID', { path }), path);
});

test('readGeoJson() refuses positions outside longitude and latitude', () => {
  const error = fault('FILE_GEOJSON_OUT_OF_RANGE', { path: '$.coordinates', position: [36_353_000, 3_270_000] });
  assert.throws(() => readPoint(36_353_000, 3_270_000), error);
  for (const position of [
    [180.1, 0],
    [0, -90.1],
  ]) {
    assert.throws(() => readPoint(...position), fault('FILE_GEOJSON_OUT_OF_RANGE'));
  }
  assert.doesNotThrow(() => readPoint(-180, 90));
});

test('readGeoJson() recognises latitude before longitude when all positions then lie in China', () => {
  const swapped = { type: 'LineString', coordinates: square.map(([lon, lat]) => [lat, lon]) };
  assert.throws(() => read(swapped), fault('FILE_GEOJSON_SWAPPED', { path: '$.coordinates[0]', position: [29, 106] }));
  const mixed = {
    type: 'MultiPoint',
    coordinates: [
      [29, 106],
      [106, 29],
    ],
  };
  assert.throws(() => read(mixed), fault('FILE_GEOJSON_OUT_OF_RANGE', { path: '$.coordinates[0]' }));
});

test('readGeoJson() takes WGS-84 and CGCS2000 and refuses other coordinate systems', () => {
  const point = { type: 'Point', coordinates: [106, 29] };
  const inCrs = (name: string) => read({ ...point, crs: { type: 'name', properties: { name } } });
  for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4490']) {
    assert.doesNotThrow(() => inCrs(name), name);
  }
  assert.throws(() => inCrs('urn:ogc:def:crs:EPSG::3857'), fault('FILE_GEOJSON_CRS_UNSUPPORTED'));
  assert.doesNotThrow(() => read({ ...point, crs: null }));
});

test('readGeoJson() drops __proto__ from properties, however deep', () => {
  const properties = '{"a":[{"__proto__":{"isAdmin":true},"b":1}],"__proto__":{"isAdmin":true}}';
  const file = { name: 'a.json', text: `{"type":"Feature","geometry":null,"properties":${properties}}` };
  const [feature] = readGeoJson(file).features;
  assert.deepEqual(feature?.properties, { a: [{ b: 1 }] });
  const spread: Record<string, unknown> = Object.assign({}, feature.properties);
  assert.equal(spread.isAdmin, undefined);
});

test('readGeoJson() refuses nesting without end', () => {
  const properties = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const file = { name: 'a.json', text: `{"type":"Feature","geometry":null,"properties":{"a":${properties}}}` };
  assert.throws(() => readGeoJson(file), fault('FILE_GEOJSON_INVALID'));
  const open = '{"type":"GeometryCollection","geometries":[';
  const nested = { name: 'a.json', text: `${open.repeat(1_000)}${']}'.repeat(1_000)}` };
  assert.throws(() => readGeoJson(nested), fault('FILE_GEOJSON_INVALID'));
});

test('readGeoJson() refuses what is not JSON, or nothing', () => {
  assert.throws(() => readGeoJson({ name: 'a.json', text: '{"type":' }), fault('FILE_JSON_INVALID'));
  assert.throws(() => readGeoJson({ name: 'a.json', text: ' ' }), fault('FILE_EMPTY'));
});

test('readGeoJson() gives a collection or a typed error for any JSON', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      try {
        readGeoJson({ name: 'a.json', text });
      } catch (error) {
        assert.ok(error instanceof YuzhiError, String(error));
      }
    }),
    { numRuns: 500 },
  );
});
