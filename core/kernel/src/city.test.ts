import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { City } from '@yuzhi/sdk';
import { expectTypeOf } from 'expect-type';
import fc from 'fast-check';
import { loadCity } from './city.ts';
import { cityError } from './city/errors.ts';

const chongqing = path.resolve(import.meta.dirname, '../../../cities/chongqing');

const profile = { code: '990000', name: { zh: '试验市', en: 'Test City' }, timeZone: 'Asia/Shanghai' };
const county = { code: '990101', name: '甲区', kind: 'district', validFrom: '2000', validUntil: null, successor: null };

interface CityFiles {
  readonly profile?: unknown;
  readonly counties?: readonly unknown[];
  readonly units?: readonly unknown[];
}

/** Loads a city made of these files; what is left out is in order. */
async function load(files: CityFiles, leaveOut?: string): Promise<City> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-city-'));
  try {
    const contents = {
      'profile.json': files.profile ?? profile,
      'counties.json': { counties: files.counties ?? [county] },
      'units.json': { units: files.units ?? [] },
    };
    for (const [name, content] of Object.entries(contents))
      if (name !== leaveOut)
        await writeFile(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return await loadCity(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const namesOn = (city: City, date: string) => city.counties(date).map(({ name }) => name);

test('loadCity() gives 江北区 and 渝北区 until 2025-11-05 and 两江新区 from 2025-11-06', async () => {
  const city = await loadCity(chongqing);
  const concerned = (date: string) => namesOn(city, date).filter((name) => /^(江北|渝北|两江新)区$/.test(name));
  assert.deepEqual(concerned('2025-11-05'), ['江北区', '渝北区']);
  assert.deepEqual(concerned('2025-11-06'), ['两江新区']);
});

test('loadCity() counts 25 districts, 8 counties and 4 autonomous counties from 2025-11-06, one more the day before', async () => {
  const city = await loadCity(chongqing);
  const today = city.counties('2026-11-24');
  const count = (kind: string) => today.filter((unit) => unit.kind === kind).length;
  assert.deepEqual([count('district'), count('county'), count('autonomous-county')], [25, 8, 4]);
  assert.equal(city.counties('2025-11-05').length, 38);
});

test('loadCity() gives 两江新区 no code and names it as the successor of the two that ended', async () => {
  const city = await loadCity(chongqing);
  assert.equal(city.counties('2025-11-06').find(({ name }) => name === '两江新区')?.code, null);
  const ended = city.counties('2025-11-05').filter(({ validUntil }) => validUntil !== null);
  assert.deepEqual(
    ended.map(({ name, validUntil, successor }) => [name, validUntil, successor]),
    [
      ['江北区', '2025-11-05', '两江新区'],
      ['渝北区', '2025-11-05', '两江新区'],
    ],
  );
});

test('loadCity() knows the 36 municipal bodies by their short names', async () => {
  const { name, timeZone, units } = await loadCity(chongqing);
  assert.deepEqual(
    { name, timeZone, units: units.length },
    { name: { zh: '重庆市', en: 'Chongqing' }, timeZone: 'Asia/Shanghai', units: 36 },
  );
  assert.equal(units.find(({ short }) => short === '市发展改革委')?.full, '重庆市发展和改革委员会');
});

test('loadCity() reads a year alone as its first day, and as its last day where a unit ends', async () => {
  const city = await load({ counties: [{ ...county, validFrom: '2000', validUntil: '2010' }] });
  const days = ['1999-12-31', '2000-01-01', '2010-12-31', '2011-01-01'];
  assert.deepEqual(
    days.map((day) => namesOn(city, day).length),
    [0, 1, 1, 0],
  );
});

test('counties() holds a unit exactly on the days from its first to its last', async () => {
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  await fc.assert(
    fc.asyncProperty(day, day, day, async (one, other, asked) => {
      const [validFrom, validUntil] = one < other ? [one, other] : [other, one];
      const city = await load({ counties: [{ ...county, validFrom, validUntil }] });
      assert.equal(city.counties(asked).length, validFrom <= asked && asked <= validUntil ? 1 : 0);
    }),
    { numRuns: 40 },
  );
});

test('counties() refuses what is no date', async () => {
  const city = await load({});
  assert.throws(() => city.counties('2025-02-30'), RangeError);
  assert.throws(() => city.counties('2025'), RangeError);
});

const wrong: readonly [what: string, code: keyof typeof cityError.catalogue, files: CityFiles, leaveOut?: string][] = [
  ['a folder without units.json', 'CITY_FILE_MISSING', {}, 'units.json'],
  ['a file that is no JSON', 'CITY_FILE_INVALID', { profile: '{' }],
  ['a misspelt property', 'CITY_FILE_INVALID', { profile: { ...profile, timezone: 'x' } }],
  ['a code of five digits', 'CITY_FILE_INVALID', { counties: [{ ...county, code: '99010' }] }],
  ['a day that does not exist', 'CITY_FILE_INVALID', { counties: [{ ...county, validFrom: '2025-02-30' }] }],
  ['a month without a day', 'CITY_FILE_INVALID', { counties: [{ ...county, validFrom: '2025-11' }] }],
  ['no county at all', 'CITY_FILE_INVALID', { counties: [] }],
  ['an unknown time zone', 'CITY_TIME_ZONE_UNKNOWN', { profile: { ...profile, timeZone: 'Asia/Nowhere' } }],
  [
    'an end before its beginning',
    'CITY_COUNTY_DATES_REVERSED',
    { counties: [{ ...county, validUntil: '1999-01-01' }] },
  ],
  [
    'one name twice at a time',
    'CITY_COUNTY_DUPLICATE',
    { counties: [county, { ...county, code: null, validFrom: '2010' }] },
  ],
  ['one code twice at a time', 'CITY_COUNTY_DUPLICATE', { counties: [county, { ...county, name: '乙区' }] }],
  [
    'a successor that is not there',
    'CITY_COUNTY_SUCCESSOR_UNKNOWN',
    { counties: [{ ...county, validUntil: '2010', successor: '乙区' }] },
  ],
  [
    'a successor that begins a day late',
    'CITY_COUNTY_SUCCESSOR_UNKNOWN',
    {
      counties: [
        { ...county, validUntil: '2010', successor: '乙区' },
        { ...county, name: '乙区', validFrom: '2011-01-02' },
      ],
    },
  ],
  [
    'one short name for two bodies',
    'CITY_UNIT_DUPLICATE',
    {
      units: [
        { short: '市甲局', full: '试验市甲局', kind: 'gov' },
        { short: '市甲局', full: '试验市第二甲局', kind: 'gov' },
      ],
    },
  ],
];

for (const [what, code, files, leaveOut] of wrong)
  test(`loadCity() refuses ${what}`, async () => {
    await assert.rejects(load(files, leaveOut), { name: 'YuzhiError', code });
  });

test('loadCity() lets a name come back after its unit has ended', async () => {
  const city = await load({
    counties: [
      { ...county, validUntil: '2010', successor: '甲区' },
      { ...county, validFrom: '2011' },
    ],
  });
  assert.deepEqual(namesOn(city, '2010-12-31'), namesOn(city, '2011-01-01'));
});

test('every error of the city catalogue is reached by a test above', () => {
  const reached = new Set(wrong.map(([, code]) => code));
  assert.deepEqual(
    Object.keys(cityError.catalogue).filter((code) => !reached.has(code as never)),
    [],
  );
});

test('loadCity() promises a City', () => {
  expectTypeOf(loadCity).parameters.toEqualTypeOf<[folder: string]>();
  expectTypeOf(loadCity).returns.resolves.toEqualTypeOf<City>();
});
