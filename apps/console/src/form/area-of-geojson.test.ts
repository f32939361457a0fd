import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaOfGeoJson } from './area-of-geojson.ts';

const square = [
  [106, 29],
  [107, 29],
  [107, 30],
  [106, 30],
  [106, 29],
];
const polygon = { type: 'Polygon', coordinates: [square] };
const feature = { type: 'Feature', properties: { name: '片区' }, geometry: polygon };

const read = (value: unknown): ReturnType<typeof areaOfGeoJson> => areaOfGeoJson(JSON.stringify(value), null);

function faultOf(value: unknown): string {
  const found = read(value);
  return 'fault' in found ? found.fault.en : '';
}

test('areaOfGeoJson() takes a polygon, and a feature or collection that holds one, without its closing corner', () => {
  const collection = { type: 'FeatureCollection', features: [feature] };
  const multi = { type: 'MultiPolygon', coordinates: [[square]] };
  for (const value of [polygon, feature, collection, multi])
    assert.deepEqual(read(value), { corners: square.slice(0, 4) });
});

test('areaOfGeoJson() leaves heights away', () => {
  assert.deepEqual(read({ ...polygon, coordinates: [square.map((position) => [...position, 250])] }), {
    corners: square.slice(0, 4),
  });
});

test('areaOfGeoJson() says what is wrong and what to do', () => {
  assert.ok('fault' in areaOfGeoJson('{', null));
  assert.match(faultOf(null), /no Polygon/);
  assert.match(faultOf({ type: 'Point', coordinates: [106, 29] }), /no Polygon/);
  assert.match(faultOf({ type: 'FeatureCollection', features: [feature, feature] }), /There are 2 polygons/);
  assert.match(faultOf({ ...polygon, coordinates: [square, square] }), /hole/);
  assert.match(faultOf({ ...polygon, coordinates: [square.slice(0, 4)] }), /not closed/);
  assert.match(faultOf({ ...polygon, coordinates: [square.map(([lon, lat]) => [lat, lon])] }), /swapped/);
  assert.match(
    faultOf({
      ...polygon,
      coordinates: [
        [
          [500000, 30],
          [1, 2],
          [2, 3],
          [500000, 30],
        ],
      ],
    }),
    /not be degrees/,
  );
  assert.match(faultOf({ ...polygon, coordinates: [['106', 29]] }), /not whole/);
  assert.match(faultOf({ ...polygon, crs: { type: 'name', properties: { name: 'EPSG:3857' } } }), /WGS-84/);
});

test('areaOfGeoJson() tells swapped axes by the city where both could be degrees of either', () => {
  const swapped = square.map(([lon = 0, lat = 0]) => [lat, lon - 20]);
  const json = JSON.stringify({ ...polygon, coordinates: [swapped] });
  const near = areaOfGeoJson(json, [86.5, 29.5]);
  assert.match('fault' in near ? near.fault.en : '', /swapped/);
  assert.ok('corners' in areaOfGeoJson(json, [29.5, 86.5]));
  assert.ok('corners' in areaOfGeoJson(json, [10, 50]));
});
