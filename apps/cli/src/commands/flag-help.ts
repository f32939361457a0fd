import type { JsonSchema, Text } from '@yuzhi/sdk';
import type { Flag, FlagSet } from '../flags/flags-of-schema.ts';
import { oneLine } from '../render/plain-text.ts';
import { pairLines } from '../render/table.ts';
import { isRecord } from '../schema/json-schema.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';

/** The flags of one operation: how each is written and what it means. */
export function flagLines(flags: FlagSet, terminal: Terminal): readonly string[] {
  return pairLines(flags.flags.map((flag) => [`  ${written(flag)}`, aboutFlag(flag, flags, terminal)]));
}

function written({ kind, name }: Flag): string {
  const values = {
    switch: '',
    file: ' @FILE',
    files: ' @FILE …',
    list: ' VALUE …',
    json: ' JSON',
    value: ' VALUE',
  } as const;
  return kind === 'switch' ? `--${name} / --no-${name}` : `--${name}${values[kind]}`;
}

function aboutFlag(flag: Flag, { schema }: FlagSet, terminal: Terminal): string {
  const { language } = terminal;
  const word = (zh: string, en: string): string | undefined =>
    (language === 'zh' ? schema.word(flag.schema, zh) : undefined) ?? schema.word(flag.schema, en);
  const unit = schema.word(flag.schema, 'x-unit');
  const initial = schema.keyword(flag.schema, 'default');
  const parts = [
    word('x-title-zh', 'title'),
    word('x-description-zh', 'description'),
    typeText(flag, { schema }, terminal),
    unit === undefined ? undefined : terminal.say(words.inUnit, { unit }),
    choicesText(flag, { schema }, terminal),
    initial === undefined ? undefined : terminal.say(words.byDefault, { value: JSON.stringify(initial) }),
    flag.isRequired ? terminal.say(words.required) : undefined,
  ];
  return parts
    .flatMap((part) => (part === undefined || part === '' ? [] : [oneLine(part)]))
    .join(language === 'zh' ? '；' : '; ');
}

function typeText(
  { schema: field, kind, types }: Flag,
  { schema }: Pick<FlagSet, 'schema'>,
  terminal: Terminal,
): string {
  if (schema.keyword(field, 'format') === 'date') return 'YYYY-MM-DD';
  if (kind === 'file' || kind === 'files') return acceptedFiles(field, schema.items(field), schema);
  if (kind === 'list') return terminal.say(words.typeList);
  if (kind === 'json') return terminal.say(types.has('object') ? words.typeObject : words.typeArray);
  if (types.has('number') && !types.has('string')) return terminal.say(words.typeNumber);
  return kind === 'value' ? terminal.say(words.typeText) : '';
}

function acceptedFiles(field: JsonSchema, items: JsonSchema | null, schema: FlagSet['schema']): string {
  const file = schema.keyword(field, 'x-file') ?? (items === null ? undefined : schema.keyword(items, 'x-file'));
  const accept = isRecord(file) ? file['accept'] : undefined;
  return Array.isArray(accept) ? accept.map((kind) => `.${String(kind)}`).join(' ') : '';
}

/** The values that are possible, with their words where they have some. */
function choicesText(
  { schema: field }: Flag,
  { schema }: Pick<FlagSet, 'schema'>,
  { language }: Terminal,
): string | undefined {
  const fixed = schema
    .alternatives(field)
    .map((one) => ('const' in one ? [one['const']] : (one['enum'] as unknown[] | undefined)));
  const values = fixed.flatMap((list) => list ?? []);
  if (values.length === 0) return undefined;
  const codes = schema.keyword(field, 'x-codes');
  const wordOf = (value: unknown): string => {
    const code = String(value);
    const text = isRecord(codes) && Object.hasOwn(codes, code) ? (codes[code] as Text)[language] : undefined;
    if (text === undefined) return code;
    return language === 'zh' ? `${code}（${text}）` : `${code} (${text})`;
  };
  return values.map(wordOf).join(' | ');
}

/** The flags that every operation takes. */
export function ownFlagLines(terminal: Terminal): readonly string[] {
  const lines: readonly (readonly [string, Text])[] = [
    ["--input FILE|-|'{…}'", words.ownInput],
    ['--example [N]', words.ownExample],
    ['--json', words.ownJson],
    ['--save FILE', words.ownSave],
    ['--purpose TEXT', words.ownPurpose],
    ['--job [--detach] [--key KEY]', words.ownJob],
    ['--lang zh|en', words.ownLang],
  ];
  return pairLines(lines.map(([flag, about]) => [`  ${flag}`, terminal.say(about)]));
}
