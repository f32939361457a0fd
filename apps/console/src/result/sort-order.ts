import type { Steps } from './steps.ts';

/**
 * The places of values in their order: numbers by size, texts by their characters in Chinese order. Those without a
 * value come last whichever way; equal ones stay as they came.
 */
export function* sortOrder(values: readonly unknown[], isDown: boolean): Steps<readonly number[]> {
  const ranks = yield* ranksOf(values);
  // A rank and its place in one number: an array of numbers is sorted at once, without a call for every comparison.
  const count = values.length;
  const keys = new Float64Array(count);
  for (const [place, rank] of ranks.entries())
    keys[place] = (rank === null ? count : isDown ? count - 1 - rank : rank) * count + place;
  keys.sort();
  return Array.from(keys, (key) => key % count);
}

/** How many different values come before each, which equal values share; `null` for none. */
function* ranksOf(values: readonly unknown[]): Steps<readonly (number | null)[]> {
  const keys: Key[] = [];
  for (const value of values) {
    keys.push(keyOf(value));
    yield;
  }
  const sorted = yield* mergeSorted([...new Set(keys)].filter((key) => key !== null));
  const rankOf = new Map<Key, number>();
  let rank = -1;
  for (const [place, key] of sorted.entries()) {
    const before = sorted[place - 1];
    if (before === undefined || compared(before, key) !== 0) rank++;
    rankOf.set(key, rank);
    yield;
  }
  return keys.map((key) => rankOf.get(key) ?? null);
}

/** How many are sorted in one step: well below a millisecond. */
const first = 64;

/** Sorted by merging ever longer parts that are in order. */
function* mergeSorted(keys: readonly Given[]): Steps<readonly Given[]> {
  let parts: (readonly Given[])[] = [];
  for (let at = 0; at < keys.length; at += first) {
    parts.push(keys.slice(at, at + first).sort(compared));
    yield;
  }
  while (parts.length > 1) {
    const longer: (readonly Given[])[] = [];
    for (let at = 0; at < parts.length; at += 2) longer.push(yield* merged(parts[at] ?? [], parts[at + 1] ?? []));
    parts = longer;
  }
  return parts[0] ?? [];
}

function* merged(left: readonly Given[], right: readonly Given[]): Steps<readonly Given[]> {
  const all: Given[] = [];
  let [l, r] = [0, 0];
  for (;;) {
    const [a, b] = [left[l], right[r]];
    if (a === undefined || b === undefined) return all.concat(left.slice(l), right.slice(r));
    if (compared(a, b) <= 0) [all[l + r], l] = [a, l + 1];
    else [all[l + r], r] = [b, r + 1];
    yield;
  }
}

type Given = number | string;
type Key = Given | null;

const texts = new Intl.Collator('zh-CN', { numeric: true });

function keyOf(value: unknown): Key {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return Number(value);
  return JSON.stringify(value);
}

function compared(a: Given, b: Given): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  // Days and codes are compared as they stand; a collator is slow.
  const [left, right] = [String(a), String(b)];
  if (isPlain(left) && isPlain(right)) return left === right ? 0 : left < right ? -1 : 1;
  return texts.compare(left, right);
}

function isPlain(text: string): boolean {
  return /^[\d\-:TZ.+]*$/.test(text) && text.includes('-');
}
