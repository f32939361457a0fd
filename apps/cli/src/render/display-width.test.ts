import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clip, displayWidth, padEnd, padStart } from './display-width.ts';

test('displayWidth() counts Chinese characters and full-width signs as two columns', () => {
  for (const [text, width] of [
    ['abc', 3],
    ['渝中区', 6],
    ['（7 天）', 8],
    ['e\u0301', 1],
    ['👨‍👩‍👧', 2],
    ['ｶﾞ', 2],
    ['한', 2],
    ['𠀀', 2],
    ['', 0],
  ] as const)
    assert.equal(displayWidth(text), width, text);
});

const anyText = fc.string({ unit: fc.constantFrom('a', '渝', 'é', '（', '👍', ' ', 'μ'), maxLength: 20 });

test('padEnd() and padStart() bring any shorter text to the width asked for', () => {
  fc.assert(
    fc.property(anyText, fc.nat(60), (text, more) => {
      const width = displayWidth(text) + more;
      assert.equal(displayWidth(padEnd(text, width)), width);
      assert.equal(displayWidth(padStart(text, width)), width);
    }),
  );
});

test('clip() never goes over the width and leaves what fits as it is', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 50 }), (text, width) => {
      const clipped = clip(text, width);
      assert.ok(displayWidth(clipped) <= width);
      assert.equal(clipped === text, displayWidth(text) <= width);
    }),
  );
});
