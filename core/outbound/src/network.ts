import { isIP } from 'node:net';
import { addressBytes } from './address-bytes.ts';
import { outboundError } from './errors.ts';

/** A range of addresses: all that share the first `bits` bits. */
export interface Network {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/** Reads `10.20.0.0/16` or `fd00:1::/48`; a lone address is a network of one. @throws YuzhiError OUTBOUND_LIST_WRONG */
export function parseNetwork(text: string): Network {
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  const bytes = isIP(address) === 0 ? null : addressBytes(address);
  const bits = length === undefined ? (bytes?.length ?? 0) * 8 : Number(length);
  if (bytes === null || bits > bytes.length * 8)
    throw outboundError('OUTBOUND_LIST_WRONG', { entry: text.slice(0, 60) });
  return { bytes, bits };
}

export function isInNetwork(address: readonly number[], { bytes, bits }: Network): boolean {
  if (address.length !== bytes.length) return false;
  return bytes.every((byte, index) => {
    const left = Math.min(Math.max(bits - index * 8, 0), 8);
    const mask = (255 << (8 - left)) & 255;
    return (byte & mask) === ((address[index] ?? 0) & mask);
  });
}
