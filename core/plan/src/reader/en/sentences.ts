import { sliceFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';

export const abbreviation: RegExp =
  /\b(?:e\.g|i\.e|etc|vs|No|St|Dr|Mr|Mrs|Ms|Prof|Inc|Ltd|Co|approx|Sec|Art|Fig|cf|Rs|Nos|Govt|Dept|U\.S|U\.K|E\.U|Ph\.D)\.$/i;

/** Sentences, half sentences and bullets. */
export function sentencesOf(flow: Flow): readonly Flow[] {
  return sentenceGroupsOf(flow).flat();
}

/** Sentences, each as its parts between semicolons. */
export function sentenceGroupsOf(flow: Flow): readonly (readonly Flow[])[] {
  const groups: Flow[][] = [[]];
  let from = 0;
  for (const found of flow.text.matchAll(/(?:[.!?]["')\]]*(?:\[\d{1,3}\]|[¹²³⁴-⁹])*|;)(?=\s+|$)|\s(?=[•●▪]\s)/g)) {
    const end = found.index + found[0].length;
    const before = flow.text.slice(from, end);
    const next = flow.text.slice(end).trimStart();
    // A bracket behind a sentence belongs to it: (Paragraph 14).
    if (!found[0].startsWith(';') && /^(?:\([^()]{1,60}\)|\[[^[\]]{1,60}\])\.?$/.test(next)) continue;
    if (found[0].startsWith('.') && (abbreviation.test(before) || (next !== '' && !/^[A-Z0-9"'([“‘•£$€¥₹]/.test(next))))
      continue;
    groups.at(-1)?.push(sliceFlow(flow, from, end));
    if (found[0] !== ';') groups.push([]);
    from = end;
  }
  groups.at(-1)?.push(sliceFlow(flow, from));
  return groups.map((parts) => parts.map(bare).filter(hasWords)).filter((parts) => parts.length > 0);
}

function hasWords({ text }: Flow): boolean {
  return /[A-Za-z]/.test(text) && !/^(?:and|or)$/i.test(text);
}

function bare(flow: Flow): Flow {
  const head = /^[\s•●▪]*(?:\(?(?:[a-z]|\d{1,2})[.)]\s+)?/.exec(flow.text)?.[0].length ?? 0;
  const tail = /[\s.;]*$/.exec(flow.text.slice(head))?.[0].length ?? 0;
  return sliceFlow(flow, head, flow.text.length - tail);
}
