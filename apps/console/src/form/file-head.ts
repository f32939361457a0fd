/** What one sees of a file before it is sent. */
export interface FileHead {
  /** The first rows of a table of text, cells apart; the first is its header. */
  readonly rows: readonly (readonly string[])[];
  /** Rows that have more or fewer cells than the header, by their line in the file, the header being line 1. */
  readonly uneven: readonly number[];
  readonly lines: number;
}

const mostRows = 6;
const mostBytes = 2_000_000;

/** The head of a CSV or TSV file in an input, UTF-8 or GB 18030; `null` for what is no table of text. */
export function fileHead(file: Readonly<Record<string, unknown>>): FileHead | null {
  const name = typeof file['name'] === 'string' ? file['name'].toLowerCase() : '';
  if (!/\.(csv|tsv)$/.test(name)) return null;
  const text = textOf(file);
  if (text === null) return null;
  const records = recordsOf(text, name.endsWith('.tsv') ? '\t' : ',');
  const width = records[0]?.cells.length ?? 0;
  return {
    rows: records.slice(0, mostRows).map(({ cells }) => cells),
    uneven: records.filter(({ cells }) => cells.length !== width).map(({ line }) => line),
    lines: records.length,
  };
}

function textOf({ text, base64 }: Readonly<Record<string, unknown>>): string | null {
  if (typeof text === 'string') return text.slice(0, mostBytes);
  if (typeof base64 !== 'string') return null;
  const whole = base64.slice(0, mostBytes - (mostBytes % 4));
  const bytes = Uint8Array.from(atob(whole), (one) => one.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

interface FileRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Records by RFC 4180: quotes hold separators and line ends, two quotes are one. Empty lines are left out. */
function recordsOf(text: string, separator: string): readonly FileRecord[] {
  const records: FileRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let line = 1;
  let begun = 1;
  const endRecord = (): void => {
    cells.push(cell);
    if (cells.length > 1 || cell !== '') records.push({ cells, line: begun });
    cells = [];
    cell = '';
    begun = line;
  };
  for (let at = 0; at < text.length; at++) {
    const one = text[at] ?? '';
    if (one === '\n') line += 1;
    if (isQuoted) {
      if (one !== '"') cell += one;
      else if (text[at + 1] === '"') cell += text[++at] ?? '';
      else isQuoted = false;
    } else if (one === '"' && cell === '') isQuoted = true;
    else if (one === separator) {
      cells.push(cell);
      cell = '';
    } else if (one === '\n') endRecord();
    else if (one !== '\r') cell += one;
  }
  if (cell !== '' || cells.length > 0) endRecord();
  return records;
}
