const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const month = `(?:${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|t)?\\.?`).join('|')})`;
/** A line that is a date, with or without words such as published before it. */
export const dateLine: RegExp = new RegExp(
  `^(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?, (?=\\d))?(?:(?:(?:first |last )?(?:published|issued|date|dated|updated|modified|adopted|approved|effective|released|signed|posted)|publication date|version [\\d.]+)(?:\\s+(?:on|date|modified|published|issued|of issue|of publication|of meeting|of decision|of report))?\\s*[:,]?\\s*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+)?(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(${month}),?\\s+(\\d{4})|(${month})\\s+(?:(\\d{1,2})(?:st|nd|rd|th)?,\\s*)?(\\d{4})|(\\d{4})-(\\d{2})-(\\d{2}))\\.?$`,
  'i',
);

/** Brussels, 8.7.2026: day, month, year. */
export const dottedDate: RegExp = /^(?:[A-Z][a-z]+, |date[d]?\s*:?\s*)?(\d{1,2})[.-](\d{1,2})[.-]((?:19|20)\d{2})\.?$/i;

/** When the page was changed last says less than when the document was issued. */
export function isRevision(text: string): boolean {
  return /^(?:last )?(?:date )?(?:updated|modified)\b/i.test(text);
}

/** Signed this 9th day of February, 2026; Dated: 3 March 2026. */
export function signedOf(text: string): string | null {
  const sworn =
    /^(?:Signed|Dated|Done|Given|Issued|Adopted|Executed)\b.*?\b(\d{1,2})(?:st|nd|rd|th)? day of ([A-Z][a-z]+),? (\d{4})/i.exec(
      text,
    );
  if (sworn !== null) return isoOf(`${sworn[1]} ${sworn[2]} ${sworn[3]}`);
  const placed =
    /^(?:THE WHITE HOUSE|[A-Z][a-z]+(?: [A-Z][a-z]+)?), (\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})\.?$/.exec(
      text,
    )?.[1];
  if (placed !== undefined) return isoOf(placed);
  const plain =
    /^(?:Signed|Dated|Done|Given|Issued|Adopted|Approved|Published)\b[^.]{0,40}?((?:\d{1,2} )?[A-Z][a-z]+(?: \d{1,2},)? \d{4})\.?$/.exec(
      text,
    )?.[1];
  return plain === undefined ? null : isoOf(plain);
}

/** A line that is a date, as ISO 8601, to the day or the month. */
export function isoOf(text: string): string | null {
  const [, dayOf, monthOf, yearOf] = dottedDate.exec(text) ?? [];
  if (dayOf !== undefined && monthOf !== undefined)
    return `${yearOf}-${monthOf.padStart(2, '0')}-${dayOf.padStart(2, '0')}`;
  const found = dateLine.exec(text);
  if (found === null) return strokesOf(text);
  const [, day, dayMonth, dayYear, monthName, monthDay, monthYear, y, m, d] = found;
  if (y !== undefined) return `${y}-${m}-${d}`;
  const name = dayMonth ?? monthName ?? '';
  const number = String(months.findIndex((one) => one.startsWith(name.toLowerCase().slice(0, 3))) + 1).padStart(2, '0');
  const date = day ?? monthDay;
  return `${dayYear ?? monthYear}-${number}${date === undefined ? '' : `-${date.padStart(2, '0')}`}`;
}

/** Date: 10/23/2026 or 23/10/2026: a date where only one of the two can be the month. */
function strokesOf(text: string): string | null {
  const [, one = '', two = '', year = ''] =
    /^(?:(?:effective |issue |publication )?dated?\s*:?\s*)?(\d{1,2})\/(\d{1,2})\/((?:19|20)\d{2})\.?$/i.exec(text) ??
    [];
  const [first, second] = [Number(one), Number(two)];
  if (year === '' || first > 12 === second > 12 || Math.max(first, second) > 31) return null;
  const [month, day] = first > 12 ? [second, first] : [first, second];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
