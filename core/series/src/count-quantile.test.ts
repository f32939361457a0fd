import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { negBinomialQuantile, poissonQuantile } from './count-quantile.ts';
import { logGamma } from './incomplete-beta.ts';

const probability = fc.double({ min: 0.001, max: 0.9999, noNaN: true });
const mean = fc.double({ min: 0.001, max: 400, noNaN: true });
const size = fc.double({ min: 0.05, max: 500, noNaN: true });

function cumulated(count: number, mu: number, r: number): number {
  let total = 0;
  for (let k = 0; k <= count; k++)
    total += Math.exp(
      logGamma(k + r) - logGamma(r) - logGamma(k + 1) + r * Math.log(r / (r + mu)) + k * Math.log(mu / (r + mu)),
    );
  return total;
}

test('negBinomialQuantile() is the first count whose cumulated probability reaches the wanted one', () => {
  fc.assert(
    fc.property(probability, mean, size, (p, mu, r) => {
      const quantile = negBinomialQuantile(p, mu, r);
      assert.ok(cumulated(quantile, mu, r) >= p - 1e-9);
      if (quantile > 0) assert.ok(cumulated(quantile - 1, mu, r) < p + 1e-9);
    }),
    { numRuns: 200 },
  );
});

test('negBinomialQuantile() agrees with R', () => {
  assert.equal(negBinomialQuantile(0.99, 3.3, 1.1), 16);
  assert.equal(negBinomialQuantile(0.95, 1_000, 3), 2_100);
  assert.equal(negBinomialQuantile(0.99, 52_000, 4), 130_590);
  assert.equal(negBinomialQuantile(0.999, 0.01, 0.5), 1);
});

test('poissonQuantile() agrees with R and is the limit of the negative binomial', () => {
  assert.equal(poissonQuantile(0.99, 0.3), 2);
  assert.equal(poissonQuantile(0.99, 4_000), 4_148);
  fc.assert(
    fc.property(probability, mean, (p, mu) => {
      assert.ok(Math.abs(negBinomialQuantile(p, mu, 1e13) - poissonQuantile(p, mu)) <= 1);
    }),
    { numRuns: 100 },
  );
});

test('a quantile of a mean of 0 is 0, and an impossible mean is refused', () => {
  assert.equal(poissonQuantile(0.99, 0), 0);
  assert.throws(() => poissonQuantile(0.99, Infinity), RangeError);
  assert.throws(() => poissonQuantile(1, 3), RangeError);
});
