import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cutTo, textWidth } from './text-width.ts';

test('cutTo() fits and is the beginning of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 20, max: 200 }), (text, width) => {
      const cut = cutTo(text, width);
      assert.ok(textWidth(cut) <= width);
      assert.ok(cut === text || (cut.endsWith('…') && text.startsWith(cut.slice(0, -1))));
    }),
  );
});

test('textWidth() gives a Chinese character about twice the room of a Latin one', () => {
  assert.ok(textWidth('雨') > 1.5 * textWidth('a'));
});
