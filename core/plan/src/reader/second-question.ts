import { spanOf } from './flow.ts';
import type { Line } from './line.ts';
import type { Question } from './reading.ts';

/** What is asked where a second document begins at the line `from`; nothing behind the last line. */
export function secondQuestion(lines: readonly Line[], from: number): readonly Question[] {
  const line = lines[from];
  if (line === undefined) return [];
  const reason = 'a second document begins here; it was not read, submit it on its own';
  return [{ about: 'document', reason, span: spanOf(line.flow) }];
}
