import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newKeyRing, openText, parseKeyRing, sealText } from './key-ring.ts';

const now = new Date('2026-11-25T00:00:00Z');

test('what is sealed opens for its own place and key alone, and not when any bit of it was changed', () => {
  const ring = newKeyRing(now);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(), (text, place, at) => {
      const sealed = sealText(ring, text, place);
      assert.equal(openText(ring, sealed, place), text);
      assert.equal(openText(ring, sealed, `${place}x`), null);
      assert.equal(openText(newKeyRing(now), sealed, place), null);
      const [head = '', key = '', body = ''] = sealed.split('.');
      const bytes = Buffer.from(body, 'base64url');
      bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << (at % 8));
      assert.equal(openText(ring, [head, key, bytes.toString('base64url')].join('.'), place), null);
      assert.notEqual(sealText(ring, text, place), sealed);
    }),
  );
});

test('a new key comes first, and what the one before sealed still opens', () => {
  const old = newKeyRing(now);
  const sealed = sealText(old, 'seed', 'place');
  const ring = newKeyRing(now, old.keys);
  assert.equal(openText(ring, sealed, 'place'), 'seed');
  assert.ok(!sealText(ring, 'seed', 'place').startsWith(sealed.slice(0, 16)));
});

test('a file that holds no ring is none', () => {
  const ring = newKeyRing(now);
  assert.deepEqual(parseKeyRing(JSON.stringify(ring)), ring);
  for (const text of ['', '{}', JSON.stringify({ ...ring, keys: [] }), JSON.stringify({ ...ring, format: 'x' })])
    assert.equal(parseKeyRing(text), null);
});
