import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOfHash } from './old-address.ts';

test('addressOfHash() keeps links good that were sent before', () => {
  assert.equal(addressOfHash('#/op/a/b/c'), '/operations/a/b/c');
  assert.equal(addressOfHash('#/op/a/b/c?run=7'), '/operations/a/b/c?run=7');
  assert.equal(addressOfHash('#/pack/a/b'), '/packs/a/b');
  assert.equal(addressOfHash('#/run/7'), '/runs/7');
  assert.equal(addressOfHash('#/approvals'), '/approvals');
});

test('addressOfHash() knows what notices and the identity provider lead to', () => {
  assert.equal(addressOfHash('#/inbox'), '/inbox');
  assert.equal(addressOfHash('#/grants/01a2-b'), '/grants/01a2-b');
  assert.equal(addressOfHash('#/me/sessions'), '/account');
  assert.equal(addressOfHash('#/me/keys'), '/keys');
  assert.equal(addressOfHash('#/sign-in/failed/ACCESS_SIGN_IN_WRONG'), '/sign-in?failed=ACCESS_SIGN_IN_WRONG');
  assert.equal(addressOfHash('#/sign-in/second-step'), '/sign-in?step=second');
});

test('addressOfHash() leaves the secret of a one-time link where it is never sent', () => {
  assert.equal(addressOfHash('#/link/abc'), '/link#abc');
});

test('addressOfHash() takes over where an identity provider sends people back to', () => {
  assert.equal(addressOfHash('#/sign-in/second-step'), '/sign-in?step=second');
  assert.equal(addressOfHash('#/sign-in/failed/ACCESS_DENIED'), '/sign-in?failed=ACCESS_DENIED');
  assert.equal(addressOfHash('#/'), '/');
});

test('addressOfHash() knows nothing of other hashes', () => {
  for (const hash of ['', '#', '#top', '#/nothing/here']) assert.equal(addressOfHash(hash), null, hash);
});
