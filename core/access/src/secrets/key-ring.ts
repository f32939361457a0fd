import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from '@yuzhi/sdk';

const keySchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{8}$/),
  /** 32 bytes in base64. */
  key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  madeAt: z.iso.datetime(),
});

const ringSchema = z.strictObject({
  format: z.literal('yuzhi-secret-keys-1'),
  /** The newest first: it seals. The others only open what was sealed before. */
  keys: z.array(keySchema).min(1).max(10),
});

/** Keys of a base that stand outside its database. */
export type KeyRing = z.output<typeof ringSchema>;

/** The ring in a JSON text, or `null` when it holds none. */
export function parseKeyRing(text: string): KeyRing | null {
  try {
    const result = ringSchema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/** A ring with a new key before `older`, of which so many are kept as still may be needed. */
export function newKeyRing(now: Date, older: KeyRing['keys'] = []): KeyRing {
  const key = {
    id: randomBytes(4).toString('hex'),
    key: randomBytes(32).toString('base64'),
    madeAt: now.toISOString(),
  };
  return { format: 'yuzhi-secret-keys-1', keys: [key, ...older] };
}

const prefix = 'sealed1';

/** Id of the key that a text was sealed with; `null` for one that is not sealed. */
export function keyIdOf(text: string): string | null {
  return /^sealed1\.([0-9a-f]{8})\./.exec(text)?.[1] ?? null;
}

/** With what a text begins that is sealed with the newest key. */
export function prefixOf({ keys }: KeyRing): string {
  return `${prefix}.${keys[0]?.id}.`;
}

/**
 * Seals a text with AES-256-GCM under the newest key: `sealed1.KEY.BASE64URL(nonce, text, tag)`. It opens only for the
 * same `place`, so that nobody moves it to another row.
 */
export function sealText({ keys }: KeyRing, text: string, place: string): string {
  const [newest] = keys;
  if (!newest) throw new TypeError('A ring has a key');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(newest.key, 'seal'), nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${prefix}.${newest.id}.${sealed.toString('base64url')}`;
}

/** The text that was sealed for `place`; `null` when the ring lacks its key or it was changed or moved. */
export function openText({ keys }: KeyRing, sealed: string, place: string): string | null {
  const key = keys.find(({ id }) => id === keyIdOf(sealed));
  const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url');
  if (!key || bytes.length < 28) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(key.key, 'seal'), bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** A key of its own for each use: nothing that one gives away helps with another. */
export function keyFor(key: string, use: 'seal' | 'challenge'): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', `yuzhi ${use}`, 32));
}
