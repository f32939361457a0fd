import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashOf, parseHash } from './address.js';

/** @typedef {import('./address.js').Address} Address */

const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes('/'));
const ids = (/** @type {number} */ parts) =>
  fc.array(name, { minLength: parts, maxLength: parts }).map((all) => all.join('/'));

/** @type {fc.Arbitrary<Address>} */
const addresses = fc.oneof(
  fc.constant({ view: /** @type {const} */ ('home') }),
  fc.constant({ view: /** @type {const} */ ('approvals') }),
  fc.record({ view: fc.constant(/** @type {const} */ ('pack')), pack: ids(2) }),
  fc.record(
    { view: fc.constant(/** @type {const} */ ('operation')), operation: ids(3), run: name },
    { requiredKeys: ['view', 'operation'] },
  ),
  fc.record({ view: fc.constant(/** @type {const} */ ('runs')), before: name }, { requiredKeys: ['view'] }),
  fc.record({ view: fc.constant(/** @type {const} */ ('run')), id: name }),
);

test('parseHash() reads back every address that hashOf() writes', () => {
  fc.assert(fc.property(addresses, (address) => assert.deepEqual(parseHash(hashOf(address)), { ...address })));
});

test('parseHash() takes no hash for the list of packs', () => {
  assert.deepEqual(
    [parseHash(''), parseHash('#'), parseHash('#/')].map(({ view }) => view),
    ['home', 'home', 'home'],
  );
});

for (const hash of ['#/op/a/b', '#/op/a/b/c/d', '#/pack/a', '#/run/', '#/what', '#main'])
  test(`parseHash() knows no page at ${hash}`, () => {
    assert.deepEqual(parseHash(hash), { view: 'nowhere', hash });
  });

test('parseHash() keeps what is not percent-encoded as it is', () => {
  assert.deepEqual(parseHash('#/pack/a/%'), { view: 'pack', pack: 'a/%' });
});
