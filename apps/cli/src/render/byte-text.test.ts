import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteText } from './byte-text.ts';

test('byteText() writes a size with the unit that suits it', () => {
  assert.deepEqual([0, 1, 1023, 1024, 1536, 1024 ** 2 * 20, 1024 ** 3 * 2.25, 1024 ** 5].map(byteText), [
    '0 B',
    '1 B',
    '1023 B',
    '1.0 KiB',
    '1.5 KiB',
    '20.0 MiB',
    '2.3 GiB',
    '1024.0 TiB',
  ]);
});
