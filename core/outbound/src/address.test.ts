import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPublicAddress } from './address.ts';
import { isAllowedHost, parseAllowList } from './allow-list.ts';

const inside = [
  '0.0.0.0',
  '10.0.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '64:ff9b::a00:1',
  '64:ff9b:1::1',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  '2001:db8::1',
  '2001::1',
  '2002:7f00:1::',
  '100::1',
  'fec0::1',
];
const outside = [
  '1.1.1.1',
  '8.8.8.8',
  '100.63.255.255',
  '172.32.0.1',
  '198.20.0.1',
  '223.255.255.255',
  '2400:3200::1',
  '::ffff:8.8.8.8',
];

test('isPublicAddress() knows what is not for everybody, in both families and in forms that carry another', () => {
  for (const address of inside) assert.equal(isPublicAddress(address), false, address);
  for (const address of outside) assert.equal(isPublicAddress(address), true, address);
  for (const text of ['', 'localhost', '1.2.3', '1.2.3.4.5', '::g']) assert.equal(isPublicAddress(text), false, text);
});

/** Ways to write one IPv4 address in a URL, as those who try to come in do. */
const notations: readonly ((bytes: readonly number[]) => string)[] = [
  (bytes) => bytes.join('.'),
  (bytes) => String(bytes.reduce((sum, byte) => sum * 256 + byte, 0)),
  (bytes) => `0x${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`,
  (bytes) => bytes.map((byte) => `0${byte.toString(8)}`).join('.'),
  (bytes) => bytes.map((byte) => `0x${byte.toString(16)}`).join('.'),
  ([a = 0, b = 0, c = 0, d = 0]) => `${a}.${(b * 256 + c) * 256 + d}`,
  ([a = 0, b = 0, c = 0, d = 0]) => `${a}.${b}.${c * 256 + d}`,
  (bytes) => `[::ffff:${bytes.join('.')}]`,
  (bytes) => `[0:0:0:0:0:ffff:${bytes.join('.')}]`,
  (bytes) => `[64:ff9b::${bytes.join('.')}]`,
  (bytes) => `${bytes.join('.')}.`,
  (bytes) => bytes.join('。'),
];

const address = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));

test('isPublicAddress() says the same of an address however a URL writes it', () => {
  fc.assert(
    fc.property(address, fc.constantFrom(...notations), (bytes, write) => {
      const host = new URL(`http://${write(bytes)}/`).hostname.replace(/\.$/, '');
      assert.equal(isPublicAddress(host), isPublicAddress(bytes.join('.')), write(bytes));
    }),
    { numRuns: 2_000 },
  );
});

test('the private, loopback and link-local ranges are inside, every address of them', () => {
  const ranges = [
    [10, 0, 255],
    [127, 0, 255],
    [172, 16, 31],
    [192, 168, 168],
    [169, 254, 254],
    [100, 64, 127],
  ] as const;
  fc.assert(
    fc.property(fc.constantFrom(...ranges), fc.nat(255), fc.nat(255), fc.nat(255), ([a, from, to], b, c, d) => {
      assert.equal(isPublicAddress(`${a}.${from + (b % (to - from + 1))}.${c}.${d}`), false);
    }),
  );
});

test('the list takes a host with the port of its scheme or the one that is named, and names below a suffix', () => {
  const list = parseAllowList('example.org, *.gov.example:8443 Käse.example', '10.1.0.0/16');
  const may = (url: string): boolean => isAllowedHost(list, new URL(url));
  for (const url of [
    'https://example.org/x',
    'http://EXAMPLE.org./',
    'https://a.b.gov.example:8443',
    'https://käse.example',
    'http://10.1.2.3:9000',
  ])
    assert.equal(may(url), true, url);
  for (const url of [
    'https://example.org:8443',
    'https://evil-example.org',
    'https://example.org.evil',
    'https://gov.example:8443',
    'https://a.gov.example',
    'http://10.2.0.1',
  ])
    assert.equal(may(url), false, url);
});

test('a list that holds something else is refused by the entry', () => {
  for (const [hosts, networks] of [
    ['http://example.org', ''],
    ['*', ''],
    ['*.10.0.0.1', ''],
    ['a:99999', ''],
    ['', '10.0.0.0/33'],
    ['', 'example.org/8'],
    ['', 'fd00::/129'],
  ] as const)
    assert.throws(() => parseAllowList(hosts, networks), { code: 'OUTBOUND_LIST_WRONG' }, `${hosts} ${networks}`);
});
