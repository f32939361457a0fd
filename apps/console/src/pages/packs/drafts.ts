/** What somebody filled in, by operation; in memory alone, since inputs may hold personal data. */
const drafts = new Map<string, unknown>();

export function draftOf(operation: string): unknown {
  return drafts.get(operation);
}

export function keepDraft(operation: string, input: unknown): void {
  drafts.set(operation, input);
}

/** Another person has sat down. */
export function dropDrafts(): void {
  drafts.clear();
}
