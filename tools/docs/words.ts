import type { DocFinding } from './doc-finding.ts';

interface Unwanted {
  /** Written so that it does not match itself. */
  readonly pattern: RegExp;
  readonly what: string;
}

const unwanted: readonly Unwanted[] = [
  { pattern: /(?<![\w.~@-])\/(?:w[o]rk|r[o]ot|f[a]rm)\/[A-Za-z.]/, what: 'a path of one machine' },
  { pattern: /(?<![\w.~-])\/(?:h[o]me|U[s]ers)\/[a-z]/, what: 'a path of one machine' },
  { pattern: /[A-Z]:\\\\?U[s]ers\\/, what: 'a path of one machine' },
  {
    pattern:
      /\b(?:registry\.[a-z0-9-]+\.(?:org|com|cn|net|io|dev)\b|npmm[i]rror|verd[a]ccio|artifact[o]ry|[a-z0-9-]+\.[a-z]+\/npm\/)/i,
    what: 'the address of a package registry',
  },
  { pattern: /"res[o]lved": "http/, what: 'the address of a package registry' },
  { pattern: /co-auth[o]red-by/i, what: 'who or what wrote it' },
  {
    pattern:
      /(?:gener[a]ted|writ[t]en) (?:with|by) (?:an? )?(?:AI|LLM|Cla[u]de|Chat[G]PT|Cop[i]lot|Cod[e]x|lang[u]age model)\b/i,
    what: 'who or what wrote it',
  },
  {
    pattern: /\bCla[u]de Code\b|\bas an AI\b(?! system)|\bAI ass[i]stant (?:session|helper)/i,
    what: 'who or what wrote it',
  },
  {
    pattern: /\b(?:this|last|previous|next|earlier) (?:chat|convers[a]tion|work s[e]ssion)\b/i,
    what: 'a conversation that the reader was not in',
  },
];

/** Lines that say what no file may: places and circumstances of whoever wrote it. */
export function unwantedWords(texts: ReadonlyMap<string, string>): readonly DocFinding[] {
  return [...texts].flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => {
      const found = unwanted.find(({ pattern }) => pattern.test(line));
      return found === undefined ? [] : [{ file, line: index + 1, what: `${found.what}: ${line.trim().slice(0, 80)}` }];
    }),
  );
}
