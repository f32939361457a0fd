import { hash } from 'node:crypto';

/**
 * A seed that moves on with every commit and every day, so that CI walks new paths, and that both name again:
 * 0 … 2^31 − 1.
 */
export function rotatingSeed(commit: string, day: string): number {
  return Number.parseInt(hash('sha256', `${commit} ${day}`).slice(0, 8), 16) & 0x7fff_ffff;
}
