import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, hkdfSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { auditError } from './errors.ts';
import type { HashAlgorithm } from './digest.ts';
import { hmac } from './hmac.ts';
import { isSm2, signSm2, verifySm2 } from './sm2-key.ts';

/** Signature and hash function of a trail, chosen together. */
export const auditSuites = ['ed25519-sha256', 'sm2-sm3'] as const;
export type AuditSuite = (typeof auditSuites)[number];

/**
 * The secret of a base's audit trail: it signs heads, and it marks what its processes write so that a row which
 * somebody else put into the database is told apart. All processes of one base share it.
 */
export class AuditKey {
  /** First 16 hex digits of the SHA-256 of the public key (SPKI, DER). */
  readonly id: string;
  readonly suite: AuditSuite;
  readonly publicKeyPem: string;
  readonly #private: KeyObject;
  readonly #mark: (text: string) => string;

  private constructor(privateKey: KeyObject) {
    const publicKey = createPublicKey(privateKey);
    this.#private = privateKey;
    this.suite = suiteOf(privateKey);
    this.id = keyIdOf(publicKey);
    this.publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString().trim();
    const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
    this.#mark = hmac(this.hashAlgorithm, Buffer.from(hkdfSync('sha256', secret, '', 'yuzhi audit mark', 32)));
  }

  /** @throws YuzhiError AUDIT_KEY_WRONG when it is neither an Ed25519 nor an SM2 private key in PEM (PKCS #8) */
  static fromPem(pem: string): AuditKey {
    try {
      return new AuditKey(createPrivateKey(pem));
    } catch (cause) {
      throw auditError('AUDIT_KEY_WRONG', {}, cause);
    }
  }

  static generate(suite: AuditSuite = 'ed25519-sha256'): AuditKey {
    return AuditKey.fromPem(generatePem(suite));
  }

  get hashAlgorithm(): HashAlgorithm {
    return this.suite === 'sm2-sm3' ? 'sm3' : 'sha256';
  }

  /** The signature of a text, in base64. */
  sign(text: string): string {
    const bytes =
      this.suite === 'sm2-sm3' ? signSm2(this.#private, text) : sign(null, Buffer.from(text), this.#private);
    return bytes.toString('base64');
  }

  /** A mark that only holders of this key can make, hex. */
  mark(text: string): string {
    return this.#mark(text);
  }
}

/** A new private key as PEM, to be kept. */
export function generatePem(suite: AuditSuite): string {
  const { privateKey } =
    suite === 'sm2-sm3' ? generateKeyPairSync('ec', { namedCurve: 'SM2' }) : generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The public half of a key, ready to check signatures. */
export class PublicKey {
  readonly id: string;
  readonly pem: string;
  readonly #key: KeyObject;
  readonly #isSm2: boolean;

  /** @throws YuzhiError AUDIT_KEY_WRONG */
  constructor(pem: string) {
    try {
      this.#key = createPublicKey(pem);
      this.#isSm2 = suiteOf(this.#key) === 'sm2-sm3';
      this.id = keyIdOf(this.#key);
      this.pem = this.#key.export({ type: 'spki', format: 'pem' }).toString().trim();
    } catch (cause) {
      throw auditError('AUDIT_KEY_WRONG', {}, cause);
    }
  }

  isSignatureOf(text: string, signature: string): boolean {
    const bytes = Buffer.from(signature, 'base64');
    // Base64 has more than one way to write some bytes; a signature has one.
    if (bytes.toString('base64') !== signature) return false;
    return this.#isSm2 ? verifySm2(this.#key, text, bytes) : verify(null, Buffer.from(text), this.#key, bytes);
  }
}

function suiteOf(key: KeyObject): AuditSuite {
  if (key.asymmetricKeyType === 'ed25519') return 'ed25519-sha256';
  if (isSm2(key)) return 'sm2-sm3';
  throw new TypeError('The key is neither Ed25519 nor SM2');
}

function keyIdOf(publicKey: KeyObject): string {
  return hash('sha256', publicKey.export({ type: 'spki', format: 'der' })).slice(0, 16);
}
