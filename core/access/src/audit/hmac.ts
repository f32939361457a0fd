import { hash } from 'node:crypto';
import type { HashAlgorithm } from './digest.ts';

/**
 * HMAC (RFC 2104) of texts under one key, as hex: what `createHmac` gives for the 64 hex digits of `key`.
 *
 * Every request makes one. `createHmac` sets up an object in OpenSSL for each and takes several times as long as the two
 * hashes that it makes; `hash` does them at once. 64 bytes are one block of both functions, so the key fills it and is
 * neither hashed nor padded; and since its letters are ASCII, so are both pads.
 */
export function hmac(algorithm: HashAlgorithm, key: Buffer): (text: string) => string {
  const digits = key.toString('hex');
  if (digits.length !== 64) throw new RangeError('A key of 32 bytes is wanted');
  const inner = padded(digits, 0x36).toString('latin1');
  const outer = padded(digits, 0x5c);
  return (text) => hash(algorithm, Buffer.concat([outer, hash(algorithm, inner + text, 'buffer')]));
}

function padded(digits: string, pad: number): Buffer {
  return Buffer.from(digits, 'latin1').map((byte) => byte ^ pad) as Buffer;
}
