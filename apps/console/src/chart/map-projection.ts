export type Position = readonly [lon: number, lat: number, ...more: number[]];

export type Shape = { readonly kind: 'point' | 'line' | 'area'; readonly parts: readonly (readonly Position[])[] };

import { isRecord } from '../schema/json-schema.ts';

/** A single point, or several in a row, still need room for what is written beside them. */
const leastHeight = 120;

/** The points, lines and rings of a GeoJSON geometry (RFC 7946). What is no geometry has none. */
export function shapesOf(geometry: unknown): readonly Shape[] {
  if (!isRecord(geometry)) return [];
  const { type, coordinates, geometries } = geometry;
  const at = arrayOf(coordinates);
  switch (type) {
    case 'Point':
      return shape('point', [[at]]);
    case 'MultiPoint':
      return shape(
        'point',
        at.map((position) => [position]),
      );
    case 'LineString':
      return shape('line', [at]);
    case 'MultiLineString':
      return shape('line', at);
    case 'Polygon':
      return shape('area', at);
    case 'MultiPolygon':
      return at.flatMap((rings) => shape('area', rings));
    case 'GeometryCollection':
      return arrayOf(geometries).flatMap(shapesOf);
    default:
      return [];
  }
}

/**
 * Places positions on a plane of `width` pixels: equirectangular, true to scale at the middle latitude, north up.
 *
 * Returns `null`
 * when there is nothing to place
 */
export function fitted(
  positions: readonly Position[],
  { width, maxHeight, padding }: { readonly width: number; readonly maxHeight: number; readonly padding: number },
): { readonly at: (position: Position) => [x: number, y: number]; readonly height: number } | null {
  const box = boxOf(positions);
  if (box === null) return null;
  const { west, east, south, north } = box;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180) || 1;
  const spanX = (east - west) * squeeze;
  const spanY = north - south;
  const inner = { width: Math.max(1, width - 2 * padding), height: Math.max(1, maxHeight - 2 * padding) };
  // A single point has no size; anything will do as long as it is finite.
  const scale = Math.min(inner.width / (spanX || 1e-9), inner.height / (spanY || 1e-9), 1e9);
  const height = Math.max(leastHeight, Math.min(maxHeight, spanY * scale + 2 * padding));
  const left = (width - spanX * scale) / 2;
  const top = (height - spanY * scale) / 2;
  return { at: ([lon, lat]) => [left + (lon - west) * squeeze * scale, top + (north - lat) * scale], height };
}

function boxOf(positions: readonly Position[]) {
  if (positions.length === 0) return null;
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const [lon, lat] of positions) {
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

function shape(kind: Shape['kind'], parts: unknown): readonly Shape[] {
  if (!Array.isArray(parts)) return [];
  const whole = parts
    .map((part) => (Array.isArray(part) ? part.filter(isPosition) : []))
    .filter((part) => part.length > 0);
  return whole.length === 0 ? [] : [{ kind, parts: whole }];
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}
