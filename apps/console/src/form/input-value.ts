import { isRecord } from '../schema/json-schema.ts';

/** Names of properties and numbers of rows that lead to a value of an input. */
export type Path = readonly (string | number)[];

/** The value at a path; `undefined` where there is none. */
export function valueAt(input: unknown, path: Path): unknown {
  return path.reduce((value: unknown, step) => {
    if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
    return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, input);
}

/**
 * The input with another value at a path. `undefined` takes a property out. Objects on the way come into being; what
 * does not lie on the way stays as it is, fields that no form shows among them.
 */
export function withValue(input: unknown, path: Path, value: unknown): unknown {
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

export function pathKey(path: Path) {
  return JSON.stringify(path);
}
