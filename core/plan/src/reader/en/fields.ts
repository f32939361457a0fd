import type { Line } from '../line.ts';
import { isListOfUnits } from './labels.ts';
import { isDuty } from './statements.ts';
import { isTimeline } from './timeline.ts';

/** What the value of a field says; `owners`: the first of them leads, the others assist. */
export type FieldKind = 'lead' | 'owners' | 'assist' | 'units' | 'due' | 'target' | 'text' | 'note';

/** `Key: value` in a line. */
export interface Field {
  readonly kind: FieldKind;
  readonly key: string;
  /** Where the key begins, where the value does, and where that ends. */
  readonly from: number;
  readonly valueFrom: number;
  readonly to: number;
}

const word = {
  due: /^(?:dates?|deadlines?|time(?:lines?|scales?|frames?)?|frame|timing|when|due|completion|schedule)$/,
  target:
    /^(?:targets?|metrics?|results?|indicators?|kpis?|milestones?|outcomes?|outputs?|measured|success|impacts?|know)$/,
  note: /^(?:why|matters?|context|background|challenges?|problems?|issues?|evidence|status|baselines?|budgets?|costs?|funding|resources|sources?|risks?|rationale|dependenc(?:y|ies)|notes?|comments?|progress)$/,
  text: /^(?:what|descriptions?|details?|activit(?:y|ies)|deliverables?|actions?|tasks?|steps?|do)$/,
  lead: /^(?:leads?|leaders?|leading|led|owners?|owned|accountable|accountability|nodal|co-?ordinat(?:or|ors|ing|ed|ion)|anchor|sponsors?|sponsoring|sro)$/,
  first: /^(?:main|primary|principal)$/,
  assist:
    /^(?:support(?:s|ed|ing)?|partners?|partnering|partnership|with|co-?leads?|stakeholders?|collaborat(?:or|ors|ing|ion|ed)|contribut(?:or|ors|ing|ed)|consult(?:ed|ing|ees)?|assist(?:ed|ing|s)?|co-?operat(?:ing|ion|ed)|participat(?:ing|ed)|participants|associated|involved|involving|working|together)$/,
  units:
    /^(?:responsible|responsibility|competent|delivered|implement(?:ed|ing|er|ers)|executing|who|departments?|agenc(?:y|ies)|units?|ministr(?:y|ies))$/,
  /** Words that stand in a key beside one of the others. */
  beside:
    /^(?:organi[sz]ations?|actors?|bod(?:y|ies)|offices?|officers?|officials?|institutions?|authorit(?:y|ies)|teams?|directorates?|entit(?:y|ies)|part(?:y|ies)|divisions?|areas?|ministers?|directors?|services?|persons?|countr(?:y|ies)|government|delivery|implementation|lead-?|and|or|of|for|by|from|in|the|to|on|our|we|will|how|it|is|are|be|else|done|this|looks?|like|key|other|overall|joint|target|proposed|planned|expected|estimated|intended|headline|performance|measures?|criteria|20\d\d|fy ?20\d\d|\d+(?:\.\w+)*)$/,
};

/** What a field of this key holds; `null` when the words are no key. */
export function kindOfKey(key: string): FieldKind | null {
  const words = key
    .toLowerCase()
    .replace(/\(s\)/g, '')
    .split(/[\s/(),&]+/)
    .filter((one) => one !== '');
  const has = (pattern: RegExp): boolean => words.some((one) => pattern.test(one));
  if (words.length === 0 || words.length > 8) return null;
  if (!words.every((one) => Object.values(word).some((pattern) => pattern.test(one)))) return null;
  const isPlaced = words[0] === 'who' || words.every((one) => !/^(?:we|will|to|how|it|is|the|on)$/.test(one));
  if ((has(word.due) && !has(word.lead)) || /^(?:by|delivery)$/i.test(key)) return 'due';
  if (has(word.note)) return 'note';
  if (has(word.lead) && has(word.assist) && key.includes('/')) return 'owners';
  if (has(word.lead) && isPlaced) return 'lead';
  if (has(word.target) || /\b(?:performance|success|impact) (?:measures?|criteria)$/i.test(key)) return 'target';
  if (has(word.assist) && isPlaced) return 'assist';
  if (has(word.first) && words.length > 1 && isPlaced) return 'lead';
  if (has(word.units) && isPlaced) return 'units';
  if (
    /^(?:what|what we will do|descriptions?|details?|(?:key )?(?:activit(?:y|ies)|deliverables?|actions?|tasks?|steps?))$/i.test(
      key,
    )
  )
    return 'text';
  return null;
}

/** Keys that no list knows, with what their values hold. */
export type LearnedKeys = ReadonlyMap<string, FieldKind>;

/**
 * Words before a colon that come again beside fields are keys as well. Their values tell what they hold: dates are when it is due,
 * names of units who acts, all else is a note.
 */
export function learnKeys(lines: readonly Line[]): LearnedKeys {
  const values = new Map<string, string[]>();
  for (const [index, { flow, isBullet, cells }] of lines.entries()) {
    const [, key, value] = /^([A-Z][A-Za-z/&'’-]*(?: [A-Za-z/&'’-]+){0,4})\s*:\s+(\S.*)$/.exec(flow.text) ?? [];
    if (key === undefined || value === undefined || isBullet || cells !== null || isField(flow.text)) continue;
    const isBeside = [lines[index - 1], lines[index + 1]].some((line) => line !== undefined && isField(line.flow.text));
    if (isBeside) values.set(key, [...(values.get(key) ?? []), value]);
  }
  return new Map(
    [...values].filter(([, all]) => all.length >= 2).map(([key, all]) => [key, kindOfValues(all)] as const),
  );
}

function kindOfValues(values: readonly string[]): FieldKind {
  const most = (holds: (value: string) => boolean): boolean => values.filter(holds).length * 3 > values.length * 2;
  if (most((value) => isTimeline(value))) return 'due';
  if (most((value) => isListOfUnits(value))) return 'units';
  return most((value) => /\d/.test(value)) ? 'target' : 'note';
}

/** The fields of a line: `Lead: X | Partners: Y; Due: Q2 2026`, `Owner – X`, or `Who is responsible? X`. */
export function fieldsOf(text: string, learned: LearnedKeys = new Map()): readonly Field[] {
  const found: { kind: FieldKind; key: string; from: number; valueFrom: number }[] = [];
  for (const mark of text.matchAll(/\s*:(?=\s|$)\s*|\?(?=\s|$)\s*|\s+[–—]\s+/g)) {
    const start = found.at(-1)?.valueFrom ?? 0;
    const isDash = /[–—]/.test(mark[0]);
    if (isDash && found.length > 0) continue;
    const before = text.slice(start, mark.index);
    const own = start === 0 && !isDash ? learned.get(before) : undefined;
    const key = own === undefined ? keyBefore(before) : { kind: own, words: before, from: 0 };
    if (key === null || (isDash && start + key.from > 1)) continue;
    found.push({ kind: key.kind, key: key.words, from: start + key.from, valueFrom: mark.index + mark[0].length });
  }
  return found.map((field, index) => {
    const to = found[index + 1]?.from ?? text.length;
    // Delivery: Q3 2026, or who delivers.
    const isDelivery = /^delivery$/i.test(field.key);
    const kind = isDelivery && !isDue(text.slice(field.valueFrom, to)) ? 'units' : field.kind;
    return { ...field, kind, to };
  });
}

function isDue(value: string): boolean {
  return (
    isTimeline(value.replace(/[\s.;,|)]+$/, '')) ||
    /\d{4}|\b(?:ongoing|annual|quarterly|monthly|each|every)\b/i.test(value)
  );
}

/** The longest key behind a mark that parts, else the shortest behind a blank. */
function keyBefore(before: string): { kind: FieldKind; words: string; from: number } | null {
  const starts = [...before.matchAll(/(?<=^|[\s([|;,.])(?=[A-Za-z])/g)].map(({ index }) => index).slice(-8);
  const parted = starts.filter((from) => /(?:^|[;|.,([])\s*$/.test(before.slice(0, from)));
  for (const from of [...parted, ...starts.toReversed()]) {
    const words = before.slice(from);
    if (!parted.includes(from) && !/^[A-Z]/.test(words)) continue;
    const kind = kindOfKey(words);
    if (kind !== null) return { kind, words, from };
  }
  return null;
}

/** Whether a line begins with a field. */
export function isField(text: string, learned?: LearnedKeys): boolean {
  const from = fieldsOf(text.slice(0, 120), learned)[0]?.from;
  return from !== undefined && /^[([]?\s*$/.test(text.slice(0, from));
}

/** The last key of a line when nothing stands behind it and its values are no text. */
export function openFieldOf(text: string, learned: LearnedKeys): Field | null {
  const last = fieldsOf(text, learned).at(-1);
  return last !== undefined && last.kind !== 'text' && text.slice(last.valueFrom).trim() === '' ? last : null;
}

/**
 * Whether a line below a field begins the text and does not go on with the value: behind a date that is all there, or when it is
 * a sentence and no names.
 */
export function isBelowField(line: string, text: string, learned: LearnedKeys): boolean {
  const last = fieldsOf(line, learned).at(-1);
  if (last === undefined || !/^[A-Z"']/.test(text)) return false;
  const value = line.slice(last.valueFrom).trim();
  if (value === '' || /(?:[,;:&/–-]|\b(?:and|or|of|for|the|with|to|in|on|by))$/.test(value)) return false;
  // A sentence that lets somebody do something is no result.
  if (last.kind === 'target' || last.kind === 'note') return isDuty(text) && /[.;]$/.test(text);
  if (last.kind === 'due') return isTimeline(value) || /\b20\d\d(?:[-/–]\d{2,4})?$/.test(value) || isDuty(text);
  const isNames = /^(?:lead|owners|assist|units)$/.test(last.kind);
  return isNames && (isDuty(text) || (text.match(wordOfText)?.length ?? 0) >= 3);
}

/** Small letters begin a word that is none of those between the words of a name. */
const wordOfText = /(?<=\s)(?!(?:of|for|and|the|on|in|with|all|each|every|other|de|la)\b)[a-z][a-z'’-]*/g;
