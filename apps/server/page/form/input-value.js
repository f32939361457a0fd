import { isRecord } from '../json-schema.js';

/** Names of properties and numbers of rows that lead to a value of an input. @typedef {readonly (string | number)[]} Path */

/**
 * The value at a path; `undefined` where there is none.
 *
 * @param {unknown} input
 * @param {Path} path
 * @returns {unknown}
 */
export function valueAt(input, path) {
  return path.reduce((/** @type {unknown} */ value, step) => {
    if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
    return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, input);
}

/**
 * The input with another value at a path. `undefined` takes a property out. Objects on the way come into being; what
 * does not lie on the way stays as it is, fields that no form shows among them.
 *
 * @param {unknown} input
 * @param {Path} path
 * @param {unknown} value
 * @returns {unknown}
 */
export function withValue(input, path, value) {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const rows = Array.isArray(input) ? [...input] : [];
    rows[step] = withValue(rows[step], rest, value);
    return rows;
  }
  const record = isRecord(input) ? { ...input } : {};
  const inner = withValue(Object.hasOwn(record, step) ? record[step] : undefined, rest, value);
  if (inner === undefined) delete record[step];
  // Assigning would set the prototype when the property is called `__proto__`.
  else Object.defineProperty(record, step, { value: inner, enumerable: true, configurable: true, writable: true });
  return record;
}

/** @param {Path} path */
export function pathKey(path) {
  return JSON.stringify(path);
}
