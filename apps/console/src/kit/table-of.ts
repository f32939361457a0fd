import { numberText, plainNumber } from '../language/format.ts';
import { language } from '../language/language.ts';
import type { TableData } from '../result/table-data.ts';

/** A column of a table: its title with the unit, and what stands in it. */
export interface Column<Row> {
  readonly title: string;
  readonly unit?: string;
  readonly of: (row: Row) => string | number | null;
}

/** Rows as a table of texts. Numbers stand at the right; what is not known is a dash. */
export function tableOf<Row>(title: string, rows: readonly Row[], columns: readonly Column<Row>[]): TableData {
  const at = (row: number, column: number): string | number | null => {
    const [one, of] = [rows[row], columns[column]?.of];
    return one === undefined || of === undefined ? null : of(one);
  };
  return {
    title,
    columns: columns.map(({ title, unit, of }, column) => ({
      id: String(column + 1),
      title: unit === undefined ? title : titled(title, unit),
      isNumber: rows.some((row) => typeof of(row) === 'number') && rows.every((row) => typeof of(row) !== 'string'),
    })),
    rowCount: rows.length,
    value: at,
    shown: (row, column) => {
      const value = at(row, column);
      return typeof value === 'number' ? numberText(value) : (value ?? '—');
    },
    plain: (row, column) => {
      const value = at(row, column);
      return typeof value === 'number' ? plainNumber(value) : (value ?? '');
    },
  };
}

function titled(title: string, unit: string): string {
  return language() === 'zh' ? `${title}（${unit}）` : `${title} (${unit})`;
}
