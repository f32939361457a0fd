/**
 * A kind of row that is chained: how verification reads it. The entry is written by whoever writes the row, in the same
 * transaction, with a digest of the same text.
 */
export interface AuditSource {
  /** The kind of its links. */
  readonly kind: string;
  /** A statement without parameters that gives every row which must have an entry; the id as text in `subject`. */
  readonly select: string;
  /** The text that the digest of a row is made of. */
  textOf(row: SourceRow, erasure: Erasure | undefined): string;
  /** What is wrong with a row apart from its digest: payloads that are not what their digests say. */
  faultsOf?(row: SourceRow, erasure: Erasure | undefined): readonly PayloadFault[];
  /** Statement that deletes the rows of trimmed links; `$1` is an array of subjects. `null`: another kind's does it. */
  readonly trim: string | null;
  /** The kind of link that ends the life of a row: until it is there, nothing of the row is trimmed. */
  readonly endsWith?: string;
}

export type SourceRow = Readonly<Record<string, unknown>> & { readonly subject: string };

/** What a sealed erasure says was erased. */
export type Erasure = Readonly<Record<string, unknown>>;

export type PayloadFault = 'payload-edited' | 'payload-gone';

/** Actions of events whose `details` say what was erased of their `resource`. */
export const erasureAction = 'payload.erase';
