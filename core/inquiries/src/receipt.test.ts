import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { readReceipt, receiptNumber } from './receipt.ts';

test('readReceipt() knows every number that receiptNumber() gives, however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (random) => {
      const receipt = receiptNumber('2026-11-25', random);
      for (const typed of [receipt, receipt.toLowerCase(), receipt.replaceAll('-', ''), receipt.replaceAll('-', ' ')])
        assert.equal(readReceipt(typed), receipt);
    }),
  );
});

test('readReceipt() knows what is none', () => {
  for (const typed of ['', '20261125', '20261125-AAAA-BBBB', 'x'.repeat(20)]) assert.equal(readReceipt(typed), null);
});

test('receiptNumber() holds no sign that looks like another', () => {
  assert.doesNotMatch(receiptNumber('2026-11-25', randomBytes(12)).slice(8), /[01IO]/);
});
