import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthsLater } from './months-later.ts';

test('monthsLater() keeps the day, over the end of a year too', () => {
  assert.equal(monthsLater('2026-11-25', 6), '2027-05-25');
  assert.equal(monthsLater('2026-01-31', 6), '2026-07-31');
});

test('monthsLater() takes the last day of a shorter month', () => {
  assert.equal(monthsLater('2026-08-31', 6), '2027-02-28');
  assert.equal(monthsLater('2027-08-30', 6), '2028-02-29');
});
