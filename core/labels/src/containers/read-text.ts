import { findVisibleLabel } from '../visible-label.ts';
import type { Scan } from '../scan.ts';

/** Plain text has no place for metadata: what counts is the visible label, wherever it stands. */
export function readText(text: string, scan: Scan): void {
  const found = findVisibleLabel(text);
  if (found === null) return;
  scan.dedicated('visible-text', Buffer.byteLength(text.slice(0, found.index)), found.words);
  if (!found.isApart) scan.note('visible-in-running-text', 'visible-text');
}
