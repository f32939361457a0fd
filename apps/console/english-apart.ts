import { createHash } from 'node:crypto';
import { Visitor } from 'vite';
import type { Plugin } from 'vite';

/** Stand in the code until every module has been seen: the table of all English, and a text's place in it. */
const table = '__YUZHI_ENGLISH__';
const placePattern = /__YUZHI_ENGLISH_([0-9a-f]{64})__/g;

/**
 * Takes the English of every `text('…', '…')` out of the code and leaves its place in a table, so that a reader of Chinese
 * does not fetch it: src/language/english.ts becomes a chunk of its own with the table, loaded when English is first spoken.
 */
export function englishApart(): Plugin {
  const byDigest = new Map<string, string>();
  let digests: readonly string[] = [];
  return {
    name: 'english-apart',
    apply: 'build',
    transform(code, id) {
      if (id.endsWith('/src/language/english.ts')) return `export const english = JSON.parse(${table});`;
      if (!/\.tsx?$/.test(id) || !code.includes('text(')) return null;
      let rest = code;
      for (const { value, start, end } of englishOf(this.parse(code)).toReversed()) {
        const digest = createHash('sha256').update(value).digest('hex');
        byDigest.set(digest, value);
        rest = `${rest.slice(0, start)}__YUZHI_ENGLISH_${digest}__${rest.slice(end)}`;
      }
      return rest;
    },
    renderStart() {
      // Sorted, so that the same sources give the same files.
      digests = [...byDigest].toSorted(([, a], [, b]) => (a < b ? -1 : 1)).map(([digest]) => digest);
      if (digests.length === 0) this.error('No English was found in the code');
    },
    renderChunk(code) {
      if (!code.includes('__YUZHI_ENGLISH_')) return null;
      return code
        .replace(table, () => JSON.stringify(JSON.stringify(digests.map((digest) => byDigest.get(digest)))))
        .replace(placePattern, (_, digest: string) => String(digests.indexOf(digest)));
    },
  };
}

interface EnglishText {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The second words of every `text('…', '…')` of a module, in the order in which they stand. */
function englishOf(program: Parameters<Visitor['visit']>[0]): EnglishText[] {
  const found: EnglishText[] = [];
  new Visitor({
    CallExpression({ callee, arguments: [, english] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'text') return;
      if (english?.type !== 'Literal' || typeof english.value !== 'string') return;
      found.push({ value: english.value, start: english.start, end: english.end });
    },
  }).visit(program);
  return found.toSorted((a, b) => a.start - b.start);
}
