import { fileError } from './errors.ts';
import { foldHeader, foldWidth, isSameUnit, longestName } from './fold-header.ts';
import { shownText } from './raw-row.ts';
import type { RawRow } from './raw-row.ts';
import { shortened } from './row-error.ts';
import type { TableColumn } from './table-columns.ts';

/** Titles, notes and the unit of a whole table stand above its header: so many rows are looked through. */
export const headerSearchRows = 10;

/** The header row of a table and where each column stands in it. */
export interface TableHeader {
  /** As the spreadsheet counts it. */
  readonly row: number;
  readonly places: readonly ColumnPlace[];
  /** Headers that no column answers to, as written. */
  readonly ignored: readonly string[];
  /** Indices within the header that have no header. */
  readonly blanks: readonly number[];
  /** Cells in the header row, blank ones too. */
  readonly width: number;
  readonly missing: readonly TableColumn[];
}

export interface ColumnPlace {
  readonly column: TableColumn;
  readonly index: number;
  /** As written. */
  readonly header: string;
  /** The unit as written when it is not the column's. */
  readonly foreignUnit: string | null;
}

/**
 * The header among the first rows: the first row that has every required column, else the one with the most columns.
 * `null` when there is no row at all.
 */
export function findHeader(rows: readonly RawRow[], columns: readonly TableColumn[]): TableHeader | null {
  let best: TableHeader | null = null;
  const byName = new Map(columns.flatMap((column) => column.names.map((name) => [name, column] as const)));
  for (const row of rows.slice(0, headerSearchRows)) {
    const header = toHeader(row, columns, byName);
    if (best === null || score(header) > score(best)) best = header;
  }
  return best;
}

/** @throws FILE_COLUMNS_DUPLICATE, FILE_COLUMNS_MISSING, FILE_COLUMN_UNIT_DIFFERENT */
export function refuseBadHeader(header: TableHeader, name: string): void {
  const { missing, places } = header;
  if (missing.length > 0) {
    const found = [...places.map((place) => place.header), ...header.ignored].slice(0, 50).map(shortened);
    throw fileError('FILE_COLUMNS_MISSING', {
      name,
      titlesZh: missing.map((column) => column.title.zh).join('、'),
      titlesEn: missing.map((column) => column.title.en).join(', '),
      missing: missing.map((column) => column.key),
      found: found.join(', '),
    });
  }
  const duplicates = places.filter((place) => places.some((other) => other !== place && other.column === place.column));
  if (duplicates.length > 0) throw fileError('FILE_COLUMNS_DUPLICATE', { name, headers: headersOf(duplicates) });
  const foreign = places.filter((place) => place.foreignUnit !== null);
  if (foreign.length === 0) return;
  const units = foreign.map((place) => place.column.unit).join(', ');
  throw fileError('FILE_COLUMN_UNIT_DIFFERENT', { name, headers: headersOf(foreign), units });
}

function headersOf(places: readonly ColumnPlace[]): string {
  return places.map((place) => shortened(place.header)).join(', ');
}

function score(header: TableHeader): number {
  const found = new Set(header.places.map((place) => place.column)).size;
  return found + (found > 0 && header.missing.length === 0 ? 1_000_000 : 0);
}

function toHeader(row: RawRow, columns: readonly TableColumn[], byName: ReadonlyMap<string, TableColumn>): TableHeader {
  const places: ColumnPlace[] = [];
  const ignored: string[] = [];
  const blanks: number[] = [];
  for (const [index, cell] of row.cells.entries()) {
    const header = shownText(cell).trim();
    const match = header === '' ? null : matchHeader(header, byName);
    if (match) places.push({ ...match, index, header });
    else if (header === '') blanks.push(index);
    else ignored.push(header);
  }
  const found = new Set(places.map((place) => place.column));
  const missing = columns.filter((column) => column.isRequired && !found.has(column));
  return { row: row.number, places, ignored, blanks, width: row.cells.length, missing };
}

const remarks = new Set(['必填', '选填', '可选', 'required', 'optional']);

/** The column that a header names, with or without something in brackets behind the name. */
function matchHeader(
  header: string,
  byName: ReadonlyMap<string, TableColumn>,
): { column: TableColumn; foreignUnit: string | null } | null {
  let name = header;
  const bracketed: string[] = [];
  for (;;) {
    const column = byName.get(foldHeader(name));
    if (column) {
      const units = bracketed.filter((text) => !remarks.has(foldHeader(text)));
      return {
        column,
        foreignUnit: units.find((text) => column.unit !== null && !isSameUnit(text, column.unit)) ?? null,
      };
    }
    if (name.length > longestName) return null;
    const bracket = /^(.+?)[([{【〔]([^([{【〔]*)[)\]}】〕]\s*\**$/s.exec(foldWidth(name).trim());
    if (bracket?.[1] === undefined) return null;
    name = bracket[1];
    bracketed.push(bracket[2] ?? '');
  }
}
