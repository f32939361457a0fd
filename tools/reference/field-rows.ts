import type { JsonSchema } from '@yuzhi/sdk';

/** A row for each field of an object schema: path, both names with the unit, and the type; `?` marks one that may be left out. */
export function fieldRows(schema: JsonSchema, prefix = ''): readonly (readonly string[])[] {
  const required = new Set(listOf(schema['required']).map(String));
  return Object.entries(recordOf(schema['properties'])).flatMap(([name, value]) => {
    const field = recordOf(value);
    const path = `${prefix}${name}`;
    const unit = typeof field['x-unit'] === 'string' ? ` (${field['x-unit']})` : '';
    const row = [
      `\`${path}\`${required.has(name) ? '' : '?'}`,
      text(field['x-title-zh']) + unit,
      text(field['title']) + unit,
      typeOf(field),
    ];
    return [row, ...fieldRows(recordOf(field['items']), `${path}[].`), ...fieldRows(field, `${path}.`)];
  });
}

function typeOf(field: JsonSchema): string {
  const values = listOf(field['enum']);
  if (values.length > 0) return values.map((value) => `\`${String(value)}\``).join(' ');
  const either = [...listOf(field['anyOf']), ...listOf(field['oneOf'])].map((one) => typeOf(recordOf(one)));
  if (either.length > 0) return [...new Set(either)].join(' or ');
  if (field['type'] === 'array') return `list of ${typeOf(recordOf(field['items']))}`;
  return (
    text(field['format']) ||
    [field['type']]
      .flat()
      .filter((one) => typeof one === 'string')
      .join(' or ') ||
    'any'
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function recordOf(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : {};
}
