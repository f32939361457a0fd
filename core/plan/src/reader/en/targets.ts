import { sliceFlow, spanOf, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Passage, Target, TargetOperator } from '../reading.ts';
import { isFuture, isNoCount, isTarget } from './target-rules.ts';
import { operatorBefore, quantitiesOf, unitOf } from './quantities.ts';
import type { Quantity } from './quantities.ts';

/** A sentence, and in what kind of place it stands. */
export interface EnglishScope {
  readonly flow: Flow;
  /** Aims state what is to be reached, tasks what is to be done, background what is. */
  readonly kind: 'aims' | 'task' | 'background';
  /** What the cell of a due date beside it says. */
  readonly year?: number | null;
}

const month =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';
const yearOf = new RegExp(
  `\\b(?:by|before|until|end of|through|in|during|from|of)\\s+(?:the\\s+)?(?:(?:end|start|beginning|close|middle|first half|second half)\\s+of\\s+)?(?:the\\s+)?(?:(?:early|late|mid|spring|summer|autumn|fall|winter|Q[1-4]|FY|${month})[\\s-]*)*(?:\\d{1,2}(?:st|nd|rd|th)?,?\\s+)?(?:(?:${month})\\s+)?(20\\d{2})(?:[/-]\\d{2,4})?\\b`,
  'gi',
);

/** Targets and limits of English sentences. */
export function englishTargetsOf(
  scopes: readonly EnglishScope[],
  onlyYear: number | null,
): { readonly targets: readonly Target[]; readonly limits: readonly Passage[] } {
  const targets: Target[] = [];
  const limits: Passage[] = [];
  for (const scope of scopes) {
    if (!isFuture(scope.flow.text, scope.kind)) continue;
    const plain = withoutBaselines(scope.flow.text);
    const all = quantitiesOf(plain).filter((one) => !isNoCount(one, scope.flow.text, scope.kind));
    const caps = all.filter((one) => isCap(one, scope.flow.text));
    const found = all.filter((one) => !caps.includes(one) && isTarget(one, scope.flow.text, scope.kind));
    for (const [from, to] of partsOf(
      scope.flow.text,
      caps,
      [...found, ...caps].sort((one, other) => one.from - other.from),
    ))
      limits.push(passage(scope.flow, from, to));
    const parts = partsOf(scope.flow.text, found, found);
    for (const [index, one] of found.entries()) {
      const [from, to] = parts[index] ?? [0, scope.flow.text.length];
      targets.push(targetOf(one, trimFlow(sliceFlow(scope.flow, from, to)), { scope, onlyYear }));
    }
  }
  return { targets, limits };
}

/** What stands in brackets about the start is blanked out; every character keeps its place. */
function withoutBaselines(text: string): string {
  return text.replace(
    /[([][^()[\]]*\b(?:baseline|currently|today|compared|up from|down from|from|in 20\d\d)\b[^()[\]]*[)\]]|,? (?:up|down) from [^,.;]*/gi,
    (words) => ' '.repeat(words.length),
  );
}

function passage(flow: Flow, from: number, to: number): Passage {
  const part = trimFlow(sliceFlow(flow, from, to));
  return { text: part.shown, span: spanOf(part) };
}

/** The most that is paid or spent is a limit. */
function isCap({ money, from, to }: Quantity, text: string): boolean {
  if (money === undefined) return false;
  const before = text.slice(Math.max(0, from - 60), from);
  return (
    operatorBefore(before) === '<=' ||
    /\bno\b[^.;]*\b(?:spend|pay|cost|receive|claim)\w*[^.;]*\bmore than\s*$/i.test(before) ||
    /\b(?:maximum|capped?|limit(?:ed)?|ceiling|exceed)\b[^.;]*$/i.test(before) ||
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
  const lead = /^(?:By|Before|In|Within|Over|During)\b[^,]*,\s+/.exec(text)?.[0].length ?? 0;
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

function targetOf(
  one: Quantity,
  part: Flow,
  { scope, onlyYear }: { scope: EnglishScope; onlyYear: number | null },
): Target {
  const { text } = scope.flow;
  const range = one.high !== null && one.high > one.low;
  const own = years(part.text);
  const lead = years(text.slice(0, leadOf(text, text.length)));
  const year =
    own.at(-1) ?? lead.at(-1) ?? years(text).at(-1) ?? scope.year ?? (scope.kind === 'aims' ? onlyYear : null);
  return {
    year: year ?? null,
    indicator: part.text,
    operator: range ? 'range' : operatorOf(one, text),
    value: range ? [one.low, one.high ?? one.low] : one.low,
    unit: unitOf(one, text),
    striving: /\b(?:aims?|aiming|ambition|aspir\w+|striv\w+|seeks?|hopes?|goal is|endeavou?r)\b/i.test(text),
    asWritten: part.shown,
    span: spanOf(part),
  };
}

/** A year that something is compared with; a date from which something holds is none. */
const gap = '(?:(?!\\b(?:by|before|until)\\b)[^.;]){0,40}?';
const baselineYear = new RegExp(
  [
    `\\b(?:compared (?:with|to)|relative to|against)\\s+${gap}20\\d\\d\\b`,
    '\\b(?:since|than)\\s+(?:the\\s+)?(?:\\w+\\s+){0,1}?20\\d\\d\\b',
    `\\bfrom\\s+(?!(?:(?:the )?(?:start|end|beginning) of )?(?:(?:${month})\\w*\\s+)?20\\d\\d\\b(?! (?:levels?|baseline)))${gap}20\\d\\d\\b`,
  ].join('|'),
  'gi',
);

function years(text: string): readonly number[] {
  const plain = withoutBaselines(text).replace(baselineYear, '');
  return [...plain.matchAll(yearOf)].map(([, year]) => Number(year));
}

/** What the words around a number make of it. */
export function operatorOf({ from, to }: Quantity, text: string): TargetOperator {
  const before = text.slice(0, from);
  const after = text.slice(to);
  if (/^\s*(?:\+|(?:\w+\s+){0,3}or (?:more|above|higher)\b)/.test(after)) return '>=';
  if (/^\s*(?:\w+\s+){0,3}or (?:less|fewer|lower|below)\b/.test(after)) return '<=';
  return operatorBefore(before) ?? '=';
}
