import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalQuantile } from './normal-quantile.ts';

test('normalQuantile() agrees with tables to twelve digits in the middle and in both tails', () => {
  const known = [
    [0.999, 3.0902323061678132],
    [0.975, 1.9599639845400538],
    [0.3, -0.5244005127080407],
    [1e-9, -5.9978070150076865],
  ] as const;
  for (const [probability, value] of known)
    assert.ok(Math.abs(normalQuantile(probability) - value) < 1e-12, String(probability));
});

test('normalQuantile() grows and is the same on both sides of one half', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 0.4999, noNaN: true }), (p) => {
      assert.ok(normalQuantile(p) < normalQuantile(p + 1e-4));
      if (p > 1e-4) assert.ok(Math.abs(normalQuantile(p) + normalQuantile(1 - p)) < 1e-9);
    }),
  );
  assert.throws(() => normalQuantile(1.1), RangeError);
});
