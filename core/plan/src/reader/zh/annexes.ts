import type { Line } from '../line.ts';

/** The plan itself, and what is annexed to it. A notice whose plan is its annex has the plan as its main part. */
export function partAnnexes(lines: readonly Line[]): {
  main: readonly Line[];
  annexes: readonly { name: string; lines: readonly Line[] }[];
} {
  const starts = lines.flatMap(({ flow }, index) =>
    /^(?:附件|附表|附录)\s*[\d一二三四五六七八九十]{0,3}\s*[：:.]?(?:\s*\S{2,40})?$/.test(flow.text) &&
    index > 0 &&
    !/[。；，]/.test(flow.text)
      ? [index]
      : [],
  );
  const first = starts[0];
  if (first === undefined) return { main: lines, annexes: [] };
  const main = lines.slice(0, first);
  const parts = starts.map((start, at) => ({
    name:
      /^附[件表录]\s*[\d一二三四五六七八九十]*/.exec(lines[start]?.flow.text ?? '')?.[0].replace(/\s/g, '') ?? '附件',
    lines: lines.slice(start + 1, starts[at + 1]),
  }));
  return { main, annexes: parts };
}

/** A title without marks and brackets, to compare it by. */
export function bareTitle(words: string): string {
  return words.replace(/[\s“”"《》]|（[^（）]*）/g, '');
}

/**
 * Where the plan begins that a notice names and brings along as its annex, such as a draft put up for comment; else 0. What
 * the notice itself numbers is no part of the plan.
 */
export function annexedPlan(lines: readonly Line[]): number {
  const head = lines.slice(0, 8).map(({ flow }) => /关于印发《?(.{6,60}?)》?的通知$/.exec(flow.text)?.[1]);
  const name = head.find((words) => words !== undefined);
  if (name !== undefined) {
    const dated = lines.findIndex(({ flow }) => /^20\d\d年\d{1,2}月\d{1,2}日$/.test(flow.text));
    const again = lines.findIndex(({ flow }, index) => index > dated && bareTitle(flow.text) === bareTitle(name));
    // Behind the date of the notice, whose own points are numbered as well.
    if (dated !== -1 && again !== -1 && again <= dated + 4) return again + 1;
  }
  for (const [index, { flow }] of lines.entries()) {
    if (!/^附件\s*[\d一二三]?\s*[：:]?$/.test(flow.text)) continue;
    const before = lines
      .slice(0, index)
      .map((line) => line.flow.text)
      .join('');
    const named = [...before.matchAll(/《([^《》]{6,80})》/g)].map(([, name]) => bareTitle(name ?? ''));
    for (let to = index + 2; to <= index + 4; to++) {
      const title = bareTitle(
        lines
          .slice(index + 1, to)
          .map((line) => line.flow.text)
          .join(''),
      );
      if (named.includes(title)) return to;
    }
  }
  return 0;
}
