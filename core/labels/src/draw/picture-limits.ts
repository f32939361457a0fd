import { Refused } from '../write/refused.ts';

/** Most pixels of a picture that is drawn into, and most bytes of its samples or coefficients once they are unpacked. */
const [mostPixels, mostBytes] = [100_000_000, 256 * 1024 * 1024];

export function refuseTooLarge(pixels: number, bytes: number): void {
  if (pixels <= mostPixels && bytes <= mostBytes) return;
  throw new Refused('LABEL_PICTURE_TOO_LARGE', { megapixels: mostPixels / 1e6, mebibytes: mostBytes / 1024 ** 2 });
}
