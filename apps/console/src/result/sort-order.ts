/** By which column a table is sorted, and which way. */
export interface Sort {
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

/** What a press on the head of a column makes of the order: up, down, then as it came. */
export function nextSort(sort: Sort | null, column: number): Sort | null {
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/**
 * The numbers of rows in the order of their values: numbers by size, texts by their characters in Chinese order. Rows
 * without a value come last whichever way; equal ones stay as they came.
 */
export function sortOrder(values: readonly unknown[], direction: Sort['direction']): readonly number[] {
  const keys = values.map(keyOf);
  const sign = direction === 'ascending' ? 1 : -1;
  const rows = keys.map((_key, row) => row);
  return rows.sort((a, b) => compared(keys[a] ?? null, keys[b] ?? null, sign) || a - b);
}

type Key = number | string | null;

const texts = new Intl.Collator('zh-CN', { numeric: true });

function keyOf(value: unknown): Key {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return Number(value);
  return JSON.stringify(value);
}

function compared(a: Key, b: Key, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  // Days and codes are compared as they stand; a collator is slow.
  const [left, right] = [String(a), String(b)];
  if (isPlain(left) && isPlain(right)) return left === right ? 0 : left < right ? -sign : sign;
  return sign * texts.compare(left, right);
}

function isPlain(text: string): boolean {
  return /^[\d\-:TZ.+]*$/.test(text) && text.includes('-');
}
