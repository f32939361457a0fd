import type { SchemaReader } from '../schema/json-schema.ts';
import type { Field } from './form-model.ts';
import { isRecord } from '../schema/json-schema.ts';
import { checkInput } from './check-input.ts';

/**
 * Which of its shapes a value has: the one whose constants it carries, else the one of which it breaks least.
 *
 * `field` a field of variants
 *
 * Returns `null` when there is no value
 */
export function bestVariant(reader: SchemaReader, { fields }: Field, value: unknown): number | null {
  if (value === undefined || value === null) return null;
  const breaks = fields.map((variant) => {
    const constants = variant.fields.filter(({ kind }) => kind === 'constant');
    const isOther = constants.some(({ name, schema }) => isRecord(value) && value[name] !== schema['const']);
    return checkInput(reader, variant.schema, value).length + (isOther ? 1_000 : 0);
  });
  return breaks.indexOf(Math.min(...breaks));
}
