import { dateLine, dottedDate } from './dates.ts';
import { numberOf } from './document-number.ts';
import { isOffice, office, officeName } from './offices.ts';

export const by: RegExp =
  /^(?:presented (?:to .*?)?by|issued by|published by|prepared by|by(?! (?:\d|the end|the start|mid|late|early|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december))|from|author|publisher|issuing (?:body|office|agency|authority|department|organi[sz]ation)|(?:responsible |issuing )?department(?=\s*:))\s*:?\s+(?:the\s+)?(.+)$/i;
export const notTitle: RegExp =
  /^(?:(?:joint )?communication(?: from the commission(?: to .*)?)?|commission staff working document|(?:white|green|command) paper|presented to .*|policy paper|(?:statutory |detailed )?guidance|corporate report|research and analysis|independent report|impact assessment|(?:open|closed) consultation|consultation outcome|correspondence|statement of government policy|official statistics|news(?: story)?|press release|official|an official website of .*|recommended (?:policy )?actions?|open|draft|(?:draft|version)(?: \w+){0,2} (?:consultation|comment|discussion)|memorandum|version .*|contents|table of contents|foreword|home|menu|search|here['’]s how you know|gov\.uk|skip to .*|cookies.*|share.*|print.*|©.*|isbn.*|page \d+.*|[^.]* [>›»] .*|distr\..*|(?:original|language) ?: .*|agenda item.*|(?:our|your|in reply please quote|file) ref\b.*|tel(?:ephone)?\b.*|fax\b.*|to\s*:.*|aussi disponible.*|également disponible.*|.*\b(?:gazette|staatskoerant)\b.*|[a-z-]+(?:\.[a-z-]+)+)$/i;

/** A line that only says when, by whom or under which number a document was issued. */
export function isFrontMatter(text: string): boolean {
  return dateLine.test(text) || numberOf(text) !== null || (by.test(text) && text.length < 120);
}

/** Department of Trade | 3 March 2026 is two things. */
export function piecesOf(text: string): readonly string[] {
  return text.split(/\s+[|·•—–]\s+|\t|\s{3,}|(?<=\b20\d\d)\.\s+(?=(?:Next|Last|Review|Version)\b)/).flatMap((piece) => {
    const byOffice = /^(published|issued|adopted|approved) (?:on )?(.{8,20}?) (by .+)$/i.exec(piece);
    if (byOffice !== null) return [byOffice[2] ?? '', byOffice[3] ?? ''];
    const passed =
      /^\(?(?:(?:approved|adopted|agreed|endorsed|decided|passed) by|presented to) .+? (?:on )?([A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})(?: \([^()]*\))?\)?$/i.exec(
        piece,
      )?.[1];
    if (passed !== undefined) return [passed];
    const numbered = /^(.{4,40}No\.? ?\S+) of (\d{1,2} [A-Z][a-z]+ \d{4})$/.exec(piece);
    if (numbered !== null) return [numbered[1] ?? '', numbered[2] ?? ''];
    const ordered = /^((?:Executive|Administrative) Order (?:No\. )?\S+) of ([A-Z][a-z]+ \d{1,2}, \d{4})$/.exec(piece);
    if (ordered !== null) return [ordered[1] ?? '', ordered[2] ?? ''];
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

/** Words that say what kind of document a title is of. */
export const kindWord: RegExp =
  /\b(?:plan|strategy|policy|response|roadmap|framework|programme|program|action|commitments|order|report|communication(?= (?:from|on)\b)|initiative|charter|agenda|code|guidelines|resolution|blueprint|compact|pledge|statement)\b/i;

/** Whether a line may be a title or one line of it. */
export function isTitlePiece(text: string): boolean {
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
    !(isOffice(text) && (!kindWord.test(text) || officeName.test(text))) &&
    !/^(?:United Nations|UN|World) [\w ]{3,30} (?:Programme|Organi[sz]ation)$/.test(text) &&
    !by.test(text) &&
    piecesOf(text).every((piece) => numberOf(piece) === null && !dateLine.test(piece)) &&
    !/^\(?(?:adopted|approved|endorsed|issued|decided|agreed|launched) (?:by|at|on|in)\b/i.test(text) &&
    !/^(?:recommendation|action|section|introduction)\s*\d*$/i.test(text)
  );
}
