import { sliceFlow, spanOf, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Passage, Target } from '../reading.ts';
import { withoutBaselines } from './baselines.ts';
import { isFuture, isNoCount, isTarget } from './target-rules.ts';
import type { Kind } from './target-rules.ts';
import { operatorBefore, operatorBehind, quantitiesOf, unitOf } from './quantities.ts';
import type { Quantity } from './quantities.ts';

/** A sentence, and in what kind of place it stands. */
export interface EnglishScope {
  readonly flow: Flow;
  readonly kind: Kind;
  /** What the heading, the list or the sentence before it prints. */
  readonly year?: number | null;
  /** The words above the list strive: The strategy aims to: */
  readonly strives?: boolean;
}

const month =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';
const yearOf = new RegExp(
  `\\b(?:by|before|until|end of|through|in|during|from|of|on|no later than|as of|starting|between|(?:to|and)(?= (?:${month})))\\s+(?:the\\s+)?(?:(?:end|start|beginning|close|middle|first half|second half)\\s+of\\s+)?(?:the\\s+)?(?:(?:early|late|mid|end|calendar year|spring|summer|autumn|fall|winter|Q[1-4]|FY|fiscal year|financial year|academic year|school year|${month})[\\s-]*)*(?:\\d{1,2}(?:st|nd|rd|th)?,?\\s+)?(?:(?:${month})\\s+)?(20\\d{2})(?:[/-]\\d{2,4})?\\b`,
  'gi',
);

/** A sentence of more characters is none that can be read: each figure looks at all words around it. */
const longest = 3000;

/**
 * Targets and limits of English sentences.
 *
 * `issued` the year of the document: what is told of a year before it is none; `null` where it is not printed
 */
export function englishTargetsOf(
  scopes: readonly EnglishScope[],
  issued: number | null = null,
): {
  readonly targets: readonly Target[];
  readonly limits: readonly Passage[];
} {
  const targets: Target[] = [];
  const limits: Passage[] = [];
  for (const scope of scopes) {
    if (scope.flow.text.length > longest) continue;
    const plain = withoutBaselines(withPlainYears(scope.flow.text));
    const all = quantitiesOf(plain).filter((one) => !isNoCount(one, plain, scope.kind));
    const caps = scope.kind === 'task' ? all.filter((one) => isCap(one, plain)) : [];
    const found = all.filter(
      (one) => !caps.includes(one) && isFuture(plain, one, scope.kind) && isTarget(one, plain, scope.kind),
    );
    for (const [from, to] of partsOf(
      scope.flow.text,
      caps,
      [...found, ...caps].sort((one, other) => one.from - other.from),
    ))
      limits.push(passage(scope.flow, from, to));
    const parts = partsOf(scope.flow.text, found, found);
    for (const [index, one] of found.entries()) {
      targets.push(targetOf(one, parts[index] ?? [0, scope.flow.text.length], scope));
    }
  }
  return { targets: targets.filter(({ year }) => year === null || issued === null || year >= issued), limits };
}

/** Six to eight (6–8) projects: the figures in the bracket count, each character in its place. */
function withoutSpelled(text: string): string {
  return text.replace(
    /\b(?:[a-z]+(?:-[a-z]+)?)(?: (?:to|and) [a-z]+(?:-[a-z]+)?)? \((\d{1,4}(?:[–-]\d{1,4})?)\)(?= [a-z])/g,
    (words, figures: string) => `${' '.repeat(words.length - figures.length - 1)}${figures} `,
  );
}

/** FY27 and 1Q 2027 as 2027 and Q1 2027, each character in its place. */
function withPlainYears(text: string): string {
  return withoutSpelled(text)
    .replace(/\bFY(\d\d)\b(?![-/]\d)/g, '20$1')
    .replace(/\b([1-4])([QH])(?= ?20\d\d)/g, '$2$1');
}

function passage(flow: Flow, from: number, to: number): Passage {
  const part = trimFlow(sliceFlow(flow, from, to));
  return { text: part.shown, span: spanOf(part) };
}

/** The most that is paid or spent is a limit. */
function isCap({ money, from, to }: Quantity, text: string): boolean {
  const before = text.slice(Math.max(0, from - 60), from);
  if (/\b(?:is|are|be|was) (?:limited|capped) (?:to|at)\s*$/i.test(before)) return true;
  if (/\b(?:take|receive|claim|spend|charge|pay)s? (?:a maximum of|at most|no more than|up to)\s*$/i.test(before))
    return true;
  if (money === undefined) return false;
  return (
    operatorBefore(before) === '<=' ||
    /\bno\b[^.;]*\b(?:spend|pay|cost|receive|claim)\w*[^.;]*\bmore than\s*$/i.test(before) ||
    /\b(?:maximum|capped?|limit(?:ed)?|ceiling|(?:not|never) exceed)\b[^.;]*$/i.test(before) ||
    (/\bgrants?\b[^,;]*$/i.test(before) && /^\s*(?:each|per|a)\b/.test(text.slice(to)))
  );
}

/** The words around each of several quantities of a sentence. */
function partsOf(
  text: string,
  wanted: readonly Quantity[],
  all: readonly Quantity[],
): readonly (readonly [number, number])[] {
  const cuts = all.slice(1).map((next, index) => cutBetween(text, (all[index] as Quantity).to, next.from));
  return wanted.map((one) => {
    const at = all.indexOf(one);
    const from = at === 0 ? leadOf(text, one.from) : (cuts[at - 1]?.[1] ?? 0);
    return [from, cuts[at]?.[0] ?? text.length] as const;
  });
}

/** A period before a comma leads the whole sentence and is no part of the first figure. */
function leadOf(text: string, before: number): number {
  const lead = /^(?:By|Before|In|Within|Over|During|From|Until)\b[^,]*(?:, 20\d\d)?,\s+/.exec(text)?.[0].length ?? 0;
  return lead < before ? lead : 0;
}

/** Where one figure's words end and the next one's begin: at a comma, else at an "and". */
function cutBetween(text: string, from: number, to: number): readonly [number, number] {
  const between = text.slice(from, to);
  const found =
    [...between.matchAll(/[,;]\s+(?:and\s+)?(?!20\d\d)/g)].at(0) ?? [...between.matchAll(/\s+and\s+/g)].at(-1);
  if (found === undefined) return [to, to];
  return [from + found.index, from + found.index + found[0].length];
}

function targetOf(one: Quantity, [from, to]: readonly [number, number], scope: EnglishScope): Target {
  const part = trimFlow(sliceFlow(scope.flow, from, to));
  const text = withPlainYears(scope.flow.text);
  const range = one.high !== null && one.high > one.low;
  const own = years(part.text);
  // The next year behind the figure: by March 2013, with agencies to follow by March 2014.
  const next = years(text.slice(one.to, to))[0];
  const lead = years(text.slice(0, leadOf(text, text.length)));
  const year = next ?? own.at(-1) ?? lead.at(-1) ?? years(text).at(-1) ?? scope.year ?? null;
  return {
    year,
    indicator: part.text,
    operator: range ? 'range' : (operatorBehind(text.slice(one.to)) ?? operatorBefore(text.slice(0, one.from)) ?? '='),
    value: range ? [one.low, one.high ?? one.low] : one.low,
    unit: asShown(unitOf(one, withoutBaselines(text)), scope.flow, one.to),
    striving: scope.strives === true || isStriving(text, one.from),
    asWritten: part.shown,
    span: spanOf(part),
  };
}

/** Words behind a place as the document writes them, with its own quotation marks. */
function asShown(words: string, { text, shown }: Flow, behind: number): string {
  const at = text.indexOf(words, behind);
  return at === -1 || shown.length !== text.length ? words : shown.slice(at, at + words.length);
}

const strives =
  /\b(?:aim(?:s|ed)?|aiming|ambition|aspir\w+|striv\w+|seeks?(?= (?:to|the following)\b)|seeking to|hopes?|targets? to\b|goal is|endeavou?r\w*)\b/gi;

/** Words of striving before a figure hold for it, unless it is promised behind them. */
function isStriving(text: string, place: number): boolean {
  const clause = text.slice(0, place);
  const word = [...clause.matchAll(strives)].at(-1);
  return word !== undefined && !/\b(?:will|shall|must)\b/.test(clause.slice(word.index));
}

/** We aim to: above a list. */
export function isStrivingLead(text: string): boolean {
  return text.endsWith(':') && isStriving(text, text.length);
}

function years(text: string): readonly number[] {
  return [...withoutBaselines(text).matchAll(yearOf)].map(([, year]) => Number(year));
}
