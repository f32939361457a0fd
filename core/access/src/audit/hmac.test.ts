import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashAlgorithms } from './digest.ts';
import { hmac } from './hmac.ts';

test('hmac() is what OpenSSL makes of the same key and text', () => {
  const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(key, fc.string({ unit: 'binary' }), fc.constantFrom(...hashAlgorithms), (secret, text, algorithm) => {
      const theirs = createHmac(algorithm, secret.toString('hex')).update(text).digest('hex');
      assert.equal(hmac(algorithm, secret)(text), theirs);
    }),
  );
});
