/** @import { JsonSchema, Text } from '@yuzhi/sdk' */
import { isRecord } from './json-schema.js';
/** @import { SchemaReader } from './json-schema.js' */

/**
 * The words of a field: plain keywords are English, `x-` keywords beside them Chinese.
 *
 * @param {SchemaReader} reader
 * @param {JsonSchema} schema
 * @param {string} name what it is called where the schema gives no title
 * @returns {{ readonly title: Text, readonly help: Text | null, readonly unit: string }}
 */
export function fieldWords(reader, schema, name) {
  const unit = reader.keyword(schema, 'x-unit');
  return {
    title: textOf(reader, schema, ['x-title-zh', 'title']) ?? { zh: name, en: name },
    help: textOf(reader, schema, ['x-description-zh', 'description']),
    unit: typeof unit === 'string' ? unit : '',
  };
}

/**
 * The words of a coded value; `null` when the schema has none for it.
 *
 * @param {SchemaReader} reader
 * @param {JsonSchema} schema
 * @param {unknown} code
 * @returns {Text | null}
 */
export function codeWords(reader, schema, code) {
  const codes = reader.keyword(schema, 'x-codes');
  const name = typeof code === 'string' ? code : JSON.stringify(code);
  if (!isRecord(codes) || !Object.hasOwn(codes, name)) return null;
  return /** @type {Text} */ (codes[name]);
}

/**
 * @param {SchemaReader} reader
 * @param {JsonSchema} schema
 * @param {readonly [zh: string, en: string]} keywords
 * @returns {Text | null}
 */
function textOf(reader, schema, [zhName, enName]) {
  const zh = reader.keyword(schema, zhName);
  const en = reader.keyword(schema, enName);
  if (typeof zh !== 'string' && typeof en !== 'string') return null;
  return { zh: String(zh ?? en), en: String(en ?? zh) };
}
