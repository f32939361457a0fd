import type { JsonSchema } from '@yuzhi/sdk';
import { SchemaReader } from '../schema/json-schema.ts';
import type { JsonType } from '../schema/json-schema.ts';

/** One flag of an operation, derived from a field of its input. */
export interface Flag {
  /** Without the dashes: the names of the properties joined by dots, `--site.name`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly schema: JsonSchema;
  readonly types: ReadonlySet<JsonType>;
  /**
   * How its value is written: `switch` as `--flag` and `--no-flag`, `file` as `@path`, `list` once for each element or
   * as a JSON array, `json` only as JSON, `value` as plain text.
   */
  readonly kind: 'switch' | 'file' | 'files' | 'list' | 'json' | 'value';
  readonly isRequired: boolean;
}

/** The flags of an operation and every name by which each can be written. */
export interface FlagSet {
  readonly schema: SchemaReader;
  readonly flags: readonly Flag[];
  /** By exact name, by `kebab-case`, and `no-…` for switches. */
  named(name: string): { readonly flag: Flag; readonly isNegated: boolean } | null;
  /** The flag of a path in the input, or of the nearest field around it. */
  at(path: readonly PropertyKey[]): Flag | null;
}

/** Flags of `yuzhi run` itself. A field of the same name is reached as `--field-NAME`. */
export const ownFlags = [
  'input',
  'example',
  'json',
  'save',
  'purpose',
  'job',
  'detach',
  'key',
  'lang',
  'help',
] as const;

/** A name that can stand in a flag without being mistaken for something else. */
const plainName = /^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u;

/** The flags that an input schema gives. Fields whose names cannot be a flag are reached by `--input` alone. */
export function flagsOf(input: JsonSchema): FlagSet {
  const schema = new SchemaReader(input);
  const flags = fieldsOf(schema, input, { path: [], refs: ['#'], isRequired: true });
  const names = new Map<string, { flag: Flag; isNegated: boolean }>();
  const add = (name: string, flag: Flag, isNegated: boolean): void => {
    if (!names.has(name) && !(ownFlags as readonly string[]).includes(name)) names.set(name, { flag, isNegated });
  };
  for (const flag of flags) add(flag.name, flag, false);
  for (const flag of flags) add(kebab(flag.name), flag, false);
  for (const flag of flags)
    if (flag.kind === 'switch') for (const name of [flag.name, kebab(flag.name)]) add(`no-${name}`, flag, true);
  return {
    schema,
    flags,
    named: (name) => names.get(name) ?? null,
    at(path) {
      const steps = path.map(String);
      const around = flags.filter((flag) => flag.path.every((step, index) => steps[index] === step));
      return around.reduce<Flag | null>(
        (best, flag) => (flag.path.length > (best?.path.length ?? 0) ? flag : best),
        null,
      );
    },
  };
}

interface Place {
  readonly path: readonly string[];
  /** References followed on the way: a schema that leads back to itself would have flags without end. */
  readonly refs: readonly string[];
  readonly isRequired: boolean;
}

function fieldsOf(schema: SchemaReader, parent: JsonSchema, place: Place): Flag[] {
  const properties = schema.properties(parent);
  const siblings = [...properties.keys()];
  return [...properties].flatMap(([property, field]) => {
    if (!plainName.test(property)) return [];
    const isRequired = place.isRequired && field.isRequired;
    const flag = flagOf(schema, field.schema, [...place.path, property], { isRequired, siblings });
    const refs = schema.refs(field.schema);
    if (flag.kind === 'file' || !flag.types.has('object') || refs.some((ref) => place.refs.includes(ref)))
      return [flag];
    return [flag, ...fieldsOf(schema, field.schema, { path: flag.path, refs: [...place.refs, ...refs], isRequired })];
  });
}

function flagOf(
  schema: SchemaReader,
  field: JsonSchema,
  path: readonly string[],
  { isRequired, siblings }: { readonly isRequired: boolean; readonly siblings: readonly string[] },
): Flag {
  const types = schema.types(field);
  const name = freeName(path.join('.'), siblings);
  return { name, path, schema: field, types, kind: kindOf(schema, field, types), isRequired };
}

/** The field's own name, or one that is neither an option of `run` nor another field. */
function freeName(name: string, siblings: readonly string[]): string {
  const isOwn = [name, kebab(name)].some((one) => (ownFlags as readonly string[]).includes(one));
  if (!isOwn) return name;
  let free = `field-${name}`;
  while (siblings.includes(free)) free = `field-${free}`;
  return free;
}

function kindOf(schema: SchemaReader, field: JsonSchema, types: ReadonlySet<JsonType>): Flag['kind'] {
  if (schema.keyword(field, 'x-file') !== undefined) return 'file';
  const only = (...allowed: JsonType[]): boolean => [...types].every((type) => allowed.includes(type));
  if (types.has('boolean') && only('boolean', 'null')) return 'switch';
  if (types.has('array') && only('array', 'null')) return listKindOf(schema, schema.items(field));
  return only('object', 'array', 'null') ? 'json' : 'value';
}

/** Arrays of arrays are written as one JSON text: an element of theirs would look like the whole. */
function listKindOf(schema: SchemaReader, items: JsonSchema | null): Flag['kind'] {
  if (items === null || schema.types(items).has('array')) return 'json';
  return schema.keyword(items, 'x-file') === undefined ? 'list' : 'files';
}

function kebab(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
