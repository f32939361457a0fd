import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { AuditKey } from './audit-key.ts';
import { isMarkedBy } from './entry.ts';
import type { Entry } from './entry.ts';
import { chainStart, makeLink } from './link.ts';
import type { Link, Origin } from './link.ts';
import { takeEntries } from './queue.ts';
import { insertLinks, insertSeal, lastCheckpoint, lastSeal } from './seal-rows.ts';
import { makeSeal, sealDigest } from './seal.ts';
import type { Seal } from './seal.ts';

/** Entries in one batch at most: a few milliseconds in which this process answers nobody. */
const maxBatch = 512;

/**
 * Chains the oldest waiting entries and signs the new head, in the transaction of `client`. Whoever calls holds the
 * lock of the sealer.
 *
 * @returns the seal, or `null` when nothing waited
 */
export async function sealBatch(client: pg.ClientBase, key: AuditKey, now: Date): Promise<Seal | null> {
  const entries = await takeEntries(client, maxBatch);
  if (entries.length === 0) return null;
  const place = await placeOfNext(client, key);
  const links = chained(entries, key, place);
  const last = links.at(-1);
  if (!last) throw new TypeError('Entries gave no links');
  const seal = makeSeal(key, {
    number: place.seal,
    chain: place.chain,
    firstLink: place.link,
    lastLink: last.number,
    head: last.hash,
    previous: place.previous,
    sealedAt: now.toISOString(),
  });
  await insertLinks(client, links);
  await insertSeal(client, seal);
  return seal;
}

/** Where the next batch goes. */
interface Place {
  readonly chain: string;
  readonly seal: number;
  readonly link: number;
  /** Hash of the last link and digest of the last seal. */
  readonly head: string;
  readonly previous: string;
}

async function placeOfNext(client: pg.ClientBase, key: AuditKey): Promise<Place> {
  const seal = await lastSeal(client);
  if (seal) {
    const { chain, number, lastLink, head } = seal;
    return { chain, seal: number + 1, link: lastLink + 1, head, previous: sealDigest(key, seal) };
  }
  const cut = await lastCheckpoint(client);
  if (cut) {
    const { chain, seal: number, link, head, previous } = cut;
    return { chain, seal: number + 1, link: link + 1, head, previous };
  }
  return { chain: randomUUID(), seal: 1, link: 1, head: chainStart, previous: chainStart };
}

function chained(entries: readonly Entry[], key: AuditKey, place: Place): readonly Link[] {
  let previous = place.head;
  return entries.map((entry, index) => {
    const { kind, subject, digest } = entry;
    const link = makeLink(key.hashAlgorithm, previous, {
      number: place.link + index,
      kind,
      subject,
      digest,
      origin: originOf(entry, key),
    });
    previous = link.hash;
    return link;
  });
}

function originOf(entry: Entry, key: AuditKey): Origin {
  if (!isMarkedBy(key, entry)) return 'unknown';
  return entry.isAdopted ? 'adopted' : 'written';
}
