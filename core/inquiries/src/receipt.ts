/** Letters and digits that nobody mistakes for each other. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * A number to write down: the day, then twelve signs of 32, 60 random bits in all, so that nobody finds another's.
 *
 * @param day `YYYY-MM-DD`
 * @param random at least twelve bytes
 */
export function receiptNumber(day: string, random: Uint8Array): string {
  const drawn = [...random.subarray(0, 12)].map((byte) => signs[byte % 32] ?? '2').join('');
  return [day.replaceAll('-', ''), drawn.slice(0, 4), drawn.slice(4, 8), drawn.slice(8)].join('-');
}

/** As people type it: small letters, spaces, without dashes. `null` when it cannot be one. */
export function readReceipt(typed: string): string | null {
  const bare = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const parts = /^(\d{8})(\w{4})(\w{4})(\w{4})$/.exec(bare);
  return parts === null ? null : parts.slice(1).join('-');
}
