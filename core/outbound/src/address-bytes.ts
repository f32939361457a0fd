import { isIP } from 'node:net';

/**
 * Bytes of an IP address: 4 or 16; `null` for a text that is none. Zones (`fe80::1%eth0`) and brackets are left off. An
 * IPv6 address that stands for an IPv4 one stays as it is: see `standsFor`.
 */
export function addressBytes(text: string): readonly number[] | null {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const version = isIP(bare);
  if (version === 4) return bare.split('.').map(Number);
  return version === 6 ? bytesOfSix(bare) : null;
}

function bytesOfSix(text: string): readonly number[] {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const [a = 0, b = 0, c = 0, d = 0] = dotted?.[2]?.split('.').map(Number) ?? [];
  const plain = dotted ? `${dotted[1]}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}` : text;
  const [head = '', tail] = plain.split('::');
  const wordsOf = (part: string | undefined): number[] =>
    part === undefined || part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16));
  const [first, last] = [wordsOf(head), wordsOf(tail)];
  const words = [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
  return words.flatMap((word) => [word >> 8, word & 255]);
}
