import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { monthsOf } from './calendar-months.ts';

test('monthsOf() puts 1 February 2026, a Sunday, at the end of its first week', () => {
  const [month] = monthsOf('2026-02-10', '2026-02-11');
  assert.deepEqual(month?.cells[0], { date: '2026-02-01', column: 6, row: 0 });
  assert.deepEqual([month?.month, month?.weeks, month?.cells.length], ['2026-02', 5, 28]);
});

test('monthsOf() goes over the end of a year', () => {
  assert.deepEqual(
    monthsOf('2025-11-30', '2026-02-01').map(({ month }) => month),
    ['2025-11', '2025-12', '2026-01', '2026-02'],
  );
});

test('monthsOf() holds every day from first to last once, each in a cell of its own', () => {
  const date = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  fc.assert(
    fc.property(date, fc.nat(500), (from, days) => {
      const to = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
      const months = monthsOf(from, to);
      const dates = months.flatMap(({ cells }) => cells.map((cell) => cell.date));
      assert.ok(dates.includes(from) && dates.includes(to));
      assert.equal(new Set(dates).size, dates.length);
      for (const { cells } of months)
        assert.equal(new Set(cells.map(({ column, row }) => `${column} ${row}`)).size, cells.length);
    }),
  );
});
