import { LngLatBounds, Map as MapLibre, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import './city-map.css';
import type { CityMap } from '../api/types.ts';

setWorkerUrl(workerUrl);

/** What is drawn: boundaries below, areas filled, and a sign with words at each place. */
export interface CityMapContent {
  readonly boundaries: CityMap['boundaries'] | null;
  /** Names of boundaries that are filled, each with how strongly, 0 to 1, and its colour. */
  readonly fills: ReadonlyMap<string, { readonly colour: string; readonly strength: number }>;
  /** Whether the map begins with the signs alone in sight, not with the whole city. */
  readonly isNear: boolean;
  readonly signs: readonly {
    readonly at: readonly [lon: number, lat: number];
    readonly text: string;
    readonly about: string;
  }[];
}

/** Words of the buttons, for those who do not see them. */
export interface CityMapWords {
  readonly title: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
}

/**
 * Draws a map of the city into a box. Nothing is fetched from elsewhere: there are no tiles, no fonts.
 *
 * @returns what takes it away again
 * @throws where the browser has no WebGL
 */
export function drawCityMap(box: HTMLElement, content: CityMapContent, words: CityMapWords): () => void {
  const map = new MapLibre({
    container: box,
    style: styleOf(content),
    bounds: boundsOf(content),
    fitBoundsOptions: { padding: 48 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    scrollZoom: false,
    maxZoom: 14,
    // What is printed is what was drawn last.
    canvasContextAttributes: { preserveDrawingBuffer: true },
    locale: {
      'Map.Title': words.title,
      'NavigationControl.ZoomIn': words.zoomIn,
      'NavigationControl.ZoomOut': words.zoomOut,
    },
  });
  map.addControl(new NavigationControl({ showCompass: false }));
  for (const { at, text, about } of content.signs) {
    const element = document.createElement('div');
    element.className = 'map-sign';
    element.textContent = text;
    element.title = about;
    new Marker({ element, anchor: 'center' }).setLngLat([...at]).addTo(map);
  }
  map.once('idle', () => (box.dataset['drawn'] = 'yes'));
  return () => map.remove();
}

function styleOf({ boundaries, fills }: CityMapContent): ConstructorParameters<typeof MapLibre>[0]['style'] {
  const colours = getComputedStyle(document.documentElement);
  const colour = (name: string): string => colours.getPropertyValue(name).trim();
  const features = (boundaries?.features ?? []).map((feature) => {
    const fill = fills.get(feature.properties.name) ?? fills.get(feature.properties.mergedInto ?? '');
    return { ...feature, properties: { fill: fill?.colour ?? colour('--raised'), strength: fill?.strength ?? 1 } };
  });
  return {
    version: 8,
    sources: { city: { type: 'geojson', data: { type: 'FeatureCollection', features } } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colour('--ground') } },
      {
        id: 'areas',
        type: 'fill',
        source: 'city',
        paint: { 'fill-color': ['get', 'fill'], 'fill-opacity': ['get', 'strength'] },
      },
      { id: 'lines', type: 'line', source: 'city', paint: { 'line-color': colour('--border'), 'line-width': 0.8 } },
    ],
  };
}

/** What is in sight at first; a single point gets room around it. */
function boundsOf({ boundaries, isNear, signs }: CityMapContent): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const { at } of signs) bounds.extend([...at]);
  for (const { geometry } of (isNear ? null : boundaries)?.features ?? []) extend(bounds, geometry.coordinates);
  const center = bounds.isEmpty() ? null : bounds.getCenter();
  if (center && bounds.getEast() - bounds.getWest() < 0.1) {
    bounds.extend([center.lng - 0.1, center.lat - 0.1]);
    bounds.extend([center.lng + 0.1, center.lat + 0.1]);
  }
  return bounds;
}

function extend(bounds: LngLatBounds, coordinates: unknown): void {
  if (!Array.isArray(coordinates)) return;
  const [lon, lat] = coordinates as readonly unknown[];
  if (typeof lon === 'number' && typeof lat === 'number') bounds.extend([lon, lat]);
  else for (const inner of coordinates) extend(bounds, inner);
}
