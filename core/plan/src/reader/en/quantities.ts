import type { TargetOperator } from '../reading.ts';

/** A number with what belongs to it, and where it stands in its sentence. */
export interface Quantity {
  readonly from: number;
  readonly to: number;
  /** As written: `12`, `twelve`. */
  readonly word: string;
  readonly low: number;
  readonly high: number | null;
  readonly money: string | undefined;
  /** `%`, `times`, or the fraction in `by a third`. */
  readonly rate: string | undefined;
  readonly scale: string | undefined;
}

const words: Readonly<Record<string, number>> = {
  zero: 0,
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
  [/\b(?:not|never) (?:fall|drop|go|sink|be) (?:below|under|(?:less|lower|fewer) than)\s*$/i, '>='],
  [/\b(?:not|never) (?:rise|go|grow|climb|be) (?:above|over|beyond|(?:more|higher|longer|greater) than)\s*$/i, '<='],
  [
    /\b(?:(?:no|not) (?:more|greater|higher|longer|later) than|at most|(?:a |to a )?maximum(?: of)?|up to|not (?:to )?exceed(?:ing)?|within|(?:to|at) or (?:below|under))\s*$/i,
    '<=',
  ],
  [
    /\b(?:at least|(?:no|not) (?:less|fewer|lower) than|(?:a )?minimum(?: of)?|(?:to|at) or above|or more than)\s*$/i,
    '>=',
  ],
  [
    /\b(?:more than|over|above|exceed(?:ing|s)?|greater than|higher than|in excess of|upwards of|beyond|surpass(?:ing)?)\s*$/i,
    '>',
  ],
  [
    /(?:\b(?:less than|fewer than|lower than|shorter than|(?<!\b(?:group|organi[sz]e|arrange|list|set out|fall|come)(?:e?d|s)?(?: [\w-]+){0,3} )under|below)|<)\s*$/i,
    '<',
  ],
  // The share will reach 98 %, as translations say 达到; but: we will reach 2,000 schools.
  [
    /\b(?:share|rate|proportion|percentage|scale|value|number|output|capacity|power|level|ratio|coverage|total|volume|size|added value)\b[^.;]*\b(?:will|shall|should|to) reach\s*$/i,
    '>=',
  ],
  [/(?:≥|>=)\s*$/, '>='],
  [/(?:≤|<=)\s*$/, '<='],
  [/>\s*$/, '>'],
];

const sign = String.raw`(?:(?:US|AU|NZ|CA|HK|A|C|S|R)?[$£€¥₹]\s?|(?:USD|EUR|GBP|RMB|CNY|INR|AUD|NZD|CAD|SGD|CHF|HKD|JPY|KRW)\s|Rs\.?\s?)`;
const digits = String.raw`\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d.]*\d)|\d+(?:\.\d+)?`;
const one = new RegExp(`(?<![\\w.,/#-])(${sign})?(${digits}|(?:${Object.keys(words).join('|')})\\b)`, 'gi');
const second = new RegExp(`^(?:\\s?%)?(\\s?[-–]\\s?|\\s(?:to|and)\\s)${sign}?(${digits})(?![\\w-]*\\d)`, 'i');
const behind =
  /^\s*(%|percent\b|per cent\b|percentage points?\b|x\b|times\b|-?fold\b)?\s*((?:hundred thousand|thousand|million|billion|trillion|lakh crore|lakh|crore|bn|m|k)\b(?![²³]))?/i;
const fraction =
  /\bby (?:(?:(a|an|one|two|three)[ -])?(third|quarter|half|fifth|tenth)s?)\b(?![- ]?(?:part(?:y|ies)|years?|terms?|countr|generation|persons?|past|of (?:the )?(?:20|year|financial|fiscal)))/gi;

/** The numbers of a sentence with their signs, rates and scales, in their order. */
export function quantitiesOf(text: string): readonly Quantity[] {
  const found: Quantity[] = [];
  const scan = new RegExp(one);
  for (let match = scan.exec(text); match !== null; match = scan.exec(text)) {
    const quantity = quantityAt(text, match);
    found.push(quantity);
    scan.lastIndex = quantity.to;
  }
  return [...found, ...fractionsOf(text), ...multiplesOf(text)].sort((left, right) => left.from - right.from);
}

function quantityAt(text: string, match: RegExpExecArray): Quantity {
  const [whole, money, word = ''] = match;
  const high = rangeEnd(text, match);
  const end = match.index + whole.length + (high?.length ?? 0);
  const [tail = '', rate, scale] = behind.exec(text.slice(end)) ?? [];
  return {
    from: match.index,
    to: end + tail.trimEnd().length,
    word,
    low: words[word.toLowerCase()] ?? numberOf(word),
    high: high?.value ?? null,
    money: money?.trim() ?? currencyBehind.exec(text.slice(end + tail.length))?.[1],
    rate,
    scale,
  };
}

/** 2 billion yuan: money whose name stands behind it, with its scale. */
const currencyBehind =
  /^\s*(yuan|renminbi|dollars|euros?|pounds|rupees|yen|won|dirhams|riyals|ringgit|baht|pesos|shillings)\b/i;

function numberOf(word: string): number {
  return Number(word.replace(/[ ,]/g, ''));
}

/** Between 40 and 50, 18 to 20, 15–20; but not: 7 and 18. */
function rangeEnd(text: string, { index, 0: whole }: RegExpExecArray): { value: number; length: number } | null {
  const found = second.exec(text.slice(index + whole.length));
  if (found === null) return null;
  const [all, join = '', high = ''] = found;
  // Vouchers of $1,500 to 6,000 farms.
  const isApart = /^[^\d]*[$£€¥₹A-Z]/.test(whole) && /to/.test(join) && !/[$£€¥₹A-Z]/.test(all);
  if (
    isApart &&
    !/^\s?(?:thousand|million|billion|bn|crore|lakh)\b/.test(text.slice(index + whole.length + all.length))
  )
    return null;
  const before = text.slice(0, index);
  const isYear = /[a-z]/.test(join) && /^20\d\d$/.test(high);
  if (isYear || (/and/.test(join) && !/\bbetween\s*$/i.test(before)) || (/to/.test(join) && /\bfrom\s*$/i.test(before)))
    return null;
  return { value: numberOf(high), length: all.length };
}

/** By a third, by half. */
function fractionsOf(text: string): readonly Quantity[] {
  return [...text.matchAll(fraction)].map((found) => {
    const [whole, count = 'a', part = ''] = found;
    return {
      from: found.index + 3,
      to: found.index + whole.length,
      word: whole.slice(3),
      low: words[count.toLowerCase()] ?? 1,
      high: null,
      money: undefined,
      rate: whole.endsWith('s') ? `${part}s` : part,
      scale: undefined,
    };
  });
}

const multiples: Readonly<Record<string, readonly [number, string]>> = {
  double: [2, 'times'],
  triple: [3, 'times'],
  halve: [1, 'half'],
};

/** Double the number of tutors, halve repeat inspections; where figures say from what to what, they do. */
function multiplesOf(text: string): readonly Quantity[] {
  return [...text.matchAll(/\b(double|triple|halve)\b(?= (?:the|its|our|their) [a-z])(?![^.;]*\bto \d)/gi)].map(
    (found) => {
      const [word] = found;
      const [low, rate] = multiples[word.toLowerCase()] ?? [1, ''];
      const to = found.index + word.length;
      return { from: found.index, to, word, low, high: null, money: undefined, rate, scale: undefined };
    },
  );
}

/** Whether a number is written as a word: two, twelve. */
export function isSpelled({ word }: Quantity): boolean {
  return words[word.toLowerCase()] !== undefined;
}

/** What the words right before a number make of it. */
export function operatorBefore(before: string): TargetOperator | null {
  return operators.find(([pattern]) => pattern.test(before))?.[1] ?? null;
}

/** What the words right behind a number make of it: 10 minutes or less. */
export function operatorBehind(after: string): TargetOperator | null {
  if (/^\s*(?:\+|(?:[\w-]+\s+){0,3}(?<!\bat )or (?:more|above|higher|over|better|greater)\b)/.test(after)) return '>=';
  return /^\s*(?:[\w-]+\s+){0,3}or (?:less|fewer|lower|below|under)\b/.test(after) ? '<=' : null;
}

/** Before the words that make it more or less than what is printed. */
export function withoutOperator(before: string): string {
  return operators.reduce((rest, [pattern]) => (rest === before ? rest.replace(pattern, '') : rest), before);
}

const stop =
  /^(?:by|in|of|to|for|at|with|from|on|and|or|will|per|across|each|every|that|who|which|before|after|a|an|using|it|through|over|during|within|under|are|is|should|shall|must|have|has|had|compared|via|into|until|annually|nationwide|without|among|outside|inside|near|against|beyond|towards?|above|below|while|when|where|adopt|use|complete|publish|receive|gain|access|join|participate|benefit|meet|report|trained|connected|covered|enrolled|served|supported|deployed|installed|created|completed|published|available|online|so|if|then|may|can|take|become|the|as|between|out|up|down|off|not|only|not|be|being|were|was|once|twice|this|their|its|our|on|about|around|because|but|than|more|less|fewer|all|both|them|they|those|these)$/i;

/** What is counted: the noun behind the number, the sign of the money, %. Empty when nothing can be told. */
export function unitOf({ money, rate, scale, from, to }: Quantity, text: string): string {
  if (rate !== undefined) return rate.toLowerCase();
  if (money !== undefined && !currencyBehind.test(` ${money}`))
    return `${money.trim()}${scale === undefined ? '' : ` ${scale}`}`;
  const noun = nounOf(text.slice(to).replace(/^\s*or (?:more|less|fewer|higher|lower)\b/, ''));
  // 8 lines in 2027 and a further 10 by 2029.
  const before = text.slice(0, from);
  if (noun === '' && scale === undefined && /\b(?:a further|another|an additional)\s+$/i.test(before)) {
    const last = quantitiesOf(before).findLast((one) => unitOf(one, before) !== '');
    if (last !== undefined) return unitOf(last, before);
  }
  // At least 6 of our 14 models.
  const share =
    /^\s+of (?:our |the |its |all )*(?:\d+\s+)?(?!(?:them|which|these|those|whom)\b)([a-z][a-z-]+(?: [a-z-]+s)?)\b/.exec(
      text.slice(to),
    )?.[1];
  // The number of facilities to 60.
  const counted = noun === '' && scale === undefined ? countedBefore(text.slice(0, from)) : null;
  if (counted !== null) return counted;
  if (noun === '' && scale === undefined && share !== undefined) return share;
  return scale === undefined ? noun : `${scale} ${noun}`.trim();
}

/** Behind a plural, words that belong to it: centres of excellence, litres per person per day. */
const fixed =
  /^\s+(?:of (?:excellence|understanding|contact|presence|worship|practice|expertise|competence|concept)|per (?:capita|person|head|inhabitant)(?: per (?:day|year))?)\b/i;

const counts =
  /\b(?:number|pool|stock|network|supply) of ((?:[A-Za-z][A-Za-z-]*\s){0,4}?[a-z-]*[a-rt-z]s)\b(?=\s*(?:with [a-z ]{1,30}?)?\s*(?:,|down|up|from|to|by|will|shall|should|in|$))[^;]*$/;
const grown =
  /\b(?:increase|expand|raise|grow|reduce|cut|lower|bring|extend) (?:the )?((?:[a-z][a-z-]*\s){0,3}?[a-z-]*[a-rt-z]s)\s*(?:up |down )?\s*to\s*(?:[a-z]+ than |at least |at most )?$/i;

/** What is counted before its figure: the number of facilities …, Increase evening services …. */
function countedBefore(before: string): string | null {
  return counts.exec(before)?.[1] ?? grown.exec(before)?.[1] ?? null;
}

/** The words up to a small word, or up to a plural with no other plural behind it. */
function nounOf(after: string): string {
  const group = /^(?:\s*[‘“"']?[A-Za-z][A-Za-z²³'’-]*[’”"]?(?=\s|[.,;:)]|$)){0,6}/.exec(after)?.[0].trim() ?? '';
  const taken: string[] = /^small and medium(?:-sized)?\b/.exec(group)?.[0].split(' ') ?? [];
  for (const word of group === '' ? [] : group.split(/\s+/).slice(taken.length)) {
    const isOver = taken.some(isPlural) && !isPlural(word) && !/^[A-Z]/.test(word);
    // 30 specialized and sophisticated enterprises.
    const joins = word === 'and' && !taken.some(isPlural) && joinsAdjectives(group, taken.length);
    if ((stop.test(word) && !joins) || isOver) break;
    taken.push(word);
  }
  const noun = taken.join(' ');
  const behind = after.slice(after.indexOf(noun) + noun.length);
  return noun === '' ? '' : `${noun}${fixed.exec(behind)?.[0] ?? ''}`;
}

/** Two adjectives joined before a plural. */
function joinsAdjectives(group: string, at: number): boolean {
  const words = group.split(/\s+/);
  const [last = '', , next = '', noun = ''] = words.slice(at - 1);
  return (
    at === 1 && /(?:ed|ive|al|ic|able|ary)$/.test(last) && /(?:ed|ive|al|ic|able|ary)$/.test(next) && isPlural(noun)
  );
}

function isPlural(word: string): boolean {
  return /(?:[^sui'’]s|ies|uses|ices|nues)$/.test(word) || /^(?:people|women|men|children|staff)$/i.test(word);
}
