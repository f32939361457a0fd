import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressOfRotation, rotationOf } from './rotation.ts';

const queryOf = (address: string): URLSearchParams => new URLSearchParams(address.split('?')[1]);

test('what the address of a rotation says is read back', () => {
  const page = fc.webPath().filter((path) => /^\/(?!\/)/.test(path));
  fc.assert(
    fc.property(fc.array(page), fc.integer({ min: 5, max: 1200 }), (pages, seconds) => {
      assert.deepEqual(rotationOf(queryOf(addressOfRotation({ pages, seconds }))), { pages, seconds });
    }),
  );
});

test('a rotation begins with its first page as it is, and the pages keep queries of their own', () => {
  const address = addressOfRotation({ pages: ['/runs?state=failed', '/plan'], seconds: 20 });
  assert.match(address, /^\/runs\?state=failed&scale=wall&/);
  assert.deepEqual(rotationOf(queryOf(address)).pages, ['/runs?state=failed', '/plan']);
});

test('rotationOf() leads nowhere else and keeps to sensible times', () => {
  const query = new URLSearchParams('rotate=https://a.example&rotate=//a.example&rotate=/\\a.example&rotate=/plan');
  assert.deepEqual(rotationOf(query), { pages: ['/plan'], seconds: 30 });
  assert.equal(rotationOf(new URLSearchParams('every=0.1')).seconds, 5);
  assert.equal(rotationOf(new URLSearchParams('every=1e9')).seconds, 1200);
  assert.equal(rotationOf(new URLSearchParams('every=often')).seconds, 30);
});
