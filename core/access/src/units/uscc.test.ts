import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkCharacter, isUscc } from './uscc.ts';

const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
const cases = JSON.parse(readFileSync(new URL('../../golden/uscc-cases.json', import.meta.url), 'utf8')) as {
  code: string;
  valid: boolean;
}[];

const code = fc
  .tuple(
    fc.constantFrom(...alphabet),
    fc.constantFrom(...alphabet),
    fc.stringMatching(/^\d{6}$/),
    fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 }),
  )
  .map(([a, b, region, rest]) => {
    const first = `${a}${b}${region}${rest.join('')}`;
    return first + checkCharacter(first);
  });

test('isUscc() judges the golden cases as they are', () => {
  assert.ok(cases.length >= 30);
  for (const { code, valid } of cases) assert.equal(isUscc(code), valid, code);
});

test('isUscc() notices every wrong character and every swap of neighbours', () => {
  fc.assert(
    fc.property(code, fc.nat(17), fc.constantFrom(...alphabet), (right, at, other) => {
      assert.ok(isUscc(right));
      if (other !== right[at]) assert.equal(isUscc(right.slice(0, at) + other + right.slice(at + 1)), false);
      const [a, b] = [right.charAt(at), right.charAt(at + 1)];
      if (a !== b && b !== '') assert.equal(isUscc(right.slice(0, at) + b + a + right.slice(at + 2)), false);
    }),
  );
});
