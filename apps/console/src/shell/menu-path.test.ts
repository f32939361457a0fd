import assert from 'node:assert/strict';
import { test } from 'node:test';
import { menuPathOf } from './menu-path.ts';

const menu = ['/', '/packs', '/public', '/units'];

test('menuPathOf() finds the page of the menu that an address begins with, by whole parts', () => {
  assert.equal(menuPathOf({ path: '/units' }, menu), '/units');
  assert.equal(menuPathOf({ path: '/units/:unit' }, menu), '/units');
  assert.equal(menuPathOf({ path: '/unitsome' }, menu), null);
  assert.equal(menuPathOf({ path: '/' }, menu), '/');
  assert.equal(menuPathOf({ path: '/sign-in' }, menu), null);
});

test('menuPathOf() believes a page that says where it belongs', () => {
  assert.equal(menuPathOf({ path: '/operations/:domain/:pack/:operation', under: '/packs' }, menu), '/packs');
});
