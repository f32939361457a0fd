import { parseAddress } from './address.ts';
import type { Address } from './address.ts';
import { outboundError } from './errors.ts';

/** A range of addresses: all that share the first `bits` bits. */
export interface Network {
  readonly first: Address;
  readonly bits: number;
}

/** Reads `10.20.0.0/16` or `fd00:1::/48`; a lone address is a network of one. @throws YuzhiError OUTBOUND_LIST_WRONG */
export function parseNetwork(text: string): Network {
  const [, address = '', length] = /^([^/%[]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  const first = parseAddress(address);
  const all = first?.kind() === 'ipv4' ? 32 : 128;
  const bits = length === undefined ? all : Number(length);
  if (first === null || bits > all) throw outboundError('OUTBOUND_LIST_WRONG', { entry: text.slice(0, 60) });
  return { first, bits };
}

export function isInNetwork(address: Address, { first, bits }: Network): boolean {
  return address.kind() === first.kind() && address.match(first, bits);
}
