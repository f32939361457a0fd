import { sliceFlow, spanOf } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Passage, Reading } from '../reading.ts';

/** The sign of an office as translations print it: Guo Fa, Lan Fu Ban Fa. */
const sign = '[A-Z][a-z]+(?: [A-Z][a-z]+){1,5}';

/**
 * Orders that a text names by number, and what stands in 《》, each once; its own number is none. Laws named in running text (the
 * Housing Act 1996) are none, as every author of labels has read it.
 */
export function englishReferencesOf(flow: Flow, front: { docNumber: string | null }): Reading['references'] {
  const found = new Map<string, Reading['references'][number]>();
  const numbered = new Set<string>();
  for (const match of flow.text.matchAll(
    new RegExp(`《([^《》]{3,200})》(?:\\s*\\((${sign} \\[\\d{4}\\] No\\. ?\\d{1,4})\\))?`, 'g'),
  )) {
    const [all, words = '', docNumber = null] = match;
    const title = flow.shown.slice(match.index + 1, match.index + 1 + words.length).replace(/\s+/g, ' ');
    const span = spanOf(sliceFlow(flow, match.index, match.index + all.length));
    const known = found.get(title)?.docNumber ?? null;
    numbered.add(docNumber ?? '');
    found.set(title, { docNumber: known ?? docNumber, title, span: found.get(title)?.span ?? span });
  }
  // A number in a bracket behind a title that stands in no marks.
  for (const match of flow.text.matchAll(new RegExp(`(?<=\\()${sign} \\[\\d{4}\\] No\\. ?\\d{1,4}(?=\\))`, 'g'))) {
    if (numbered.has(match[0]) || match[0] === front.docNumber) continue;
    const span = spanOf(sliceFlow(flow, match.index, match.index + match[0].length));
    if (!found.has(match[0])) found.set(match[0], { docNumber: match[0], title: null, span });
  }
  for (const match of flow.text.matchAll(/\b(?:Executive Order|EO)\s+(?:No\.\s*)?\d{4,5}\b(?!-\d)/g)) {
    const docNumber = match[0].replace(/\s+/g, ' ');
    if (docNumber === front.docNumber) continue;
    found.set(docNumber, {
      docNumber,
      title: null,
      span: spanOf(sliceFlow(flow, match.index, match.index + match[0].length)),
    });
  }
  return [...found.values()];
}

/** Numbers of documents whose bracket is opened and not closed: Guo Fa [202511). They are shown and not mended. */
export function englishBrokenReferencesOf(flow: Flow): readonly Passage[] {
  return [...flow.text.matchAll(new RegExp(`${sign} \\[\\d{4,10}(?: No\\. ?\\d+)?(?![\\]\\d])`, 'g'))].map((match) => {
    const part = sliceFlow(flow, match.index, match.index + match[0].length);
    return { text: part.shown, span: spanOf(part) };
  });
}
