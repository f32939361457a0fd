import type { KeyObject } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';

/**
 * SM2 signatures (GB/T 32918.2-2016) with SM3 and the default identifier `1234567812345678` of GM/T 0009.
 *
 * Why not Node's own: its OpenSSL 3 signs with an empty identifier, which others refuse and OpenSSL 4 no longer does,
 * and with a key that was just generated it makes ECDSA on the curve and calls that SM2. Signatures made here are
 * accepted by `openssl pkeyutl -verify -rawin -digest sm3 -pkeyopt distid:1234567812345678`.
 */
export function signSm2(key: KeyObject, text: string): Buffer {
  const options = { der: true, hash: true, publicKey: publicPoint(key) };
  return Buffer.from(sm2.doSignature(Buffer.from(text), privateScalar(key), options), 'hex');
}

export function verifySm2(publicKey: KeyObject, text: string, signature: Buffer): boolean {
  try {
    const point = publicPoint(publicKey);
    return sm2.doVerifySignature(Buffer.from(text), signature.toString('hex'), point, { der: true, hash: true });
  } catch {
    // The library throws on a signature that is no DER.
    return false;
  }
}

/** Object identifier of the curve, 1.2.156.10197.1.301, as it stands in DER. */
const curve = Buffer.from('06082a811ccf5501822d', 'hex');
/** RFC 5915: version 1, then 32 bytes of private key. */
const beforeScalar = Buffer.from('0201010420', 'hex');

/** Whether a key of either half lies on the curve of SM2. */
export function isSm2(key: KeyObject): boolean {
  // Node knows no name for the type of an SM2 key that it has read.
  if (key.asymmetricKeyType !== undefined && key.asymmetricKeyType !== 'ec') return false;
  return derOf(key).includes(curve);
}

function privateScalar(key: KeyObject): string {
  const der = derOf(key);
  const at = der.indexOf(beforeScalar) + beforeScalar.length;
  return der.subarray(at, at + 32).toString('hex');
}

/** The point stands at the end of both halves: 04, x, y. */
function publicPoint(key: KeyObject): string {
  return derOf(key).subarray(-65).toString('hex');
}

function derOf(key: KeyObject): Buffer {
  return key.type === 'private'
    ? key.export({ type: 'pkcs8', format: 'der' })
    : key.export({ type: 'spki', format: 'der' });
}
