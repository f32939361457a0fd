import { sliceFlow, spanOf } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Passage } from '../reading.ts';

const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const moment = `(?:(?:the\\s+)?(?:end|start|middle)\\s+of\\s+(?:the\\s+)?)?(?:(?:early|late|mid)[\\s-])?(?:(?:Spring|Summer|Autumn|Fall|Winter|Q[1-4]|\\d{1,2}(?:st|nd|rd|th)?\\s+${month}|${month}(?:\\s+\\d{1,2}(?:st|nd|rd|th)?)?)[\\s,]*)?(?:20\\d{2}(?:[/-]\\d{2,4})?)`;
const number = '(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four)';
const patterns = {
  deadlines: new RegExp(
    `\\b(?:by|before|no later than|not later than|until)\\s+${moment}|\\bwithin\\s+(?:the\\s+(?:next|first)\\s+)?${number}\\s+(?:working\\s+|business\\s+|calendar\\s+)?(?:hours?|days?|weeks?|months?|years?)\\b`,
    'gi',
  ),
  recurring: new RegExp(
    `\\b(?:every|each)\\s+(?:${number}\\s+|other\\s+)?(?:years?|quarters?|months?|weeks?|days?|six months|spring|autumn|term)\\b|\\b(?:annual|quarterly|monthly|weekly|biannual|yearly)(?:ly)?\\b(?:\\s+[a-z]+){0,2}|\\b(?:once|twice|${number} times)\\s+(?:a|per|each)\\s+(?:year|quarter|month|week|term)\\b`,
    'gi',
  ),
  funds:
    /(?:[A-Za-z-]+\s+){0,5}(?:(?:US|A|C)?[$£€¥]\s?|(?:USD|EUR|GBP)\s)\d[\d,.]*(?:\s?(?:thousand|million|billion|trillion|bn|m|k)\b)?(?:\s+(?:per|each|a|for|to|in|of)\s+[A-Za-z-]+)?/g,
  systems:
    /(?:[A-Z][\w'’-]+\s+(?:(?:and|of|for)\s+)?){1,5}(?:Platform|Portal|System|Register|Registry|Dashboard|Hub|Library|Assistant|Service|Observatory|Index|Database|Sandbox|App|Catalogue|Catalog|Gateway|Archive|Marketplace|Toolkit|Exchange)\b|"[^"]{2,40}"(?=\s+(?:platform|portal|system|app|service|dashboard|assistant|register|database))/g,
} as const;

/** What a programme office looks for beside tasks and targets: dates, what comes again, money, named systems. */
export function englishPassagesOf(bodies: readonly Flow[]): {
  readonly deadlines: readonly Passage[];
  readonly recurring: readonly Passage[];
  readonly funds: readonly Passage[];
  readonly systems: readonly Passage[];
} {
  const all = (pattern: RegExp): readonly Passage[] =>
    bodies.flatMap((flow) =>
      [...flow.text.matchAll(pattern)].map((found) => {
        const part = sliceFlow(flow, found.index, found.index + found[0].length);
        return { text: part.shown, span: spanOf(part) };
      }),
    );
  return {
    deadlines: all(patterns.deadlines),
    recurring: all(patterns.recurring),
    funds: all(patterns.funds),
    systems: all(patterns.systems),
  };
}
