import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What every key begins with, so that people and scanners of code recognise one that lies where it should not. */
export const keyPrefix = 'yuzhi_';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const randomLength = 43;
const checkLength = 6;
const shape = new RegExp(`^${keyPrefix}([0-9A-Za-z]{${randomLength}})([0-9A-Za-z]{${checkLength}})$`);

/**
 * A new key: the prefix, 43 characters of base 62 (256 bits), and six that check the others (CRC-32), by which a mistyped
 * or invented one is told from a real one without a look into the store.
 */
export function newKey(): string {
  const random = base62(BigInt(`0x${randomBytes(32).toString('hex')}`), randomLength);
  return `${keyPrefix}${random}${checkOf(random)}`;
}

/** Whether a text has the form of a key and its check is right. */
export function isKeyText(text: string): boolean {
  const [, random = '', check] = shape.exec(text) ?? [];
  return check !== undefined && checkOf(random) === check;
}

/** A text in which nothing that could be a key is left: for logs and answers that repeat what somebody sent. */
export function withoutKeys(text: string): string {
  return text.replaceAll(/yuzhi_[0-9A-Za-z]{20,}/g, `${keyPrefix}***`);
}

function checkOf(random: string): string {
  return base62(BigInt(crc32(random)), checkLength);
}

function base62(value: bigint, length: number): string {
  let [rest, text] = [value, ''];
  while (text.length < length) {
    text = alphabet.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text;
}
