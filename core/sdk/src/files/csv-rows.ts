import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { Options, Parser } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { fileError } from './errors.ts';
import { maxColumns, sheetRows } from './raw-row.ts';
import type { RawRow, RawRows } from './raw-row.ts';

export type Delimiter = ',' | ';' | '\t';

export const delimiters: readonly Delimiter[] = [',', ';', '\t'];

const chunkBytes = 64 * 1024;
const maxRowBytes = 1024 * 1024;
const headCharacters = 256 * 1024;

/**
 * The rows of a CSV text. Quotes as in RFC 4180; a quote within an unquoted cell stands for itself.
 *
 * @param name for messages
 * @throws FILE_CSV_QUOTE_OPEN, FILE_CSV_ROW_TOO_LONG, FILE_CSV_DAMAGED, FILE_COLUMNS_TOO_MANY, FILE_ROWS_TOO_MANY
 */
export async function* csvRows(text: string, delimiter: Delimiter, name: string): RawRows {
  const batch: RawRow[] = [];
  let number = 0;
  const keep = (record: string[]): null => {
    batch.push(toRow(record, ++number, name));
    return null;
  };
  const feed = feedOf(parse({ ...optionsFor(delimiter), on_record: keep }));
  const bytes = Buffer.from(text);
  let rowStart = 0;
  try {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      await nextTurn();
      await feed.write(bytes.subarray(at, at + chunkBytes));
      if (batch.length > 0) rowStart = at;
      else if (at - rowStart > maxRowBytes) throw tooLong(number + 1, name);
      yield batch.splice(0);
    }
    await feed.end();
    yield batch.splice(0);
  } catch (cause) {
    throw cause instanceof CsvError ? csvFault(cause, number + 1, name) : cause;
  } finally {
    feed.close();
  }
}

/** The first rows of a CSV text, up to the first fault: enough to find its header. */
export function csvHead(text: string, delimiter: Delimiter, count: number): RawRow[] {
  const rows: RawRow[] = [];
  const onRecord = (record: string[]): null => {
    rows.push({ number: rows.length + 1, cells: record.slice(0, maxColumns).map(unwrapped) });
    return null;
  };
  try {
    parseSync(text.slice(0, headCharacters), { ...optionsFor(delimiter), to: count, on_record: onRecord });
  } catch (fault) {
    // Reading all of it will meet the fault again and say where it is.
    if (!(fault instanceof CsvError)) throw fault;
  }
  return rows;
}

function optionsFor(delimiter: Delimiter): Options {
  return { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true };
}

/** A parser whose rows leave by `on_record`, so that only writing to it is left. */
function feedOf(parser: Parser) {
  // Each fault comes by a callback; as an event, too, it would end the process.
  parser.on('error', () => {});
  const settle = (resolve: () => void, reject: (fault: Error) => void) => (fault?: Error | null) => {
    if (fault) reject(fault);
    else resolve();
  };
  return {
    write: (chunk: Buffer) => new Promise<void>((resolve, reject) => void parser.write(chunk, settle(resolve, reject))),
    end: () => new Promise<void>((resolve, reject) => void parser.end(settle(resolve, reject))),
    close: () => void parser.destroy(),
  };
}

function tooLong(row: number, name: string): Error {
  return fileError('FILE_CSV_ROW_TOO_LONG', { name, row, maxBytes: maxRowBytes });
}

function toRow(record: string[], number: number, name: string): RawRow {
  if (number > sheetRows) throw fileError('FILE_ROWS_TOO_MANY', { name, maxRows: sheetRows });
  if (record.length > maxColumns) throw fileError('FILE_COLUMNS_TOO_MANY', { name, row: number, maxColumns });
  return { number, cells: record.map(unwrapped) };
}

/** Exports write `="0012"` so that a spreadsheet keeps the zeros; the text is what is meant. */
function unwrapped(cell: string): string {
  return cell.startsWith('="') && cell.endsWith('"') && cell.length > 2 ? cell.slice(2, -1) : cell;
}

function csvFault(cause: CsvError, row: number, name: string): Error {
  const code = cause.code === 'CSV_QUOTE_NOT_CLOSED' ? 'FILE_CSV_QUOTE_OPEN' : 'FILE_CSV_DAMAGED';
  return fileError(code, { name, row }, cause);
}
