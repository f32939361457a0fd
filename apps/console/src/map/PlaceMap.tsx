import * as maplibre from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { CityMap } from '../api/types.ts';
import { say, text } from '../language/language.ts';
import { useBase } from '../shell/base-context.ts';
import { graticule } from './graticule.ts';
import { approvalText, useCityMap } from './use-city-map.ts';
import './map.css';

// Found nowhere else: a build without this is clean and fails in the browser.
maplibre.setWorkerUrl(workerUrl);

const mapWords = {
  map: text('选点地图，方向键移动，加减键缩放', 'Map to choose points: arrow keys move, plus and minus zoom'),
  take: text('取地图中心', 'Take the centre of the map'),
  centre: text('中心 {lon}, {lat}', 'Centre {lon}, {lat}'),
  lines: text('经纬网为 WGS-84。', 'Lines of longitude and latitude: WGS-84.'),
  point: text('点一下即可选点。', 'A click chooses a point.'),
  area: text(
    '沿边界依次点击添加顶点，首尾自动相连；顶点可以拖动，也可以在下表中修改。',
    'Click along the boundary to add corners; the last side closes by itself. Corners can be dragged, or changed below.',
  ),
};

export type Point = readonly [lon: number, lat: number];

interface PlaceMapProps {
  /** The point that was chosen, or the corners of the area in turn. */
  readonly points: readonly Point[];
  readonly isArea?: boolean;
  readonly onChoose: (point: Point) => void;
  /** A corner was dragged. */
  readonly onMove?: (corner: number, point: Point) => void;
}

/** More corners than these are drawn and cannot be dragged. */
const mostMarkers = 60;

/** A map to choose points on, by pointer or, with the cross in its middle, by keys. Fetches nothing from elsewhere. */
export function PlaceMap({ points, isArea = false, onChoose, onMove }: PlaceMapProps): ReactNode {
  const { city } = useBase().catalogue;
  const found = useCityMap();
  const cityMap = found.state === 'loaded' ? found.value.map : null;
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<maplibre.Map | null>(null);
  const latest = useRef({ points, onChoose, onMove, cityMap });
  latest.current = { points, onChoose, onMove, cityMap };
  const [lon = 0, lat = 0] = points[0] ?? city.centre ?? [];
  const [centre, setCentre] = useState<Point>([lon, lat]);
  useEffect(() => {
    if (box.current === null) return;
    const made = makeMap(box.current, [lon, lat], points.length > 0 || city.centre !== null);
    map.current = made;
    made.on('click', ({ lngLat }) => latest.current.onChoose(pointOf(lngLat)));
    made.on('move', () => setCentre(pointOf(made.getCenter())));
    made.on('load', () => {
      drawArea(made, isArea ? latest.current.points : []);
      drawBoundaries(made, latest.current.cityMap);
    });
    if (isArea) bringIntoSight(made, points);
    return () => made.remove();
  }, []);
  useEffect(() => {
    if (map.current !== null) drawBoundaries(map.current, cityMap);
  }, [cityMap]);
  useEffect(() => {
    const made = map.current;
    if (made === null) return;
    if (isArea) drawArea(made, points);
    if (isArea && points.some((point) => !made.getBounds().contains([...point]))) bringIntoSight(made, points);
    const move = isArea ? (corner: number, point: Point): void => latest.current.onMove?.(corner, point) : null;
    const markers = points.length > mostMarkers ? [] : points.map((point, at) => markerAt(made, point, { at, move }));
    return () => markers.forEach((marker) => marker.remove());
  }, [JSON.stringify(points)]);
  return (
    <div className="place-map">
      <div className="place-map-box">
        <div ref={box} className="place-map-canvas" />
        <span className="place-map-cross" aria-hidden="true" />
      </div>
      <p className="beside">
        <button type="button" onClick={() => onChoose(centre)}>
          {say(mapWords.take)}
        </button>
        <span className="reading">{say(mapWords.centre, { lon: centre[0], lat: centre[1] })}</span>
      </p>
      <p className="help">
        {say(isArea ? mapWords.area : mapWords.point)} {say(mapWords.lines)}
        {cityMap === null ? null : ` ${approvalText(cityMap)}`}
      </p>
    </div>
  );
}

const nothing = { type: 'FeatureCollection' as const, features: [] };

function makeMap(container: HTMLElement, centre: Point, isNear: boolean): maplibre.Map {
  const colours = getComputedStyle(document.documentElement);
  const made = new maplibre.Map({
    container,
    center: [...centre],
    zoom: isNear ? 9 : 1,
    attributionControl: false,
    dragRotate: false,
    fadeDuration: 0,
    style: {
      version: 8,
      sources: {
        graticule: { type: 'geojson', data: nothing },
        boundaries: { type: 'geojson', data: nothing },
        area: { type: 'geojson', data: nothing },
      },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': colours.getPropertyValue('--raised') } },
        {
          id: 'graticule',
          type: 'line',
          source: 'graticule',
          paint: { 'line-color': colours.getPropertyValue('--border'), 'line-width': 1 },
        },
        {
          id: 'boundaries',
          type: 'line',
          source: 'boundaries',
          paint: { 'line-color': colours.getPropertyValue('--soft'), 'line-width': 0.8 },
        },
        {
          id: 'area',
          type: 'fill',
          source: 'area',
          paint: { 'fill-color': colours.getPropertyValue('--series-1'), 'fill-opacity': 0.2 },
        },
        {
          id: 'sides',
          type: 'line',
          source: 'area',
          paint: { 'line-color': colours.getPropertyValue('--series-1'), 'line-width': 2 },
        },
      ],
    },
    locale: { 'Map.Title': say(mapWords.map) },
  });
  made.touchZoomRotate.disableRotation();
  const draw = (): void => {
    const bounds = made.getBounds();
    const part = {
      west: bounds.getWest(),
      south: bounds.getSouth(),
      east: bounds.getEast(),
      north: bounds.getNorth(),
    };
    void made.getSource<maplibre.GeoJSONSource>('graticule')?.setData(graticule(part));
  };
  made.on('load', draw);
  made.on('moveend', draw);
  return made;
}

interface MarkerOptions {
  readonly at: number;
  /** `null` for one that stays where it is. */
  readonly move: ((corner: number, point: Point) => void) | null;
}

function markerAt(map: maplibre.Map, point: Point, { at, move }: MarkerOptions): maplibre.Marker {
  const sign = document.createElement('span');
  sign.className = 'place-map-marker';
  sign.setAttribute('aria-hidden', 'true');
  const marker = new maplibre.Marker({ element: sign, draggable: move !== null }).setLngLat([...point]).addTo(map);
  if (move !== null) marker.on('dragend', () => move(at, pointOf(marker.getLngLat())));
  return marker;
}

/** The sides between the corners, and what they enclose. */
function drawArea(map: maplibre.Map, corners: readonly Point[]): void {
  const [first] = corners;
  const ring = first === undefined ? [] : [...corners, first].map((point) => [...point]);
  void map.getSource<maplibre.GeoJSONSource>('area')?.setData({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
}

/** The units of the city, to find one's way by; a map that has not come to rest yet draws them when it has. */
function drawBoundaries(map: maplibre.Map, cityMap: CityMap | null): void {
  if (cityMap !== null) void map.getSource<maplibre.GeoJSONSource>('boundaries')?.setData(cityMap.boundaries);
}

function bringIntoSight(map: maplibre.Map, points: readonly Point[]): void {
  const [first] = points;
  if (first === undefined) return;
  const bounds = points.reduce(
    (all, point) => all.extend([...point]),
    new maplibre.LngLatBounds([...first], [...first]),
  );
  map.fitBounds(bounds, { padding: 40, maxZoom: 14, animate: false });
}

/** To about a metre. */
function pointOf({ lng, lat }: maplibre.LngLat): Point {
  return [Number(lng.toFixed(5)), Number(lat.toFixed(5))];
}
