import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { graticule, graticuleStep } from './graticule.ts';

const parts = fc
  .record({
    west: fc.double({ min: -170, max: 100, noNaN: true }),
    south: fc.double({ min: -80, max: 20, noNaN: true }),
    span: fc.double({ min: 0.01, max: 60, noNaN: true }),
  })
  .map(({ west, south, span }) => ({ west, south, east: west + span, north: south + span }));

test('graticule() draws at least two and not too many lines each way, all of them within', () => {
  fc.assert(
    fc.property(parts, (bounds) => {
      const { features } = graticule(bounds);
      assert.ok(features.length >= 4 && features.length <= 24, String(features.length));
      for (const { geometry } of features)
        for (const [lon, lat] of geometry.coordinates) {
          assert.ok(lon >= bounds.west - 1e-6 && lon <= bounds.east + 1e-6);
          assert.ok(lat >= bounds.south - 1e-6 && lat <= bounds.north + 1e-6);
        }
    }),
  );
});

test('graticuleStep() is round, and finer for a smaller part', () => {
  assert.deepEqual([graticuleStep(180), graticuleStep(5), graticuleStep(0.4), graticuleStep(0)], [45, 1, 0.1, 0.001]);
});
