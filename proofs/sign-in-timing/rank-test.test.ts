import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isTold, rankTest } from './rank-test.ts';

test('a worked example: 7 of 9 pairs, no ties', () => {
  // Pairs of (1, 4, 6) and (2, 3, 0.5) in which the first is greater: 1 > 0.5; 4 and 6 > all three.
  const { superiority, deviation } = rankTest([1, 4, 6], [2, 3, 0.5]);
  assert.equal(superiority, 7 / 9);
  assert.ok(Math.abs(deviation - Math.sqrt((9 * 7) / 12) / 9) < 1e-12);
});

test('the chance is that of all pairs, ties counting half', () => {
  const sample = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const wins = a.flatMap((x) => b.map((y) => (x > y ? 1 : x === y ? 0.5 : 0)));
      const expected = wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
      assert.ok(Math.abs(rankTest(a, b).superiority - expected) < 1e-9);
    }),
  );
});

test('samples of one distribution are not told apart, those that are shifted by half their spread are', () => {
  const draws = (seed: number, shift: number): number[] => {
    let state = seed;
    return Array.from({ length: 400 }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648 + shift;
    });
  };
  for (let seed = 1; seed <= 50; seed += 1)
    assert.ok(!isTold(rankTest(draws(seed, 0), draws(seed + 1_000, 0))), `${seed}`);
  assert.ok(isTold(rankTest(draws(1, 0.15), draws(1_001, 0))));
  assert.ok(isTold(rankTest(draws(1, 0), draws(1_001, 0.15))));
});
