import type { Text } from '@yuzhi/sdk';
import { isRecord } from '../schema/json-schema.ts';
import { words } from '../words.ts';
import type { FlagIssue } from './flag-issue.ts';
import type { Flag, FlagSet } from './flags-of-schema.ts';
import { splitWords } from './split-words.ts';
import type { Given, OwnFlags } from './split-words.ts';
import { valueOfText } from './value-of-text.ts';

/** Reads the file that a flag names, as the JSON that a file field takes. */
export type ReadFile = (path: string, flag: Flag) => Promise<unknown>;

export interface FlagReading {
  readonly own: OwnFlags;
  /** The fields that flags set, to be laid over the JSON input. */
  readonly assignments: readonly Assignment[];
  readonly issues: readonly FlagIssue[];
}

export interface Assignment {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Reads the words after the operation's name. What is wrong is listed, all of it; only files throw. */
export async function readFlags(argv: readonly string[], flags: FlagSet, readFile: ReadFile): Promise<FlagReading> {
  const { own, given, issues } = splitWords(argv, flags);
  const assignments: Assignment[] = [];
  for (const [flag, texts] of given) {
    const reading = await valueOf(flag, texts, flags, readFile);
    if ('wrong' in reading) issues.push({ flag: `--${flag.name}`, message: reading.wrong });
    else assignments.push({ path: flag.path, value: reading.value });
  }
  // Whole objects first: a dotted flag changes a part of what another one set.
  return { own, assignments: assignments.sort((a, b) => a.path.length - b.path.length), issues };
}

/** Lays assignments over an input. Objects on the way come into being; nothing else is changed. */
export function withAssignments(input: unknown, assignments: readonly Assignment[]): unknown {
  return assignments.reduce((base, { path, value }) => withValue(base, path, value), input);
}

function withValue(base: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  const object = isRecord(base) ? base : {};
  return { ...object, [first]: withValue(Object.hasOwn(object, first) ? object[first] : undefined, rest, value) };
}

type Value = { readonly value: unknown } | { readonly wrong: Text };

async function valueOf(flag: Flag, texts: readonly Given[], flags: FlagSet, readFile: ReadFile): Promise<Value> {
  const isList = flag.kind === 'list' || flag.kind === 'files';
  if (texts.length > 1 && !isList) return { wrong: words.flagTwice };
  const values: unknown[] = [];
  for (const text of texts) {
    const value = await oneValue(flag, text, flags, readFile);
    if ('wrong' in value) return value;
    if ('all' in value) values.push(...value.all);
    else values.push(value.value);
  }
  return { value: isList ? values : values[0] };
}

async function oneValue(
  flag: Flag,
  text: Given,
  { schema }: FlagSet,
  readFile: ReadFile,
): Promise<Value | { readonly all: readonly unknown[] }> {
  if (typeof text === 'boolean') return { value: text };
  const isFile = flag.kind === 'file' || flag.kind === 'files';
  if (text.startsWith('@'))
    return isFile ? { value: await readFile(text.slice(1), flag) } : { wrong: words.flagTakesNoFile };
  if (flag.kind === 'list' || flag.kind === 'files') {
    const all = arrayOf(text);
    if (all) return { all };
    const reading = valueOfText(text, schema.items(flag.schema) ?? {}, schema);
    return 'wrong' in reading && isFile ? { wrong: words.flagTakesFile } : reading;
  }
  const reading = valueOfText(text, flag.schema, schema);
  return 'wrong' in reading && isFile ? { wrong: words.flagTakesFile } : reading;
}

function arrayOf(text: string): readonly unknown[] | null {
  if (!text.startsWith('[')) return null;
  try {
    return JSON.parse(text) as readonly unknown[];
  } catch {
    return null;
  }
}
