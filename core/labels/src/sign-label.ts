import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import type { AigcLabel } from './aigc-label.ts';
import { contentDigest } from './content-digest.ts';
import { labelError } from './errors.ts';

/** SM2 with SM3 (GB/T 32918, GB/T 32905), or Ed25519 (RFC 8032) over SHA-256. */
export const signatureAlgorithms = ['sm2-sm3', 'ed25519-sha256'] as const;

export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** Who signs: the generating service in `ReservedCode1`, who spreads it in `ReservedCode2`. */
export type SignedField = 'ReservedCode1' | 'ReservedCode2';

export interface LabelSigner {
  readonly algorithm: SignatureAlgorithm;
  /** Names the key to those who verify: letters, digits, `.`, `_` and `-`, at most 64. */
  readonly keyId: string;
  /** Ed25519 in PEM; SM2 as 64 hexadecimal digits or in PEM. */
  readonly privateKey: string;
}

/**
 * The label with a signature in its reserved field: `<algorithm>:v1:<key id>:<base64url>`. No standard was found that lays
 * out this field; the form is this project's own. Signed are the signer's own keys of the label and a digest of the
 * content that does not depend on metadata.
 *
 * @param name of the file, as for `readLabel`
 * @throws LABEL_KEY_INVALID, LABEL_CONTENT_UNSIGNABLE
 */
export function signLabel(
  data: Uint8Array,
  label: AigcLabel,
  signer: LabelSigner,
  { name = '', field = 'ReservedCode1' }: { readonly name?: string; readonly field?: SignedField } = {},
): AigcLabel {
  const { algorithm, keyId, privateKey } = signer;
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(keyId)) throw labelError('LABEL_KEY_INVALID', { algorithm });
  const message = signedMessage(data, label, { algorithm, keyId, name, field });
  const signature = withKey(algorithm, () =>
    algorithm === 'ed25519-sha256'
      ? sign(null, message, ed25519(createPrivateKey(privateKey)))
      : Buffer.from(sm2.doSignature(message, sm2Private(privateKey), { hash: true }), 'hex'),
  );
  return { ...label, [field]: `${algorithm}:v1:${keyId}:${signature.toString('base64url')}` };
}

/**
 * `valid` signed with this key and unchanged, `invalid` not so, `unsigned` no signature of this form is there, `other-key`
 * signed by a key of another name or kind.
 */
export type SignatureState = 'valid' | 'invalid' | 'unsigned' | 'other-key';

export interface LabelVerifier {
  readonly algorithm: SignatureAlgorithm;
  readonly keyId: string;
  /** Ed25519 in PEM; SM2 as 130 hexadecimal digits or in PEM. */
  readonly publicKey: string;
}

/**
 * Whether the signature of a label is that of a key and fits the file.
 *
 * @throws LABEL_KEY_INVALID, LABEL_CONTENT_UNSIGNABLE
 */
export function verifyLabel(
  data: Uint8Array,
  label: AigcLabel,
  { algorithm, keyId, publicKey }: LabelVerifier,
  { name = '', field = 'ReservedCode1' }: { readonly name?: string; readonly field?: SignedField } = {},
): SignatureState {
  const parts = signatureParts(label[field]);
  if (parts === null) return 'unsigned';
  if (parts.algorithm !== algorithm || parts.keyId !== keyId) return 'other-key';
  const message = signedMessage(data, label, { algorithm, keyId, name, field });
  const isValid = withKey(algorithm, () =>
    algorithm === 'ed25519-sha256'
      ? verify(null, message, ed25519(createPublicKey(publicKey)), parts.signature)
      : isSm2Valid(message, parts.signature, sm2Public(publicKey)),
  );
  return isValid ? 'valid' : 'invalid';
}

/** The parts of a signature in a reserved field; `null` when it holds something else. */
export function signatureParts(
  code: string,
): { readonly algorithm: SignatureAlgorithm; readonly keyId: string; readonly signature: Buffer } | null {
  const found = /^(sm2-sm3|ed25519-sha256):v1:([A-Za-z0-9._-]{1,64}):([A-Za-z0-9_-]{86})$/.exec(code);
  if (found === null) return null;
  const [, algorithm, keyId = '', signature = ''] = found;
  return { algorithm: algorithm as SignatureAlgorithm, keyId, signature: Buffer.from(signature, 'base64url') };
}

const ownKeys = {
  ReservedCode1: ['Label', 'ContentProducer', 'ProduceID'],
  ReservedCode2: ['Label', 'ContentPropagator', 'PropagateID'],
} as const;

interface Signed {
  readonly algorithm: SignatureAlgorithm;
  readonly keyId: string;
  readonly name: string;
  readonly field: SignedField;
}

/** What is signed: a line of JSON, the same for everybody who has the file and its label. */
export function signedMessage(data: Uint8Array, label: AigcLabel, { algorithm, keyId, name, field }: Signed): Buffer {
  const digest = contentDigest(data, name, algorithm === 'sm2-sm3' ? 'sm3' : 'sha256');
  if (digest === null) throw labelError('LABEL_CONTENT_UNSIGNABLE');
  const values = ownKeys[field].map((key) => label[key]);
  return Buffer.from(JSON.stringify(['aigc-label', 'v1', algorithm, keyId, field, ...values, digest.toString('hex')]));
}

/** A key that cannot be read is the caller's mistake; its text goes into no message. */
function withKey<T>(algorithm: SignatureAlgorithm, work: () => T): T {
  try {
    return work();
  } catch {
    throw labelError('LABEL_KEY_INVALID', { algorithm });
  }
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('No Ed25519 key');
  return key;
}

/** A damaged signature may lie outside of what the library takes. */
function isSm2Valid(message: Buffer, signature: Buffer, publicKey: string): boolean {
  try {
    return sm2.doVerifySignature(message, signature.toString('hex'), publicKey, { hash: true });
  } catch {
    return false;
  }
}

function sm2Private(key: string): string {
  if (/^[0-9a-f]{64}$/i.test(key.trim())) return key.trim().toLowerCase();
  // ECPrivateKey (RFC 5915): version 1, then the number.
  return sm2FromPem(key, '0201010420', 64);
}

function sm2Public(key: string): string {
  const plain = key.trim().toLowerCase();
  const found = /^04[0-9a-f]{128}$/.test(plain) ? plain : `04${sm2FromPem(key, '03420004', 128)}`;
  if (!sm2.verifyPublicKey(found)) throw new TypeError('Not on the curve');
  return found;
}

/** Object identifier of the curve, 1.2.156.10197.1.301. */
const sm2Curve = '06082a811ccf5501822d';

function sm2FromPem(pem: string, mark: string, digits: number): string {
  // Parameters of the curve may stand in a block of their own before the key.
  for (const [, body = ''] of pem.matchAll(/-----BEGIN [A-Z ]*KEY-----([A-Za-z0-9+/=\s]+)-----END/g)) {
    const hex = Buffer.from(body, 'base64').toString('hex');
    const at = hex.indexOf(mark);
    if (hex.includes(sm2Curve) && at >= 0) return hex.slice(at + mark.length, at + mark.length + digits);
  }
  throw new TypeError('No SM2 key');
}
