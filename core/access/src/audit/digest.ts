import { hash } from 'node:crypto';

/** The hash functions of a trail. SM3 is GB/T 32905-2016; Node has it when its OpenSSL does. */
export const hashAlgorithms = ['sha256', 'sm3'] as const;
export type HashAlgorithm = (typeof hashAlgorithms)[number];

/**
 * The digest of a text with the name of its function, for example `sha256:ba78…`. Since every digest says how it was
 * made, a trail may change from one function to the other without being made anew.
 */
export function digestOf(algorithm: HashAlgorithm, text: string): string {
  return `${algorithm}:${hash(algorithm, text)}`;
}

/** Whether `digest` is the one of `text`, by whichever function it names. An unknown function is no match. */
export function isDigestOf(digest: string, text: string): boolean {
  const algorithm = hashAlgorithms.find((name) => digest.startsWith(`${name}:`));
  return algorithm !== undefined && digestOf(algorithm, text) === digest;
}
