import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isCreditCode, readProviderCode } from './provider-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

test('isCreditCode() accepts exactly one check character', () => {
  const bodies = fc.array(fc.constantFrom(...alphabet.split('')), { minLength: 17, maxLength: 17 });
  fc.assert(
    fc.property(bodies, (body) => {
      const fitting = alphabet.split('').filter((last) => isCreditCode(body.join('') + last));
      assert.equal(fitting.length, 1);
    }),
  );
});

test('isCreditCode() finds one wrong character, and two neighbours that are swapped', () => {
  const code = '91500000YYYYYY0101';
  assert.ok(isCreditCode(code));
  fc.assert(
    fc.property(fc.nat({ max: 17 }), fc.constantFrom(...alphabet.split('')), (at, other) => {
      if (code[at] !== other) assert.ok(!isCreditCode(code.slice(0, at) + other + code.slice(at + 1)));
      const [one = '', two = ''] = [code[at], code[at + 1]];
      if (at < 17 && one !== two) assert.ok(!isCreditCode(code.slice(0, at) + two + one + code.slice(at + 2)));
    }),
  );
});

test('readProviderCode() takes a code apart', () => {
  assert.deepEqual(readProviderCode('001191500000YYYYYY010110001'), {
    fault: null,
    code: { creditCode: '91500000YYYYYY0101', service: 'generating', extension: '0001' },
  });
});

test('readProviderCode() says what is wrong', () => {
  const faultOf = (code: string): unknown => readProviderCode(code).fault;
  assert.equal(faultOf('1'), 'length');
  assert.equal(faultOf('001191500000yyyyyy010110001'), 'characters');
  assert.equal(faultOf('011191500000YYYYYY010110001'), 'format');
  assert.equal(faultOf('002191500000YYYYYY010110001'), 'subject');
  assert.equal(faultOf('001291500000YYYYYY010110001'), 'binding');
  assert.equal(faultOf('001191500000YYYYYY010210001'), 'credit-code');
  assert.equal(faultOf('001191500000YYYYYY010130001'), 'service');
  assert.equal(faultOf('001191500000YYYYYY010100001'), 'extension');
});
