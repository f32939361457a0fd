import { oneLine } from '../render/plain-text.ts';
import { pairLines, tableLines } from '../render/table.ts';
import { isRecord } from '../schema/json-schema.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';

/** What a call answered: its plain values in pairs, then a table for each list. */
export function accessLines(result: unknown, terminal: Terminal): readonly string[] {
  if (!isRecord(result)) return [cellOf(result)];
  const entries = Object.entries(result);
  const pairs = entries.filter(([, value]) => !isListOfRecords(value));
  const lists = entries.filter(([, value]) => isListOfRecords(value));
  return [
    ...pairLines(pairs.map(([key, value]) => [titleOf(key, terminal), cellOf(value)])),
    ...lists.flatMap(([, value]) => listLines(value as readonly Record<string, unknown>[], terminal)),
  ];
}

function listLines(rows: readonly Record<string, unknown>[], terminal: Terminal): readonly string[] {
  if (rows.length === 0) return [terminal.say(words.nothing)];
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return tableLines(
    keys.map((key) => ({ title: titleOf(key, terminal) })),
    rows.map((row) => keys.map((key) => cellOf(row[key]))),
  );
}

function isListOfRecords(value: unknown): boolean {
  return Array.isArray(value) && value.every(isRecord);
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellOf).join('、');
  if (value instanceof Date) return value.toISOString();
  if (isRecord(value))
    return Object.values(value)
      .map(cellOf)
      .filter((part) => part !== '')
      .join(' ');
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value));
}

function titleOf(key: string, terminal: Terminal): string {
  return isTitled(key) ? terminal.say(words[`access_${key}`]) : key;
}

type Titled = keyof typeof words extends infer Name ? (Name extends `access_${infer Key}` ? Key : never) : never;

function isTitled(key: string): key is Titled {
  return Object.hasOwn(words, `access_${key}`);
}
