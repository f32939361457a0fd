import type { CityMap } from '../api/types.ts';
import type { Point } from './PlaceMap.tsx';

type Geometry = CityMap['boundaries']['features'][number]['geometry'];

/** One polygon without holes that stands for a boundary. */
export interface Outline {
  /** In turn, without the closing one; `most` or fewer where the boundary allows it. */
  readonly corners: readonly Point[];
  /** How many corners this part of the boundary has. */
  readonly before: number;
  /** Whether the boundary has exclaves or holes, which the outline leaves out. */
  readonly isPart: boolean;
}

/** The largest part of a boundary, with no more corners than a field takes. */
export function outlineOf({ type, coordinates }: Geometry, most: number): Outline {
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  const rings = polygons.map(([outer = []]) => outer.slice(0, -1).map(([lon = 0, lat = 0]): Point => [lon, lat]));
  const largest = rings.reduce((best, ring) => (areaOf(ring) > areaOf(best) ? ring : best), rings[0] ?? []);
  return {
    corners: fewerCorners(largest, most),
    before: largest.length,
    isPart: polygons.length > 1 || polygons.some((polygon) => polygon.length > 1),
  };
}

/**
 * Takes away the corner that changes the area least, again and again (Visvalingam and Whyatt 1993), and in any case those
 * that change nothing: spikes without width, as rounding makes them, are no area. A corner whose triangle holds another one
 * stays: without it sides would cross.
 */
function fewerCorners(ring: readonly Point[], most: number): readonly Point[] {
  const left = [...ring];
  const triangles = left.map((_, at) => triangleAt(left, at));
  for (;;) {
    const sizes = triangles.map(([a, b, c]) => Math.abs(turnOf(a, b, c)));
    const bySize = [...left.keys()].toSorted((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
    const next = bySize.find((at) => isEmpty(triangleAt(left, at), left));
    if (next === undefined || left.length <= 3 || (left.length <= most && sizes[next] !== 0)) return left;
    left.splice(next, 1);
    triangles.splice(next, 1);
    for (const at of [next - 1, next]) {
      const place = (at + left.length) % left.length;
      triangles[place] = triangleAt(left, place);
    }
  }
}

type Triangle = readonly [a: Point, b: Point, c: Point];

function triangleAt(ring: readonly Point[], at: number): Triangle {
  const corner = (place: number): Point => ring.at(place % ring.length) ?? [0, 0];
  return [corner(at - 1), corner(at), corner(at + 1)];
}

/** Twice the area, positive where the corners turn left. */
function turnOf(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** In square degrees: good enough to compare what lies close together. */
function areaOf(ring: readonly Point[]): number {
  const [first = [0, 0]] = ring;
  return Math.abs(ring.reduce((sum, corner, at) => sum + turnOf(first, corner, ring[at + 1] ?? first), 0)) / 2;
}

function isEmpty(triangle: Triangle, ring: readonly Point[]): boolean {
  return ring.every((point) => triangle.includes(point) || !isWithin(triangle, point));
}

/** Whether a point lies in a triangle or on its sides; a triangle may be flat. */
function isWithin([a, b, c]: Triangle, point: Point): boolean {
  const isBetween = (axis: 0 | 1): boolean =>
    Math.min(a[axis], b[axis], c[axis]) <= point[axis] && point[axis] <= Math.max(a[axis], b[axis], c[axis]);
  if (!isBetween(0) || !isBetween(1)) return false;
  const turns = [turnOf(a, b, point), turnOf(b, c, point), turnOf(c, a, point)];
  return turns.every((turn) => turn >= 0) || turns.every((turn) => turn <= 0);
}
