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
  readonly rate: string | undefined;
  readonly scale: string | undefined;
}

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
    /\b(?:no more than|not more than|at most|a maximum of|maximum|up to|not exceed(?:ing)?|within|no later than|(?:at|to) or below)\s*$/i,
    '<=',
  ],
  [
    /\b(?:at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum|reach|reaching|achieve|achieving|or more than|at or above)\s*$/i,
    '>=',
  ],
  [/\b(?:more than|over|above|exceed(?:ing|s)?|greater than|in excess of|upwards of|beyond|surpass(?:ing)?)\s*$/i, '>'],
  [/(?:\b(?:less than|fewer than|under|below)|<)\s*$/i, '<'],
  [/(?:≥|>=)\s*$/, '>='],
  [/(?:≤|<=)\s*$/, '<='],
  [/>\s*$/, '>'],
];
const pattern = new RegExp(
  `(?<![\\w.,/#-])((?:US|A|C)?[$£€¥]\\s?|(?:USD|EUR|GBP|RMB|CNY)\\s)?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|(?:${Object.keys(words).join('|')})\\b)(?:(?:\\s?[-–]\\s?|\\s(?:to|and)\\s(?=[$£€¥])|(?<![$£€¥]\\s?[\\d,.]+)\\s(?:to|and)\\s)([$£€¥]?\\d[\\d,]*(?:\\.\\d+)?)(?![\\w-]*\\d))?\\s*(%|percent\\b|per cent\\b|percentage points?\\b|x\\b|times\\b|-?fold\\b)?\\s*((?:thousand|million|billion|trillion|bn|m|k)\\b)?`,
  'gi',
);

export function quantitiesOf(text: string): readonly Quantity[] {
  return [...text.matchAll(pattern)].map((found) => {
    const [whole, money, word = '', high, rate, scale] = found;
    const to = found.index + whole.trimEnd().length;
    // From 480 to 640: what is to be reached is the second; the first is where it starts.
    if (high !== undefined && /\bfrom\s*$/i.test(text.slice(0, found.index))) {
      const from = found.index + whole.indexOf(high, word.length);
      return {
        from,
        to,
        word: high,
        low: Number(high.replace(/[^\d.]/g, '')),
        high: null,
        money: money?.trim(),
        rate,
        scale,
      };
    }
    return {
      from: found.index,
      to,
      word,
      low: words[word.toLowerCase()] ?? Number(word.replaceAll(',', '')),
      high: high === undefined ? null : Number(high.replace(/[^\d.]/g, '')),
      money: money?.trim(),
      rate,
      scale,
    };
  });
}

/** Whether a number is written as a word: two, twelve. */
export function isSpelled({ word }: Quantity): boolean {
  return words[word.toLowerCase()] !== undefined;
}

/** What the words right before a number make of it. */
export function operatorBefore(before: string): TargetOperator | null {
  return operators.find(([pattern]) => pattern.test(before))?.[1] ?? null;
}

/** What is counted: the noun behind the number, the sign of the money, %. Empty when nothing can be told. */
export function unitOf({ money, rate, scale, to }: Quantity, text: string): string {
  if (rate !== undefined) return rate.toLowerCase();
  if (money !== undefined) return `${money.trim()}${scale === undefined ? '' : ` ${scale}`}`;
  const noun =
    /^\s*((?:(?!by\b|in\b|of\b|to\b|for\b|at\b|with\b|from\b|on\b|and\b|or\b|will\b|per\b|across\b|each\b|every\b|that\b|who\b|which\b|before\b|a\b|using\b|it\b|through\b|over\b|during\b|within\b|under\b|are\b|is\b|should\b|shall\b|must\b|have\b|has\b|compared\b|via\b|into\b|until\b|annually\b|nationwide\b|without\b|among\b|outside\b|inside\b|near\b|against\b|beyond\b|towards?\b|above\b|while\b|when\b|where\b|adopt\b|use\b|complete\b|publish\b|receive\b|gain\b|access\b|join\b|participate\b|benefit\b|meet\b|report\b|trained\b|connected\b|covered\b|enrolled\b|served\b|supported\b|deployed\b|installed\b|created\b|completed\b|published\b|available\b|online\b|so\b|if\b|then\b|may\b|can\b|take\b|become\b|under\b|the\b|as\b|between\b)[A-Za-z'’-]+\s?){1,6})/
      .exec(text.slice(to))?.[1]
      ?.trim() ?? '';
  // At least 6 of our 14 models.
  const share = /^\s+of (?:our |the |its |all )*(?:\d+\s+)?([a-z][a-z-]+(?: [a-z-]+s)?)\b/.exec(text.slice(to))?.[1];
  if (noun === '' && scale === undefined && share !== undefined) return share;
  return scale === undefined ? noun : `${scale} ${noun}`.trim();
}
