/**
 * CSV as spreadsheets open it: RFC 4180 with a byte order mark, without which they take UTF-8 for another encoding.
 *
 * `rows` the first is the header
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return csvOfLines(rows.map(csvLine));
}

export function csvOfLines(lines: readonly string[]): string {
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

export function csvLine(cells: readonly string[]): string {
  return cells.map(csvCell).join(',');
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP advises ("CSV Injection"). */
function csvCell(text: string) {
  const isNumber = /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(text);
  const safe = /^[=+\-@\t\r]/.test(text) && !isNumber ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
