import { z } from 'zod';
import { label } from './schema.ts';
import type { Text } from './text.ts';

/**
 * A point on a map: decimal degrees of longitude and latitude, WGS-84 (CGCS2000 is the same to within a metre). Forms let
 * people choose it on a map.
 */
export const geoPoint = z
  .strictObject({
    lon: z
      .number()
      .min(-180)
      .max(180)
      .meta(label('经度', 'Longitude', { unit: '°' })),
    lat: z
      .number()
      .min(-90)
      .max(90)
      .meta(label('纬度', 'Latitude', { unit: '°' })),
  })
  .meta({ 'x-place': 'point' });

export type GeoPoint = z.output<typeof geoPoint>;

/**
 * An area on a map: the corners of one polygon without holes, in turn; the last side leads back to the first corner.
 * Forms let people draw it, type its corners or take it from a GeoJSON file. Refused are sides that cross or touch each
 * other, a corner that is there twice and an area of nothing; sides are straight in degrees.
 *
 * @param mostCorners 3 to 500; sides are compared each with each
 */
export function geoArea({ mostCorners = 200 }: { readonly mostCorners?: number } = {}): z.ZodArray<typeof geoPoint> {
  if (!Number.isInteger(mostCorners) || mostCorners < 3 || mostCorners > 500)
    throw new RangeError(`mostCorners: 3 to 500, not ${mostCorners}`);
  return z
    .array(geoPoint)
    .min(3)
    .max(mostCorners)
    .superRefine((corners, context) => {
      const fault = areaFault(corners);
      if (fault === null) return;
      context.addIssue({ code: 'custom', path: [fault.corner], params: { text: fault.text }, input: corners });
    })
    .meta({ 'x-place': 'area' });
}

interface AreaFault {
  /** Number of the corner, from 0. */
  readonly corner: number;
  readonly text: Text;
}

function areaFault(corners: readonly GeoPoint[]): AreaFault | null {
  const double = corners.findIndex((corner, at) => corners.slice(0, at).some((other) => isSame(corner, other)));
  if (double !== -1)
    return {
      corner: double,
      text: {
        zh: '与前面的顶点重复；首尾会自动相连，不必重复首点',
        en: 'This corner is there already; the last side leads back to the first corner by itself',
      },
    };
  const sides = corners.map((from, at) => [from, corners[(at + 1) % corners.length] ?? from] as const);
  for (const [at, side] of sides.entries())
    for (const [other, otherSide] of sides.entries()) {
      const isBeside = Math.abs(at - other) === 1 || Math.abs(at - other) === sides.length - 1;
      if (other <= at || !(isBeside ? isFoldedBack(side, otherSide) : isMet(side, otherSide))) continue;
      return {
        corner: other,
        text: {
          zh: `第 ${other + 1} 条边与第 ${at + 1} 条边相交，请按顺序沿边界填写顶点`,
          en: `Side ${other + 1} crosses side ${at + 1}: give the corners in turn along the boundary`,
        },
      };
    }
  return null;
}

type Side = readonly [from: GeoPoint, to: GeoPoint];

function isSame(a: GeoPoint, b: GeoPoint): boolean {
  return a.lon === b.lon && a.lat === b.lat;
}

/** Which side of a line a point lies on: positive to the left, 0 on it. */
function turn(a: GeoPoint, b: GeoPoint, c: GeoPoint): number {
  return Math.sign((b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon));
}

/** Whether two sides without a corner in common have a point in common. */
function isMet([a, b]: Side, [c, d]: Side): boolean {
  if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true;
  return isOn(a, b, c) || isOn(a, b, d) || isOn(c, d, a) || isOn(c, d, b);
}

/** Whether two sides that have one corner in common lie on each other beyond it. */
function isFoldedBack([a, b]: Side, [c, d]: Side): boolean {
  const isAtStart = isSame(a, d);
  const [shared, end, otherEnd] = isAtStart ? [a, b, c] : [b, a, d];
  return isOn(shared, end, otherEnd) || isOn(shared, otherEnd, end);
}

function isOn(a: GeoPoint, b: GeoPoint, c: GeoPoint): boolean {
  const isWithin = (from: number, to: number, at: number): boolean =>
    Math.min(from, to) <= at && at <= Math.max(from, to);
  return turn(a, b, c) === 0 && isWithin(a.lon, b.lon, c.lon) && isWithin(a.lat, b.lat, c.lat);
}
