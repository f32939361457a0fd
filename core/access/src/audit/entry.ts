import { digestOf } from './digest.ts';
import type { AuditKey } from './audit-key.ts';

/** What stands for one row in the trail: the digest of all that matters in it, under the mark of whoever wrote it. */
export interface Entry {
  /** What it is a row of: `run`, `event` … */
  readonly kind: string;
  /** Its id. */
  readonly subject: string;
  readonly digest: string;
  /** It was there before the trail began and was taken over as it was found. */
  readonly isAdopted: boolean;
  readonly mark: string;
}

/** The entry of a row, whose record is written as `text`. */
export function makeEntry(key: AuditKey, kind: string, subject: string, text: string, isAdopted = false): Entry {
  const digest = digestOf(key.hashAlgorithm, text);
  return { kind, subject, digest, isAdopted, mark: key.mark(markedText({ kind, subject, digest, isAdopted })) };
}

/** Whether the entry was made by a process that holds the key. */
export function isMarkedBy(key: AuditKey, entry: Entry): boolean {
  return key.mark(markedText(entry)) === entry.mark;
}

function markedText({ kind, subject, digest, isAdopted }: Omit<Entry, 'mark'>): string {
  return `${kind}\n${subject}\n${digest}\n${isAdopted ? 'adopted' : 'written'}`;
}
