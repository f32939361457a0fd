import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { goldenFile, goldenPicture, sampleLabel } from './golden-files.ts';
import { fingerprintDistance, fingerprintOf, mostSimilarBits, pictureFingerprint } from './picture-fingerprint.ts';
import { addVisibleLabel } from './visible/add-visible-label.ts';
import { writeLabel } from './write-label.ts';

/** One picture: progressive, at half its size with 32 colours, and at half its size as RGB of low quality. */
const forms = ['large.jpg', 'large-half.png', 'large-half-rgb.jpg'];

function known(name: string): string {
  const found = pictureFingerprint(goldenPicture(name));
  assert.ok(found !== null, name);
  return found;
}

test('pictureFingerprint() is nearly the same for one picture in other sizes, colours and qualities', () => {
  const first = known('large.jpg');
  for (const name of forms) {
    const distance = fingerprintDistance(first, known(name));
    assert.ok(distance <= mostSimilarBits, `${name}: ${distance}`);
  }
});

test('pictureFingerprint() does not depend on the metadata label, and little on the visible one', () => {
  for (const name of forms) {
    const before = known(name);
    const labelled = writeLabel(goldenPicture(name), sampleLabel).bytes;
    assert.equal(pictureFingerprint(labelled), before, name);
    const shown = pictureFingerprint(addVisibleLabel(labelled).bytes);
    assert.ok(shown !== null && fingerprintDistance(before, shown) <= mostSimilarBits, name);
  }
});

test('pictureFingerprint() has none for plain pictures, damaged ones and other files', () => {
  assert.equal(fingerprintOf({ width: 300, height: 300, at: () => 128 }), null);
  assert.equal(fingerprintOf({ width: 300, height: 300, at: (x) => Math.floor(x / 100) }), null);
  assert.equal(fingerprintOf({ width: 200, height: 300, at: (x, y) => (x * y) % 256 }), null);
  assert.equal(pictureFingerprint(goldenPicture('large.jpg').subarray(0, 2000)), null);
  assert.equal(pictureFingerprint(goldenPicture('baseline-420.jpg')), null);
  for (const name of ['plain.pdf', 'plain.mp4', 'plain.gif']) assert.equal(pictureFingerprint(goldenFile(name)), null);
});

/** Waves of light that a seed sets: a picture without pixels, to be looked at in any size. */
function waves(seed: readonly number[]): (x: number, y: number) => number {
  return (x, y) =>
    128 +
    seed.reduce(
      (sum, value, index) =>
        sum + (100 / seed.length) * Math.sin(value + (index + 2) * (x * ((value % 5) + 1) + y * ((value % 7) + 1))),
      0,
    );
}

function sized(
  light: (x: number, y: number) => number,
  width: number,
  height: number,
): Parameters<typeof fingerprintOf>[0] {
  return { width, height, at: (x, y) => light((x + 0.5) / width, (y + 0.5) / height) };
}

const seeds = fc.array(fc.double({ min: 0, max: 6.28, noNaN: true }), { minLength: 6, maxLength: 6 });

test('fingerprintOf() changes little with size and with a little more light', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 350, max: 900 }), (seed, width) => {
      const light = waves(seed);
      const one = fingerprintOf(sized(light, 640, 480));
      const other = fingerprintOf(sized((x, y) => light(x, y) * 0.95 + 8, width, Math.round(width * 0.75)));
      fc.pre(one !== null && other !== null);
      assert.ok(fingerprintDistance(one ?? '', other ?? '') <= mostSimilarBits);
    }),
    { numRuns: 15 },
  );
});

test('fingerprintDistance() counts bits, and is the same both ways', () => {
  const digits = fc.stringMatching(/^[0-9a-f]{64}$/);
  fc.assert(
    fc.property(digits, digits, (one, other) => {
      const slow = Array.from(one).reduce((sum, digit, index) => {
        const bits = Number.parseInt(digit, 16) ^ Number.parseInt(other[index] ?? '0', 16);
        return sum + bits.toString(2).replaceAll('0', '').length;
      }, 0);
      assert.equal(fingerprintDistance(one, other), slow);
      assert.equal(fingerprintDistance(other, one), slow);
    }),
  );
});
