import type { Field } from './form-model.ts';

/** Names by which a pair of numbers is a place: decimal degrees, WGS-84. */
const pairs = [
  ['lon', 'lat'],
  ['lng', 'lat'],
  ['longitude', 'latitude'],
] as const;

/** The names of longitude and latitude of a group that is a point on a map; `null` for any other field. */
export function placeKindOf({ kind, fields }: Field): readonly [lon: string, lat: string] | null {
  if (kind !== 'group') return null;
  const isNumber = (name: string): boolean => fields.some((field) => field.name === name && field.kind === 'number');
  return pairs.find((pair) => pair.every(isNumber)) ?? null;
}

/** Whether rows are the corners of an area, as `geoArea()` of the SDK says. */
export function isArea({ kind, schema }: Field): boolean {
  return kind === 'grid' && schema['x-place'] === 'area';
}
