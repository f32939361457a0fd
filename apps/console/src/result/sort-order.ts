import { pieces } from './in-slices.ts';
import type { Steps } from './in-slices.ts';

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
export function* sortOrder(
  rowCount: number,
  valueOf: (row: number) => unknown,
  direction: Sort['direction'],
): Steps<Uint32Array> {
  const keys: Key[] = [];
  for (let row = 0; row < rowCount; row++) {
    keys.push(keyOf(valueOf(row)));
    if (row % pieces === 0) yield;
  }
  const compare = comparison(keys);
  const sign = direction === 'ascending' ? 1 : -1;
  return yield* mergeSort(rowCount, (a, b) => {
    const [left = null, right = null] = [keys[a], keys[b]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compare(left, right);
  });
}

type Key = number | string | null;

function keyOf(value: unknown): Key {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return Number(value);
  return JSON.stringify(value);
}

const texts = new Intl.Collator('zh-CN', { numeric: true });

/** One way to compare for the whole column: with a way of its own for each pair there would be circles. */
function comparison(keys: readonly Key[]): (a: number | string, b: number | string) => number {
  if (keys.every((key) => typeof key !== 'string')) return (a, b) => Number(a) - Number(b);
  // Days and codes are compared as they stand; a collator is slow.
  if (keys.every((key) => key === null || (typeof key === 'string' && isPlain(key))))
    return (a, b) => (a === b ? 0 : a < b ? -1 : 1);
  return (a, b) => texts.compare(String(a), String(b));
}

function isPlain(text: string): boolean {
  return /^[\d\-:TZ.+]*$/.test(text) && text.includes('-');
}

/** Merges runs of one row, then of two, four and so on; of equal rows the earlier stays first. */
function* mergeSort(rowCount: number, compare: (a: number, b: number) => number): Steps<Uint32Array> {
  let from = Uint32Array.from({ length: rowCount }, (_, row) => row);
  let to = new Uint32Array(rowCount);
  let merged = 0;
  for (let width = 1; width < rowCount; width *= 2) {
    for (let start = 0; start < rowCount; start += 2 * width) {
      const middle = Math.min(start + width, rowCount);
      const end = Math.min(middle + width, rowCount);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        const isLeft = left < middle && (right >= end || compare(from[left] ?? 0, from[right] ?? 0) <= 0);
        to[at] = from[isLeft ? left++ : right++] ?? 0;
        if (++merged % pieces === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
