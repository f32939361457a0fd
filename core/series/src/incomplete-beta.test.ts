import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { incompleteBeta, logGamma, studentTwoSided } from './incomplete-beta.ts';

test('studentTwoSided() agrees with R', () => {
  assert.ok(Math.abs(studentTwoSided(2, 5) - 0.10193947882985828) < 1e-12);
  assert.ok(Math.abs(studentTwoSided(-1.3, 80) - 0.19733411772476953) < 1e-12);
});

test('incompleteBeta() is its own complement with sides exchanged, and grows', () => {
  const shape = fc.double({ min: 0.05, max: 200, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.99, noNaN: true }), shape, shape, (x, a, b) => {
      assert.ok(Math.abs(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a) - 1) < 1e-10);
      assert.ok(incompleteBeta(x, a, b) <= incompleteBeta(x + 0.005, a, b) + 1e-12);
    }),
  );
});

test('logGamma() holds the recurrence of the gamma function', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e5, noNaN: true }), (x) => {
      const difference = logGamma(x + 1) - logGamma(x) - Math.log(x);
      assert.ok(Math.abs(difference) < 1e-12 * Math.max(1, Math.abs(logGamma(x))));
    }),
  );
});
