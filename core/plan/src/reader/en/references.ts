import { sliceFlow, spanOf } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Reading } from '../reading.ts';

/** Orders and acts that a text names, each once; its own number is none. */
export function englishReferencesOf(flow: Flow, front: { docNumber: string | null }): Reading['references'] {
  const found = new Map<string, Reading['references'][number]>();
  for (const match of flow.text.matchAll(
    /\b(?:Executive Order|EO)\s+(?:No\.\s*)?\d{4,5}\b(?!-\d)|\b(?:[A-Z][\w'-]+\s+(?:(?:and|of|for|the|to|in)\s+)*){1,8}Act(?:\s+of)?\s+\d{4}\b/g,
  )) {
    const isOrder = match[0].startsWith('E') && /Order|EO/.test(match[0]);
    const words = match[0].replace(/\s+/g, ' ').replace(/^The\s+/, '');
    if (words === front.docNumber) continue;
    found.set(words, {
      docNumber: isOrder ? words : null,
      title: isOrder ? null : words,
      span: spanOf(sliceFlow(flow, match.index, match.index + match[0].length)),
    });
  }
  return [...found.values()];
}
