import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { meanInterval, studentQuantile } from './mean-interval.ts';

test('studentQuantile() is that of the tables', () => {
  // Abramowitz and Stegun, Table 26.10.
  const table = [
    [3, 3.182],
    [5, 2.571],
    [10, 2.228],
    [20, 2.086],
    [30, 2.042],
    [120, 1.98],
  ] as const;
  for (const [degrees, quantile] of table)
    assert.ok(Math.abs(studentQuantile(degrees) - quantile) < 0.01, `${degrees}: ${studentQuantile(degrees)}`);
});

test('meanInterval() has no interval for fewer than three values and no mean for none', () => {
  assert.deepEqual(meanInterval([4, 6]), { mean: 5, low: null, high: null });
  assert.throws(() => meanInterval([]), RangeError);
});

test('meanInterval() is wider when days that follow each other are alike', () => {
  const apart = Array.from({ length: 100 }, (_, index) => index % 2);
  const alike = Array.from({ length: 100 }, (_, index) => (index < 50 ? 0 : 1));
  const width = (values: readonly number[]) => {
    const { low, high } = meanInterval(values);
    return (high ?? 0) - (low ?? 0);
  };
  assert.ok(width(alike) > 3 * width(apart));
});

test('meanInterval() moves with its values', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 60 }),
      fc.integer({ min: -50, max: 50 }),
      (values, shift) => {
        const [one, other] = [meanInterval(values), meanInterval(values.map((value) => value + shift))];
        assert.ok(Math.abs(other.mean - one.mean - shift) < 1e-9);
        assert.ok(Math.abs((other.low ?? 0) - (one.low ?? 0) - shift) < 1e-6);
        assert.ok((one.low ?? 0) <= one.mean && one.mean <= (one.high ?? 0));
      },
    ),
  );
});

test('meanInterval() holds the true mean of an autoregression about as often as it says', () => {
  // A fixed generator, so that the test says the same every time.
  let state = 42;
  const uniform = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return (state + 0.5) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  let held = 0;
  for (let trial = 0; trial < 400; trial += 1) {
    let value = 0;
    const values = Array.from({ length: 90 }, () => (value = 0.3 * value + normal()));
    const { low, high } = meanInterval(values);
    if (low !== null && high !== null && low <= 0 && 0 <= high) held += 1;
  }
  // 95 % is the aim; on 90 days the variance is known to come out a little low.
  assert.ok(held / 400 > 0.88 && held / 400 < 0.98, String(held / 400));
});
