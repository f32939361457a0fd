import { sliceFlow, spanOf, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Passage, Target, TargetOperator } from '../reading.ts';

const words: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
};
const operators: readonly (readonly [RegExp, TargetOperator])[] = [
  [
    /\b(?:no more than|not more than|at most|a maximum of|up to|not exceed(?:ing)?|within|no later than|to or below)\s*$/i,
    '<=',
  ],
  [
    /\b(?:at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum|reach|achieve|or more than)\s*$/i,
    '>=',
  ],
  [/\b(?:more than|over|above|exceed(?:ing|s)?|greater than|in excess of|upwards of|beyond|surpass(?:ing)?)\s*$/i, '>'],
  [/\b(?:less than|fewer than|under|below)\s*$/i, '<'],
];
const number = new RegExp(
  `(?<![\\w.,/#-])([$£€¥]\\s?)?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|${Object.keys(words).join('|')})(?:\\s?(?:-|–|to|and)\\s?([$£€¥]?\\d[\\d,.]*))?\\s*(%|percent\\b|per cent\\b|percentage points?\\b|x\\b|times\\b|-?fold\\b)?\\s*((?:thousand|million|billion|trillion|bn|m|k)\\b)?`,
  'gi',
);
const gains =
  /\b(?:train|deploy|install|creat|support|recruit|build|deliver|reach|attract|invest|publish|identif|expand|increas|rais|reduc|cut|lower|halv|launch|establish|fund|hire|provid|connect|equip|certif|enrol|upskill|reskill|award|open|complet|develop|convert|digitis|digitiz|migrat|process|serve|plant|add|secur|generat|save|benefit|use|adopt|employ|pilot|grow|achiev|set up|translate|appoint|host|run|offer|place)\w*\b/i;
const past =
  /\b(?:forecast|expected to be worth|estimate[ds]?|currently|today|already|last year|so far|to date|as of|since|previously|baseline|was|were|had|took part|served|used artificial|now has|stood at|is worth|has (?:grown|reached|invested)|have (?:been|already))\b/i;
const yearOf =
  /\b(?:by|before|until|end of|through|in|during)\s+(?:the\s+)?(?:(?:end|start|beginning|close|middle)\s+of\s+)?(?:(?:early|late|mid|spring|summer|autumn|fall|winter|Q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december)[\s-]*)*(?:\d{1,2},?\s+)?(20\d{2})(?:[/-]\d{2,4})?/gi;

/** Targets of English sentences. */
export function englishTargetsOf(sentences: readonly Flow[]): {
  readonly targets: readonly Target[];
  readonly limits: readonly Passage[];
} {
  const targets: Target[] = [];
  const limits: Passage[] = [];
  for (const sentence of sentences) {
    if (past.test(sentence.text)) continue;
    const wholeYear = [...sentence.text.matchAll(yearOf)].map(([, year]) => Number(year)).at(-1) ?? null;
    for (const part of partsOf(sentence)) readPart(part, { wholeYear, sentence: sentence.text }, targets, limits);
  }
  return { targets, limits };
}

/** A sentence with several figures, cut before each further one. */
function partsOf(sentence: Flow): readonly Flow[] {
  const cut =
    /(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?:at least|more than|over|up to|around|about|[$£€]?\d)[^,]*?\b(?:will|and|by|to|in|of|\w+s)\b)/gi;
  const parts: Flow[] = [];
  let from = 0;
  for (const found of sentence.text.matchAll(cut)) {
    if (
      !/\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b/i.test(
        sentence.text.slice(from, found.index).replace(/\b20\d\d\b/g, ''),
      )
    ) {
      if (/^(?:By|Before|In)\b.*$/.test(sentence.text.slice(from, found.index))) from = found.index + found[0].length;
      continue;
    }
    if (/\bbetween\s+\S+$/i.test(sentence.text.slice(from, found.index))) continue;
    parts.push(sliceFlow(sentence, from, found.index));
    from = found.index + found[0].length;
  }
  parts.push(sliceFlow(sentence, from));
  return parts.map(trimFlow);
}

function readPart(
  part: Flow,
  about: { readonly wholeYear: number | null; readonly sentence: string },
  targets: Target[],
  limits: Passage[],
): void {
  for (const found of part.text.matchAll(number)) {
    const [whole, money, low = '', high, rate, scale] = found;
    const before = part.text.slice(0, found.index);
    const after = part.text.slice(found.index + whole.length);
    if (isNoCount({ low, before, after, money, rate, scale })) continue;
    const operator = operators.find(([pattern]) => pattern.test(before))?.[1] ?? null;
    if (money !== undefined && (operator === '<=' || /\b(?:maximum|cap|limit)/i.test(before))) {
      limits.push({ text: part.shown, span: spanOf(part) });
      return;
    }
    if (words[low.toLowerCase()] !== undefined && operator === null) continue;
    if (!gains.test(before) && operator === null && !/\b(?:will|shall|should|must) be\b/.test(after)) continue;
    if (unitOf({ money, rate, scale, after }) === '') continue;
    targets.push(
      targetOf(part, {
        low,
        high,
        operator: /^(?:or|and) more\b/.test(after.trim()) ? '>=' : operator,
        unit: unitOf({ money, rate, scale, after }),
        ...about,
      }),
    );
    return;
  }
}

function isNoCount(one: {
  low: string;
  before: string;
  after: string;
  money: string | undefined;
  rate: string | undefined;
  scale: string | undefined;
}): boolean {
  const { low, before, after, money, rate, scale } = one;
  const isPlain = money === undefined && rate === undefined && scale === undefined;
  if (isPlain && /^(?:19|20)\d{2}$/.test(low)) return true;
  if (
    /\b(?:Recommendation|Action|Section|Article|Chapter|Part|Phase|Pillar|Goal|Figure|Table|Annex|Level|Tier|Q|page|No\.?|version|Act|Order|Step|Stage|Horizon|COVID|GPT)\s*-?$/i.test(
      before,
    )
  )
    return true;
  if (/(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+$/i.test(before))
    return true;
  if (/^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/.test(after))
    return true;
  if (isPlain && /^[-–]?\s?(?:year|month|week|day|hour|minute|working day|business day)s?\b/i.test(after))
    return (
      !/(?:to|under|below|than)\s*$/i.test(before.trim()) ||
      /\bwithin\s*$/i.test(before) ||
      !/\b(?:cut|reduc|shorten|lower)/i.test(before)
    );
  if (isPlain && /^(?:(?:st|nd|rd|th)\b|G\b|\/|-(?:year|point|stage|step)|:)/.test(after)) return true;
  if (isPlain && /\b(?:the|these|those|all|beginning with|starting with|into|its|our|following)\s*$/i.test(before))
    return true;
  return /\b(?:grants?|fees?)\b.*per\b/i.test(after);
}

function unitOf({
  money,
  rate,
  scale,
  after,
}: {
  money: string | undefined;
  rate: string | undefined;
  scale: string | undefined;
  after: string;
}): string {
  if (rate !== undefined) return /^percent$|^per cent$/i.test(rate) ? '%' : rate.toLowerCase();
  if (money !== undefined) return `${money.trim()}${scale === undefined ? '' : ` ${scale}`}`;
  const noun =
    /^\s*((?:(?!by\b|in\b|of\b|to\b|for\b|at\b|with\b|from\b|on\b|and\b|or\b|will\b|per\b|across\b|each\b|every\b|that\b|who\b|before\b|a\b|using\b|it\b|through\b)[A-Za-z'-]+\s?){1,6})/
      .exec(after)?.[1]
      ?.trim() ?? '';
  return scale === undefined ? noun : `${scale} ${noun}`.trim();
}

function targetOf(
  part: Flow,
  one: {
    low: string;
    high: string | undefined;
    operator: TargetOperator | null;
    unit: string;
    wholeYear: number | null;
    sentence: string;
  },
): Target {
  const value = words[one.low.toLowerCase()] ?? Number(one.low.replaceAll(',', ''));
  const top = one.high === undefined ? null : Number(one.high.replace(/[^\d.]/g, ''));
  const ownYear = [...part.text.matchAll(yearOf)].map(([, year]) => Number(year)).at(-1) ?? one.wholeYear;
  return {
    year: ownYear,
    indicator: part.text,
    operator: top !== null && top > value ? 'range' : (one.operator ?? '='),
    value: top !== null && top > value ? [value, top] : value,
    unit: one.unit,
    striving: /\b(?:aims?|aiming|ambition|aspir\w+|striv\w+|seeks?|hopes?|goal is)\b/i.test(one.sentence),
    asWritten: part.shown,
    span: spanOf(part),
  };
}
