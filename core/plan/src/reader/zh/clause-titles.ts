import { ranks } from './marker.ts';
import type { Clause } from './outline.ts';

/** First sentences are titles when most clauses of their kind have one; a lone short sentence is the duty itself. */
export function decideTitles(root: Clause): void {
  const byRank = new Map<string, Clause[]>();
  const visit = (clause: Clause): void => {
    if (clause.number !== null && !clause.isRow) {
      const key = String(clause.rank);
      byRank.set(key, [...(byRank.get(key) ?? []), clause]);
    }
    clause.children.forEach(visit);
  };
  visit(root);
  for (const clauses of byRank.values()) {
    const leaves = clauses.filter(({ children, body }) => children.length === 0 && body.length > 0);
    // Two halves are a title where nearly all beside them have one.
    const halves = leaves.filter(({ isParallel }) => isParallel);
    const most = leaves.filter(({ title }) => title !== null).length;
    if (halves.length > 0 && most < leaves.length * 0.8) for (const clause of halves) untitle(clause);
    const titled = leaves.filter(({ title }) => title !== null).length;
    // Beside sentences that are too long for a title, and open a text of their own, the short ones are duties too.
    const sentences = leaves.filter(({ isSentence }) => isSentence);
    if (sentences.length > 0 && (leaves.length - titled) * 4 >= leaves.length)
      for (const clause of sentences) untitle(clause);
    // Articles that have titles have short ones; long first sentences are duties unless nearly all articles begin so.
    const lengths = leaves.flatMap(({ title }) => (title === null ? [] : [title.text.length])).sort((a, b) => a - b);
    const isLong = clauses[0]?.rank === ranks.article && (lengths[Math.floor(lengths.length / 2)] ?? 0) > 10;
    const needed = isLong ? 0.8 : 0.5;
    if (titled < leaves.filter((clause) => !isDated(clause)).length * needed)
      for (const clause of leaves) if (clause.maybeTitle && !areAllTitled(clause)) untitle(clause);
    for (const clause of clauses) {
      const isBare = clause.children.length === 0 && clause.body.length === 0 && clause.title !== null;
      if (isBare && clause.rank >= ranks.article && !/^(?:附则|总则)$/.test(clause.title?.text ?? '')) untitle(clause);
    }
  }
}

/** 1.到2026年底。… counts years, and has no title. */
function isDated({ title, body }: Clause): boolean {
  return title === null && /^(?:到|至)?20\d\d年/.test(body[0]?.text ?? '');
}

/** Whether all clauses beside one, of which there are some, have a title. */
function areAllTitled({ parent, rank }: Clause): boolean {
  const beside = parent?.children.filter((one) => one.rank === rank) ?? [];
  return (
    beside.length > 1 && rank !== ranks.article && beside.every(({ title, maybeTitle }) => title !== null && maybeTitle)
  );
}

/** Puts a title back in front of the text. */
function untitle(clause: Clause): void {
  if (clause.title === null) return;
  clause.body.unshift(clause.title);
  clause.title = null;
}
