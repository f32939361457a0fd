import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Item } from '../algorithms/item.ts';
import { aContext } from '../testing.ts';
import { advice } from './advice.ts';
import { evaluate } from './evaluate.ts';
import { forecast } from './forecast.ts';
import { gradeDays } from './grade-days.ts';
import { gradeTable } from './grade-table.ts';
import { grade } from './grade.ts';

interface GradeCase {
  readonly date: string;
  readonly report: string;
  readonly readings: readonly { readonly item: Item; readonly value: number | null }[];
  readonly iaqi: readonly (number | null)[];
  readonly aqi: number | null;
  readonly primary: readonly string[];
  readonly level: number | null;
  readonly missing: readonly string[];
}

function golden(name: string): string {
  return readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8');
}

async function graded(input: unknown) {
  return grade.output.parse(await grade.run(aContext(), grade.input.parse(input)));
}

test('grade agrees with every golden case', async () => {
  const cases = JSON.parse(golden('grade-cases.json')) as readonly GradeCase[];
  assert.equal(cases.length, 72);
  for (const { date, report, readings, iaqi, aqi, primary, level, missing } of cases) {
    const found = await graded({ date, readings });
    assert.equal(found.standard, date < '2026-03-01' ? 'HJ 633-2012' : 'HJ 633-2026');
    assert.deepEqual(
      found.items,
      readings.map(({ item, value }, index) => ({ item, value, iaqi: iaqi[index] ?? null })),
    );
    assert.deepEqual(
      [found.report, found.aqi, found.primary, found.level, found.missing],
      [report, aqi, primary, level, missing],
      JSON.stringify({ date, readings }),
    );
  }
});

test('grade shows NA for what is missing and / for what is not in the monitoring plan', async () => {
  const readings = [
    { item: 'SO2_24H', value: null },
    { item: 'NO2_24H', value: 30 },
    { item: 'CO_24H', value: 0.65 },
    { item: 'O3_8H', value: 90.5 },
    { item: 'PM25_24H', value: 130 },
  ];
  const { publication } = await graded({ date: '2026-11-23', readings, notMonitored: ['PM10'] });
  const shown = publication.map(({ item, concentration, subIndex }) => [item, concentration, subIndex]);
  assert.deepEqual(shown, [
    ['SO2_24H', 'NA', 'NA'],
    ['NO2_24H', '30', '38'],
    ['CO_24H', '0.6', '15'],
    ['O3_8H', '90', '45'],
    ['PM10_24H', '/', '/'],
    ['PM25_24H', '130', '172'],
  ]);
});

test('grade cites the standard of the day with its clauses', async () => {
  const { restsOn } = await graded({ date: '2026-02-28', readings: [{ item: 'PM25_24H', value: 61 }] });
  assert.deepEqual(
    restsOn.map(({ version, clause }) => [version, clause]),
    [['HJ-633-2012', '5.1.2；4.2 表1；4.4.1（2）；6.2；3.3、4.4.2；4.3 表2；5.1.1']],
  );
});

test('grade refuses items that it does not know, negative values and days that do not exist', () => {
  for (const bad of [
    { date: '2026-11-23', readings: [{ item: 'PM25', value: 61 }] },
    { date: '2026-11-23', readings: [{ item: 'PM25_24H', value: -1 }] },
    { date: '2026-02-29', readings: [{ item: 'PM25_24H', value: 61 }] },
    { date: '2026-11-23', readings: [{ item: 'PM25_24H', value: 61, unit: 'ppb' }] },
  ])
    assert.equal(grade.input.safeParse(bad).success, false, JSON.stringify(bad));
});

test('grade says from when on an edition is held', async () => {
  await assert.rejects(graded({ date: '2015-12-31', readings: [] }), {
    code: 'AIR_EDITION_NOT_HELD',
    kind: 'invalid-input',
    details: { date: '2015-12-31', from: '2016-01-01' },
  });
});

async function tabled(text: string, more: object = {}) {
  const input = gradeTable.input.parse({ readings: { name: 'hours.csv', text }, ...more });
  return gradeTable.output.parse(await gradeTable.run(aContext(), input));
}

test('grade-table does not depend on the order of the rows', async () => {
  const [header = '', ...rows] = golden('change-of-standard.csv').trim().split('\n');
  const byStation = (answer: Awaited<ReturnType<typeof tabled>>) =>
    answer.stationDays.toSorted((a, b) => `${a.station}${a.date}`.localeCompare(`${b.station}${b.date}`));
  const [one, other] = [
    await tabled([header, ...rows].join('\n')),
    await tabled([header, ...rows.toReversed()].join('\n')),
  ];
  assert.deepEqual(byStation(one), byStation(other));
  assert.deepEqual(one.cityDays, other.cityDays);
});

test('grade-table gives the same report for a workbook as for the CSV file', async () => {
  const base64 = readFileSync(new URL('../golden/change-of-standard.xlsx', import.meta.url), 'base64');
  const input = gradeTable.input.parse({ readings: { name: 'hours.xlsx', base64 }, hourly: true });
  const workbook = gradeTable.output.parse(await gradeTable.run(aContext(), input));
  assert.deepEqual(workbook, await tabled(golden('change-of-standard.csv'), { hourly: true }));
});

test('grade-table says of a table without one good row what is wrong with the first', async () => {
  await assert.rejects(tabled('站点,时间,PM2.5\n甲,2026-03-01 08:30,1\n'), {
    code: 'AIR_ROWS_REFUSED',
    kind: 'invalid-input',
    message: /row 2: .*full hour/,
  });
  await assert.rejects(tabled('站点,时间,PM2.5\n'), { code: 'AIR_TABLE_EMPTY' });
});

test('grade-table puts the value of midnight into the day that the times mean', async () => {
  const rows = Array.from({ length: 24 }, (_, hour) => `甲,2026-06-01 ${String(hour).padStart(2, '0')}:00,10`);
  const text = ['站点,时间,PM2.5', ...rows].join('\n');
  const days = async (hourLabel: string) =>
    (await tabled(text, { hourLabel })).stationDays.map(({ date, PM25_24H }) => [date, PM25_24H]);
  assert.deepEqual(await days('start'), [['2026-06-01', 10]]);
  assert.deepEqual(await days('end'), [
    ['2026-05-31', null],
    ['2026-06-01', 10],
  ]);
});

test('grade-table takes negative values as missing and counts them', async () => {
  const rows = Array.from(
    { length: 24 },
    (_, hour) => `甲,2026-06-01 ${String(hour).padStart(2, '0')}:00,${hour < 4 ? -1 : 10}`,
  );
  const answer = await tabled(['站点,时间,PM2.5', ...rows].join('\n'));
  assert.deepEqual([answer.negativeValues, answer.stationDays[0]?.PM25_24H], [4, 10]);
});

test('grade-table shows only what is new: with hours, their rows; without, none', async () => {
  const text = golden('change-of-standard.csv');
  assert.equal((await tabled(text)).stationHours.length, 0);
  const { stationHours, cityHours, map } = await tabled(text, { hourly: true });
  assert.deepEqual([stationHours.length, cityHours.length, map.features.length], [144, 72, 2]);
});

test('its report of days can be read again for a forecast', async () => {
  const { stationDays } = await tabled(golden('change-of-standard.csv'));
  const header = '城市,站点,日期,AQI,级别,SO2（μg/m³）,PM2.5（μg/m³）';
  const rows = stationDays.map((day) =>
    [day.city, day.station, day.date, day.aqi, day.level, day.SO2_24H, day.PM25_24H].join(','),
  );
  const days = { name: 'days.csv', text: [header, ...rows].join('\n') };
  await assert.rejects(async () => forecast.run(aContext(), forecast.input.parse({ days })), {
    code: 'AIR_HISTORY_TOO_SHORT',
    details: { days: 3, least: 42 },
  });
});

test('forecast uses the damped method only when the trial shows it to be better', async () => {
  const days = { name: 'days.csv', text: golden('made-up-days.csv') };
  const answer = forecast.output.parse(await forecast.run(aContext(), forecast.input.parse({ days, testDays: 60 })));
  const [comparison] = answer.comparisons;
  assert.equal(answer.method === 'damped', comparison?.verdict === 'better');
  for (const { aqi, low, high } of answer.stations) assert.ok((low ?? 0) <= (aqi ?? 0) && (aqi ?? 0) <= (high ?? 0));
});

test('evaluate finds that perfect forecasts beat every method, and says how far each is off', async () => {
  const days = { name: 'days.csv', text: golden('made-up-days.csv') };
  const observed = evaluate.output.parse(await evaluate.run(aContext(), evaluate.input.parse({ days, testDays: 30 })));
  const rows = observed.lines.flatMap(({ name, days }) =>
    days.map(({ date, observed }) => [...name.split(' '), date, observed].join(',')),
  );
  const forecasts = { name: 'forecasts.csv', text: ['城市,站点,日期,AQI', ...rows].join('\n') };
  const judged = evaluate.output.parse(
    await evaluate.run(aContext(), evaluate.input.parse({ days, forecasts, testDays: 60 })),
  );
  assert.equal(judged.days, 30);
  const submitted = judged.errors.find(({ method }) => method === 'submitted');
  assert.deepEqual([submitted?.meanError, submitted?.levelHits], [0, 100]);
  assert.deepEqual(
    judged.comparisons.map(({ verdict }) => verdict),
    ['better', 'better', 'better'],
  );
});

test('evaluate refuses forecasts of too few days', async () => {
  const days = { name: 'days.csv', text: golden('made-up-days.csv') };
  const forecasts = { name: 'forecasts.csv', text: '城市,站点,日期,AQI\n重庆,甲站（编造）,2026-06-30,80\n' };
  await assert.rejects(async () => evaluate.run(aContext(), evaluate.input.parse({ days, forecasts })), {
    code: 'AIR_TRIAL_TOO_SHORT',
    details: { days: 1, least: 14 },
  });
});

test('advice gives one level for an AQI and all of them without', async () => {
  const of = async (input: object) => advice.output.parse(await advice.run(aContext(), advice.input.parse(input)));
  assert.deepEqual(
    (await of({ date: '2026-11-23', aqi: 301 })).levels.map(({ range }) => range),
    ['>300'],
  );
  const all = await of({ date: '2026-02-28' });
  assert.deepEqual(
    all.levels.map(({ range }) => range),
    ['0—50', '51—100', '101—150', '151—200', '201—300', '>300'],
  );
  assert.deepEqual(all.sensitiveGroups, []);
});

async function gradedDays(text: string) {
  const input = gradeDays.input.parse({ days: { name: 'days.csv', text } });
  return gradeDays.output.parse(await gradeDays.run(aContext(), input));
}

test('grade-days gives every station-day of a table what grade gives its values, before and after the change of standard', async () => {
  const { stationDays } = await gradedDays(golden('made-up-year.csv'));
  assert.equal(stationDays.length, 1092);
  for (const day of stationDays.filter((_day, index) => index % 37 === 0)) {
    const items = ['SO2_24H', 'NO2_24H', 'CO_24H', 'O3_8H', 'O3_1H', 'PM10_24H', 'PM25_24H'] as const;
    const readings = items.map((item) => ({ item, value: day[item] }));
    const alone = await graded({ date: day.date, readings, report: 'daily' });
    assert.deepEqual(
      [day.standard, day.aqi, day.level, day.primary],
      [alone.standard, alone.aqi, alone.level, alone.primary],
      `${day.station} ${day.date}`,
    );
  }
});

test('grade-days tells the days of a table in order, places its stations, and counts a negative value as missing', async () => {
  const head = '站点,日期,经度,纬度,SO2,NO2,CO,O3 8小时,O3 1小时,PM10,PM2.5';
  const found = await gradedDays(
    `${head}\n甲,2026-05-02,106.5,29.5,5,20,0.5,150,170,60,30\n甲,2026-05-01,106.5,29.5,5,-1,0.5,90,110,60,30\n`,
  );
  assert.deepEqual(
    found.stationDays.map(({ date, missing }) => [date, missing]),
    [
      ['2026-05-01', ['NO2_24H']],
      ['2026-05-02', []],
    ],
  );
  assert.deepEqual(found.map.features[0]?.geometry.coordinates, [106.5, 29.5]);
  assert.equal(found.map.features[0]?.properties.date, '2026-05-02');
});
