import type { Text } from '@yuzhi/sdk';
import type { Point } from '../map/PlaceMap.tsx';
import { isRecord } from '../schema/json-schema.ts';

/** An area of a city is far smaller. */
export const mostFileBytes = 1024 * 1024;

type Area = { readonly corners: readonly Point[] } | { readonly fault: Text };

/**
 * The one area of a GeoJSON text (RFC 7946): a Polygon, or a feature or collection that holds just one. Its corners come
 * without the closing one. What makes it unfit is told with what to do.
 *
 * @param centre of the city: an area that lies there only with longitude and latitude swapped is refused
 */
export function areaOfGeoJson(json: string, centre: Point | null): Area {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    return fault('不是有效的 JSON 文件', 'This is no valid JSON');
  }
  if (isRecord(read) && 'crs' in read && !JSON.stringify(read['crs']).includes('CRS84'))
    return fault(
      '坐标系须为 WGS-84（EPSG:4326），请先转换',
      'Coordinates must be WGS-84 (EPSG:4326): convert them first',
    );
  const polygons = polygonsOf(read);
  const [polygon, ...others] = polygons;
  if (polygon === undefined) return fault('文件中没有面（Polygon）', 'There is no Polygon in the file');
  if (others.length > 0)
    return fault(
      `文件中有 ${polygons.length} 个面，请只保留一个`,
      `There are ${polygons.length} polygons in the file: keep one of them`,
    );
  return cornersOf(polygon, centre);
}

function polygonsOf(value: unknown): readonly unknown[] {
  if (!isRecord(value)) return [];
  const { type, features, geometry, geometries, coordinates } = value;
  switch (type) {
    case 'FeatureCollection':
      return Array.isArray(features) ? features.flatMap(polygonsOf) : [];
    case 'GeometryCollection':
      return Array.isArray(geometries) ? geometries.flatMap(polygonsOf) : [];
    case 'Feature':
      return polygonsOf(geometry);
    case 'Polygon':
      return [coordinates];
    case 'MultiPolygon':
      return Array.isArray(coordinates) ? coordinates : [];
    default:
      return [];
  }
}

function cornersOf(polygon: unknown, centre: Point | null): Area {
  const rings = Array.isArray(polygon) ? polygon : [];
  const [ring] = rings;
  if (rings.length > 1)
    return fault('面中有空洞，请先去掉内环', 'The polygon has a hole: take the inner rings out first');
  if (!Array.isArray(ring) || ring.length < 4 || !ring.every(isPosition))
    return fault('面的坐标不完整，至少要有三个顶点', 'The polygon is not whole: it needs three corners at least');
  const points = ring.map(([lon, lat]): Point => [lon, lat]);
  const [first, last] = [points[0], points.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return fault('面没有闭合：末点须与首点相同', 'The ring is not closed: its last position must be its first');
  if (points.some(([, lat]) => Math.abs(lat) > 90))
    return fault(
      '纬度超出 ±90°，经纬度可能写反；GeoJSON 先写经度、后写纬度',
      'A latitude is beyond ±90°: longitude and latitude may be swapped; GeoJSON has longitude first',
    );
  if (centre !== null && points.every(([lon, lat]) => !isNear([lon, lat], centre) && isNear([lat, lon], centre)))
    return fault(
      '经纬度写反：对调后才在本市附近；GeoJSON 先写经度、后写纬度',
      'Longitude and latitude are swapped: only the other way round does it lie near the city; GeoJSON has longitude first',
    );
  if (points.some(([lon]) => Math.abs(lon) > 180))
    return fault('经度超出 ±180°，坐标可能不是度', 'A longitude is beyond ±180°: the coordinates may not be degrees');
  return { corners: points.slice(0, -1) };
}

/** Within 5°: no city reaches so far. */
function isNear([lon, lat]: Point, [cityLon, cityLat]: Point): boolean {
  return Math.abs(lon - cityLon) <= 5 && Math.abs(lat - cityLat) <= 5;
}

function isPosition(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every((one) => typeof one === 'number');
}

function fault(zh: string, en: string): Area {
  return { fault: { zh, en } };
}
