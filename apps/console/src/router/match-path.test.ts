import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchPath } from './match-path.ts';

test('matchPath() gives the named parts of an address, decoded', () => {
  assert.deepEqual(matchPath('/packs/:domain/:pack', '/packs/a/b%20c/'), { domain: 'a', pack: 'b c' });
  assert.deepEqual(matchPath('/', '/'), {});
});

test('matchPath() does not take another address, longer and shorter ones among them', () => {
  for (const path of ['/packs/a', '/packs/a/b/c', '/runs/a/b', '/'])
    assert.equal(matchPath('/packs/:domain/:pack', path), null, path);
});

test('matchPath() leaves a part that is no percent-encoding as it is', () => {
  assert.deepEqual(matchPath('/runs/:id', '/runs/%E0%A4%A'), { id: '%E0%A4%A' });
});
