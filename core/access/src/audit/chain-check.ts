import type { PublicKey } from './audit-key.ts';
import { isCheckpointSignedBy } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { AuditFinding } from './finding.ts';
import { chainStart, isChainedTo } from './link.ts';
import type { Link } from './link.ts';
import type { Pin } from './pin.ts';
import { isFollowedBy, isSignedBy } from './seal.ts';
import type { Seal } from './seal.ts';

export interface ChainCheckOptions {
  /** Keys that whoever checks believes in, from outside the database. */
  readonly keys: readonly PublicKey[];
  /** Heads that were kept outside. */
  readonly pins: readonly Pin[];
  readonly checkpoint: Checkpoint | null;
  readonly onFinding: (finding: AuditFinding) => void;
}

/**
 * Goes along a chain once, from its beginning or its checkpoint to its end, and reports whatever does not follow.
 * Links and seals are handed in by number, each seal after the last link that it covers. After a fault it goes on from
 * what is there, so that one edit is one finding and not a thousand.
 */
export class ChainCheck {
  readonly #keys: ReadonlyMap<string, PublicKey>;
  readonly #pins: Map<number, Pin[]>;
  readonly #report: (finding: AuditFinding) => void;
  /** Hash of the last link, as it should be and as it stands. */
  #head: string;
  #link: number;
  /** What the next seal must name as the one before it. */
  #previous: string;
  /** The last seal; `null` before the first. */
  #last: Seal | null = null;
  #seal: number;
  #sealedTo: number;
  #chain: string | null;

  constructor({ keys, pins, checkpoint, onFinding }: ChainCheckOptions) {
    this.#keys = new Map(keys.map((key) => [key.id, key]));
    this.#pins = Map.groupBy(pins, ({ lastLink }) => lastLink);
    this.#report = onFinding;
    this.#head = checkpoint?.head ?? chainStart;
    this.#link = checkpoint?.link ?? 0;
    this.#sealedTo = this.#link;
    this.#previous = checkpoint?.previous ?? chainStart;
    this.#seal = checkpoint?.seal ?? 0;
    this.#chain = checkpoint?.chain ?? null;
    if (checkpoint) this.#checkCheckpoint(checkpoint);
  }

  link(link: Link): void {
    const expected = this.#link + 1;
    if (link.number > expected) this.#report({ code: 'links-missing', from: expected, to: link.number - 1 });
    else if (link.number < expected) this.#report({ code: 'link-inserted', link: link.number });
    if (!isChainedTo(this.#head, link))
      this.#report({ code: 'link-broken', link: link.number, kind: link.kind, subject: link.subject });
    if (link.origin === 'unknown')
      this.#report({ code: 'row-foreign', kind: link.kind, subject: link.subject, link: link.number });
    this.#head = link.hash;
    this.#link = link.number;
    for (const pin of this.#pins.get(link.number) ?? [])
      if (pin.head !== link.hash) this.#report({ code: 'chain-rewritten', link: link.number });
  }

  /**
   * A seal names the one before it with its signature, so the last signature of each key vouches for all before it. Where
   * one does not follow, the signatures tell which of the two was changed.
   */
  seal(seal: Seal): void {
    const expected = this.#seal + 1;
    if (seal.number !== expected) this.#report({ code: 'seals-missing', from: expected, to: seal.number - 1 });
    const isInOrder = seal.firstLink === this.#sealedTo + 1 && seal.lastLink >= seal.firstLink;
    const isHead = seal.lastLink === this.#link && seal.head === this.#head;
    const isSameChain = this.#chain === null || seal.chain === this.#chain;
    const isNext = this.#last === null ? seal.previous === this.#previous : isFollowedBy(this.#last, seal);
    if (!isInOrder || !isHead || !isSameChain || !isNext) this.#report({ code: 'seal-broken', seal: seal.number });
    if (this.#last && (!isNext || this.#last.keyId !== seal.keyId)) this.#checkSignature(this.#last);
    this.#last = seal;
    this.#seal = seal.number;
    this.#sealedTo = seal.lastLink;
    this.#chain ??= seal.chain;
  }

  /** What can only be said at the end: links under no seal, and a chain that ends before a pin. */
  end(): void {
    if (this.#last) this.#checkSignature(this.#last);
    if (this.#link > this.#sealedTo) this.#report({ code: 'links-unsealed', from: this.#sealedTo + 1, to: this.#link });
    for (const pin of [...this.#pins.values()].flat()) {
      if (this.#chain !== null && pin.chain !== this.#chain) this.#report({ code: 'chain-other', link: pin.lastLink });
      if (pin.lastLink > this.#link) this.#report({ code: 'chain-cut', from: this.#link + 1, to: pin.lastLink });
    }
  }

  get links(): number {
    return this.#link;
  }

  #checkSignature(seal: Seal): void {
    const key = this.#keys.get(seal.keyId);
    if (!key) this.#report({ code: 'key-unknown', seal: seal.number, key: seal.keyId });
    else if (!isSignedBy(key, seal)) this.#report({ code: 'seal-forged', seal: seal.number });
  }

  #checkCheckpoint(checkpoint: Checkpoint): void {
    const key = this.#keys.get(checkpoint.keyId);
    if (!key || !isCheckpointSignedBy(key, checkpoint))
      this.#report({ code: 'checkpoint-forged', checkpoint: checkpoint.number });
    for (const pin of this.#pins.get(checkpoint.link) ?? [])
      if (pin.head !== checkpoint.head) this.#report({ code: 'chain-rewritten', link: checkpoint.link });
  }
}
