import { isRecord } from '../schema/json-schema.ts';

/** The values at a path of an output: property names joined by dots. A path that crosses arrays names all their elements. */
export function valuesAt(output: unknown, path: string): readonly unknown[] {
  return path
    .split('.')
    .reduce((values: readonly unknown[], name) => elementsOf(values).map((value) => propertyOf(value, name)), [output])
    .flatMap((value) => (Array.isArray(value) ? elementsOf(value) : [value]))
    .filter((value) => value !== undefined);
}

/** The one value at a path of a row; all of them where the path crosses an array within it. */
export function cellAt(row: unknown, path: string): unknown {
  const values = valuesAt(row, path);
  return values.length > 1 ? values : values[0];
}

/** Returns `null` for everything that is no number */
export function numberAt(row: unknown, path: string): number | null {
  const value = cellAt(row, path);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function elementsOf(values: readonly unknown[]): readonly unknown[] {
  return values.flatMap((value) => (Array.isArray(value) ? elementsOf(value) : [value]));
}

function propertyOf(value: unknown, name: string) {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
