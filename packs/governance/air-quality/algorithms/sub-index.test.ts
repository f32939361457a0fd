import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aRuleFile } from '../testing.ts';
import { fraction } from './fraction.ts';
import type { IndexEdition, ItemLimits } from './index-edition.ts';
import { subIndexOf } from './sub-index.ts';

const editions = ['2012', '2026'].map((year) => aRuleFile('index', `HJ-633-${year}`));
const tables = editions.flatMap((edition) => edition.items.map((limits) => ({ edition, limits })));
const table = fc.constantFrom(...tables);
const hundredths = fc.integer({ min: 0, max: 400_000 });

/** The same by another way: whole hundredths, no fraction, the segments tried from the top. */
function slowSubIndex(limits: ItemLimits, edition: IndexEdition, count: number): number | null {
  const scale = limits.decimals === null ? 1 : limits.decimals === 1 ? 10 : 100;
  const down = Math.floor(count / scale);
  const left = 2 * (count - down * scale);
  const value = (left > scale || (left === scale && down % 2 === 1) ? down + 1 : down) * scale;
  for (let index = limits.borders.length - 1; index > 0; index -= 1) {
    const [low, high] = [(limits.borders[index - 1] ?? 0) * 100, (limits.borders[index] ?? 0) * 100];
    if (value > high) return index === limits.borders.length - 1 ? limits.above.subIndex : null;
    if (value <= low && index > 1) continue;
    const [from, to] = [edition.subIndices[index - 1] ?? 0, edition.subIndices[index] ?? 0];
    return from + Math.ceil(((to - from) * (value - low)) / (high - low) - 1e-9);
  }
  return null;
}

test('subIndexOf() agrees with a slow obvious version, in both editions', () => {
  fc.assert(
    fc.property(table, hundredths, ({ edition, limits }, count) => {
      const { subIndex } = subIndexOf(limits, edition, fraction((count / 100).toFixed(2)));
      assert.equal(subIndex, slowSubIndex(limits, edition, count), `${limits.item} ${count / 100}`);
    }),
    { numRuns: 2000 },
  );
});

test('subIndexOf() never falls as the concentration rises', () => {
  fc.assert(
    fc.property(table, hundredths, hundredths, ({ edition, limits }, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)].map(
        (count) => subIndexOf(limits, edition, fraction((count / 100).toFixed(2))).subIndex,
      );
      if (more !== null && more !== undefined) assert.ok((less ?? 0) <= more);
    }),
  );
});

test('subIndexOf() gives the sub-index of each border itself, and one more just above it', () => {
  for (const { edition, limits } of tables)
    for (const [index, border] of limits.borders.entries()) {
      assert.equal(subIndexOf(limits, edition, fraction(border)).subIndex, edition.subIndices[index]);
      if (limits.decimals !== null || index === limits.borders.length - 1) continue;
      assert.equal(
        subIndexOf(limits, edition, fraction(`${border}.000000001`)).subIndex,
        (edition.subIndices[index] ?? 0) + 1,
      );
    }
});

test('subIndexOf() rounds a concentration first where the edition says so: 60.5 μg/m³ is 60, 61.5 is 62', () => {
  const [former, present] = editions.map((edition) => ({
    edition,
    limits: edition.items.find(({ item }) => item === 'PM25_24H'),
  }));
  assert.ok(former?.limits && present?.limits);
  assert.equal(subIndexOf(present.limits, present.edition, fraction(60.5)).subIndex, 100);
  assert.equal(subIndexOf(present.limits, present.edition, fraction(61.5)).subIndex, 102);
  assert.equal(subIndexOf(former.limits, former.edition, fraction(75.1)).subIndex, 101);
});

test('subIndexOf() tells what it does above the last border: a note of the table, or beyond the standard', () => {
  const of = (edition: IndexEdition | undefined, item: string, value: number) => {
    const limits = edition?.items.find((one) => one.item === item);
    assert.ok(edition && limits);
    const { subIndex, basis } = subIndexOf(limits, edition, fraction(value));
    return [subIndex, basis];
  };
  const [former, present] = editions;
  assert.deepEqual(of(present, 'SO2_1H', 801), [200, 'note']);
  assert.deepEqual(of(present, 'O3_8H', 900), [300, 'note']);
  assert.deepEqual(of(former, 'SO2_1H', 801), [null, 'note']);
  assert.deepEqual(of(former, 'O3_8H', 801), [null, 'note']);
  assert.deepEqual(of(present, 'PM25_24H', 600), [500, 'beyond']);
});
