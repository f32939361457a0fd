import type { z } from 'zod';
import { CellFault, convertCell } from './convert-cell.ts';
import { fileError } from './errors.ts';
import { findHeader, headerSearchRows, refuseBadHeader } from './find-header.ts';
import type { TableHeader } from './find-header.ts';
import { isBlank, shownText } from './raw-row.ts';
import type { RawRow } from './raw-row.ts';
import { issueText, shortened } from './row-error.ts';
import type { RowError } from './row-error.ts';
import type { TableColumn } from './table-columns.ts';

const defaultMaxRows = 200_000;
const defaultMaxErrors = 1_000;

export interface TableReaderOptions<Columns extends z.ZodObject> {
  /** Of the file, for messages. */
  readonly name: string;
  readonly schema: Columns;
  readonly columns: readonly TableColumn[];
  /** Cells were cut apart by a delimiter, so one too many means that a quotation mark is missing. */
  readonly isDelimited: boolean;
  readonly maxRows?: number;
  readonly maxErrors?: number;
}

/** Takes raw rows one by one: finds the header among the first, then reads the rest by it. */
export class TableReader<Columns extends z.ZodObject> {
  readonly #options: TableReaderOptions<Columns>;
  readonly #maxRows: number;
  readonly #maxErrors: number;
  readonly #rows: z.output<Columns>[] = [];
  readonly #rowNumbers: number[] = [];
  readonly #errors: RowError[] = [];
  readonly #headless = new Set<number>();
  #errorCount = 0;
  #rowCount = 0;
  /** The first rows, until the header is found. */
  #waiting: RawRow[] = [];
  #header: TableHeader | null = null;

  constructor(options: TableReaderOptions<Columns>) {
    this.#options = options;
    this.#maxRows = options.maxRows ?? defaultMaxRows;
    this.#maxErrors = options.maxErrors ?? defaultMaxErrors;
  }

  add(row: RawRow): void {
    if (row.cells.every(isBlank)) return;
    if (this.#header) this.#read(row, this.#header);
    else if (this.#waiting.push(row) === headerSearchRows) this.#startReading();
  }

  finish() {
    if (!this.#header) this.#startReading();
    return {
      rows: this.#rows,
      rowNumbers: this.#rowNumbers,
      errors: this.#errors,
      errorCount: this.#errorCount,
      ignoredColumns: [
        ...(this.#header?.ignored ?? []),
        ...[...this.#headless].toSorted((a, b) => a - b).map(columnLetters),
      ],
    };
  }

  #startReading(): void {
    const header = findHeader(this.#waiting, this.#options.columns);
    if (!header) throw fileError('FILE_EMPTY', { name: this.#options.name });
    refuseBadHeader(header, this.#options.name);
    this.#header = header;
    for (const row of this.#waiting) if (row.number > header.row) this.#read(row, header);
    this.#waiting = [];
  }

  #read(row: RawRow, header: TableHeader): void {
    if (++this.#rowCount > this.#maxRows) {
      throw fileError('FILE_ROWS_TOO_MANY', { name: this.#options.name, maxRows: this.#maxRows });
    }
    const errorsBefore = this.#errorCount;
    this.#noteHeadless(row, header);
    const values: [string, unknown][] = [];
    for (const { column, index, header: title } of header.places) {
      const value = convertCell(row.cells[index], column);
      if (value instanceof CellFault) this.#refuse(row, index, title, value.message);
      else if (value !== undefined) values.push([column.key, value]);
      else if (column.isRequired) this.#refuse(row, index, title, { zh: '必填，不得为空', en: 'Required, but blank' });
    }
    if (this.#errorCount > errorsBefore) return;
    const parsed = this.#options.schema.safeParse(Object.fromEntries(values), { reportInput: true });
    if (parsed.success) {
      this.#rows.push(parsed.data);
      this.#rowNumbers.push(row.number);
    } else for (const issue of parsed.error.issues) this.#refuseIssue(row, header, issue);
  }

  #refuseIssue(row: RawRow, header: TableHeader, issue: z.core.$ZodIssue): void {
    const place = header.places.find(({ column }) => column.key === issue.path[0]);
    this.#refuse(row, place?.index ?? null, place?.header ?? null, issueText(issue, place?.column));
  }

  #refuse(row: RawRow, index: number | null, column: string | null, message: RowError['message']): void {
    if (++this.#errorCount > this.#maxErrors) return;
    const value = index === null ? null : shortened(shownText(row.cells[index]));
    this.#errors.push({ row: row.number, column, value, message });
  }

  #noteHeadless(row: RawRow, header: TableHeader): void {
    for (const index of header.blanks) if (!isBlank(row.cells[index])) this.#headless.add(index);
    const beyond = row.cells.findIndex((cell, index) => index >= header.width && !isBlank(cell));
    if (beyond < 0) return;
    if (this.#options.isDelimited) this.#refuse(row, beyond, null, tooManyCells);
    else this.#headless.add(beyond);
  }
}

const tooManyCells = {
  zh: '比表头多出内容，疑为内容中含有分隔符而未加引号',
  en: 'Holds more cells than the header: a value with a delimiter may lack its quotation marks',
};

/** `(C)` for index 2. */
function columnLetters(index: number): string {
  let letters = '';
  for (let left = index; left >= 0; left = Math.floor(left / 26) - 1)
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  return `(${letters})`;
}
