import { isRecord } from '../json-schema.js';

/**
 * The values at a path of an output: property names joined by dots. A path that crosses arrays names all their elements.
 *
 * @param {unknown} output
 * @param {string} path
 * @returns {readonly unknown[]}
 */
export function valuesAt(output, path) {
  return path
    .split('.')
    .reduce(
      (/** @type {readonly unknown[]} */ values, name) => elementsOf(values).map((value) => propertyOf(value, name)),
      [output],
    )
    .flatMap((value) => (Array.isArray(value) ? elementsOf(value) : [value]))
    .filter((value) => value !== undefined);
}

/**
 * The one value at a path of a row; all of them where the path crosses an array within it.
 *
 * @param {unknown} row
 * @param {string} path
 * @returns {unknown}
 */
export function cellAt(row, path) {
  const values = valuesAt(row, path);
  return values.length > 1 ? values : values[0];
}

/**
 * @param {unknown} row
 * @param {string} path
 * @returns {number | null} `null` for everything that is no number
 */
export function numberAt(row, path) {
  const value = cellAt(row, path);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/**
 * @param {readonly unknown[]} values
 * @returns {readonly unknown[]}
 */
function elementsOf(values) {
  return values.flatMap((value) => (Array.isArray(value) ? elementsOf(value) : [value]));
}

/**
 * @param {unknown} value
 * @param {string} name
 */
function propertyOf(value, name) {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
