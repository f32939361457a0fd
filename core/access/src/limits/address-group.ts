import { isIPv6 } from 'node:net';

/**
 * What is counted as one address: an IPv4 address, or the 64 bits of an IPv6 network, of which one household or office has
 * at least one to itself (RFC 6177), so that nobody gets a fresh count by taking the next address.
 */
export function addressGroup(address: string): string {
  const plain = address.split('%')[0] ?? '';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  // The parser of URLs writes an address in one way only.
  const written = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [head = '', tail] = written.split('::');
  const first = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - first.length - rest.length }, () => '0');
  return `${[...first, ...zeros, ...rest].slice(0, 4).join(':')}::/64`;
}
