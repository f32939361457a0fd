/** @import { JsonSchema, Language } from '@yuzhi/sdk' */
/** @import { TableData } from './data-table.js' */
/** @import { OutputFields } from './output-fields.js' */
import { isRecord } from '../json-schema.js';
import { words } from '../words.js';
import { cellAt } from './values-at.js';

/**
 * Rows of an output as a table. Columns are those asked for, else those of the schema; single values make one column.
 *
 * @param {readonly unknown[]} rows
 * @param {{ readonly title: string, readonly fields: OutputFields, readonly row: JsonSchema, readonly language: Language,
 *   readonly columns?: readonly string[] | undefined }} options
 * @returns {TableData}
 */
export function rowsTable(rows, { title, fields, row, language, columns }) {
  const names = columns ?? fields.columnsOf(row, rows);
  const isPlain = names.length === 0 || !rows.some(isRecord);
  const places = isPlain && columns === undefined ? [null] : names;
  const found = places.map((name) => ({ name, schema: name === null ? row : fields.schemaAt(name, row) }));
  const valueAt = (/** @type {number} */ index, /** @type {string | null} */ name) =>
    name === null ? rows[index] : cellAt(rows[index], name);
  const textWith =
    (/** @type {'text' | 'plainText'} */ way) => (/** @type {number} */ index, /** @type {number} */ column) => {
      const { name = null, schema = {} } = found[column] ?? {};
      return fields[way](valueAt(index, name), schema, language);
    };
  return {
    title,
    columns: found.map(({ name, schema }) => ({
      title: titled(fields, schema, name ?? words.value[language], language),
      isNumber: fields.isNumber(schema),
    })),
    rowCount: rows.length,
    shown: textWith('text'),
    plain: textWith('plainText'),
  };
}

/**
 * @param {OutputFields} fields
 * @param {JsonSchema} schema
 * @param {string} name
 * @param {Language} language
 */
function titled(fields, schema, name, language) {
  const title = fields.title(schema, name)[language];
  const unit = fields.unit(schema);
  if (unit === '') return title;
  return language === 'zh' ? `${title}（${unit}）` : `${title} (${unit})`;
}
