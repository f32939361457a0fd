import type { JsonSchema } from '@yuzhi/sdk';
export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'object' | 'array';

const everyType: readonly JsonType[] = ['string', 'number', 'boolean', 'null', 'object', 'array'];

/**
 * Reads the JSON Schemas of operations (draft 2020-12): local references, unions and intersections are looked through.
 * A reference that leads back to itself ends there.
 */
export class SchemaReader {
  #root: JsonSchema;

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  /** The schemas of which one must hold, themselves without unions. Words of a union stand on each member without its own. */
  alternatives(schema: JsonSchema, seen: readonly string[] = []): readonly JsonSchema[] {
    const { $ref, anyOf, oneOf, allOf, ...own } = schema;
    if (typeof $ref === 'string')
      return seen.includes($ref) ? [] : this.alternatives({ ...this.#target($ref), ...own }, [...seen, $ref]);
    const members = anyOf ?? oneOf;
    if (Array.isArray(members)) return members.flatMap((member) => this.alternatives({ ...own, ...member }, seen));
    if (Array.isArray(allOf)) return [this.#merged([own, ...allOf], seen)];
    return [own];
  }

  types(schema: JsonSchema): ReadonlySet<JsonType> {
    return new Set(this.alternatives(schema).flatMap(typesOfOne));
  }

  /** Properties by name, of all alternatives that are objects; required when every alternative asks for it. */
  properties(schema: JsonSchema): ReadonlyMap<string, { readonly schema: JsonSchema; readonly isRequired: boolean }> {
    const objects = this.alternatives(schema).filter((one) => isRecord(one['properties']));
    const names = new Set(objects.flatMap((one) => Object.keys(recordOf(one['properties']))));
    return new Map([...names].map((name) => [name, propertyIn(objects, name)]));
  }

  /** What the elements of an array are; `null` when nothing is said about them. */
  items(schema: JsonSchema): JsonSchema | null {
    for (const one of this.alternatives(schema)) if (isRecord(one['items'])) return one['items'];
    return null;
  }

  /** A keyword of the schema or of the first of its alternatives that has it. */
  keyword(schema: JsonSchema, name: string): unknown {
    return schema[name] ?? this.alternatives(schema).find((one) => one[name] !== undefined)?.[name];
  }

  /** The references that a schema is made of. */
  references(schema: JsonSchema): readonly string[] {
    const members = ['anyOf', 'oneOf', 'allOf'].flatMap((name) => (schema[name] ?? []) as readonly JsonSchema[]);
    const own = typeof schema['$ref'] === 'string' ? [schema['$ref']] : [];
    return [...own, ...members.flatMap((member) => this.references(member))];
  }

  #target($ref: string): JsonSchema {
    let at: unknown = this.#root;
    for (const step of $ref.replace(/^#\/?/, '').split('/').filter(Boolean))
      at = isRecord(at) ? at[decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
    return recordOf(at);
  }

  #merged(parts: readonly JsonSchema[], seen: readonly string[]): JsonSchema {
    const resolved = parts.flatMap((part) => this.alternatives(part, seen).slice(0, 1));
    const whole: JsonSchema = Object.assign({}, ...resolved);
    const properties: JsonSchema = Object.assign({}, ...resolved.map((part) => part['properties'] ?? {}));
    const required = resolved.flatMap((part) => part['required'] ?? []);
    const isObject = Object.keys(properties).length > 0;
    return { ...whole, ...(isObject ? { properties, required } : {}) };
  }
}

export function typeOf(value: unknown): Exclude<JsonType, 'integer'> {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as Exclude<JsonType, 'integer'>;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function typesOfOne(schema: JsonSchema): readonly JsonType[] {
  const { type } = schema;
  if (type !== undefined) return [type].flat() as JsonType[];
  if ('const' in schema) return [typeOf(schema['const'])];
  if (Array.isArray(schema['enum'])) return schema['enum'].map(typeOf);
  return everyType;
}

function propertyIn(
  objects: readonly JsonSchema[],
  name: string,
): { readonly schema: JsonSchema; readonly isRequired: boolean } {
  const having = objects.filter((one) => Object.hasOwn(recordOf(one['properties']), name));
  const schemas = having.map((one) => recordOf(recordOf(one['properties'])[name]));
  const [first = {}] = schemas;
  return {
    schema: schemas.length === 1 ? first : { anyOf: schemas },
    isRequired: objects.every((one) => Array.isArray(one['required']) && one['required'].includes(name)),
  };
}
