import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOn } from './text-on.ts';

test('textOn() writes black on the green, yellow and orange of air quality, white on its purple and maroon', () => {
  assert.deepEqual(['0, 228, 0', '255, 255, 0', '255, 126, 0'].map(textOn), ['#000000', '#000000', '#000000']);
  assert.deepEqual(['153, 0, 76', '126, 0, 35', '0, 0, 0'].map(textOn), ['#ffffff', '#ffffff', '#ffffff']);
});
