import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitQuasiPoisson } from './fit-quasi-poisson.ts';

const ones = (length: number) => new Float64Array(length).fill(1);
const line = (length: number) => Float64Array.from({ length }, (_, index) => index + 1);

function fitted(data: Parameters<typeof fitQuasiPoisson>[0]) {
  const fit = fitQuasiPoisson(data);
  assert.ok(fit);
  return fit;
}

test('fitQuasiPoisson() agrees with R on coefficients, dispersion, leverage and the error of a prediction', () => {
  const counts = Float64Array.of(1, 0, 3, 4, 2, 6, 5, 9, 7, 12);
  const fit = fitted({ counts, columns: [ones(10), line(10)] });
  const close = (ours: number | null | undefined, theirs: number) =>
    assert.ok(Math.abs((ours ?? NaN) - theirs) < 1e-9, `${ours} ${theirs}`);
  close(fit.coefficients[0], -0.04837020590578555);
  close(fit.coefficients[1], 0.25232358161769336);
  close(fit.dispersion, 0.634895093850592);
  close(fit.leverage()[9], 0.51172459556442684);
  const { eta, unscaledVariance } = fit.predict([1, 12]);
  close(eta, 2.9795127735065345);
  close(Math.sqrt(unscaledVariance * fit.dispersion), 0.24045444418420314);
});

test('fitQuasiPoisson() leaves residuals that every column is free of', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 12, maxLength: 40 }), (list) => {
      const counts = Float64Array.from(list, (count) => count + 1);
      const columns = [ones(list.length), line(list.length)];
      const fit = fitted({ counts, columns });
      for (const column of columns) {
        let score = 0;
        for (const [row, value] of column.entries()) score += value * ((counts[row] ?? 0) - (fit.means[row] ?? 0));
        assert.ok(Math.abs(score) < 1e-3 * counts.reduce((total, one) => total + one, 0) * list.length);
      }
    }),
  );
});

test('fitQuasiPoisson() gives no coefficient to a column that depends on those before', () => {
  const counts = Float64Array.of(3, 4, 6, 5, 8, 9);
  const { coefficients, degreesOfFreedom } = fitted({ counts, columns: [ones(6), line(6), ones(6)] });
  assert.equal(coefficients[2], null);
  assert.equal(degreesOfFreedom, 4);
});

test('fitQuasiPoisson() reaches the same fit from other means', () => {
  const counts = Float64Array.of(3, 4, 6, 5, 8, 9, 2, 7);
  const columns = [ones(8), line(8)];
  const cold = fitted({ counts, columns });
  const warm = fitted({ counts, columns, startMeans: cold.means });
  for (const [index, one] of cold.coefficients.entries())
    assert.ok(Math.abs((one ?? NaN) - (warm.coefficients[index] ?? NaN)) < 1e-7);
});
