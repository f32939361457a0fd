import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asNumber } from './algorithms/fraction.ts';
import { readConcentration, readDays, readHours } from './station-table.ts';

const options = { city: '试验市', signal: new AbortController().signal };
const file = (text: string) => ({ name: 'hours.csv', text });

test('readConcentration() tells values, missing ones, negative ones and what is not monitored apart', () => {
  const read = (cell: string | null) => {
    const found = readConcentration(cell);
    return found?.kind === 'value' ? asNumber(found.value) : found?.kind;
  };
  assert.deepEqual(['12.5', '１２', '0', '1e2', '.5'].map(read), [12.5, 12, 0, 100, 0.5]);
  assert.deepEqual([null, '', 'NA', '—', '缺测'].map(read), Array<string>(5).fill('missing'));
  assert.deepEqual([read('/'), read('-1'), read('-99')], ['not-monitored', 'negative', 'negative']);
  assert.deepEqual(['many', '1,5', '1000001', 'Infinity', '1e99'].map(read), Array<undefined>(5).fill(undefined));
});

test('readHours() finds columns by their usual names, with units and in either language', async () => {
  for (const header of [
    '城市,监测点位,监测时间,SO2（μg/m³）,NO2(ug/m3),CO/mg/m³,O3,PM10,PM2.5',
    'City,Station,Time,SO2,NO2,CO (mg/m3),O3,PM10,PM2.5',
    '区县,站点名称,时间,二氧化硫,二氧化氮,一氧化碳,臭氧,可吸入颗粒物,细颗粒物',
  ]) {
    const { stations, refusedCount } = await readHours(
      file(`${header}\n甲,乙,2026-03-01 08:00,8,30,0.6,90,55,NA\n`),
      options,
    );
    assert.equal(refusedCount, 0);
    assert.deepEqual(
      stations.map(({ city, name }) => [city, name]),
      [['甲', '乙']],
    );
    assert.deepEqual([stations[0]?.rows[0]?.CO, stations[0]?.rows[0]?.PM25], ['0.6', 'NA']);
  }
});

test('readHours() gives a station without a city to the city of the profile and keeps its coordinates', async () => {
  const { stations } = await readHours(file('站点,时间,PM2.5,经度,纬度\n乙,2026-03-01 08:00,30,106.5,29.5\n'), options);
  assert.deepEqual([stations[0]?.city, stations[0]?.position], ['试验市', [106.5, 29.5]]);
});

test('readHours() refuses half hours, other zones and words for numbers, each with its row', async () => {
  const text =
    '站点,时间,PM2.5\n甲,2026-03-01 08:30,1\n甲,2026-03-01T08:00:00Z,1\n甲,2026-03-01 09:00,高\n甲,2026-03-01 10:00,1\n';
  const { refused, stations } = await readHours(file(text), options);
  assert.deepEqual(
    refused.map(({ row }) => row),
    [2, 3, 4],
  );
  assert.match(refused[0]?.message.zh ?? '', /整点/);
  assert.match(refused[2]?.message.en ?? '', /number/);
  assert.equal(stations[0]?.rows.length, 1);
});

test('readHours() refuses one station and hour twice and names both rows', async () => {
  const text = '站点,时间,PM2.5\n甲,2026-03-01 08:00,1\n乙,2026-03-01 08:00,1\n甲,2026-03-01T08:00:00+08:00,2\n';
  await assert.rejects(readHours(file(text), options), {
    code: 'AIR_STATION_TIME_REPEATED',
    details: { first: 2, second: 4 },
  });
});

test('readDays() refuses a table of which no row can be used', async () => {
  await assert.rejects(readDays(file('站点,日期,PM2.5\n甲,昨天,1\n'), options), { code: 'AIR_ROWS_REFUSED' });
});
