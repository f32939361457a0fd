import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { City, County, MunicipalUnit } from '@yuzhi/sdk';
import { YuzhiError } from '@yuzhi/sdk';
import { aUnit, testUnits } from '../testing.ts';
import { UnitDirectory } from './unit-directory.ts';
import { holdsOn, overlap } from './unit.ts';
import type { Unit } from './unit.ts';
import { unitsOfCity } from './units-of-city.ts';

const folder = new URL('../../../../cities/chongqing/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** The default city, its years read as the city profile reads them. */
function chongqing(): UnitDirectory {
  const { counties: written } = read('counties.json') as { counties: County[] };
  const counties = written.map((county) => ({
    ...county,
    validFrom: county.validFrom.length === 4 ? `${county.validFrom}-01-01` : county.validFrom,
  }));
  const { units } = read('units.json') as { units: MunicipalUnit[] };
  const city: City = {
    name: { zh: '重庆市', en: 'Chongqing' },
    timeZone: 'Asia/Shanghai',
    units,
    counties: () => counties,
  };
  return new UnitDirectory(unitsOfCity(city));
}

function refused(units: readonly Unit[]): string {
  try {
    void new UnitDirectory(units);
  } catch (error) {
    if (error instanceof YuzhiError) return String(error.details['reason']);
    throw error;
  }
  return '';
}

test('find() knows a unit by every one of its names', () => {
  const directory = chongqing();
  for (const name of ['市发展改革委', '市发改委', '重庆市发展和改革委员会', ' 市发展 改革委 '])
    assert.equal(directory.find(name, '2026-11-24')?.id, '市发展改革委', name);
  assert.equal(directory.find('市发改', '2026-11-24'), null);
});

test('a day before and a day after a change of districts are both right', () => {
  const directory = chongqing();
  assert.equal(directory.find('江北区', '2025-11-05')?.id, '江北区');
  assert.equal(directory.find('江北区', '2025-11-06'), null);
  assert.equal(directory.find('两江新区', '2025-11-05'), null);
  assert.equal(directory.find('两江新区', '2025-11-06')?.id, '两江新区');
  const heirs = (id: string, date: string) => directory.heirsOn(id, date).map((unit) => unit.id);
  assert.deepEqual(heirs('江北区', '2025-11-05'), ['江北区']);
  assert.deepEqual(heirs('江北区', '2026-11-24'), ['两江新区']);
  // Five of its towns went to another district.
  assert.deepEqual(heirs('渝北区', '2026-11-24'), ['两江新区', '北碚区']);
});

test('isWithin() follows parents on that day, and a new parent counts from its first day', () => {
  const parents = [
    { parent: '甲局', validFrom: null, validUntil: '2026-06-30' },
    { parent: '乙局', validFrom: '2026-07-01', validUntil: null },
  ];
  const directory = new UnitDirectory([...testUnits, aUnit('处', { parents })]);
  assert.equal(directory.isWithin('处', '甲局', '2026-06-30'), true);
  assert.equal(directory.isWithin('处', '甲局', '2026-07-01'), false);
  assert.equal(directory.isWithin('处', '乙局', '2026-07-01'), true);
  assert.equal(directory.isWithin('处', '试验市', '2026-07-01'), true);
  assert.equal(directory.isWithin('甲局', '处', '2026-06-30'), false);
});

test('a directory refuses what contradicts itself', () => {
  const until = (id: string, validUntil: string | null, more: Partial<Unit> = {}) => aUnit(id, { validUntil, ...more });
  const alias = { name: '甲局', form: 'alias' as const, validFrom: null, validUntil: null };
  const under = (parent: string) => ({ parents: [{ parent, validFrom: null, validUntil: null }] });
  assert.match(refused([...testUnits, aUnit('丙局', { names: [alias] })]), /甲局/);
  assert.match(refused([...testUnits, aUnit('丙局', under('无此局'))]), /no other unit/);
  assert.match(refused([...testUnits, aUnit('丙局', { uscc: '91500000000000000A' })]), /GB 32100/);
  assert.match(refused([...testUnits, aUnit('丙局', { successors: ['甲局'] })]), /no last day/);
  assert.match(refused([...testUnits, until('丙局', '2020-01-01', { validFrom: '2021-01-01' })]), /last day/);
  assert.match(
    refused([aUnit('试验市', { parents: [] }), aUnit('a', under('b')), aUnit('b', under('a'))]),
    /below itself/,
  );
  assert.equal(
    refused([
      ...testUnits,
      until('丙局', '2020-01-01'),
      aUnit('丁局', { validFrom: '2020-01-02', names: [{ ...alias, name: '丙处' }] }),
    ]),
    '',
  );
});

test('overlap() says whether some day lies in both', () => {
  const day = fc.option(
    fc.integer({ min: 1, max: 9 }).map((n) => `2026-01-0${n}`),
    { nil: null },
  );
  const days = fc
    .record({ validFrom: day, validUntil: day })
    .filter(({ validFrom, validUntil }) => validFrom === null || validUntil === null || validFrom <= validUntil);
  const all = Array.from({ length: 11 }, (_, n) => `2026-01-${String(n).padStart(2, '0')}`);
  fc.assert(
    fc.property(days, days, (a, b) => {
      assert.equal(
        overlap(a, b),
        all.some((date) => holdsOn(a, date) && holdsOn(b, date)),
      );
    }),
  );
});
