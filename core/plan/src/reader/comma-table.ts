/** A file of comma-separated values has at least so many columns and rows (RFC 4180). */
const fewestColumns = 4;
const fewestRows = 4;

/**
 * A table saved as comma-separated values, with tabs between its cells and each row on a line: as many characters as before, so
 * that every place stays. Any other text comes back as it is.
 *
 * The commas of Chinese sentences are of another width; an English table tells itself by its quotes and by as many cells in every row.
 */
export function commaTableToTabs(text: string): string {
  const rows = rowsOf(text);
  const counts = rows.map(({ commas }) => commas.length + 1);
  const columns = counts[0] ?? 0;
  if (columns < fewestColumns || rows.length < fewestRows || counts.some((count) => count !== columns)) return text;
  const characters = [...Array(text.length).keys()].map((at) => text.charAt(at));
  for (const { from, to, commas, quotes } of rows) {
    // Number, issuer and date beside each other above the table stand on lines of their own.
    const isAbove = cellsOf(text, { from, to, commas }).every((cell) => /^["\s]*$|：/.test(cell));
    for (const at of commas) characters[at] = isAbove ? '\n' : '\t';
    for (const [open, close] of quotes) {
      for (let at = open; at < close; at++) if (/[\r\n]/.test(text.charAt(at))) characters[at] = ' ';
      [characters[open], characters[close]] = [' ', ' '];
    }
    // Commas that only fill up a row: a title over the table.
    for (let at = to - 1; at >= from && /[\t\n]/.test(characters[at] ?? ''); at--) characters[at] = ' ';
  }
  return characters.join('');
}

interface Row {
  readonly from: number;
  readonly to: number;
  readonly commas: readonly number[];
  readonly quotes: readonly (readonly [number, number])[];
}

function cellsOf(text: string, { from, to, commas }: Omit<Row, 'quotes'>): readonly string[] {
  return [...commas, to].map((end, at) => text.slice(at === 0 ? from : (commas[at - 1] ?? 0) + 1, end));
}

/** Rows with the places of what parts their cells; a quoted cell may hold commas and breaks of lines. */
function rowsOf(text: string): readonly Row[] {
  const rows: Row[] = [];
  let row = { from: 0, commas: [] as number[], quotes: [] as [number, number][] };
  let open = -1;
  for (let at = 0; at <= text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      if (open === -1) open = at;
      else {
        row.quotes.push([open, at]);
        open = -1;
      }
    } else if (open === -1 && character === ',') row.commas.push(at);
    else if (at === text.length || (open === -1 && character === '\n')) {
      if (text.slice(row.from, at).trim() !== '') rows.push({ ...row, to: at });
      row = { from: at + 1, commas: [], quotes: [] };
    }
  }
  return rows;
}
