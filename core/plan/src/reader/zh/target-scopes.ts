import type { Target } from '../reading.ts';
import type { Front } from './front.ts';
import { notesHead } from './headings.ts';
import type { Clause } from './outline.ts';
import { countsByMinguo, inCommonYears } from './minguo.ts';
import type { TitleYears } from './target-period.ts';
import type { TargetScope } from './targets.ts';

/** Targets of the tables of indicators below a clause. */
export function indicatorsOf(clause: Clause): readonly Target[] {
  return [...clause.indicators, ...clause.children.flatMap(indicatorsOf)];
}

/** Every paragraph in which a target can stand, in order. */
export function scopesOf(root: Clause, isAim: (clause: Clause) => boolean): readonly TargetScope[] {
  const scopes: TargetScope[] = [];
  const visit = (clause: Clause): void => {
    const isPreamble = clause.parent === null;
    if (!tellsBackground(clause))
      for (const flow of clause.body)
        scopes.push({ flow, isAim: isAim(clause), isPreamble, headingYear: yearAbove(clause) });
    scopes.push(...cellScopes(clause));
    clause.children.forEach(visit);
  };
  visit(root);
  return scopes;
}

/** Below a heading such as 发展基础与形势 or 名词解释 stands what is, and not what is aimed at. */
function tellsBackground(clause: Clause): boolean {
  for (let one: Clause | null = clause; one !== null; one = one.parent)
    if ([background, notesHead].some((words) => words.test(one.title?.text.replace(/（[^）]*）$/, '') ?? '')))
      return true;
  return false;
}

const background =
  /(?:现状|背景|形势|(?:发展|工作|现实|产业)基础|^基础|基本情况|存在(?:的)?(?:主要|突出)?(?:问题|不足|短板)|(?:问题|机遇)(?:与|和)挑战|面临(?:的)?(?:问题|机遇|挑战)|工作(?:回顾|进展|成效)|发展(?:成效|历程)|重要意义)$/;

/** Cells and fields that say what is to be reached. */
export function cellScopes({ aims, aimFields }: Clause): readonly TargetScope[] {
  return [...aims, ...aimFields.map((flow) => ({ flow, year: null }))].map(({ flow, year }) => ({
    flow,
    isAim: true,
    isPreamble: false,
    isCell: true,
    headingYear: year,
  }));
}

/** The one year that a heading above prints: （一）2026年重点工作. */
function yearAbove(clause: Clause): number | null {
  for (let one: Clause | null = clause; one !== null; one = one.parent) {
    const words = one.title?.text ?? '';
    // When a stage runs is when its work is due.
    if (/^第[一二三四五六]阶段/.test(words)) continue;
    // 中期目标（2027—2028年）: what is to be reached by its end.
    const last = /20\d\d年?\s*[-—–~至]+\s*(20\d\d)年?(?!\d{1,2}月)/.exec(words)?.[1];
    if (last !== undefined && /目标/.test(words)) return Number(last);
    const years = [...words.matchAll(/(20\d\d)年/g)].map(([, year]) => Number(year));
    if (years.length === 1 && !/20\d\d年?\s*[-—–~至]/.test(words)) return years[0] ?? null;
  }
  return null;
}

/** The years that the title names; a range has a first one and no only one. */
export function yearsOf({ title, date }: Front, text: string): TitleYears {
  const isMinguo = countsByMinguo(text);
  const words = isMinguo ? inCommonYears(title?.text ?? '') : (title?.text ?? '');
  const range = /(20\d{2})\s*(?:年)?\s*[-—–~至到]+\s*(?:20)?\d{2}年?/.exec(words)?.[1];
  const named = [...words.matchAll(/(20\d{2})年/g)].map(([, year]) => Number(year));
  if (range !== undefined) return { first: Number(range), isMinguo };
  return {
    isMinguo,
    first: named[0] ?? (date === null ? firstAhead(text) : Number(date.slice(0, 4))),
  };
}

/** The earliest year by which something is to be done, of a document that prints no date. */
function firstAhead(text: string): number | null {
  const years = [...text.matchAll(/(?:到|至|力争)(20\d\d)年|(20\d\d)年(?:\d{1,2}月)?(?:底|末)?前/g)].map(
    ([, to, before]) => Number(to ?? before),
  );
  return years.length === 0 ? null : Math.min(...years);
}
