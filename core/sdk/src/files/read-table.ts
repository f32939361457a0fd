import type { z } from 'zod';
import { csvHead, csvRows, delimiters } from './csv-rows.ts';
import type { Delimiter } from './csv-rows.ts';
import { readTextAs } from './decode-text.ts';
import type { TextEncoding } from './decode-text.ts';
import { fileError } from './errors.ts';
import { extensionOf, fileBytes } from './file-ref.ts';
import type { FileRef } from './file-ref.ts';
import { findHeader, headerSearchRows } from './find-header.ts';
import type { RawRows } from './raw-row.ts';
import type { RowError } from './row-error.ts';
import { tableColumns } from './table-columns.ts';
import type { TableColumn } from './table-columns.ts';
import { TableReader } from './table-reader.ts';
import { looksLikeWorkbook, openSheet } from './xlsx-rows.ts';

export interface TableOptions {
  /** Name of the sheet. Default: the first visible one. */
  readonly sheet?: string;
  /** Most rows with anything in them. Default 200,000. */
  readonly maxRows?: number;
  /** Most errors that are listed; all are counted. Default 1,000. */
  readonly maxErrors?: number;
  /** `collect` (default) returns the errors beside the good rows, `throw` throws FILE_ROWS_INVALID for any. */
  readonly onError?: 'collect' | 'throw';
  readonly signal?: AbortSignal;
}

export interface Table<Row> {
  /** The rows without an error, in the order of the file. */
  readonly rows: readonly Row[];
  /** For each of `rows`, its number as the spreadsheet shows it. */
  readonly rowNumbers: readonly number[];
  readonly errors: readonly RowError[];
  /** How many errors there are, those beyond `maxErrors` too. */
  readonly errorCount: number;
  /** Headers that no column answers to, as written; a letter such as `(C)` for values without a header. */
  readonly ignoredColumns: readonly string[];
  /** For a CSV file that came as bytes. */
  readonly encoding?: TextEncoding;
  /** For a workbook. */
  readonly sheet?: string;
}

/**
 * Reads a CSV file or a sheet of an .xlsx workbook as rows of `columns`, an object schema whose properties are the
 * columns.
 *
 * A header names a column by its key, its Chinese or English title or one of its `x-aliases`; width, case and spaces
 * do not count. A unit in brackets behind it must be the column's. The header may stand below a title: it is looked
 * for in the first ten rows. Cells are read by the column's schema: numbers, days, yes and no, words of codes. Blank
 * rows are skipped; of merged cells only the first has the value.
 *
 * @throws FILE_COLUMNS_MISSING, FILE_COLUMNS_DUPLICATE, FILE_COLUMN_UNIT_DIFFERENT, FILE_ROWS_INVALID and the errors
 * of files that cannot be read
 *
 * @example
 * const readings = z.object({
 *   station: z.string().meta(label('站点', 'Station')),
 *   rainfallMm: z.number().min(0).meta(label('雨量', 'Rainfall', { unit: 'mm' })),
 * });
 * const { rows } = await readTable(input.readings, readings, { onError: 'throw' });
 */
export async function readTable<Columns extends z.ZodObject>(
  file: FileRef,
  columns: Columns,
  options: TableOptions = {},
): Promise<Table<z.output<Columns>>> {
  const described = tableColumns(columns);
  const { source, isDelimited, ...origin } = await openTable(file, described, options);
  const reader = new TableReader({ ...options, name: file.name, schema: columns, columns: described, isDelimited });
  for await (const batch of source) {
    options.signal?.throwIfAborted();
    for (const row of batch) reader.add(row);
  }
  const table = { ...reader.finish(), ...origin };
  if (options.onError !== 'throw' || table.errorCount === 0) return table;
  throw fileError('FILE_ROWS_INVALID', { name: file.name, errorCount: table.errorCount, errors: table.errors });
}

interface OpenedTable {
  readonly source: RawRows;
  readonly isDelimited: boolean;
  readonly sheet?: string;
  readonly encoding?: TextEncoding;
}

async function openTable(file: FileRef, columns: readonly TableColumn[], options: TableOptions): Promise<OpenedTable> {
  if ('base64' in file) {
    const bytes = fileBytes(file);
    if (bytes.length === 0) throw fileError('FILE_EMPTY', { name: file.name });
    if (looksLikeWorkbook(bytes) || extensionOf(file.name) === '.xlsx') {
      const { rows, sheet } = await openSheet(bytes, options.sheet, file.name);
      return { source: rows, isDelimited: false, sheet };
    }
  }
  const { text, encoding } = readTextAs(file);
  const source = csvRows(text, chooseDelimiter(text, columns), file.name);
  return { source, isDelimited: true, ...(encoding === null ? {} : { encoding }) };
}

/** The delimiter under which the most columns are found, then the one that makes the most cells. */
function chooseDelimiter(text: string, columns: readonly TableColumn[]): Delimiter {
  const scored = delimiters.map((delimiter) => {
    const rows = csvHead(text, delimiter, headerSearchRows);
    const found = findHeader(rows, columns)?.places.length ?? 0;
    return { delimiter, score: found * 1_000_000 + Math.max(0, ...rows.map((row) => row.cells.length)) };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}
