import type { Preview, Text } from '@yuzhi/sdk';

/** Somebody who asked or agreed, as those who decide see them. */
export interface InboxPerson {
  /** `null` for the operator at the machine and for accounts that are no more. */
  readonly name: string | null;
  readonly account: string | null;
  readonly unit: string | null;
  /** They asked by a key of theirs. */
  readonly byKey: boolean;
}

/** What a grant would allow. Days are `YYYY-MM-DD`, both count. */
export interface GrantTerms {
  readonly purpose: string;
  /** Runs in all; `null` is without a limit. */
  readonly quota: number | null;
  readonly from: string;
  readonly until: string;
  /** Acts within it need no approval of their own. */
  readonly approvesActs: boolean;
}

/** Something that waits for one person's decision: an act, or an application for a grant. */
export interface InboxItem {
  readonly kind: 'approval' | 'grant';
  readonly id: string;
  readonly operation: string;
  readonly title: Text | null;
  readonly askedBy: InboxPerson;
  /** ISO 8601 in UTC. */
  readonly askedAt: string;
  /** Why it is asked for, in the asker's words. */
  readonly reason: string | null;
  /** What would happen, with the changes one by one. Of an approval. */
  readonly preview: Preview | null;
  readonly input: unknown;
  /** Of a grant. */
  readonly terms: GrantTerms | null;
  /** The last day on which it can be agreed to. */
  readonly deadline: string | null;
  readonly isLapsed: boolean;
  /** How many people have to agree, and who has. */
  readonly needed: number;
  readonly agreed: readonly { readonly person: InboxPerson; readonly reason: string; readonly at: string }[];
  /** They have agreed already; another person has to. */
  readonly isAgreedByYou: boolean;
  /** For which of their units they decide: what they send as `yuzhi-unit`. */
  readonly decideFor: string | null;
  /** Who is away and handed this duty over, and until when; `null` when it is their own. */
  readonly delegatedBy: { readonly name: string; readonly until: string } | null;
}
