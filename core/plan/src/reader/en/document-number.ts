const numberLine =
  /^(?:(?:Memorandum|MEMORANDUM|Circular|CIRCULAR|Document|Reference|Ref\.?|Policy|Paper|Order)?\s*(?:No\.?|Number|ID)?\s*:?\s*)?((?:COM\s?\(\d{4}\)\s?\d+(?: final)?|(?:CP|Cm|Cmd|HC|HL|M|OMB|EO|SI|COM|IP|DOC|Executive Order|EXECUTIVE ORDER|Directive|Circular|Resolution|Decision|Bill|Act)\s*[-–]?\s*(?:No\.?\s*)?\(?\d[\w./()-]*)|(?:[A-Z][a-z]+ )?(?:Paper|Report|Notice|Order|Decision|Circular)\s+(?:No\.?\s*)?\d+\/\d+|[A-Z]{2,6}[-/]\d{2,4}[-/]\d{1,5}|[A-Z]{2,4} (?:19|20)\d{2}\/\d{1,5}|(?:(?:General|Government|GENERAL|GOVERNMENT) )?(?:Notice|NOTICE) (?:No\. )?\d{1,5} (?:of|OF) (?:19|20)\d{2}|Cmd\. \d{1,4} of (?:19|20)\d{2})$/;
/** EXECUTIVE ORDER NO. 12, G.O. Ms. No. 27, Executive Directive 26-04: the words belong to the number. */
const wordedNumber =
  /^((?:(?:Executive|Administrative|Government|Presidential|Ministerial|Office|Cabinet|Joint|Special|Memorandum|Mayoral)\s+(?:Order|Directive|Decision|Memorandum|Circular|Instruction|Notification|Resolution)|G\.\s?O\.\s?\(?(?:Ms|Rt|P)\.?\)?|General Circular|Ordinance|Proclamation|Notification|(?:[A-Z][a-z]+ )?Circular(?: Memorandum| Letter)?(?=\s*No)|(?:Resolution|Order|Decision|Decree|Regulation|Directive)(?=\s*No))\s*(?:No\.?|Number|#)?\s*:?\s*(?:[A-Z]-|[A-Z]{2} )?\d[\w./()-]*)$/i;
/** Guo Fa [2025] No. 11: the sign of an office, the year, and the number. */
const bracketNumber =
  /^((?:[A-Z][a-z]+ ){1,6}[[〔](?:19|20)\d{2}[\]〕] No\. ?\d{1,4}|(?:[A-Z][a-z]+ ){1,6}No\. ?[[〔](?:19|20)\d{2}[\]〕] ?\d{1,4})$/;
/** Document No. DP/DCP/4: a code of letters and figures. */
const codeNumber =
  /^(?:(?:[A-Z][a-z]+ )?(?:[Dd]ocument|Doc|[Rr]eference|Ref|[Ff]ile|Symbol|[Pp]aper|[Rr]eport|Policy|Circular)\.?\s*(?:No\.?|[Nn]umber|ID|symbol)?\s*:?\s*)?([A-Z]{1,6}(?:[/-][A-Z0-9.()]+)+)$/;

/** The number that a line is and nothing else. */
export function numberOf(text: string): string | null {
  const coded = codeNumber.exec(text)?.[1];
  const code = coded !== undefined && /\d/.test(coded) ? coded : undefined;
  return wordedNumber.exec(text)?.[1] ?? bracketNumber.exec(text)?.[1] ?? numberLine.exec(text)?.[1] ?? code ?? null;
}
