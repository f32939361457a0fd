import { lookup } from 'node:dns/promises';
import { parseAddress } from './address.ts';
import type { Address } from './address.ts';
import { isAllowedAddress } from './allow-list.ts';
import type { AllowList } from './allow-list.ts';
import { outboundError } from './errors.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Finds the addresses of a name, all of them. */
export type Resolve = (host: string) => Promise<readonly ResolvedAddress[]>;

/** The name service of this machine. */
export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));

/**
 * The addresses of a host, each of which may be connected to. What connects must use these and not ask again: a name
 * service that answers differently the second time (DNS rebinding) is of no use then. One forbidden address among
 * several refuses them all.
 *
 * @throws YuzhiError OUTBOUND_NAME_UNKNOWN, OUTBOUND_ADDRESS_INSIDE
 */
export async function checkedAddresses(
  hostname: string,
  allowed: AllowList,
  resolve: Resolve = systemResolve,
): Promise<readonly ResolvedAddress[]> {
  const address = parseAddress(hostname);
  const found = address === null ? await resolved(hostname, resolve) : [literal(address)];
  if (!found.every(({ address }) => isAllowedAddress(allowed, address)))
    throw outboundError('OUTBOUND_ADDRESS_INSIDE', { host: hostname });
  return found;
}

async function resolved(host: string, resolve: Resolve): Promise<readonly ResolvedAddress[]> {
  let found: readonly ResolvedAddress[];
  try {
    found = await resolve(host);
  } catch (cause) {
    throw outboundError('OUTBOUND_NAME_UNKNOWN', { host }, cause);
  }
  if (found.length === 0) throw outboundError('OUTBOUND_NAME_UNKNOWN', { host });
  return found;
}

function literal(address: Address): ResolvedAddress {
  return { address: address.toString(), family: address.kind() === 'ipv4' ? 4 : 6 };
}
