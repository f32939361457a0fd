import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { placeCard } from './place-card.ts';

const card = { width: 360, height: 160 };
const desk = { width: 1280, height: 900 };

test('the card stands below what it speaks of, above it near the lower edge, and in the middle without it', () => {
  assert.deepEqual(placeCard(card, desk, { left: 300, top: 100, width: 200, height: 40 }), { left: 300, top: 156 });
  assert.deepEqual(placeCard(card, desk, { left: 300, top: 800, width: 200, height: 40 }), { left: 300, top: 624 });
  assert.deepEqual(placeCard(card, desk, null), { left: 460, top: 370 });
});

test('what fills the screen keeps its card at the lower edge, on the screen', () => {
  assert.deepEqual(placeCard(card, desk, { left: 0, top: 0, width: 1280, height: 900 }), { left: 12, top: 728 });
});

test('a card that fits is never off the screen, and covers its target only where there is no room beside it', () => {
  const size = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });
  fc.assert(
    fc.property(size(390), size(844), size(390), size(844), (left, top, width, height) => {
      const screen = { width: 390, height: 844 };
      const small = { width: 360, height: 200 };
      const placed = placeCard(small, screen, { left, top, width, height });
      assert.ok(placed.left >= 12 && placed.left + small.width <= 390 - 12 + 6, 'across');
      assert.ok(placed.top >= 12 && placed.top + small.height <= 844 - 12, 'down');
      const hides = placed.top < top + height && placed.top + small.height > top;
      const hasRoom = top + height + 16 + small.height + 12 <= 844 || top - 16 - small.height >= 12;
      assert.equal(hides && hasRoom, false, 'covers');
    }),
  );
});
