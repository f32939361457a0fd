import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visibleRows } from './visible-rows.ts';

const places = fc.record({
  scrollTop: fc.integer({ min: -50, max: 5_000_000 }),
  boxHeight: fc.integer({ min: 1, max: 2_000 }),
  rowHeight: fc.integer({ min: 10, max: 60 }),
  rowCount: fc.integer({ min: 0, max: 100_000 }),
});

test('visibleRows() holds every row that is in sight, and few others', () => {
  fc.assert(
    fc.property(places, (place) => {
      const { from, to } = visibleRows(place);
      const { scrollTop, boxHeight, rowHeight, rowCount } = place;
      assert.ok(from >= 0 && from <= to && to <= rowCount);
      assert.ok(to - from <= Math.ceil(boxHeight / rowHeight) + 42);
      for (const pixel of [scrollTop, scrollTop + boxHeight - 1]) {
        const row = Math.floor(Math.max(0, pixel) / rowHeight);
        if (row < rowCount) assert.ok(from <= row && row < to, `row ${row}`);
      }
    }),
  );
});
