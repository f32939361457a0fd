/** @import { View } from '@yuzhi/sdk' */
/** @import { OutputFields } from './output-fields.js' */
import { isRecord } from '../json-schema.js';

/**
 * How an output is shown that does not say how: rows as tables, long texts as text, everything else as figures.
 *
 * @param {OutputFields} fields
 * @param {unknown} output
 * @returns {readonly View[]}
 */
export function defaultViews(fields, output) {
  if (!isRecord(output)) return [];
  const names = new Set([...fields.properties().map(({ name }) => name), ...Object.keys(output)]);
  return [...names]
    .filter((name) => output[name] !== undefined && !isRecord(output[name]) && !name.includes('.'))
    .map((name) => viewOf(name, output[name], fields.title(fields.schemaAt(name), name)));
}

const longestFigure = 40;

/**
 * @param {string} name
 * @param {unknown} value
 * @param {View['title']} title
 * @returns {View}
 */
function viewOf(name, value, title) {
  if (Array.isArray(value)) return { as: 'table', title, rows: name };
  if (typeof value === 'string' && value.length > longestFigure) return { as: 'text', title, value: name };
  return { as: 'figure', title, value: name };
}
