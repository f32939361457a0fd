import { readText } from './decode-text.ts';
import { fileError } from './errors.ts';
import type { FileRef } from './file-ref.ts';
import type { Feature, FeatureCollection, Geometry, Position } from './geojson.ts';

/**
 * Reads GeoJSON (RFC 7946): a FeatureCollection as it is, a Feature or a Geometry as a collection of one. Members that
 * the RFC does not know are left out; the winding of rings is not judged (3.1.6).
 *
 * @throws FILE_JSON_INVALID, FILE_GEOJSON_INVALID, FILE_GEOJSON_OUT_OF_RANGE, FILE_GEOJSON_SWAPPED,
 * FILE_GEOJSON_CRS_UNSUPPORTED and the errors of `readText`
 */
export function readGeoJson(file: FileRef): FeatureCollection {
  return new GeoJsonReader(file.name).collection(parseJson(file));
}

function parseJson(file: FileRef): unknown {
  const text = readText(file);
  if (text.trim() === '') throw fileError('FILE_EMPTY', { name: file.name });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fileError('FILE_JSON_INVALID', { name: file.name }, cause);
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

const maxDepth = 32;

/** Paths are written as in JavaScript: `features[3].geometry.coordinates[0]`; the file itself is `$`. */
class GeoJsonReader {
  readonly #name: string;
  /** The first position out of range; judged at the end, when all positions are known. */
  #outOfRange: { path: string; position: Position } | null = null;
  #allLieSwappedInChina = true;

  constructor(name: string) {
    this.#name = name;
  }

  collection(value: unknown): FeatureCollection {
    const root = this.#object(value, '$');
    this.#refuseOtherCrs(root);
    const features = this.#features(root);
    if (this.#outOfRange) {
      const code = this.#allLieSwappedInChina ? 'FILE_GEOJSON_SWAPPED' : 'FILE_GEOJSON_OUT_OF_RANGE';
      throw fileError(code, { name: this.#name, ...this.#outOfRange });
    }
    return { type: 'FeatureCollection', features };
  }

  #features(root: JsonObject): Feature[] {
    if (root.type === 'FeatureCollection') {
      return this.#list(root.features, 'features', 0, (value, path) => this.#feature(value, path));
    }
    if (root.type === 'Feature') return [this.#feature(root, '$')];
    return [{ type: 'Feature', geometry: this.#geometry(root, '$', 0), properties: {} }];
  }

  #feature(value: unknown, path: string): Feature {
    const feature = this.#object(value, path);
    if (feature.type !== 'Feature') throw this.#invalid(`${path}.type`, 'Feature', 'Feature');
    const { id, properties } = feature;
    if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') {
      throw this.#invalid(`${path}.id`, '字符串或数字', 'a string or a number');
    }
    const geometryPath = `${path}.geometry`;
    if (feature.geometry === undefined) throw this.#invalid(geometryPath, '几何对象或 null', 'a geometry or null');
    const propertiesPath = `${path}.properties`;
    return {
      type: 'Feature',
      ...(id === undefined ? {} : { id }),
      geometry: feature.geometry === null ? null : this.#geometry(feature.geometry, geometryPath, 0),
      properties:
        properties === null || properties === undefined
          ? {}
          : this.#plainObject(this.#object(properties, propertiesPath), propertiesPath, 0),
    };
  }

  #geometry(value: unknown, path: string, depth: number): Geometry {
    if (depth > maxDepth) throw this.#invalid(path, '较浅的嵌套', 'less nesting');
    const geometry = this.#object(value, path);
    const at = `${path}.coordinates`;
    const { type, coordinates } = geometry;
    switch (type) {
      case 'Point':
        return { type, coordinates: this.#position(coordinates, at) };
      case 'MultiPoint':
        return { type, coordinates: this.#positions(coordinates, at, 0) };
      case 'LineString':
        return { type, coordinates: this.#positions(coordinates, at, 2) };
      case 'MultiLineString':
        return { type, coordinates: this.#list(coordinates, at, 0, (line, place) => this.#positions(line, place, 2)) };
      case 'Polygon':
        return { type, coordinates: this.#rings(coordinates, at) };
      case 'MultiPolygon':
        return { type, coordinates: this.#list(coordinates, at, 0, (rings, place) => this.#rings(rings, place)) };
      case 'GeometryCollection':
        return {
          type,
          geometries: this.#list(geometry.geometries, `${path}.geometries`, 0, (part, place) =>
            this.#geometry(part, place, depth + 1),
          ),
        };
      default:
        throw this.#invalid(`${path}.type`, '几何类型', 'a geometry type');
    }
  }

  #rings(value: unknown, path: string): (readonly Position[])[] {
    return this.#list(value, path, 0, (ring, place) => {
      const positions = this.#positions(ring, place, 4);
      const first = positions[0];
      const last = positions.at(-1);
      if (!first?.every((number, index) => number === last?.[index])) {
        throw this.#invalid(place, '首尾相同的闭合环', 'a closed ring that ends where it begins');
      }
      return positions;
    });
  }

  #positions(value: unknown, path: string, least: number): Position[] {
    return this.#list(value, path, least, (position, place) => this.#position(position, place));
  }

  #position(value: unknown, path: string): Position {
    if (!Array.isArray(value) || value.length < 2 || !value.every((part) => Number.isFinite(part))) {
      throw this.#invalid(path, '由经度和纬度组成的坐标', 'a position of longitude and latitude');
    }
    const position = value as unknown as Position; // at least two finite numbers, as just checked
    const [lon, lat] = position;
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) this.#outOfRange ??= { path, position };
    if (!liesInChina(lat, lon)) this.#allLieSwappedInChina = false;
    return position;
  }

  /** A copy without `__proto__`, so that whoever spreads or assigns it gets no other prototype. */
  #plainObject(object: JsonObject, path: string, depth: number): JsonObject {
    const kept = Object.entries(object).filter(([key]) => key !== '__proto__');
    return Object.fromEntries(kept.map(([key, value]) => [key, this.#plain(value, `${path}.${key}`, depth + 1)]));
  }

  #plain(value: unknown, path: string, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (depth > maxDepth) throw this.#invalid(path, '较浅的嵌套', 'less nesting');
    if (Array.isArray(value)) return value.map((part, index) => this.#plain(part, `${path}[${index}]`, depth + 1));
    return this.#plainObject(value as JsonObject, path, depth);
  }

  #list<Item>(value: unknown, path: string, least: number, read: (item: unknown, path: string) => Item): Item[] {
    if (!Array.isArray(value)) throw this.#invalid(path, '数组', 'an array');
    if (value.length < least) throw this.#invalid(path, `至少 ${least} 个坐标`, `at least ${least} positions`);
    return value.map((item, index) => read(item, `${path}[${index}]`));
  }

  #object(value: unknown, path: string): JsonObject {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
    throw this.#invalid(path, '对象', 'an object');
  }

  /** The member of the older GeoJSON of 2008, still written by GIS software. CGCS2000 is WGS-84 to the centimetre. */
  #refuseOtherCrs(root: JsonObject): void {
    const properties = (root.crs as JsonObject | null | undefined)?.properties as JsonObject | null | undefined;
    const crs = properties?.name;
    if (typeof crs !== 'string' || /CRS84$|EPSG:(.*:)?(4326|4490)$/i.test(crs)) return;
    throw fileError('FILE_GEOJSON_CRS_UNSUPPORTED', { name: this.#name, crs: crs.slice(0, 100) });
  }

  #invalid(path: string, expectedZh: string, expectedEn: string): Error {
    return fileError('FILE_GEOJSON_INVALID', { name: this.#name, path: path.slice(0, 200), expectedZh, expectedEn });
  }
}

/** The box around China, 73–136° E and 3–54° N. */
function liesInChina(lon: number, lat: number): boolean {
  return lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54;
}
