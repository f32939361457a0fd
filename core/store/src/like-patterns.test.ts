import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likePatterns } from './like-patterns.ts';

test('likePatterns() makes one pattern a word and none of nothing', () => {
  assert.deepEqual(likePatterns(' 王  wang.li '), ['%王%', '%wang.li%']);
  assert.deepEqual(likePatterns('  '), []);
});

test('likePatterns() takes signs with a meaning in LIKE as themselves', () => {
  assert.deepEqual(likePatterns(String.raw`100%_\x`), [String.raw`%100\%\_\\x%`]);
});
