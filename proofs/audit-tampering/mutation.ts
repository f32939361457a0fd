import type { AuditFinding, VerifyOptions } from '@yuzhi/access';
import type { Chance } from './chance.ts';

/** A superuser's connection. */
export type Client = NonNullable<VerifyOptions['within']>;

/** What the database holds before anything is done to it. */
export interface Prey {
  /** Ids of rows that have been sealed. */
  readonly runs: readonly string[];
  readonly approvals: readonly string[];
  /** Decided ones among them. */
  readonly decided: readonly string[];
  readonly events: readonly string[];
  /** Events that say what was erased. */
  readonly erasures: readonly string[];
  /** Runs whose payload is kept. */
  readonly whole: readonly string[];
  readonly links: number;
  readonly seals: readonly { readonly number: number; readonly firstLink: number; readonly lastLink: number }[];
  /** Entries that wait. */
  readonly queue: readonly { readonly id: string; readonly kind: string; readonly subject: string }[];
}

/** What a mutation gets: a superuser's connection in a transaction, and the secret that only a thief would have. */
export interface Tools {
  readonly client: Client;
  readonly prey: Prey;
  readonly chance: Chance;
  /** The private key in PEM, for the thief. */
  readonly stolenKey: string;
  /** Lets the sealer of the base do its work, as it would within a second. */
  readonly letSealerRun: () => Promise<unknown>;
}

/** What was done, and which finding names it. */
export interface Done {
  readonly what: string;
  names(finding: AuditFinding): boolean;
}

export type Mutation = (tools: Tools) => Promise<Done>;

/** A finding that names this row. */
export function aboutRow(subject: string): (finding: AuditFinding) => boolean {
  return (finding) => finding.subject === subject;
}

/** A finding that names a link, by number or as part of a stretch. */
export function aboutLink(number: number): (finding: AuditFinding) => boolean {
  return ({ link, from, to }) =>
    link === number || (from !== undefined && to !== undefined && from <= number && number <= to);
}
