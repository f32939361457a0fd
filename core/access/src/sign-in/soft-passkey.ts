import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';

/** What an authenticator says of how it was used (WebAuthn Level 3, 6.1). */
const flags = { isPresent: 0x01, isVerified: 0x04 } as const;

export interface Assertion {
  readonly challenge: string;
  readonly origin?: string;
  readonly rpId?: string;
  readonly person: string;
  readonly counter?: number;
  readonly isVerified?: boolean;
}

/** An authenticator in software, for tests and proofs: it does what it is told, where a browser would refuse. */
export class SoftPasskey {
  readonly id: string = randomBytes(32).toString('base64url');
  /** The public key as it is stored: COSE, ES256 (RFC 9053, 2.1 and 7.1.1). */
  readonly publicKey: Buffer;
  readonly #private: KeyObject;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const [px, py] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    // {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR.
    this.publicKey = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), px, Buffer.from('225820', 'hex'), py]);
    this.#private = privateKey;
  }

  answer(assertion: Assertion): AuthenticationResponseJSON {
    const { challenge, origin = 'http://localhost', rpId = 'localhost', person } = assertion;
    const { counter = 0, isVerified = true } = assertion;
    const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }));
    const data = Buffer.alloc(37);
    createHash('sha256').update(rpId).digest().copy(data);
    data[32] = flags.isPresent | (isVerified ? flags.isVerified : 0);
    data.writeUInt32BE(counter, 33);
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, this.#private).toString('base64url'),
        userHandle: Buffer.from(person.replaceAll('-', ''), 'hex').toString('base64url'),
      },
    };
  }
}
