import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aUnit, testUnits } from '../testing.ts';
import { dayAfter, movedUnit, renamedUnit } from './change-unit.ts';
import { UnitDirectory } from './unit-directory.ts';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a unit is found by the name that it had on the day that is asked for, however often it was renamed', () => {
  fc.assert(
    fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 6 }), day, (given, asked) => {
      const days = given.toSorted();
      let unit = aUnit('旧局');
      days.forEach((from, index) => {
        unit = renamedUnit(unit, { short: `新局${index}`, from }) ?? unit;
      });
      const directory = new UnitDirectory([...testUnits, unit]);
      const last = days.filter((from) => from <= asked).length - 1;
      const name = last === -1 ? '旧局' : `新局${last}`;
      assert.equal(directory.nameOn('旧局', asked), name);
      assert.equal(directory.find(name, asked)?.id, '旧局');
      days.forEach((_from, index) => {
        if (index !== last) assert.equal(directory.find(`新局${index}`, asked), null);
      });
    }),
  );
});

test('a change before one that is known, or outside of the days of a unit, is refused', () => {
  const renamed = renamedUnit(aUnit('丙局'), { short: '丁局', from: '2026-07-01' });
  assert.ok(renamed);
  assert.equal(renamedUnit(renamed, { short: '戊局', from: '2026-07-01' }), null);
  assert.equal(renamedUnit(renamed, { short: '戊局', from: '2026-06-01' }), null);
  assert.ok(renamedUnit(renamed, { short: '戊局', from: '2026-07-02' }));
  assert.equal(renamedUnit(aUnit('丙局', { validUntil: '2026-01-01' }), { short: '丁局', from: '2026-07-01' }), null);
  assert.equal(renamedUnit(aUnit('丙局'), { from: '2026-07-01' }), null);
});

test('a unit stands below its old parent until the day before and below the new one from that day on', () => {
  const moved = movedUnit(
    aUnit('丙局', { parents: [{ parent: '甲局', validFrom: null, validUntil: null }] }),
    '乙局',
    '2026-07-01',
  );
  assert.ok(moved);
  const directory = new UnitDirectory([...testUnits, moved]);
  assert.equal(directory.parentOn('丙局', '2026-06-30'), '甲局');
  assert.equal(directory.parentOn('丙局', '2026-07-01'), '乙局');
  assert.equal(movedUnit(moved, '甲局', '2026-06-30'), null);
  assert.equal(dayAfter('2026-02-28'), '2026-03-01');
});
