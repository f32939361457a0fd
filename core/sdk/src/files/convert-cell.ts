import type { Text } from '../text.ts';
import { foldHeader, foldWidth, isSameUnit } from './fold-header.ts';
import { isBlank, percentOf, serialDate, serialText, shownText } from './raw-row.ts';
import type { RawCell } from './raw-row.ts';
import { choiceText } from './row-error.ts';
import type { TableColumn } from './table-columns.ts';

/** Why a cell could not be read. */
export class CellFault {
  readonly message: Text;

  constructor(zh: string, en: string) {
    this.message = { zh, en };
  }
}

/**
 * The value of a cell as its column's schema takes it; `undefined` for a blank one, `null` where the column wants that.
 */
export function convertCell(cell: RawCell, column: TableColumn): unknown {
  if (isBlank(cell)) return column.isNullable ? null : undefined;
  if (typeof cell === 'object' && cell.kind === 'failed') return failure(cell.shown);
  switch (column.kind) {
    case 'number':
      return toNumber(cell, column.unit);
    case 'boolean':
      return toBoolean(cell);
    case 'date':
      return toDate(cell);
    case 'datetime':
      return toDateTime(cell);
    case 'code':
      return toCode(cell, column);
    case 'text':
      return shownText(cell).trim();
  }
}

function failure(shown: string): CellFault {
  return shown === ''
    ? new CellFault(
        '公式尚未计算，请用表格软件打开并保存后重新提交',
        'The formula has no saved result: open and save the file',
      )
    : new CellFault('公式计算出错', 'The formula of this cell failed');
}

const plainNumber = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i;
const groupedNumber = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;

function toNumber(cell: RawCell, unit: string | null): number | CellFault {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'object' && cell.kind === 'percent') return unit === '%' ? percentOf(cell) : cell.ratio;
  const text = typeof cell === 'string' ? withoutUnit(shortText(cell), unit) : '';
  const digits = groupedNumber.test(text) ? text.replaceAll(',', '') : text;
  const number = plainNumber.test(digits) ? Number(digits) : Number.NaN;
  return Number.isFinite(number) ? number : new CellFault('须为数字', 'Must be a number');
}

const longestValue = 64;

/** A cell that may be a number or a date, folded; empty when it is too long for that and would only take time. */
function shortText(cell: string): string {
  const text = cell.trim();
  return text.length <= longestValue ? foldWidth(text) : '';
}

/** `12 mm` in a column of millimetres. */
function withoutUnit(text: string, unit: string | null): string {
  const parts = unit === null ? null : /^([-+\d.,e]*\d)\s*([^\d\s].*)$/i.exec(text);
  return parts?.[1] !== undefined && isSameUnit(parts[2] ?? '', unit ?? '') ? parts[1] : text;
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['是', true],
  ['true', true],
  ['yes', true],
  ['1', true],
  ['否', false],
  ['false', false],
  ['no', false],
  ['0', false],
]);

function toBoolean(cell: RawCell): boolean | CellFault {
  return truths.get(foldHeader(shownText(cell))) ?? new CellFault('须填“是”或“否”', 'Must be yes or no');
}

const notADate = (): CellFault => new CellFault('须为日期，如 2026-11-23', 'Must be a date such as 2026-11-23');
const noSuchDay = (): CellFault => new CellFault('没有这一天', 'There is no such day');

function toDate(cell: RawCell): string | CellFault {
  const moment = toMoment(cell);
  if (moment instanceof CellFault) return moment;
  if (/[^0:]/.test(moment.time)) return new CellFault('只填日期，不带时刻', 'Must be a date without a time of day');
  return moment.date;
}

function toDateTime(cell: RawCell): string | CellFault {
  const moment = toMoment(cell);
  if (!(moment instanceof CellFault)) return `${moment.date}T${moment.time || '00:00:00'}${moment.zone}`;
  return new CellFault('须为日期和时刻，如 2026-11-23 08:30', 'Must be a date and time such as 2026-11-23 08:30');
}

interface Moment {
  readonly date: string;
  /** `HH:mm:ss`, empty when not given. */
  readonly time: string;
  /** `Z` or `+08:00` as written, else empty. */
  readonly zone: string;
}

function toMoment(cell: RawCell): Moment | CellFault {
  if (typeof cell === 'number') return numberMoment(cell);
  if (typeof cell === 'object' && cell.kind === 'serial') return serialMoment(cell.days);
  return typeof cell === 'string' ? textMoment(cell) : notADate();
}

/** A bare number: 20261123, or a serial number that lost its date format. Four digits would be a year. */
function numberMoment(number: number): Moment | CellFault {
  if (number >= 10_000_000) return textMoment(String(number));
  return number >= 10_000 && number < 100_000 ? serialMoment(number) : notADate();
}

function serialMoment(days: number): Moment | CellFault {
  if (serialDate(Math.floor(days)) === '') return days >= 0 && days < 1 ? notADate() : noSuchDay();
  const [date = '', time = ''] = serialText(days, ' ').split(' ');
  return { date, time, zone: '' };
}

const dashed = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:日)?$/;
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const clock = /^(.*?[\d日])(?:[t\s]+|(?<=日))(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?(z|[-+]\d{2}:\d{2})?$/i;

function textMoment(cell: string): Moment | CellFault {
  const text = shortText(cell);
  if (/^\d{5}$/.test(text)) return serialMoment(Number(text));
  const [, day = text, hours, minutes, seconds = '00', zone = ''] = clock.exec(text) ?? [];
  const time = hours === undefined ? '' : `${hours.padStart(2, '0')}:${minutes}:${seconds}`;
  if (time !== '' && !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) return notADate();
  const date = textDate(day.replace(/\s/g, ''));
  return typeof date === 'string' ? { date, time, zone: zone.toUpperCase() } : date;
}

function textDate(day: string): string | CellFault {
  const spread = dashed.exec(day);
  const [year, month, date] = spread
    ? [spread[1], spread[3], spread[4]]
    : (chinese.exec(day) ?? compact.exec(day) ?? []).slice(1);
  if (year === undefined || month === undefined || date === undefined) return notADate();
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const instant = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso);
  return exists ? iso : noSuchDay();
}

function toCode(cell: RawCell, column: TableColumn): string | CellFault {
  const code = column.codes.get(foldHeader(shownText(cell)));
  if (code !== undefined) return code;
  const { zh, en } = choiceText(column);
  return new CellFault(zh, en);
}
