import type { Language } from '@yuzhi/sdk';
import type { Reading } from '../reader/reading.ts';
import { ledgerColumns, ledgerRows } from './ledger-rows.ts';

/** The ledger as CSV in UTF-8 with a byte order mark, as Excel and WPS open it. */
export function ledgerCsv(reading: Reading, language: Language): string {
  const keys = Object.keys(ledgerColumns) as (keyof typeof ledgerColumns)[];
  const head = keys.map((key) => ledgerColumns[key][language]);
  const rows = ledgerRows(reading).map((row) =>
    keys.map((key) => (key in row ? String(row[key as keyof typeof row]) : '')),
  );
  return `\uFEFF${[head, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted where it has to be; what a spreadsheet would compute is kept a text. */
function cell(value: string): string {
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
