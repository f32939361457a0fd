import * as maplibre from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { say, text } from '../language/language.ts';
import { useBase } from '../shell/base-context.ts';
import { graticule } from './graticule.ts';
import './map.css';

// Found nowhere else: a build without this is clean and fails in the browser.
maplibre.setWorkerUrl(workerUrl);

const mapWords = {
  map: text('选点地图，方向键移动，加减键缩放', 'Map to choose a point: arrow keys move, plus and minus zoom'),
  take: text('取地图中心', 'Take the centre of the map'),
  centre: text('中心 {lon}, {lat}', 'Centre {lon}, {lat}'),
  about: text(
    '经纬网，WGS-84；本系统不附带底图和行政区界线。点一下即可选点。',
    'Lines of longitude and latitude, WGS-84; no base map and no boundaries come along. A click chooses a point.',
  ),
};

type Point = readonly [lon: number, lat: number];

interface PointMapProps {
  readonly point: Point | null;
  readonly onChoose: (point: Point) => void;
}

/** A map to choose a point on, by pointer or, with the cross in its middle, by keys. Fetches nothing from elsewhere. */
export function PointMap({ point, onChoose }: PointMapProps): ReactNode {
  const { city } = useBase().catalogue;
  const box = useRef<HTMLDivElement>(null);
  const marker = useRef<maplibre.Marker | null>(null);
  const map = useRef<maplibre.Map | null>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const [lon = 0, lat = 0] = point ?? city.centre ?? [];
  const [centre, setCentre] = useState<Point>([lon, lat]);
  useEffect(() => {
    if (box.current === null) return;
    const made = makeMap(box.current, [lon, lat], point !== null || city.centre !== null);
    map.current = made;
    made.on('click', ({ lngLat }) => choose.current(rounded([lngLat.lng, lngLat.lat])));
    made.on('move', () => setCentre(rounded([made.getCenter().lng, made.getCenter().lat])));
    return () => made.remove();
  }, []);
  useEffect(() => {
    marker.current?.remove();
    marker.current = point === null || map.current === null ? null : markerAt(point, map.current);
  }, [point?.[0], point?.[1]]);
  return (
    <div className="point-map">
      <div className="point-map-box">
        <div ref={box} className="point-map-canvas" />
        <span className="point-map-cross" aria-hidden="true" />
      </div>
      <p className="beside">
        <button type="button" onClick={() => onChoose(centre)}>
          {say(mapWords.take)}
        </button>
        <span className="reading">{say(mapWords.centre, { lon: centre[0], lat: centre[1] })}</span>
      </p>
      <p className="help">{say(mapWords.about)}</p>
    </div>
  );
}

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
      sources: { graticule: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': colours.getPropertyValue('--raised') } },
        {
          id: 'graticule',
          type: 'line',
          source: 'graticule',
          paint: { 'line-color': colours.getPropertyValue('--border'), 'line-width': 1 },
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

function markerAt([lon, lat]: Point, map: maplibre.Map): maplibre.Marker {
  const sign = document.createElement('span');
  sign.className = 'point-map-marker';
  return new maplibre.Marker({ element: sign }).setLngLat([lon, lat]).addTo(map);
}

/** To about a metre. */
function rounded([lon, lat]: Point): Point {
  return [Number(lon.toFixed(5)), Number(lat.toFixed(5))];
}
