import { joinFlows, markAfter, sliceFlow, spaceAfter } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { dateLine } from './dates.ts';
import { numberOf } from './document-number.ts';
import { isTitlePiece, kindWord, notTitle } from './front-words.ts';
import { englishMarkerOf } from './marker.ts';

/** A title, and the lines that it takes. */
export interface FoundTitle {
  readonly title: Flow | null;
  readonly from: number;
  readonly to: number;
}

/** So many lines of a document may stand before its title, and so many lines may be one. */
const zone = 40;
const mostLines = 5;

/** SUBJECT: of a memorandum. */
const subjectLine =
  /^(?:sub(?:ject)?|re|(?:report|document|paper) title|title(?: of (?:report|paper|document))?)\s*:\s*(?=\S)/i;

/**
 * The title: of all lines at the beginning the likeliest, by what it says, where it stands, what stands beside it and whether
 * the document says it again. `text` is the whole document.
 */
export function titleOf(lines: readonly Line[], text: string): FoundTitle {
  const heading = lines.findIndex((line) => line.heading === 1);
  if (heading !== -1 && heading < 15) return { title: (lines[heading] as Line).flow, from: heading, to: heading + 1 };
  const subject = lines.findIndex(({ flow }) => subjectLine.test(flow.text));
  if (subject !== -1) {
    const { flow } = lines[subject] as Line;
    const lead = subjectLine.exec(flow.text)?.[0].length ?? 0;
    const next = lines[subject + 1];
    const first = sliceFlow(flow, lead);
    if (next === undefined || next.isApart || !isTitlePiece(next.flow.text) || next.flow.text.includes(':'))
      return { title: first, from: subject, to: subject + 1 };
    return { title: joinFlows([first, spaceAfter(first), next.flow]), from: subject, to: subject + 2 };
  }
  const whole = wordsOf(text);
  let best: FoundTitle = { title: null, from: 0, to: 0 };
  let most = Number.NEGATIVE_INFINITY;
  let paragraphs = 0;
  for (let from = 0; from < Math.min(lines.length, zone); from++) {
    if (isParagraph(lines[from] as Line)) paragraphs++;
    for (const found of titlesAt(lines, from, whole)) {
      const score = scoreOf(found, lines, whole) - paragraphs * cost.paragraph;
      // A line that has more against it than for it is none.
      if (score > Math.max(most, 0)) [best, most] = [found, score];
    }
  }
  return best;
}

/** The titles that may begin at a line: it alone, and with one, two, … of those close below. */
function titlesAt(
  lines: readonly Line[],
  from: number,
  whole: string,
): readonly (FoundTitle & { readonly title: Flow })[] {
  const titles: { title: Flow; from: number; to: number }[] = [];
  for (let at = from; at < Math.min(lines.length, from + mostLines); at++) {
    const line = lines[at] as Line;
    const before = titles.at(-1)?.title;
    const goesOn = before === undefined || (!line.isApart && line.heading === 0 && before.text.length <= 160);
    if (line.cells !== null || !goesOn || !isPart(lines, at, before?.text)) break;
    const title = before === undefined ? line.flow : joinFlows([before, ...gapOf(before, line.flow, whole), line.flow]);
    titles.push({ title, from, to: at + 1 });
  }
  return titles;
}

/** Between two lines of a title a space, or the colon that the document sets there where it says the title again. */
function gapOf(before: Flow, line: Flow, whole: string): readonly Flow[] {
  const space = spaceAfter(before);
  const isAgain =
    /[\p{L}\p{N}]$/u.test(before.text) &&
    whole.includes(wordsOf(`${before.text.slice(-25)}: ${line.text.slice(0, 25)}`));
  return isAgain ? [markAfter(before, ':'), space] : [space];
}

/** City of Hill close above a title is its first words, a period its last. */
function isPart(lines: readonly Line[], at: number, before: string | undefined): boolean {
  const { text } = (lines[at] as Line).flow;
  return isTitlePiece(text) || (before !== undefined && isPeriod(text)) || (before === undefined && isCity(lines, at));
}

function isCity(lines: readonly Line[], at: number): boolean {
  return (
    /^(?:City|Town|County|Borough|Village) of [A-Z]/i.test(lines[at]?.flow.text ?? '') &&
    lines[at + 1]?.isApart === false
  );
}

function isPeriod(text: string): boolean {
  return /^\(?(?:20)\d\d\s*[-–—/]\s*(?:20)?\d\d\)?$/.test(text);
}

/** What each thing found of a title is worth. Found by trying on the plans of golden/; only their order of size matters. */
const worth = { kind: 4, length: 1, year: 1.5, again: 2, start: 1, end: 1.5, number: 2 } as const;
const cost = {
  line: 0.25,
  short: 4,
  long: 3,
  sentence: 4,
  numbered: 6,
  section: 6,
  hanging: 3,
  name: 3,
  paragraph: 2,
} as const;

function scoreOf(
  { title, from, to }: FoundTitle & { readonly title: Flow },
  lines: readonly Line[],
  whole: string,
): number {
  const { text } = title;
  const count = text.split(/\s+/).length;
  const first = (lines[from] as Line).flow.text;
  return (
    (kindWord.test(text) ? worth.kind : 0) +
    (count < 2 ? -cost.short : count > 24 ? -cost.long : count > 2 ? worth.length : 0) +
    (/20\d\d/.test(text) ? worth.year : 0) +
    (isSaidAgain(text, whole) ? worth.again : 0) +
    (begins(lines, from) ? worth.start : -worth.start) +
    (isNumber(lines[from - 1]) || isNumber(lines[to]) ? worth.number : 0) +
    (ends(lines, to, text) ? worth.end : -worth.end) -
    (/\b(?:is|are|was|were|has|have|will|shall|must|should|this|these)\b/.test(text) ? cost.sentence : 0) -
    (englishMarkerOf(first) !== null ? cost.numbered : 0) -
    (section.test(text) || (text.endsWith(':') && lines[to]?.isApart !== false) ? cost.section : 0) -
    (/(?:[:,–-]|\b(?:of|for|to|the|and|in|on|a|with|by))$/i.test(text) ? cost.hanging : 0) -
    (to - from > 1 && isCapital(first) && !isCapital(text) && !kindWord.test(first) ? cost.name : 0) -
    from * cost.line
  );
}

/** Headings below the title. */
const section =
  /^(?:(?:ministerial |executive )?(?:foreword|summary|introduction|preface|background|context|overview|contents|purpose|vision|next steps|acknowledg\w+.*|message from .*|letter from .*|statement from .*|about .*|how (?:to|we) .*|what (?:we|the|this) .*|where we .*|who .*|why .*|our \w+(?: \w+)?)|land acknowledgement|at a glance)$/i;

/** Whether the document says its title again, or the part of it before the colon: as a running head, or of itself. */
function isSaidAgain(text: string, whole: string): boolean {
  return [text, text.split(':')[0] ?? ''].some((part) => {
    const words = wordsOf(part);
    const first = whole.indexOf(words);
    return part.split(' ').length > 2 && first !== -1 && whole.includes(words, first + words.length);
  });
}

function wordsOf(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}

function isNumber(line: Line | undefined): boolean {
  return line !== undefined && numberOf(line.flow.text) !== null;
}

/** A title begins behind a blank line, or behind a line that can be none. */
function begins(lines: readonly Line[], from: number): boolean {
  const before = lines[from - 1];
  return before === undefined || lines[from]?.isApart === true || !isTitlePiece(before.flow.text);
}

/** A title ends before a blank line, before a line that can be none, before the name of who issued it, and behind its period. */
function ends(lines: readonly Line[], to: number, text: string): boolean {
  const next = lines[to];
  return (
    next === undefined ||
    next.isApart ||
    next.heading > 0 ||
    next.cells !== null ||
    // What it is for stands below: To make services better.
    (kindWord.test(text) && /^To [a-z]+\b/.test(next.flow.text)) ||
    !(isTitlePiece(next.flow.text) || isPeriod(next.flow.text)) ||
    (kindWord.test(text) && isNameBelow(lines, to)) ||
    (/20\d\d\s*(?:[-–—/]|to)\s*(?:20)?\d\d\)?$/.test(text) && /^[A-Z]/.test(next.flow.text))
  );
}

function isParagraph({ flow, cells }: Line): boolean {
  return cells === null && (flow.text.length > 160 || /[a-z]{2}[.;]$/.test(flow.text));
}

/** A name between the title and the date: IP Australia. */
export function nameBelow(lines: readonly Line[], to: number): string | null {
  const text = lines[to]?.flow.text ?? '';
  return isNameBelow(lines, to) && !notTitle.test(text) && numberOf(text) === null ? text : null;
}

function isNameBelow(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.flow.text ?? '';
  return (
    dateLine.test(lines[at + 1]?.flow.text ?? '') &&
    /^[A-Z][\w'’&.-]*(?: (?:[A-Z][\w'’&.-]*|of|for|and|the)){0,7}$/.test(text) &&
    !kindWord.test(text) &&
    !/\d|^(?:Adopted|Approved|Endorsed|Agreed|Version|Draft|Final)\b/.test(text)
  );
}

function isCapital(text: string): boolean {
  return text === text.toUpperCase();
}

export function isNameAbove(text: string): boolean {
  return isCapital(text) && !kindWord.test(text) && text.split(/\s+/).length <= 6;
}
