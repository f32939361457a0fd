import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressGroup } from './address-group.ts';

test('an IPv4 address counts for itself, however it is written', () => {
  assert.equal(addressGroup('192.0.2.7'), '192.0.2.7');
  assert.equal(addressGroup('::ffff:192.0.2.7'), '192.0.2.7');
});

test('addresses of one IPv6 network count as one, those of two networks as two', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
  fc.assert(
    fc.property(fc.array(group, { minLength: 12, maxLength: 12 }), (groups) => {
      const network = ['2001', 'db8', ...groups.slice(0, 2)].join(':');
      const one = addressGroup(`${network}:${groups.slice(2, 6).join(':')}`);
      assert.equal(one, addressGroup(`${network}:${groups.slice(6, 10).join(':')}`));
      assert.equal(one, `${network}::/64`);
    }),
  );
  assert.equal(addressGroup('fe80::1%eth0'), 'fe80:0:0:0::/64');
  assert.equal(addressGroup('::1'), '0:0:0:0::/64');
  assert.equal(addressGroup('2001:db8::'), '2001:db8:0:0::/64');
});

test('what is no address counts for itself', () => {
  assert.equal(addressGroup(''), '');
});
