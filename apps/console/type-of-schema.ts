import type { JsonSchema } from '@yuzhi/sdk';

/**
 * The TypeScript type of a JSON Schema (draft 2020-12) as an OpenAPI document has it: what answers hold, read only. Knows
 * the keywords that our own documents use; anything else is `unknown`.
 */
export function typeOfSchema(schema: JsonSchema): string {
  const { $ref, anyOf, oneOf, type } = schema;
  if (typeof $ref === 'string') return $ref.split('/').at(-1) ?? 'unknown';
  const members = anyOf ?? oneOf;
  if (Array.isArray(members)) return unionOf(members.map((member) => typeOfSchema(member as JsonSchema)));
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['enum'])) return unionOf(schema['enum'].map((value) => JSON.stringify(value)));
  if (Array.isArray(type)) return unionOf(type.map((one) => typeOfSchema({ ...schema, type: one as string })));
  return typeOfOne(schema);
}

function typeOfOne(schema: JsonSchema): string {
  switch (schema['type']) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema['type'];
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return `readonly ${grouped(typeOfSchema((schema['items'] ?? {}) as JsonSchema))}[]`;
    case 'object':
      return typeOfObject(schema);
    default:
      return 'unknown';
  }
}

function typeOfObject({ properties, required }: JsonSchema): string {
  if (typeof properties !== 'object' || properties === null) return 'Readonly<Record<string, unknown>>';
  const needed = Array.isArray(required) ? required : [];
  const lines = Object.entries(properties as Record<string, JsonSchema>).map(
    ([name, schema]) => `readonly ${name}${needed.includes(name) ? '' : '?'}: ${typeOfSchema(schema)};`,
  );
  return `{ ${lines.join(' ')} }`;
}

function unionOf(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}

function grouped(type: string): string {
  return type.includes(' | ') ? `(${type})` : type;
}
