import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { loadCityMap } from './load-city-map.ts';

const chongqing = path.resolve(import.meta.dirname, '../../../../cities/chongqing');

test('loadCityMap() gives 38 areas of Chongqing, without an approval number', async () => {
  const map = await loadCityMap(chongqing);
  assert.equal(map?.boundaries.features.length, 38);
  assert.equal(map.approvalNumber, null);
  assert.equal(map.licence, 'Apache-2.0');
});

test('loadCityMap() says of 江北区 and 渝北区 that they belong to 两江新区 now', async () => {
  const map = await loadCityMap(chongqing);
  const merged = map?.boundaries.features.filter(({ properties }) => properties.mergedInto === '两江新区');
  assert.deepEqual(merged?.map(({ properties }) => properties.name).toSorted(), ['江北区', '渝北区']);
});

test('loadCityMap() gives nothing where a city has no map, and refuses one that does not say whether it was approved', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-city-map-'));
  try {
    assert.equal(await loadCityMap(folder), null);
    const properties = { code: null, name: '甲区', center: [106, 29] };
    const geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [106, 29],
          [107, 29],
          [107, 30],
          [106, 29],
        ],
      ],
    };
    const map = {
      type: 'FeatureCollection',
      source: { zh: '自拟', en: 'own' },
      licence: 'CC0-1.0',
      features: [{ type: 'Feature', properties, geometry }],
    };
    const file = path.join(folder, 'boundaries.geojson');
    await writeFile(file, JSON.stringify(map));
    await assert.rejects(loadCityMap(folder), { code: 'CITY_FILE_INVALID' });
    await writeFile(file, JSON.stringify({ ...map, approvalNumber: '试S(2026)001号' }));
    assert.equal((await loadCityMap(folder))?.approvalNumber, '试S(2026)001号');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
