/**
 * A cell before any column gave it a meaning. `undefined` and `''` are blank. A plain number comes only from a
 * spreadsheet; everything in a CSV file is text.
 */
export type RawCell = string | number | boolean | SerialCell | PercentCell | FailedCell | undefined;

/** A number that the spreadsheet shows as a date or a time: days since 1899-12-30 (since 1904-01-01 already shifted). */
export interface SerialCell {
  readonly kind: 'serial';
  readonly days: number;
}

/** A number that the spreadsheet shows as per cent: 0.12 is shown as 12%. */
export interface PercentCell {
  readonly kind: 'percent';
  readonly ratio: number;
}

/** A formula without a usable result. `shown` is what the cell shows, such as `#N/A`; empty when never calculated. */
export interface FailedCell {
  readonly kind: 'failed';
  readonly shown: string;
}

export interface RawRow {
  /** As the spreadsheet counts it; the first is 1. */
  readonly number: number;
  readonly cells: readonly RawCell[];
}

/** Rows as they are read, a batch at a time: between batches the event loop breathes. */
export type RawRows = AsyncIterable<readonly RawRow[]>;

/** A sheet of a workbook cannot be larger (ECMA-376: 1,048,576 rows). */
export const sheetRows = 1_048_576;

/** Far beyond any table that people fill in, and low enough that a row of blanks costs nothing. */
export const maxColumns = 2_000;

export function isBlank(cell: RawCell): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** The cell as the spreadsheet would show it, for messages and text columns. */
export function shownText(cell: RawCell): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell);
  if (cell.kind === 'failed') return cell.shown;
  if (cell.kind === 'percent') return `${percentOf(cell)}%`;
  return serialText(cell.days, ' ');
}

/** 12 for 0.12, without the noise of binary fractions. */
export function percentOf(cell: PercentCell): number {
  return Number((cell.ratio * 100).toPrecision(15));
}

/**
 * `YYYY-MM-DD`, with the time of day when there is one, or the time alone for less than a day. The serial number 60 is
 * the 29 February 1900 that never was; smaller ones are a day later than the rule says (ECMA-376, 18.17.4).
 */
export function serialText(days: number, separator: ' ' | 'T'): string {
  const seconds = Math.round(days * 86_400);
  const wholeDays = Math.floor(seconds / 86_400);
  const time = clock(seconds - wholeDays * 86_400);
  if (wholeDays === 0) return time;
  const date = serialDate(wholeDays);
  return time === '00:00:00' ? date : `${date}${separator}${time}`;
}

/** The calendar date of a whole serial number; empty when there is none. */
export function serialDate(wholeDays: number): string {
  if (wholeDays < 1 || wholeDays === 60 || wholeDays > 2_958_465) return '';
  const shift = wholeDays < 60 ? 1 : 0;
  return new Date(Date.UTC(1899, 11, 30 + wholeDays + shift)).toISOString().slice(0, 10);
}

function clock(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
