import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../schema/json-schema.ts';
import type { Flag, FlagSet } from './flags-of-schema.ts';
import { valueOfText } from './value-of-text.ts';

/**
 * The words of a command line that give this input: a flag for each field that can be one, `--input` with JSON for the
 * rest. Reading them with `readFlags` gives the input back.
 */
export function flagsOfInput(input: unknown, flags: FlagSet): readonly string[] {
  if (!isRecord(input)) return ['--input', JSON.stringify(input)];
  const { tokens, rest } = wordsOf(input, [], flags);
  const isRestNeeded = tokens.length === 0 || Object.keys(rest).length > 0;
  return isRestNeeded ? ['--input', JSON.stringify(rest), ...tokens] : tokens;
}

interface Words {
  readonly tokens: readonly string[];
  /** What no flag can say. */
  readonly rest: Readonly<Record<string, unknown>>;
}

function wordsOf(object: Readonly<Record<string, unknown>>, path: readonly string[], flags: FlagSet): Words {
  const tokens: string[] = [];
  const rest: [string, unknown][] = [];
  for (const [property, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const flag = flags.flags.find((one) => isDeepStrictEqual(one.path, [...path, property]));
    const own = flag ? (deeperWords(value, flag, flags) ?? tokensOf(value, flag, flags)) : null;
    if (own) tokens.push(...own);
    else rest.push([property, value]);
  }
  return { tokens, rest: Object.fromEntries(rest) };
}

/** Dotted flags when they say all of a nested object; `null` otherwise. */
function deeperWords(value: unknown, flag: Flag, flags: FlagSet): readonly string[] | null {
  if (flag.kind === 'file' || !isRecord(value)) return null;
  const { tokens, rest } = wordsOf(value, flag.path, flags);
  return tokens.length > 0 && Object.keys(rest).length === 0 ? tokens : null;
}

function tokensOf(value: unknown, flag: Flag, flags: FlagSet): readonly string[] | null {
  if (flag.kind === 'switch' && typeof value === 'boolean') return [switchToken(value, flag, flags)];
  if (flag.kind === 'switch') return [`--${flag.name}=${JSON.stringify(value)}`];
  if (flag.kind === 'list' || flag.kind === 'files')
    return Array.isArray(value) ? listTokens(value, flag, flags) : null;
  const text = textOf(value, flag, flags);
  return text === null ? null : option(flag, text);
}

/** A field may itself be called `no-…`; then the switch is written with its value. */
function switchToken(value: boolean, flag: Flag, flags: FlagSet): string {
  if (value) return `--${flag.name}`;
  return flags.named(`no-${flag.name}`)?.flag === flag ? `--no-${flag.name}` : `--${flag.name}=false`;
}

function listTokens(values: readonly unknown[], flag: Flag, flags: FlagSet): readonly string[] {
  const items = flags.schema.items(flag.schema) ?? {};
  const tokens = values.map((value) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const reading = valueOfText(text, items, flags.schema);
    const isItself = 'value' in reading && isDeepStrictEqual(reading.value, value);
    return isItself && flag.kind === 'list' && !/^[@[]/.test(text) ? option(flag, text) : null;
  });
  return tokens.length === 0 || tokens.includes(null)
    ? option(flag, JSON.stringify(values))
    : tokens.flatMap((words) => words ?? []);
}

/** The text that is read back as `value`: as it is, or as JSON; `null` when there is none. */
function textOf(value: unknown, flag: Flag, { schema }: FlagSet): string | null {
  const json = JSON.stringify(value);
  if (flag.kind !== 'value') return json;
  const texts = typeof value === 'string' ? [value, json] : [json];
  const isReadBack = (text: string): boolean => {
    const reading = valueOfText(text, flag.schema, schema);
    return !text.startsWith('@') && 'value' in reading && isDeepStrictEqual(reading.value, value);
  };
  return texts.find(isReadBack) ?? null;
}

function option({ name }: Flag, text: string): readonly string[] {
  return text.startsWith('--') ? [`--${name}=${text}`] : [`--${name}`, text];
}
