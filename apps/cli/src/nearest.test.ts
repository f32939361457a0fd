import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nearest, nearestIds } from './nearest.ts';

test('nearest() finds a name with one slip of the keys in it', () => {
  for (const written of ['worDays', 'workDasy', 'workDay', 'workDayss', 'workdays', 'wrokDays'])
    assert.deepEqual(nearest(written, ['start', 'workDays', 'notices']), ['workDays']);
});

test('nearest() finds nothing where nothing is like it', () => {
  assert.deepEqual(nearest('population', ['start', 'workDays']), []);
});

test('nearest() puts the name itself first', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }), (names) => {
      const lower = [...new Set(names.map((name) => name.toLowerCase()))];
      for (const name of lower) assert.equal(nearest(name, lower)[0], name);
    }),
  );
});

test('nearestIds() finds an operation by its last part, and the operations of a pack', () => {
  const ids = ['programme/work-calendar/add', 'programme/work-calendar/next', 'science/weather/grade'];
  assert.deepEqual(nearestIds('grade', ids), ['science/weather/grade']);
  assert.deepEqual(nearestIds('programme/work-calendar', ids), ids.slice(0, 2));
  assert.deepEqual(nearestIds('science/wether/grade', ids), ['science/weather/grade']);
});
