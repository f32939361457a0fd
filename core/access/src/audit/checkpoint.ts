import type { AuditKey, PublicKey } from './audit-key.ts';

/**
 * Where a chain begins after old links were trimmed. It names the last seal that was cut off, so that whoever has kept
 * an export of what is gone can join the two.
 */
export interface Checkpoint {
  readonly number: number;
  readonly chain: string;
  /** Number of the last seal and of the last link that were cut off. */
  readonly seal: number;
  readonly link: number;
  /** Hash of that link and digest of that seal: what follows is chained to them. */
  readonly head: string;
  readonly previous: string;
  /** When that seal was made. Whatever is older is no longer covered. */
  readonly sealedAt: string;
  readonly cutAt: string;
  /** The rule that allowed it, with version and clause, as text. */
  readonly reason: string;
  readonly keyId: string;
  readonly signature: string;
}

export function makeCheckpoint(key: AuditKey, checkpoint: Omit<Checkpoint, 'keyId' | 'signature'>): Checkpoint {
  const unsigned = { ...checkpoint, keyId: key.id };
  return { ...unsigned, signature: key.sign(checkpointText(unsigned)) };
}

export function isCheckpointSignedBy(key: PublicKey, checkpoint: Checkpoint): boolean {
  return key.isSignatureOf(checkpointText(checkpoint), checkpoint.signature);
}

function checkpointText(checkpoint: Omit<Checkpoint, 'signature'>): string {
  const { number, chain, seal, link, head, previous, sealedAt, cutAt, reason, keyId } = checkpoint;
  const parts = [chain, number, seal, link, head, previous, sealedAt, cutAt, reason, keyId];
  return JSON.stringify(['yuzhi-audit-checkpoint-1', ...parts]);
}
