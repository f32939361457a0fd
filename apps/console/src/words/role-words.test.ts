import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '@yuzhi/access';
import { roleWords } from './role-words.ts';

test('roles are called in the console what core/access calls them', () => {
  assert.deepEqual(roleWords, Object.fromEntries(Object.entries(roles).map(([id, { title }]) => [id, title])));
});
