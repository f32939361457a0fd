import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { summaryOf } from './summary-of.ts';

interface GoldenCase {
  readonly readings: readonly (number | null)[];
  readonly summary: object | null;
}

test('summaryOf() agrees with every golden case', () => {
  const text = readFileSync(new URL('../golden/summaries.json', import.meta.url), 'utf8');
  const cases = JSON.parse(text) as readonly GoldenCase[];
  assert.ok(cases.length > 0);
  for (const { readings, summary } of cases) assert.deepEqual(summaryOf(readings), summary);
});

test('summaryOf() gives null when every reading is missing', () => {
  assert.equal(summaryOf([null, null]), null);
});

test('summaryOf() never puts the mean above the highest reading', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1 }), (readings) => {
      const summary = summaryOf(readings);
      assert.ok(summary !== null && summary.mean <= summary.highest);
    }),
  );
});
