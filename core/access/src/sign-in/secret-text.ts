import { createHash, randomBytes } from 'node:crypto';

/** A random text of 256 bits, for links, sessions and devices: nobody guesses it, so a plain digest keeps it safe. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret text. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
