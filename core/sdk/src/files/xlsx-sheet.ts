import { fileError } from './errors.ts';
import { maxColumns, sheetRows } from './raw-row.ts';
import type { RawCell, RawRow } from './raw-row.ts';
import type { NumberLook } from './xlsx-styles.ts';
import { StringItem, itemText } from './xlsx-text.ts';
import type { XmlHandlers } from './xml-reader.ts';

export interface SheetContext {
  readonly strings: readonly string[];
  readonly looks: readonly NumberLook[];
  readonly is1904: boolean;
  readonly fileName: string;
}

/** Days between the serial numbers of the two date systems (ECMA-376 part 1, 18.17.4.1). */
const days1904 = 1462;

/** Turns the XML of a sheet into rows (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73). Rows without a value are left out. */
export class SheetReader implements XmlHandlers {
  readonly #context: SheetContext;
  readonly #inline = new StringItem();
  #rows: RawRow[] = [];
  #rowNumber = 0;
  #cells: RawCell[] | null = null;
  #column = 0;
  #cell: OpenCell | null = null;
  #isInValue = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  /** The rows that are complete since the last call. */
  take(): RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(tag: string, attribute: (name: string) => string | undefined): void {
    if (this.#cell) this.#openInCell(tag, this.#cell);
    else if (tag === 'row') this.#openRow(attribute('r'));
    else if (tag === 'c' && this.#cells) this.#openCell(attribute);
  }

  close(tag: string): void {
    if (this.#cell) this.#closeInCell(tag, this.#cell);
    else if (tag === 'row') this.#closeRow();
  }

  text(text: string): void {
    if (!this.#cell) return;
    if (this.#isInValue) this.#cell.value = (this.#cell.value ?? '') + text;
    else this.#inline.add(text);
  }

  #openRow(reference: string | undefined): void {
    const number = reference === undefined ? this.#rowNumber + 1 : Number(reference);
    if (!Number.isInteger(number) || number <= this.#rowNumber || number > sheetRows) {
      throw new Error(`Row ${reference} follows row ${this.#rowNumber}`);
    }
    this.#rowNumber = number;
    this.#cells = [];
    this.#column = 0;
  }

  #closeRow(): void {
    if (this.#cells && this.#cells.length > 0) this.#rows.push({ number: this.#rowNumber, cells: this.#cells });
    this.#cells = null;
  }

  #openCell(attribute: (name: string) => string | undefined): void {
    const reference = attribute('r');
    const column = reference === undefined ? this.#column + 1 : columnOf(reference);
    if (column <= this.#column) throw new Error(`Cell ${reference} follows column ${this.#column}`);
    this.#column = column;
    const style = attribute('s');
    const look = style === undefined ? 'plain' : (this.#context.looks[Number(style)] ?? 'plain');
    this.#cell = { type: attribute('t') ?? 'n', look, value: undefined, hasFormula: false, hasInline: false };
    this.#inline.reset();
    this.#isInValue = false;
  }

  #openInCell(tag: string, cell: OpenCell): void {
    if (tag === 'v') this.#isInValue = true;
    else if (tag === 'f') cell.hasFormula = true;
    else if (tag === 'is') cell.hasInline = true;
    else this.#inline.open(tag);
    if (tag === 'v') cell.value ??= '';
  }

  #closeInCell(tag: string, cell: OpenCell): void {
    if (tag === 'v') this.#isInValue = false;
    else if (tag === 'c') this.#closeCell(cell);
    else this.#inline.close(tag);
  }

  #closeCell(cell: OpenCell): void {
    this.#cell = null;
    const value = this.#valueOf(cell);
    if (value === undefined || value === '') return;
    if (this.#column > maxColumns) {
      const { fileName } = this.#context;
      throw fileError('FILE_COLUMNS_TOO_MANY', { name: fileName, row: this.#rowNumber, maxColumns });
    }
    const cells = this.#cells as RawCell[]; // a cell is opened only within a row
    while (cells.length < this.#column - 1) cells.push(undefined);
    cells.push(value);
  }

  #valueOf(cell: OpenCell): RawCell {
    if (cell.type === 'inlineStr') return cell.hasInline ? this.#inline.take() : undefined;
    if (cell.type === 'str' && cell.value !== undefined) return itemText(cell.value);
    // A formula that no spreadsheet has calculated yet, as libraries write it.
    if (!cell.value) return cell.hasFormula ? { kind: 'failed', shown: '' } : undefined;
    if (cell.type === 'n') return this.#number(cell.value.trim(), cell.look);
    if (cell.type === 's') return this.#sharedString(cell.value);
    if (cell.type === 'b') return cell.value.trim() === '1';
    if (cell.type === 'e') return { kind: 'failed', shown: cell.value };
    if (cell.type === 'd') return cell.value;
    throw new Error(`Cell type ${cell.type}`);
  }

  #number(value: string, look: NumberLook): RawCell {
    if (value === '') return undefined;
    if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value)) throw new Error(`Number ${value}`);
    const number = Number(value);
    if (!Number.isFinite(number)) throw new Error(`Number ${value}`);
    if (look === 'percent') return { kind: 'percent', ratio: number };
    if (look === 'plain') return number;
    // Less than a day is a time of day in both date systems.
    return { kind: 'serial', days: this.#context.is1904 && number >= 1 ? number + days1904 : number };
  }

  #sharedString(value: string): string {
    const text = this.#context.strings[Number(value)];
    if (text === undefined) throw new Error(`Shared string ${value}`);
    return text;
  }
}

interface OpenCell {
  readonly type: string;
  readonly look: NumberLook;
  value: string | undefined;
  hasFormula: boolean;
  hasInline: boolean;
}

/** 28 of `AB12`. */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d+$/i.exec(reference)?.[1];
  if (!letters) throw new Error(`Cell reference ${reference}`);
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
