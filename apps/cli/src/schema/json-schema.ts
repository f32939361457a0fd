import type { JsonSchema } from '@yuzhi/sdk';

/** The kinds of JSON values; integers are numbers. */
export type JsonType = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

const everyType: readonly JsonType[] = ['string', 'number', 'boolean', 'null', 'object', 'array'];

/**
 * Reads the JSON Schemas that zod writes (draft 2020-12): local `$ref`s, unions and intersections are looked through.
 * A reference that leads back to itself ends there.
 */
export class SchemaReader {
  readonly #root: JsonSchema;

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  /** The schemas of which one must hold, without unions; words of the union itself stand on each of them. */
  alternatives(schema: JsonSchema, seen: readonly string[] = []): readonly JsonSchema[] {
    const { $ref, anyOf, oneOf, allOf, ...own } = schema;
    if (typeof $ref === 'string') {
      if (seen.includes($ref)) return [];
      return this.alternatives({ ...this.#target($ref), ...own }, [...seen, $ref]);
    }
    const union = anyOf ?? oneOf;
    if (Array.isArray(union))
      return (union as JsonSchema[]).flatMap((member) => this.alternatives({ ...member, ...own }, seen));
    if (Array.isArray(allOf)) return [this.#merged([own, ...(allOf as JsonSchema[])], seen)];
    return [own];
  }

  /** Types that a value may have. */
  types(schema: JsonSchema): ReadonlySet<JsonType> {
    return new Set(this.alternatives(schema).flatMap(typesOfOne));
  }

  /** Properties by name, of all alternatives that are objects; `isRequired` when every alternative asks for it. */
  properties(schema: JsonSchema): ReadonlyMap<string, { readonly schema: JsonSchema; readonly isRequired: boolean }> {
    const objects = this.alternatives(schema).filter((one) => isRecord(one['properties']));
    const names = new Set(objects.flatMap((one) => Object.keys(one['properties'] as object)));
    return new Map([...names].map((name) => [name, propertyIn(objects, name)]));
  }

  /** What the elements of an array are; `null` when nothing is said about them or it is not an array. */
  items(schema: JsonSchema): JsonSchema | null {
    for (const one of this.alternatives(schema)) if (isRecord(one['items'])) return one['items'];
    return null;
  }

  /** A keyword on the schema or on one of its alternatives. */
  keyword(schema: JsonSchema, name: string): unknown {
    return schema[name] ?? this.alternatives(schema).find((one) => one[name] !== undefined)?.[name];
  }

  /** A keyword that is a text. */
  word(schema: JsonSchema, name: string): string | undefined {
    const value = this.keyword(schema, name);
    return typeof value === 'string' ? value : undefined;
  }

  /** References that a schema is made of. */
  refs(schema: JsonSchema): readonly string[] {
    const members = [schema['anyOf'], schema['oneOf'], schema['allOf']].flatMap((list) => (list ?? []) as JsonSchema[]);
    const own = typeof schema['$ref'] === 'string' ? [schema['$ref']] : [];
    return [...own, ...members.flatMap((member) => this.refs(member))];
  }

  #target($ref: string): JsonSchema {
    let at: unknown = this.#root;
    for (const step of $ref.replace(/^#\/?/, '').split('/').filter(Boolean))
      at = isRecord(at) ? at[decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
    return isRecord(at) ? at : {};
  }

  #merged(parts: readonly JsonSchema[], seen: readonly string[]): JsonSchema {
    const resolved = parts.flatMap((part) => this.alternatives(part, seen).slice(0, 1));
    const properties = Object.assign({}, ...resolved.map((part) => part['properties'] ?? {})) as JsonSchema;
    const required = resolved.flatMap((part) => (part['required'] as string[] | undefined) ?? []);
    const isObject = Object.keys(properties).length > 0;
    return { ...(Object.assign({}, ...resolved) as JsonSchema), ...(isObject ? { properties, required } : {}) };
  }
}

function typesOfOne(schema: JsonSchema): readonly JsonType[] {
  const { type } = schema;
  if (type !== undefined) return [type].flat().map((name) => (name === 'integer' ? 'number' : (name as JsonType)));
  if ('const' in schema) return [typeOf(schema['const'])];
  if (Array.isArray(schema['enum'])) return schema['enum'].map(typeOf);
  return everyType;
}

export function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function propertyIn(objects: readonly JsonSchema[], name: string): { schema: JsonSchema; isRequired: boolean } {
  const having = objects.filter((one) => Object.hasOwn(one['properties'] as object, name));
  const schemas = having.map((one) => (one['properties'] as Record<string, JsonSchema>)[name] ?? {});
  const [first = {}] = schemas;
  return {
    schema: schemas.length === 1 ? first : { anyOf: schemas },
    isRequired: objects.every((one) => ((one['required'] as string[] | undefined) ?? []).includes(name)),
  };
}
