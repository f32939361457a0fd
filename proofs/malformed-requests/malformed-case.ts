/** One thing that a client may do to the server, on one connection. */
export interface MalformedCase {
  /** What kind of thing it is, for counting. */
  readonly family: string;
  /** Everything that is written; the placeholders below stand for what is known only when it is sent. */
  readonly bytes: Buffer;
  /** Places in `bytes` where the writing pauses for a moment. */
  readonly cuts: readonly number[];
  /** What the client does once it has written everything. */
  readonly ending: 'listen' | 'half-close' | 'abort' | 'reset';
  /** Answers that the server owes; `null` where none can be demanded, because the client broke the framing or left. */
  readonly owed: number | null;
  /** Requests that `bytes` can be taken for at most: no more runs may come of it. */
  readonly requests: number;
  readonly isHead: boolean;
  /** The body, where it reaches an operation unchanged: what the record of the run must have been made of. */
  readonly body: Buffer | null;
}

/** Stands in the purpose of a request for the marker by which its run is recognised. */
export const markerPlaceholder = '@'.repeat(20);

/** Stands for the id of an approval that waits. */
export const approvalPlaceholder = '~'.repeat(36);

/** The marker of one case, as long as its placeholder. */
export function markerOf(seed: number, index: number): string {
  return `case-${seed.toString(36).padStart(7, '0')}-${index.toString(36).padStart(7, '0')}`;
}

/** The bytes of a case with its placeholders filled. Lengths do not change. */
export function filled(bytes: Buffer, marker: string, approval: string): Buffer {
  const copy = Buffer.from(bytes);
  replaceAll(copy, markerPlaceholder, marker);
  replaceAll(copy, approvalPlaceholder, approval);
  return copy;
}

function replaceAll(bytes: Buffer, placeholder: string, value: string): void {
  for (let at = bytes.indexOf(placeholder, 0, 'latin1'); at >= 0; at = bytes.indexOf(placeholder, at, 'latin1'))
    at += bytes.write(value, at, 'latin1');
}
