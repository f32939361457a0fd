/** @import { SchemaReader } from '../json-schema.js' */
/** @import { Field } from './form-model.js' */
import { isRecord } from '../json-schema.js';
import { checkInput } from './check-input.js';

/**
 * Which of its shapes a value has: the one whose constants it carries, else the one of which it breaks least.
 *
 * @param {SchemaReader} reader
 * @param {Field} field a field of variants
 * @param {unknown} value
 * @returns {number | null} `null` when there is no value
 */
export function bestVariant(reader, { fields }, value) {
  if (value === undefined || value === null) return null;
  const breaks = fields.map((variant) => {
    const constants = variant.fields.filter(({ kind }) => kind === 'constant');
    const isOther = constants.some(({ name, schema }) => isRecord(value) && value[name] !== schema['const']);
    return checkInput(reader, variant.schema, value).length + (isOther ? 1_000 : 0);
  });
  return breaks.indexOf(Math.min(...breaks));
}
