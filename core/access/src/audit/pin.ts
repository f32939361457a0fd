import { z } from '@yuzhi/sdk';
import { PublicKey } from './audit-key.ts';
import type { AuditKey } from './audit-key.ts';
import { isSignedBy } from './seal.ts';
import type { Seal } from './seal.ts';

const pinSchema = z.strictObject({
  format: z.literal('yuzhi-audit-pin-1'),
  number: z.number().int().positive(),
  chain: z.uuid(),
  firstLink: z.number().int().positive(),
  lastLink: z.number().int().positive(),
  head: z.string(),
  previous: z.string(),
  sealedAt: z.iso.datetime(),
  keyId: z.string(),
  signature: z.string(),
  publicKey: z.string(),
});

/**
 * A signed head of the chain with the key to check it: what is kept outside the database. With it every link up to
 * `lastLink` is beyond the reach of whoever has only the database.
 */
export type Pin = z.output<typeof pinSchema>;

export function pinOf(seal: Seal, key: Pick<AuditKey, 'publicKeyPem'>): Pin {
  return { format: 'yuzhi-audit-pin-1', ...seal, publicKey: key.publicKeyPem };
}

/** The pin in a JSON text, or `null` when it holds none. */
export function parsePin(text: string): Pin | null {
  try {
    const result = pinSchema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/** Whether a pin says what its key has signed. */
export function isPinSigned(pin: Pin): boolean {
  try {
    const key = new PublicKey(pin.publicKey);
    return key.id === pin.keyId && isSignedBy(key, pin);
  } catch {
    return false;
  }
}
