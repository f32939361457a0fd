import { digestOf, isDigestOf } from './digest.ts';
import type { AuditKey, PublicKey } from './audit-key.ts';

/** The signed head of the chain after one batch of links. */
export interface Seal {
  /** From 1, without a gap. */
  readonly number: number;
  /** Id of the chain, drawn when it began. */
  readonly chain: string;
  readonly firstLink: number;
  readonly lastLink: number;
  /** The hash of the last link. */
  readonly head: string;
  /** Digest of the seal before; of the first one `chainStart`. */
  readonly previous: string;
  /** ISO 8601 in UTC, milliseconds. */
  readonly sealedAt: string;
  readonly keyId: string;
  /** Base64. */
  readonly signature: string;
}

export function makeSeal(key: AuditKey, seal: Omit<Seal, 'keyId' | 'signature'>): Seal {
  const unsigned = { ...seal, keyId: key.id };
  return { ...unsigned, signature: key.sign(sealText(unsigned)) };
}

/** What the next seal names as the one before it. */
export function sealDigest(key: Pick<AuditKey, 'hashAlgorithm'>, seal: Seal): string {
  return digestOf(key.hashAlgorithm, wholeText(seal));
}

/** Whether `next` names `seal` as the one before it, as it stands with its signature. */
export function isFollowedBy(seal: Seal, next: Seal): boolean {
  return isDigestOf(next.previous, wholeText(seal));
}

export function isSignedBy(key: PublicKey, seal: Seal): boolean {
  return key.isSignatureOf(sealText(seal), seal.signature);
}

function wholeText(seal: Seal): string {
  return `${sealText(seal)}\n${seal.signature}`;
}

/** The text that a signature is made of. */
function sealText(seal: Omit<Seal, 'signature'>): string {
  const { number, chain, firstLink, lastLink, head, previous, sealedAt, keyId } = seal;
  return JSON.stringify(['yuzhi-audit-seal-1', chain, number, firstLink, lastLink, head, previous, sealedAt, keyId]);
}
