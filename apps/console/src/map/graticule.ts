/** A part of the earth in degrees. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

interface Line {
  readonly type: 'Feature';
  readonly properties: { readonly degrees: number };
  readonly geometry: { readonly type: 'LineString'; readonly coordinates: [number, number][] };
}

const steps = [45, 30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001] as const;
const fewest = 3;

/** The largest step that parts a span into at least three. */
export function graticuleStep(spanDegrees: number): number {
  return steps.find((step) => spanDegrees / step >= fewest) ?? 0.001;
}

/** Lines of longitude and latitude over a part of the earth, at round degrees. */
export function graticule(bounds: Bounds): { type: 'FeatureCollection'; features: Line[] } {
  const { west, south, east, north } = bounds;
  const step = graticuleStep(Math.min(east - west, north - south));
  const meridians = rounds(west, east, step).map((lon) => line(lon, [lon, south], [lon, north]));
  const parallels = rounds(south, north, step).map((lat) => line(lat, [west, lat], [east, lat]));
  return { type: 'FeatureCollection', features: [...meridians, ...parallels] };
}

function rounds(from: number, to: number, step: number): readonly number[] {
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toFixed(6)),
  );
}

function line(degrees: number, from: [number, number], to: [number, number]): Line {
  return { type: 'Feature', properties: { degrees }, geometry: { type: 'LineString', coordinates: [from, to] } };
}
