import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asNumber, compare, decimalText, fraction, largest, mean, roundHalfEven, roundUp } from './fraction.ts';

/** Decimals with up to three places, as text and as how many thousandths they are. */
const thousandths = fc.integer({ min: 0, max: 5_000_000 });
const decimal = thousandths.map((count) => ({ count, text: (count / 1000).toFixed(3) }));

test('fraction() takes a decimal for what it shows, not for the binary number next to it', () => {
  assert.deepEqual(fraction(0.1), { numerator: 1n, denominator: 10n });
  assert.equal(compare(fraction(2.675), fraction('2.675')), 0);
  assert.equal(compare(fraction(1e-7), fraction('0.0000001')), 0);
  assert.equal(compare(fraction('1.5e3'), fraction(1500)), 0);
});

test('fraction() refuses what is no decimal number', () => {
  for (const value of ['', '.', '1,5', 'NaN', '0x10', '1e9999', Number.NaN, Infinity])
    assert.throws(() => fraction(value), RangeError, String(value));
});

test('fraction() and asNumber() agree on every number that has a decimal text', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (value) => {
      const back = asNumber(fraction(value));
      assert.ok(Math.abs(back - value) <= value * 1e-15 + 1e-18);
    }),
  );
});

test('roundHalfEven() brings a half to the even digit and everything else to the nearest', () => {
  const cases = [
    ['60.5', 0, '60'],
    ['61.5', 0, '62'],
    ['60.500000001', 0, '61'],
    ['60.49', 0, '60'],
    ['0.5', 0, '0'],
    ['2.05', 1, '2.0'],
    ['2.15', 1, '2.2'],
    ['0.05', 1, '0.0'],
    ['4.25', 1, '4.2'],
    ['9.95', 1, '10.0'],
  ] as const;
  for (const [value, decimals, expected] of cases)
    assert.equal(decimalText(fraction(value), decimals), expected, value);
});

test('roundHalfEven() is never further away than a half, and stays where it is', () => {
  fc.assert(
    fc.property(decimal, fc.integer({ min: 0, max: 2 }), ({ text }, decimals) => {
      const value = fraction(text);
      const rounded = roundHalfEven(value, decimals);
      const half = 0.5 * 10 ** -decimals;
      assert.ok(Math.abs(asNumber(rounded) - asNumber(value)) <= half + 1e-9);
      assert.equal(compare(roundHalfEven(rounded, decimals), rounded), 0);
    }),
  );
});

test('roundUp() gives the least whole number that is not below', () => {
  fc.assert(
    fc.property(decimal, ({ count, text }) => {
      assert.equal(roundUp(fraction(text)), Math.ceil(count / 1000));
    }),
  );
  assert.equal(roundUp(fraction('100.000000000001')), 101);
});

test('mean() is exact and does not depend on the order', () => {
  fc.assert(
    fc.property(fc.array(decimal, { minLength: 1, maxLength: 30 }), fc.nat(), (values, turn) => {
      const fractions = values.map(({ text }) => fraction(text));
      const total = values.reduce((sum, { count }) => sum + count, 0);
      const found = mean(fractions);
      assert.equal(found.numerator * BigInt(values.length) * 1000n, BigInt(total) * found.denominator);
      const start = turn % fractions.length;
      assert.deepEqual(mean([...fractions.slice(start), ...fractions.slice(0, start)]), found);
    }),
  );
  assert.throws(() => mean([]), RangeError);
});

test('largest() finds the largest, and nothing among nothing', () => {
  assert.equal(largest([]), null);
  assert.deepEqual(largest([fraction('1.2'), fraction('1.20001'), fraction(1)]), fraction('1.20001'));
});
