import { addressBytes } from './address-bytes.ts';
import { isInNetwork, parseNetwork } from './network.ts';
import type { Network } from './network.ts';

/**
 * Addresses that are not for everybody, by the IANA registries of special-purpose addresses (RFC 6890 and its
 * successors), with multicast, and with 168.63.129.16, which is public by number and a machine's own service on Azure.
 */
const reserved: readonly Network[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Of IPv6 only 2000::/3 is given out; within it these are not for everybody.
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
].map(parseNetwork);

const givenOut = parseNetwork('2000::/3');

/** Forms of IPv6 that carry an IPv4 address, with the byte at which it stands: mapped, compatible, NAT64. */
const carriers: readonly (readonly [Network, number])[] = [
  [parseNetwork('::ffff:0:0/96'), 12],
  [parseNetwork('::/96'), 12],
  [parseNetwork('64:ff9b::/96'), 12],
];

/** The IPv4 address that an IPv6 address reaches in truth, else the address itself. */
export function standsFor(bytes: readonly number[]): readonly number[] {
  for (const [network, at] of carriers) if (isInNetwork(bytes, network)) return bytes.slice(at, at + 4);
  return bytes;
}

/** Whether an address lies in the public internet: not this machine, not a private network, not reserved, not multicast. */
export function isPublicAddress(text: string): boolean {
  const bytes = addressBytes(text);
  if (bytes === null) return false;
  const reached = standsFor(bytes);
  if (reached.length === 16 && !isInNetwork(reached, givenOut)) return false;
  return !reserved.some((network) => isInNetwork(reached, network));
}
