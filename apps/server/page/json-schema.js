/** @import { JsonSchema } from '@yuzhi/sdk' */
/** @typedef {'string' | 'number' | 'integer' | 'boolean' | 'null' | 'object' | 'array'} JsonType */

/** @type {readonly JsonType[]} */
const everyType = ['string', 'number', 'boolean', 'null', 'object', 'array'];

/**
 * Reads the JSON Schemas of operations (draft 2020-12): local references, unions and intersections are looked through.
 * A reference that leads back to itself ends there.
 */
export class SchemaReader {
  /** @type {JsonSchema} */
  #root;

  /** @param {JsonSchema} root */
  constructor(root) {
    this.#root = root;
  }

  /**
   * The schemas of which one must hold, themselves without unions. Words of a union stand on each member without its own.
   *
   * @param {JsonSchema} schema
   * @param {readonly string[]} [seen]
   * @returns {readonly JsonSchema[]}
   */
  alternatives(schema, seen = []) {
    const { $ref, anyOf, oneOf, allOf, ...own } = schema;
    if (typeof $ref === 'string')
      return seen.includes($ref) ? [] : this.alternatives({ ...this.#target($ref), ...own }, [...seen, $ref]);
    const members = anyOf ?? oneOf;
    if (Array.isArray(members)) return members.flatMap((member) => this.alternatives({ ...own, ...member }, seen));
    if (Array.isArray(allOf)) return [this.#merged([own, ...allOf], seen)];
    return [own];
  }

  /**
   * @param {JsonSchema} schema
   * @returns {ReadonlySet<JsonType>}
   */
  types(schema) {
    return new Set(this.alternatives(schema).flatMap(typesOfOne));
  }

  /**
   * Properties by name, of all alternatives that are objects; required when every alternative asks for it.
   *
   * @param {JsonSchema} schema
   * @returns {ReadonlyMap<string, { readonly schema: JsonSchema, readonly isRequired: boolean }>}
   */
  properties(schema) {
    const objects = this.alternatives(schema).filter((one) => isRecord(one['properties']));
    const names = new Set(objects.flatMap((one) => Object.keys(recordOf(one['properties']))));
    return new Map([...names].map((name) => [name, propertyIn(objects, name)]));
  }

  /**
   * What the elements of an array are; `null` when nothing is said about them.
   *
   * @param {JsonSchema} schema
   * @returns {JsonSchema | null}
   */
  items(schema) {
    for (const one of this.alternatives(schema)) if (isRecord(one['items'])) return one['items'];
    return null;
  }

  /**
   * A keyword of the schema or of the first of its alternatives that has it.
   *
   * @param {JsonSchema} schema
   * @param {string} name
   * @returns {unknown}
   */
  keyword(schema, name) {
    return schema[name] ?? this.alternatives(schema).find((one) => one[name] !== undefined)?.[name];
  }

  /**
   * The references that a schema is made of.
   *
   * @param {JsonSchema} schema
   * @returns {readonly string[]}
   */
  references(schema) {
    const members = ['anyOf', 'oneOf', 'allOf'].flatMap((name) => /** @type {JsonSchema[]} */ (schema[name] ?? []));
    const own = typeof schema['$ref'] === 'string' ? [schema['$ref']] : [];
    return [...own, ...members.flatMap((member) => this.references(member))];
  }

  /**
   * @param {string} $ref
   * @returns {JsonSchema}
   */
  #target($ref) {
    /** @type {unknown} */
    let at = this.#root;
    for (const step of $ref.replace(/^#\/?/, '').split('/').filter(Boolean))
      at = isRecord(at) ? at[decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
    return recordOf(at);
  }

  /**
   * @param {readonly JsonSchema[]} parts
   * @param {readonly string[]} seen
   * @returns {JsonSchema}
   */
  #merged(parts, seen) {
    const resolved = parts.flatMap((part) => this.alternatives(part, seen).slice(0, 1));
    /** @type {JsonSchema} */
    const whole = Object.assign({}, ...resolved);
    /** @type {JsonSchema} */
    const properties = Object.assign({}, ...resolved.map((part) => part['properties'] ?? {}));
    const required = resolved.flatMap((part) => part['required'] ?? []);
    const isObject = Object.keys(properties).length > 0;
    return { ...whole, ...(isObject ? { properties, required } : {}) };
  }
}

/**
 * @param {unknown} value
 * @returns {Exclude<JsonType, 'integer'>}
 */
export function typeOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return /** @type {Exclude<JsonType, 'integer'>} */ (typeof value);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function recordOf(value) {
  return isRecord(value) ? value : {};
}

/**
 * @param {JsonSchema} schema
 * @returns {readonly JsonType[]}
 */
function typesOfOne(schema) {
  const { type } = schema;
  if (type !== undefined) return /** @type {JsonType[]} */ ([type].flat());
  if ('const' in schema) return [typeOf(schema['const'])];
  if (Array.isArray(schema['enum'])) return schema['enum'].map(typeOf);
  return everyType;
}

/**
 * @param {readonly JsonSchema[]} objects
 * @param {string} name
 * @returns {{ readonly schema: JsonSchema, readonly isRequired: boolean }}
 */
function propertyIn(objects, name) {
  const having = objects.filter((one) => Object.hasOwn(recordOf(one['properties']), name));
  const schemas = having.map((one) => recordOf(recordOf(one['properties'])[name]));
  const [first = {}] = schemas;
  return {
    schema: schemas.length === 1 ? first : { anyOf: schemas },
    isRequired: objects.every((one) => Array.isArray(one['required']) && one['required'].includes(name)),
  };
}
