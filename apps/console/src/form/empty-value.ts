import type { Field } from './form-model.ts';

/**
 * What an input holds before anything is filled in: required groups and lists without content, and what cannot be
 * anything else; `null` where that says nothing. `undefined` for a field that waits for somebody.
 */
export function emptyValue(field: Field): unknown {
  if (field.isNullable && field.isRequired) return null;
  switch (field.kind) {
    case 'constant':
      return field.schema['const'];
    case 'group':
      return Object.fromEntries(
        field.fields
          .filter(({ isRequired }) => isRequired)
          .map((inner) => [inner.name, emptyValue(inner)])
          .filter(([, value]) => value !== undefined),
      );
    case 'list':
    case 'grid':
      return [];
    default:
      return undefined;
  }
}
