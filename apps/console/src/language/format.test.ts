import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesText, dateText, durationText, instantText, isDate, numberText, wanText, plainNumber } from './format.ts';

test('dateText() says the day of the week in both languages', () => {
  assert.equal(dateText('2026-11-23', 'zh'), '2026-11-23（周一）');
  assert.equal(dateText('2026-11-23', 'en'), '2026-11-23 (Mon)');
});

test('instantText() shows the city’s clock, on which the day may be another', () => {
  assert.equal(instantText('2026-11-22T16:30:05.123Z', 'zh'), '2026-11-23（周一）00:30:05');
  assert.equal(instantText('2026-11-22T23:30:00-01:00', 'en'), '2026-11-23 (Mon) 08:30:00');
});

test('isDate() refuses days that do not exist', () => {
  assert.deepEqual(['2026-02-28', '2026-02-29', '2024-02-29', '2026-13-01', '2026-1-1', ''].map(isDate), [
    true,
    false,
    true,
    false,
    false,
    false,
  ]);
});

test('numberText() groups thousands from five digits on, so that a year stays a year', () => {
  assert.deepEqual([2026, 12345, -1234567.5, 0.1 + 0.2, 1e21].map(numberText), [
    '2026',
    '12,345',
    '−1,234,567.5',
    '0.3',
    '1e+21',
  ]);
});

test('numberText() says the same number as plainNumber()', () => {
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(number, (value) => {
      assert.equal(Number(numberText(value).replaceAll(',', '').replace('−', '-')), Number(plainNumber(value)));
    }),
  );
});

test('plainNumber() is off by no more than the noise of binary fractions', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      assert.ok(Math.abs(Number(plainNumber(value)) - value) <= Math.abs(value) * 1e-11);
    }),
  );
});

test('durationText() and bytesText() choose the unit by the size', () => {
  assert.deepEqual(
    [12.4, 1_500, 61_000].map((duration) => durationText(duration, 'zh')),
    ['12 毫秒', '1.5 秒', '1 分 1 秒'],
  );
  assert.deepEqual([21, 4_096, 8_388_608].map(bytesText), ['21 B', '4 KiB', '8 MiB']);
});

test('wanText() counts in 万 and 亿 from ten thousand on, and leaves the rest as it is', () => {
  assert.deepEqual([9_999, 12_345, -120_000, 12_345_678, 250_000_000, 1.5].map(wanText), [
    '9999',
    '1.2345 万',
    '−12 万',
    '1234.5678 万',
    '2.5 亿',
    '1.5',
  ]);
});
