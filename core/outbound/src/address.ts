import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** The address that a text or a host of a URL is; `null` for a name. Zones (`fe80::1%eth0`) and brackets are left off. */
export function parseAddress(text: string): Address | null {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  return isIP(bare) === 0 ? null : ipaddr.parse(bare);
}

/** Of IPv6 only this is given out. */
const givenOut = ipaddr.parseCIDR('2000::/3');
/** IPv4 in IPv6 by its last four bytes: compatible, and NAT64 (RFC 6052). */
const carriers = [ipaddr.parseCIDR('::/96'), ipaddr.parseCIDR('64:ff9b::/96')];
/** Public by number, and a machine's own service on Azure. */
const machineService = '168.63.129.16';

/** The IPv4 address that an IPv6 address reaches in truth, else the address itself. */
export function standsFor(address: Address): Address {
  if (!(address instanceof ipaddr.IPv6)) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  const carries = carriers.some((network) => address.match(network));
  return carries ? ipaddr.fromByteArray(address.toByteArray().slice(12)) : address;
}

/** Whether an address lies in the public internet: not this machine, not a private network, not reserved, not multicast. */
export function isPublicAddress(text: string): boolean {
  const address = parseAddress(text);
  if (address === null) return false;
  const reached = standsFor(address);
  if (reached instanceof ipaddr.IPv6 && !reached.match(givenOut)) return false;
  return reached.range() === 'unicast' && reached.toString() !== machineService;
}
