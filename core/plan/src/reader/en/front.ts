import { joinFlows, sliceFlow, spaceAfter } from '../flow.ts';
import type { Line } from '../line.ts';
import { dateLine, dottedDate, isoOf, isRevision, signedOf } from './dates.ts';
import { numberOf } from './document-number.ts';
import { by, notTitle, piecesOf } from './front-words.ts';
import { englishMarkerOf } from './marker.ts';
import { noticeOf } from './notice.ts';
import { isOffice, state } from './offices.ts';
import { isNameAbove, nameBelow, titleOf } from './title.ts';

export interface EnglishFront {
  readonly docNumber: string | null;
  readonly issuer: string | null;
  readonly date: string | null;
  readonly title: string | null;
  /** It is a heading of Markdown. */
  readonly isHeading: boolean;
  /** The first line behind the title. */
  readonly to: number;
}

/** Title, number, issuer and date of an English document. */
export function englishFrontOf(lines: readonly Line[], text: string): EnglishFront {
  const front = wholeNames(lines.slice(0, 60));
  const notice = noticeOf(front);
  const { title, from, to } = notice ?? titleOf(front, text);
  const own = bodyStart(front, to);
  const head = [...front.slice(0, from), ...front.slice(to, own)]
    // A menu of words parted by wide gaps.
    .filter(({ flow }) => (flow.text.match(/\s{3,}|\s[/>›»]\s/g)?.length ?? 0) < 3)
    .flatMap(({ flow }) => piecesOf(flow.text));
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
    isHeading: (front[from]?.heading ?? 0) > 0,
    to: Math.max(to, from) + coverLines(front.slice(Math.max(to, from), own)),
  };
}

/** Ministry of ICT / and Innovation: a name over two lines, in one; the second keeps its place as a line without words. */
function wholeNames(lines: readonly Line[]): readonly Line[] {
  const whole = [...lines];
  for (let at = 1; at < whole.length; at++) {
    const [before, line] = [whole[at - 1] as Line, whole[at] as Line];
    const goesOn = !line.isApart && /^(?:and|of|for|&) [A-Z]/.test(line.flow.text) && isOffice(before.flow.text);
    if (!goesOn || line.cells !== null || before.flow.text.length > 60) continue;
    whole[at - 1] = { ...before, flow: joinFlows([before.flow, spaceAfter(before.flow), line.flow]) };
    whole[at] = { ...line, flow: sliceFlow(line.flow, 0, 0), isApart: true };
  }
  return whole;
}

/** The date below the office that signs a letter: Digital Policy Bureau / 12 June 2026. */
function signatureDate(lines: readonly Line[]): string | null {
  const at = lines.findIndex(
    ({ flow }, index) => dateLine.test(flow.text) && isOffice(lines[index - 1]?.flow.text ?? ''),
  );
  return at === -1 ? null : isoOf(lines[at]?.flow.text ?? '');
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
      cells === null && (heading === 0 || isCover(flow.text)) && flow.text.length <= 110 && !/[:;]$/.test(flow.text),
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
    /^(?:(?:version|report of|to|from)\b|(?:effective(?: date)?|contact|e-?mail|phone|address|status|owner|applies to|supersedes|replaces|approved by|review date|next review)\s*:)/i.test(
      text,
    )
  );
}

/** Lines that belong to the cover: up to the first long paragraph or heading of text. */
function bodyStart(lines: readonly Line[], from: number): number {
  for (let index = from; index < lines.length; index++) {
    const { flow, heading, cells } = lines[index] as Line;
    const isItem =
      englishMarkerOf(flow.text) !== null || (heading > 0 && !isCover(flow.text)) || (cells?.length ?? 0) > 2;
    if (
      isItem ||
      /^(?:introduction|foreword|contents|summary|background)\b/i.test(flow.text) ||
      ((flow.text.length > 90 || (flow.text.endsWith('.') && flow.text.split(' ').length > 5)) && !by.test(flow.text))
    )
      return index;
  }
  return lines.length;
}

/** A name in capitals, of two words at least, on a line above the title. */
function nameAbove(lines: readonly Line[], title: string): string | null {
  const isName = (text: string): boolean =>
    isNameAbove(text) &&
    /^(?!(?:FOR|OF|AND|A|TO|IN|ON) )[A-Z][A-Z '’&.-]+ [A-Z]/.test(text) &&
    !notTitle.test(text) &&
    numberOf(text) === null &&
    // Whose name begins the title is part of it.
    !title.toUpperCase().startsWith(text);
  return lines.find(({ flow }) => isName(flow.text))?.flow.text ?? null;
}

function issuerOf(head: readonly string[]): string | null {
  // Who prepared it comes behind the government whose name stands on the cover.
  const isMade = (text: string): boolean => /^prepared by\b/i.test(text);
  const namedIn = (lines: readonly string[]): string | undefined =>
    lines
      .map((text) => by.exec(text)?.[1])
      .find((name) => name !== undefined && name.length < 120 && /^[A-Z“"]/.test(name));
  const named = namedIn(head.filter((text) => !isMade(text) || !head.some((one) => one.startsWith('Government of '))));
  // FROM: the Director, Office of Parks.
  const behindRole = /\b(?:Director|Secretary|Administrator|Commissioner|Chief|Head|Officer), (?=[A-Z])(.+)$/.exec(
    named ?? '',
  );
  const offices = officesOf(head);
  // FROM: and the name of a person, below the name of the office on its paper.
  const isPerson = /^[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]+(?:,.*)?$/.test(named ?? '') && !isOffice(named ?? '');
  // Presented to Parliament by the Minister, below or above the name of the ministry.
  const isPresented =
    head.some((text) => /^presented to/i.test(text)) && /^(?:Minister|Secretary of State)\b/.test(named ?? '');
  const ministry = offices.find((text) => /\b(?:Ministry|Department)\b/.test(text));
  if (isPresented && ministry !== undefined) return ministry;
  if (named !== undefined && !(isPerson && offices.length > 0)) return (behindRole?.[1] ?? named).replace(/\.$/, '');
  for (const [index, text] of head.entries()) {
    const next = /^presented to/i.test(text) ? by.exec(head[index + 1] ?? '')?.[1] : undefined;
    if (next !== undefined) return next;
  }
  // Below the name of a government its department.
  const [first, second] = offices;
  const isBelow =
    first !== undefined &&
    second !== undefined &&
    (isParent(first) ||
      (/^(?:U\.?S\.? )?Department of\b/i.test(first) && /^(?:Bureau|Office|National|Center)\b/i.test(second)));
  const office = isBelow ? second : first;
  if (office !== undefined) return office.replace(/^The /, '');
  // Where no office is named, the place that has them.
  return head.find((text) => state.test(text) && text.length < 60) ?? null;
}

/** The lines that name an office, in order. */
function officesOf(head: readonly string[]): readonly string[] {
  return head
    .map((text, at) => (text === 'COMMISSION' && head[at - 1] === 'EUROPEAN' ? 'EUROPEAN COMMISSION' : text))
    .filter(
      (text) =>
        isOffice(text) &&
        // A word of a menu: Council.
        (text.includes(' ') || text === text.toUpperCase()) &&
        !by.test(text) &&
        !notTitle.test(text) &&
        numberOf(text) === null &&
        !state.test(text) &&
        text.length < 100 &&
        !/[.;:]$/.test(text) &&
        !/\b(?:plan|strategy|response)\b|^(?:adopted|approved|endorsed|agreed|attachment|annex|appendix|report to|agenda)\b/i.test(
          text,
        ),
    );
}

/** Australian Government, Executive Office of the President: an office of theirs stands below. */
function isParent(text: string): boolean {
  return /^(?:(?:[A-Z][a-z]+ ){1,2}Government|Executive Office of the President|Government of [A-Z]\w+)$/i.test(text);
}
