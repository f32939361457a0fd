import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scan } from '../scan.ts';
import { isTurned, orientationOf, storedAt } from './orientation.ts';
import type { Orientation } from './orientation.ts';

const all: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8];

test('storedAt() gives each pixel of the shown picture one of the stored, and none twice', () => {
  const size = { width: 5, height: 3 };
  for (const orientation of all) {
    const [width, height] = isTurned(orientation) ? [3, 5] : [5, 3];
    const places = new Set<string>();
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const [storedX, storedY] = storedAt(orientation, size, x, y);
        assert.ok(storedX >= 0 && storedX < 5 && storedY >= 0 && storedY < 3, `orientation ${orientation}`);
        places.add(`${storedX},${storedY}`);
      }
    assert.equal(places.size, 15);
  }
});

test('storedAt() turns a picture of orientation 6 clockwise: its first stored pixel is shown top right', () => {
  assert.deepEqual(storedAt(6, { width: 5, height: 3 }, 2, 0), [0, 0]);
});

test('orientationOf() takes damaged EXIF as upright', () => {
  assert.equal(orientationOf(Buffer.from('Exif\0\0MM\0*'), new Scan()), 1);
  assert.equal(orientationOf(Buffer.from('nothing'), new Scan()), 1);
});
