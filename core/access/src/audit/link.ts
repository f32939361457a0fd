import { digestOf, isDigestOf } from './digest.ts';
import type { HashAlgorithm } from './digest.ts';

/**
 * How an entry came into the trail: `written` by a process of this base, `adopted` when the trail began, `unknown` when
 * it bore no mark of this base, so that it may have been put into the database by hand.
 */
export type Origin = 'written' | 'adopted' | 'unknown';

/** One link of the chain. Numbers begin at 1 and leave no gap. */
export interface Link {
  readonly number: number;
  readonly kind: string;
  readonly subject: string;
  readonly digest: string;
  readonly origin: Origin;
  readonly hash: string;
}

/** What the first link is chained to. */
export const chainStart = 'yuzhi-audit-1';

/** The link that follows `previous`, the hash before it. */
export function makeLink(algorithm: HashAlgorithm, previous: string, link: Omit<Link, 'hash'>): Link {
  return { ...link, hash: digestOf(algorithm, hashedText(previous, link)) };
}

/** Whether the link's own hash is the one that follows from `previous` and from its content. */
export function isChainedTo(previous: string, link: Link): boolean {
  return isDigestOf(link.hash, hashedText(previous, link));
}

function hashedText(previous: string, { number, kind, subject, digest, origin }: Omit<Link, 'hash'>): string {
  return `${previous}\n${JSON.stringify([number, kind, subject, digest, origin])}`;
}
