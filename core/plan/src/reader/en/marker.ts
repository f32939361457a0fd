/** What an English line begins with. Smaller ranks are higher. */
export interface EnglishMarker {
  readonly number: string;
  readonly rank: number;
  readonly length: number;
  /** Recommendation 3, Action 1.2: the item says itself that it is one. */
  readonly isNamed: boolean;
  /** Part, Pillar, Goal: a heading that holds items. */
  readonly isSection: boolean;
  /** The word before the number, in small letters, where it is none of the usual ones: `thrust` of Thrust 2. */
  readonly word: string | null;
}

const item =
  '(?:(?:Priority |Key |Policy |Proposed )?(?:Recommendation|Rec\\.|Action(?: Item| Point)?|Commitment|Measure|Initiative|Deliverable|Proposal|Task|Step|Milestone|Activity|Project|Undertaking))';
const part =
  '(?:Chapter|Part|Pillar|Section|Sec\\.|Theme|Goal|Objective|Priority(?: Area)?|Strand|Workstream|Mission|Article|Title|Focus Area|Strategic (?:Goal|Objective|Priority))';

/** Words with a number behind them that begin no clause. */
const noClause =
  /^(?:table|figure|fig|note|page|box|panel|fy|year|day|week|month|annex|appendix|attachment|level|version|tel|room|option|chart|map|exhibit|example|footnote|line|volume|indicator|target|kpi|metric|q|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|in|by|to|of|from|on|at|for|with|and|or|the|under|over|about|only|some|all|than|no|rs|covid|grade|lead)$/i;
const worded =
  /^(?:\d{1,2}\.?\s+)?([A-Z][A-Za-z]+(?:[ /][A-Z][A-Za-z]+)?)\s+((?!(?:19|20)\d\d\b)(?:\d{1,2}|[IVX]{1,5}|(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|ONE|TWO|THREE|FOUR|FIVE|SIX)\b|[A-Z](?=[.-]?\d|\s*:))(?:[.-]?\d{1,2})?(?:\.\d{1,2})*)(?:\s*:\s*|(?<=\d\.\d{1,2})\s+(?=[A-Z])|\.\s+(?=[A-Z])|\s+[–—-]\s+)(?=\S)/;

const forms: readonly (readonly [RegExp, number, 'item' | 'section' | 'plain'])[] = [
  [
    new RegExp(
      `^${item}s?\\s+(?:No\\.?\\s*|#\\s*)?((?:\\d{1,3}|[IVX]{1,5}(?=\\.\\d)|[A-Z](?=[.-]?\\d|\\s*[:–—]))(?:[.-]?\\d{1,3})?(?:\\.\\d{1,3})*[a-z]?)\\s*(?:[:.)–—-]\\s*|\\s+|$)`,
      'i',
    ),
    3,
    'item',
  ],
  [
    new RegExp(
      `^${part}\\s+((?:\\d{1,3}(?:\\.\\d{1,3})*|[IVX]{1,5}|(?:one|two|three|four|five|six|seven|eight|nine|ten)\\b|[A-Z](?:[.-]?\\d{1,2})*)\\b)\\s*(?:[:.)–—-]\\s*|\\s+|$)`,
      'i',
    ),
    1,
    'section',
  ],
  [/^(\d{1,2}(?:\.\d{1,2}){1,3})[.):]?\s+(?=\S)/, 3, 'plain'],
  [/^(\d{1,3})[.:]\s+(?=\S)/, 3, 'plain'],
  // 1) stands below 1.
  [/^(\d{1,3})\)\s+(?=\S)/, 3.45, 'plain'],
  // No. 3, #3, § 3, 3 – Train staff.
  [/^(?:No\. ?|#|§ ?)(\d{1,3})[.):]?\s+(?=[A-Z])/, 3, 'plain'],
  [/^(\d{1,2})\s+[–—-]\s+(?=[A-Z])/, 3, 'plain'],
  // 1A under Move 1, A.1 under A.
  [/^(\d{1,2}[A-Z])[.):]?\s+(?=[A-Z])/, 3.1, 'plain'],
  [/^([A-Z][.-]\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(?=[A-Z])/, 3, 'plain'],
  [/^([A-Z]{2,4}-\d{1,3})[.):]?\s+(?=[A-Z])/, 3, 'plain'],
  // 2 Goals for 2030, but not: 2 March 2030.
  [/^(\d{1,2})\s+(?![A-Z][a-z]+\.? \d{4}$)(?=[A-Z][A-Za-z'’-]+(?: (?:[A-Za-z'’&,-]+|20\d\d)){0,6}$)/, 3, 'plain'],
  [/^\((\d{1,3})\)\s+/, 3.5, 'plain'],
  [/^((?:I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XV|XVI{0,3}))[.)]\s+(?=[A-Z])/, 1.5, 'plain'],
  // (I), (II) below I., as translations number (一), (二).
  [/^\((I{1,3}|IV|VI{0,3}|IX|XI{0,3})\)\s+(?=[A-Z"“])/, 2.6, 'plain'],
  [/^\(((?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}))\)\s+/, 4.5, 'plain'],
  [/^([A-H])[.)]\s+(?=[A-Z])/, 2.5, 'plain'],
  [/^([A-Z]{1,3}\d{1,2}(?:\.\d{1,2})?)[.):]?\s+(?=[A-Z"“])/, 3, 'plain'],
  [/^((?:i{1,3}|iv|vi{0,3}|ix))[.)]\s+(?=[A-Z])/, 4.5, 'plain'],
  [/^\(([a-z])\)\s+/, 4, 'plain'],
  [/^([a-z])\)\s+/, 4, 'plain'],
  [/^([a-z])\.\s+(?=[A-Z])/, 4, 'plain'],
];

/** The marker that a line begins with, or `null`. */
export function englishMarkerOf(text: string): EnglishMarker | null {
  for (const [pattern, rank, kind] of forms) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const word = found[1] ?? '';
    const isBracketed = found[0].startsWith('(');
    // 2.0 is the chapter over 2.1.
    const depth = kind !== 'section' ? word.replace(/\.0$/, '').split('.').length - 1 : 0;
    const name =
      // Objective 1.1 is 1.1: a number of two parts needs no word to tell it from others.
      kind === 'section' && !word.includes('.') && !/^(?:Section|Sec|Article|Chapter|Part)\b/i.test(found[0])
        ? found[0].replace(/[\s:.)–—-]+$/, '')
        : word;
    return {
      number: isBracketed ? `(${word})` : name,
      rank: rank + depth * 0.1,
      length: found[0].length,
      isNamed: kind === 'item',
      isSection: kind === 'section',
      word: null,
    };
  }
  return wordedMarkerOf(text);
}

/** Thrust 2: …, Output 1.1: …: any other word with a number. */
function wordedMarkerOf(text: string): EnglishMarker | null {
  const [all, word, path] = worded.exec(text) ?? [];
  if (all === undefined || word === undefined || path === undefined) return null;
  if (word.split(/[ /]/).some((one) => noClause.test(one))) return null;
  return {
    number: path,
    rank: 3 + (path.split('.').length - 1) * 0.1,
    length: all.length,
    isNamed: false,
    isSection: false,
    word: word.toLowerCase(),
  };
}
