import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitSeries } from './split-series.ts';

const output = {
  series: [
    { name: 'a', points: [{ y: 1 }] },
    { name: 'b', points: [{ y: 2 }, { y: 3 }] },
  ],
  rows: [{ y: 4 }],
};

test('splitSeries() parts rows by the array that the name and the rows share', () => {
  assert.deepEqual(splitSeries(output, { rows: 'series.points', split: 'series.name' }), [
    { name: 'a', rows: [{ y: 1 }] },
    { name: 'b', rows: [{ y: 2 }, { y: 3 }] },
  ]);
});

test('splitSeries() leaves rows together when nothing parts them', () => {
  assert.deepEqual(splitSeries(output, { rows: 'rows' }), [{ name: null, rows: [{ y: 4 }] }]);
});
