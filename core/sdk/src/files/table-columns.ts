import type { z } from 'zod';
import { jsonSchema } from '../schema.ts';
import type { JsonSchema } from '../schema.ts';
import type { Text } from '../text.ts';
import { foldHeader } from './fold-header.ts';

/** What a column's cells are read as, decided by its schema. */
export type ColumnKind = 'number' | 'boolean' | 'date' | 'datetime' | 'code' | 'text';

/** A column that a table is read for. */
export interface TableColumn {
  readonly key: string;
  readonly title: Text;
  /** Symbol of the unit; `null` when the schema names none. */
  readonly unit: string | null;
  readonly kind: ColumnKind;
  readonly isRequired: boolean;
  /** A blank cell reads as `null` instead of being absent. */
  readonly isNullable: boolean;
  /** Codes by their folded words; empty unless `kind` is `code`. */
  readonly codes: ReadonlyMap<string, string>;
  /** Words by code, where the schema has them. */
  readonly words: ReadonlyMap<string, Text>;
  /** The folded headers under which it is found. */
  readonly names: readonly string[];
}

/**
 * The columns that an object schema describes.
 *
 * @throws TypeError when two of them share a name
 */
export function tableColumns(schema: z.ZodObject): TableColumn[] {
  const whole = jsonSchema(schema, 'input');
  const required = new Set(whole.required as readonly string[] | undefined);
  const properties = Object.entries((whole.properties ?? {}) as Readonly<Record<string, JsonSchema>>);
  const columns = properties.map(([key, property]) => {
    const { schema: inner, isNullable } = withoutNull(resolved(property, whole));
    return toColumn(key, { ...inner, ...property, type: inner.type }, { isRequired: required.has(key), isNullable });
  });
  refuseSharedNames(columns);
  return columns;
}

function toColumn(
  key: string,
  property: JsonSchema,
  presence: { readonly isRequired: boolean; readonly isNullable: boolean },
): TableColumn {
  const title = {
    zh: asString(property['x-title-zh']) ?? asString(property.title) ?? key,
    en: asString(property.title) ?? key,
  };
  const unit = asString(property['x-unit']) ?? null;
  const aliases = (property['x-aliases'] ?? []) as readonly string[];
  const names = [key, title.zh, title.en, ...aliases].flatMap((name) => {
    // GB/T 3101 writes the unit of a column after a slash: 雨量/mm.
    return unit === null ? [foldHeader(name)] : [foldHeader(name), foldHeader(`${name}/${unit}`)];
  });
  const words = new Map(Object.entries((property['x-codes'] ?? {}) as Readonly<Record<string, Text>>));
  const codes = codesOf(property, words);
  return { key, title, unit, kind: kindOf(property, codes), ...presence, codes, words, names: [...new Set(names)] };
}

function kindOf(property: JsonSchema, codes: ReadonlyMap<string, string>): ColumnKind {
  if (codes.size > 0) return 'code';
  if (property.type === 'number' || property.type === 'integer') return 'number';
  if (property.type === 'boolean') return 'boolean';
  if (property.format === 'date') return 'date';
  return isDateTime(property) ? 'datetime' : 'text';
}

/** A date-time without a zone has no `format` in JSON Schema, but its pattern tells. */
function isDateTime(property: JsonSchema): boolean {
  if (property.format === 'date-time') return true;
  const pattern = property.format === undefined && new RegExp(asString(property.pattern) ?? '^');
  return pattern !== false && pattern.test('2026-07-01T08:30:00') && !pattern.test('2026-07-01');
}

function codesOf(property: JsonSchema, words: ReadonlyMap<string, Text>): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const choices = (property.enum ?? []) as readonly unknown[];
  if (!choices.every((choice) => typeof choice === 'string')) return codes;
  for (const code of choices) {
    const text = words.get(code);
    for (const word of [code, text?.zh, text?.en]) if (word !== undefined) codes.set(foldHeader(word), code);
  }
  return codes;
}

/** A schema kept once for several uses stands under `$defs`. */
function resolved(property: JsonSchema, whole: JsonSchema): JsonSchema {
  const name = asString(property.$ref)?.replace('#/$defs/', '');
  const shared = (whole.$defs ?? {}) as Readonly<Record<string, JsonSchema>>;
  return (name !== undefined && shared[name]) || property;
}

/** zod writes `null` into a list of types or beside another schema. */
function withoutNull(property: JsonSchema): { schema: JsonSchema; isNullable: boolean } {
  if (Array.isArray(property.type)) {
    const types = property.type.filter((type) => type !== 'null');
    const isNullable = types.length < property.type.length;
    return { schema: { ...property, type: types.length === 1 ? types[0] : undefined }, isNullable };
  }
  const options = property.anyOf as readonly JsonSchema[] | undefined;
  if (!options?.some((option) => option.type === 'null')) return { schema: property, isNullable: false };
  const others = options.filter((option) => option.type !== 'null');
  return { schema: (others.length === 1 && others[0]) || {}, isNullable: true };
}

function refuseSharedNames(columns: readonly TableColumn[]): void {
  const owners = new Map<string, string>();
  for (const { key, names } of columns) {
    for (const name of names) {
      const owner = owners.get(name) ?? key;
      if (owner !== key) throw new TypeError(`Columns ${owner} and ${key} are both called ${name}`);
      owners.set(name, key);
    }
  }
}

function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
