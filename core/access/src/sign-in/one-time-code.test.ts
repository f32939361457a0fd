import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAt, stepOfCode } from './one-time-code.ts';

/** The seed of RFC 6238, appendix B: the ASCII text 12345678901234567890. */
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test('codes are those of RFC 6238, appendix B, by their last six digits', () => {
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ] as const) {
    assert.equal(codeAt(seed, new Date(seconds * 1_000)), code);
    assert.equal(stepOfCode(seed, code, new Date(seconds * 1_000)), Math.floor(seconds / 30));
  }
});

test('the code of the step before is taken, an older and a coming one are not', () => {
  const at = (seconds: number) => new Date(seconds * 1_000);
  const code = codeAt(seed, at(59));
  assert.equal(stepOfCode(seed, code, at(89)), 1);
  assert.equal(stepOfCode(seed, code, at(90)), null);
  assert.equal(stepOfCode(seed, code, at(29)), null);
});

test('what is no code is none, also when it is six units of something else', () => {
  for (const text of ['', '28708', '2870822', '２８７０８２', '𡺬𹣧󢝄', 'aaaaaa', '287\u0000082'])
    assert.equal(stepOfCode(seed, text, new Date(59_000)), null, text);
  assert.equal(stepOfCode(seed, '287 082', new Date(59_000)), 1);
});
