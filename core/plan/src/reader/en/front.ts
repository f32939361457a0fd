import { joinFlows, sliceFlow, spaceAfter } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { englishMarkerOf } from './marker.ts';
import { dateLine, dottedDate, isoOf, isRevision, signedOf } from './dates.ts';
import { numberOf } from './document-number.ts';
import { noticeOf } from './notice.ts';
import { isOffice, office, officeName, state } from './offices.ts';

export interface EnglishFront {
  readonly docNumber: string | null;
  readonly issuer: string | null;
  readonly date: string | null;
  readonly title: string | null;
  /** The first line behind the title. */
  readonly to: number;
}

const by =
  /^(?:presented (?:to .*?)?by|issued by|published by|prepared by|by(?! (?:\d|the end|the start|mid|late|early|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december))|from|author|publisher|issuing (?:body|office|agency|authority|department|organi[sz]ation))\s*:?\s+(?:the\s+)?(.+)$/i;
const notTitle =
  /^(?:(?:joint )?communication(?: from the commission(?: to .*)?)?|commission staff working document|(?:white|green|command) paper|presented to .*|policy paper|guidance|news|press release|official|an official website of .*|recommended (?:policy )?actions?|open|draft|(?:draft|version)(?: \w+){0,2} (?:consultation|comment|discussion)|memorandum|version .*|contents|table of contents|foreword|home|menu|search|gov\.uk|skip to .*|cookies.*|share.*|print.*|©.*|isbn.*|page \d+.*|[^.]* [>›»] .*|distr\..*|(?:original|language) ?: .*|agenda item.*|(?:our|your|in reply please quote|file) ref\b.*|tel(?:ephone)?\b.*|fax\b.*|to\s*:.*|aussi disponible.*|également disponible.*|[a-z-]+(?:\.[a-z-]+)+)$/i;

/** A line that only says when, by whom or under which number a document was issued. */
export function isFrontMatter(text: string): boolean {
  return dateLine.test(text) || numberOf(text) !== null || (by.test(text) && text.length < 120);
}

/** Title, number, issuer and date of an English document. */
export function englishFrontOf(lines: readonly Line[]): EnglishFront {
  const front = lines.slice(0, 60);
  const notice = noticeOf(front);
  const { title, from, to } = notice ?? findTitle(front);
  const own = bodyStart(front, to);
  const head = [...front.slice(0, from), ...front.slice(to, own)].flatMap(({ flow }) => piecesOf(flow.text));
  const end = lines.slice(Math.max(own, lines.length - 8)).map(({ flow }) => flow.text);
  return {
    docNumber: firstOf(head, numberOf),
    issuer:
      notice?.issuer ?? issuerOf(head) ?? nameAbove(front.slice(0, from), title?.text ?? '') ?? nameBelow(front, to),
    date:
      firstOf(head, (text) => (isRevision(text) ? null : isoOf(text))) ??
      firstOf(head, isoOf) ??
      firstOf(end, signedOf) ??
      signatureDate(lines),
    title: title?.shown.replace(/\s+/g, ' ') ?? null,
    to: Math.max(to, from) + coverLines(front.slice(Math.max(to, from), own)),
  };
}

/** The date below the office that signs a letter: Digital Policy Bureau / 12 June 2026. */
function signatureDate(lines: readonly Line[]): string | null {
  const at = lines.findIndex(
    ({ flow }, index) => dateLine.test(flow.text) && isOffice(lines[index - 1]?.flow.text ?? ''),
  );
  return at === -1 ? null : isoOf(lines[at]?.flow.text ?? '');
}

/** Department of Trade | 3 March 2026 is two things. */
function piecesOf(text: string): readonly string[] {
  return text.split(/\s+[|·•—–]\s+|\t|\s{3,}/).flatMap((piece) => {
    const byOffice = /^(published|issued|adopted|approved) (?:on )?(.{8,20}?) (by .+)$/i.exec(piece);
    if (byOffice !== null) return [byOffice[2] ?? '', byOffice[3] ?? ''];
    const passed =
      /^\(?(?:(?:approved|adopted|agreed|endorsed|decided|passed) by|presented to) .+ on (\S+ \S+ \d{4})\)?$/i.exec(
        piece,
      )?.[1];
    if (passed !== undefined) return [passed];
    const numbered = /^(.{4,40}No\.? ?\S+) of (\d{1,2} [A-Z][a-z]+ \d{4})$/.exec(piece);
    if (numbered !== null) return [numbered[1] ?? '', numbered[2] ?? ''];
    const placed = /^[A-Z][a-z]+(?: [A-Z][a-z]+)?, (\d{1,2} [A-Z][a-z]+ \d{4})$/.exec(piece)?.[1];
    if (placed !== undefined) return [placed];
    const dated = /^(.*\S)\s*,\s*(\S+ \S+ \d{4}|\S+ \d{4})$/.exec(piece);
    // Ministry of Trade, Valmont, 3 March 2026.
    const atPlace = office.test(piece)
      ? /^(.*\S), [A-Z][a-z]+(?: [A-Z][a-z]+)?, (\d{1,2} [A-Z][a-z]+ \d{4})$/.exec(piece)
      : null;
    if (atPlace !== null) return [atPlace[1] ?? '', atPlace[2] ?? ''];
    return dated !== null && dateLine.test(dated[2] ?? '') ? [dated[1] ?? '', dated[2] ?? ''] : [piece];
  });
}

function firstOf(lines: readonly string[], read: (line: string) => string | null): string | null {
  for (const line of lines) {
    const found = read(line);
    if (found !== null) return found;
  }
  return null;
}

/** How many lines behind the title say who, when and under which number: whole blocks in which one line does. */
function coverLines(lines: readonly Line[]): number {
  let count = 0;
  for (let from = 0; from < lines.length; from = count) {
    let to = from + 1;
    while (to < lines.length && lines[to]?.isApart === false) to++;
    if (!isCoverBlock(lines.slice(from, to))) break;
    count = to;
  }
  return count;
}

function isCoverBlock(block: readonly Line[]): boolean {
  const isShort = block.every(
    ({ flow, cells, heading }) =>
      cells === null && heading === 0 && flow.text.length <= 110 && !/[:;]$/.test(flow.text),
  );
  const tells = block.filter(({ flow }) => piecesOf(flow.text).some(isCover)).length;
  return isShort && tells > 0 && tells * 2 >= block.length;
}

function isCover(text: string): boolean {
  return (
    numberOf(text) !== null ||
    dateLine.test(text) ||
    dottedDate.test(text) ||
    by.test(text) ||
    (isOffice(text) && text.length <= 100 && !/\b(?:will|shall|should|must)\b/.test(text)) ||
    notTitle.test(text) ||
    /^(?:version|report of|to|from)\b/i.test(text)
  );
}

/** Lines that belong to the cover: up to the first long paragraph or heading of text. */
function bodyStart(lines: readonly Line[], from: number): number {
  for (let index = from; index < lines.length; index++) {
    const { flow, heading, cells } = lines[index] as Line;
    const isItem = englishMarkerOf(flow.text) !== null || heading > 0 || (cells?.length ?? 0) > 2;
    if (
      isItem ||
      /^(?:introduction|foreword|contents|summary|background)\b/i.test(flow.text) ||
      ((flow.text.length > 90 || (flow.text.endsWith('.') && flow.text.split(' ').length > 5)) && !by.test(flow.text))
    )
      return index;
  }
  return lines.length;
}

/** SUBJECT: of a memorandum. */
const subjectLine =
  /^(?:sub(?:ject)?|re|(?:report|document|paper) title|title(?: of (?:report|paper|document))?)\s*:\s*(?=\S)/i;

function findTitle(lines: readonly Line[]): { title: Flow | null; from: number; to: number } {
  const heading = lines.findIndex((line) => line.heading === 1);
  if (heading !== -1 && heading < 15) return { title: (lines[heading] as Line).flow, from: heading, to: heading + 1 };
  const subject = lines.findIndex(({ flow }) => subjectLine.test(flow.text));
  if (subject !== -1) {
    const { flow } = lines[subject] as Line;
    const lead = subjectLine.exec(flow.text)?.[0].length ?? 0;
    return { title: sliceFlow(flow, lead), from: subject, to: subject + 1 };
  }
  const from = titleLine(lines);
  const first = lines[from];
  if (first === undefined) return { title: null, from: 0, to: 0 };
  const below = lines[from + 1];
  // A name in capitals on the line above a title that is not.
  if (
    isNameAbove(first.flow.text) &&
    below?.isApart === false &&
    isTitlePiece(below.flow.text) &&
    titleWord.test(below.flow.text) &&
    !isCapital(below.flow.text)
  )
    return findTitleAt(lines, from + 1);
  return findTitleAt(lines, from);
}

/** A name between the title and the date: IP Australia. */
function nameBelow(lines: readonly Line[], to: number): string | null {
  const text = lines[to]?.flow.text ?? '';
  return isNameBelow(lines, to) && !notTitle.test(text) && numberOf(text) === null ? text : null;
}

function isNameBelow(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.flow.text ?? '';
  return (
    dateLine.test(lines[at + 1]?.flow.text ?? '') &&
    /^[A-Z][\w'’&.-]*(?: (?:[A-Z][\w'’&.-]*|of|for|and|the)){0,7}$/.test(text) &&
    !titleWord.test(text) &&
    !/\d|^(?:Adopted|Approved|Endorsed|Agreed|Version|Draft|Final)\b/.test(text)
  );
}

/** A name in capitals, of two words at least, on a line above the title. */
function nameAbove(lines: readonly Line[], title: string): string | null {
  const isName = (text: string): boolean =>
    isNameAbove(text) &&
    /^[A-Z][A-Z '’&.-]+ [A-Z]/.test(text) &&
    !notTitle.test(text) &&
    numberOf(text) === null &&
    // Whose name begins the title is part of it.
    !title.toUpperCase().startsWith(text);
  return lines.find(({ flow }) => isName(flow.text))?.flow.text ?? null;
}

function isCapital(text: string): boolean {
  return text === text.toUpperCase();
}

function isNameAbove(text: string): boolean {
  return isCapital(text) && !titleWord.test(text) && text.split(/\s+/).length <= 6;
}

/** The title that begins at a line, with the lines that go on with it. */
function findTitleAt(lines: readonly Line[], first: number): { title: Flow | null; from: number; to: number } {
  // City of Hill close above: the first words of the title.
  const isCity = /^(?:City|Town|County|Borough|Village) of [A-Z]/i.test(lines[first - 1]?.flow.text ?? '');
  const from = isCity && lines[first]?.isApart === false ? first - 1 : first;
  let title = (lines[from] as Line).flow;
  let to = from + 1;
  for (; to < Math.min(lines.length, from + 5); to++) {
    const next = lines[to] as Line;
    const isPeriod = /^\(?20\d\d\s*[-–/]\s*(?:20)?\d\d\)?$/.test(next.flow.text);
    if (titleWord.test(title.text) && isNameBelow(lines, to)) break;
    // Behind its period a title is at its end.
    if (/20\d\d\s*(?:[-–—/]|to)\s*(?:20)?\d\d\)?$/.test(title.text) && /^[A-Z]/.test(next.flow.text)) break;
    if (next.isApart || next.heading > 0 || !(isPeriod || isTitlePiece(next.flow.text)) || title.text.length > 160)
      break;
    title = joinFlows([title, spaceAfter(title), next.flow]);
  }
  return { title, from, to };
}

const titleWord =
  /\b(?:plan|strategy|policy|response|roadmap|framework|programme|program|action|commitments|order|report|communication|initiative|charter|agenda|code|guidelines|resolution|blueprint|compact|pledge|statement)\b/i;

function isTitlePiece(text: string): boolean {
  return (
    text.length >= 3 &&
    text.length <= 160 &&
    /[A-Za-z]{3}/.test(text) &&
    !/[.;]$/.test(text) &&
    numberOf(text) === null &&
    !dateLine.test(text) &&
    !dottedDate.test(text) &&
    !notTitle.test(text) &&
    (text.match(/\s[|>›»·/]\s/g)?.length ?? 0) < 2 &&
    !(isOffice(text) && (!titleWord.test(text) || officeName.test(text))) &&
    !/^(?:United Nations|UN|World) [\w ]{3,30} (?:Programme|Organi[sz]ation)$/.test(text) &&
    !by.test(text) &&
    piecesOf(text).every((piece) => numberOf(piece) === null) &&
    !/^\(?(?:adopted|approved|endorsed|issued|decided|agreed|launched) (?:by|at|on|in)\b/i.test(text) &&
    !/^(?:recommendation|action|section|introduction)\s*\d*$/i.test(text)
  );
}

/** The first line that may be a title; a word or two of a menu give way to one that says what kind of document it is. */
function titleLine(lines: readonly Line[]): number {
  const isPiece = (line: Line | undefined): boolean =>
    line !== undefined && line.cells === null && isTitlePiece(line.flow.text);
  const first = lines.findIndex(isPiece);
  const { text } = lines[first]?.flow ?? { text: '' };
  if (titleWord.test(text)) return first;
  const end = lines.findIndex(
    ({ flow }) =>
      flow.text.length > 160 || dateLine.test(flow.text) || /^(?:contents|introduction|foreword)\b/i.test(flow.text),
  );
  const later = lines.findIndex(
    (line, at) =>
      at > first &&
      (end === -1 || at < end) &&
      at < first + 12 &&
      (line.isApart || !isPiece(lines[at - 1])) &&
      isPiece(line) &&
      // A title of two lines may name its kind in the second.
      titleWord.test(`${line.flow.text} ${belowIn(lines, at)}`) &&
      line.flow.text.split(/\s+/).length >= 3,
  );
  return later === -1 ? first : later;
}

/** The line that stands close below another. */
function belowIn(lines: readonly Line[], at: number): string {
  const below = lines[at + 1];
  return below?.isApart === false && isTitlePiece(below.flow.text) && !/[.;]\s/.test(below.flow.text)
    ? below.flow.text
    : '';
}

function issuerOf(head: readonly string[]): string | null {
  // Who prepared it comes behind the government whose name stands on the cover.
  const isMade = (text: string): boolean => /^prepared by\b/i.test(text);
  const namedIn = (lines: readonly string[]): string | undefined =>
    lines.map((text) => by.exec(text)?.[1]).find((name) => name !== undefined && name.length < 120);
  const named = namedIn(head.filter((text) => !isMade(text) || !head.some((one) => one.startsWith('Government of '))));
  // FROM: the Director, Office of Parks.
  const behindRole = /\b(?:Director|Secretary|Administrator|Commissioner|Chief|Head), (?=[A-Z])(.+)$/.exec(named ?? '');
  if (named !== undefined) return (behindRole?.[1] ?? named).replace(/\.$/, '');
  for (const [index, text] of head.entries()) {
    if (/^presented to/i.test(text)) {
      const next = by.exec(head[index + 1] ?? '')?.[1];
      if (next !== undefined) return next;
    }
    if (
      isOffice(text) &&
      !notTitle.test(text) &&
      numberOf(text) === null &&
      !state.test(text) &&
      text.length < 100 &&
      !/[.;:]$/.test(text) &&
      !/\b(?:plan|strategy|response)\b|^(?:adopted|approved|endorsed|agreed|attachment|annex|appendix|report to|agenda)\b/i.test(
        text,
      )
    )
      return text.replace(/^The /, '');
  }
  // Where no office is named, the place that has them.
  return head.find((text) => state.test(text) && text.length < 60) ?? null;
}
