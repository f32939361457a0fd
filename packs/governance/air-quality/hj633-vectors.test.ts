import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fraction } from './algorithms/fraction.ts';
import { gradeReadings } from './algorithms/grade-readings.ts';
import type { Reading } from './algorithms/grade-readings.ts';
import type { IndexEdition, ReportKind } from './algorithms/index-edition.ts';
import { periodOf, pollutantOf } from './algorithms/item.ts';
import type { Item, Pollutant } from './algorithms/item.ts';
import { subIndexOf } from './algorithms/sub-index.ts';
import { aRuleFile } from './testing.ts';

/** Vectors of an outside judge (CC0-1.0), where the folder is present. */
const folder = new URL('../../../../shared/bench/aqi-hj633/', import.meta.url);
const skip = existsSync(folder) ? false : 'the folder of outside judges ../shared/bench is not here';

interface AqiVector {
  readonly type: ReportKind;
  readonly conc: Readonly<Record<string, number | null>>;
  readonly iaqi: Readonly<Record<string, number | null>>;
  readonly aqi: number | null;
  readonly primary: readonly string[];
  readonly level: number | null;
  readonly exceeding?: readonly string[];
  readonly missing?: readonly string[];
  readonly notMonitored?: readonly Pollutant[];
  readonly noPollutionByItFor3Years?: boolean | null;
}

interface Vectors {
  readonly breakpoints: Readonly<Record<Item, readonly number[]>>;
  readonly iaqiSteps: readonly number[];
  readonly iaqi: readonly { readonly item: Item; readonly value: number; readonly iaqi: number | null }[];
  readonly aqi: readonly AqiVector[];
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

for (const year of ['2012', '2026'] as const) {
  const edition = aRuleFile('index', `HJ-633-${year}`);

  test(`the limits of ${year} are those of the judge`, { skip }, () => {
    const { breakpoints, iaqiSteps } = read(`vectors-${year}.json`) as Vectors;
    assert.deepEqual(edition.subIndices, iaqiSteps);
    assert.deepEqual(Object.fromEntries(edition.items.map(({ item, borders }) => [item, borders])), breakpoints);
  });

  test(`every sub-index of ${year} is that of the judge`, { skip }, () => {
    const { iaqi } = read(`vectors-${year}.json`) as Vectors;
    assert.ok(iaqi.length >= 88);
    const limits = new Map(edition.items.map((one) => [one.item, one]));
    for (const vector of iaqi) {
      const found = limits.get(vector.item);
      assert.ok(found, vector.item);
      assert.equal(subIndexOf(found, edition, fraction(vector.value)).subIndex, vector.iaqi, JSON.stringify(vector));
    }
  });

  test(`every AQI of ${year} is that of the judge, with primary pollutants and level`, { skip }, () => {
    const { aqi } = read(`vectors-${year}.json`) as Vectors;
    assert.ok(aqi.length >= 34);
    for (const vector of aqi) assertGraded(edition, vector);
  });
}

test('every case of missing items is that of the judge', { skip }, () => {
  const edition = aRuleFile('index', 'HJ-633-2026');
  const cases = read('missing-2026.json') as readonly AqiVector[];
  assert.equal(cases.length, 14);
  for (const vector of cases) assertGraded(edition, vector);
});

test('the levels of both editions are those of the judge', { skip }, () => {
  const { levels } = read('levels.json') as { levels: readonly Record<string, unknown>[] };
  for (const year of ['2012', '2026'] as const) {
    const edition = aRuleFile('index', `HJ-633-${year}`);
    for (const [index, theirs] of levels.entries()) {
      const ours = edition.levels[index];
      assert.ok(ours);
      const range = ours.to === null ? `>${ours.from - 1}` : `${ours.from}-${ours.to}`;
      assert.deepEqual(
        [ours.level, ours.name.zh, ours.colour.zh, ours.rgb, range],
        [theirs['level'], theirs['nameZh'], theirs['colourZh'], theirs['rgb'], theirs[`range${year}`]],
      );
    }
  }
});

function assertGraded(edition: IndexEdition, vector: AqiVector): void {
  const readings = Object.entries(vector.conc).map(([name, value]): Reading => ({
    item: itemOf(name, vector.type),
    value: value === null ? null : fraction(value),
  }));
  const grade = gradeReadings(edition, readings, {
    notMonitored: vector.notMonitored ?? [],
    neverPrimaryFor3Years: vector.noPollutionByItFor3Years === true,
  });
  const about = JSON.stringify(vector);
  assert.equal(grade.report, vector.type, about);
  assert.deepEqual(
    Object.fromEntries(grade.readings.map(({ item, subIndex }) => [item, subIndex])),
    Object.fromEntries(Object.entries(vector.iaqi).map(([name, iaqi]) => [itemOf(name, vector.type), iaqi])),
    about,
  );
  assert.deepEqual([grade.aqi, grade.primary, grade.level], [vector.aqi, vector.primary, vector.level], about);
  if (vector.exceeding) assert.deepEqual(grade.exceeding, vector.exceeding, about);
  if (vector.missing) assert.deepEqual(grade.missing, vector.missing, about);
}

/** The judge names the items of 2026 by their pollutant. */
function itemOf(name: string, type: ReportKind): Item {
  if (name.includes('_')) return name as Item;
  const item = (type === 'hourly' ? `${name}_1H` : name === 'O3' ? 'O3_8H' : `${name}_24H`) as Item;
  assert.equal(`${pollutantOf(item)}_${periodOf(item)}`, item);
  return item;
}
