import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import type { CityMap } from '../api/types.ts';
import { ChartBox } from '../chart/ChartBox.tsx';
import { mapChart } from '../chart/map-chart.ts';
import { language, listed, say, text } from '../language/language.ts';
import type { CityMapContent } from '../map/city-map.ts';
import { approvalText, useCityMap } from '../map/use-city-map.ts';
import type { TableData } from '../result/table-data.ts';
import { Loaded } from '../states/Loaded.tsx';
import { useSettings } from '../theme/settings.ts';
import { DataFigure } from './DataFigure.tsx';
import { kitWords } from './words.ts';

/** A place with something to say. */
export interface MapPlace {
  /** As boundaries of the city name it, or as its point is called. */
  readonly name: string;
  /** Written on the map: a sign and a number, so that it needs no colour. */
  readonly sign: string;
  /** The whole of it, for whoever points at it. */
  readonly about: string;
  /** `null` for an area, which its boundary places. */
  readonly point: readonly [lon: number, lat: number] | null;
  /** Of the fill of an area: 0 to 1. */
  readonly strength?: number;
}

interface AreaMapProps {
  readonly title: string;
  readonly places: readonly MapPlace[];
  readonly table: TableData;
  readonly fileName: string;
}

/** The city with its boundaries, areas filled as strongly as they say, and a sign at every place. Its numbers stand below. */
export function AreaMap({ title, places, table, fileName }: AreaMapProps): ReactNode {
  const city = useCityMap();
  return (
    <DataFigure title={title} table={table} fileName={fileName}>
      <Loaded of={city}>{({ map }) => <Drawn title={title} places={places} map={map} />}</Loaded>
    </DataFigure>
  );
}

interface DrawnProps {
  readonly title: string;
  readonly places: readonly MapPlace[];
  readonly map: CityMap | null;
}

function Drawn({ title, places, map }: DrawnProps): ReactNode {
  const { theme } = useSettings();
  const [isPlain, setPlain] = useState(false);
  const content = useMemo(() => contentOf(places, map), [places, map]);
  const box = useRef<HTMLDivElement>(null);
  const spoken = language();
  useEffect(() => {
    let remove: (() => void) | null = null;
    let isGone = false;
    const draw = async (): Promise<void> => {
      const { drawCityMap } = await import('../map/city-map.ts');
      if (isGone || box.current === null) return;
      remove = drawCityMap(box.current, content, { title, zoomIn: say(zoomIn), zoomOut: say(zoomOut) });
    };
    // Without WebGL there is still the plain map.
    draw().catch(() => setPlain(true));
    return () => {
      isGone = true;
      remove?.();
    };
  }, [content, theme, spoken, title]);
  return (
    <>
      {isPlain ? <Plain title={title} content={content} /> : <div className="city-map" ref={box} />}
      <p className="help">{say(isPlain ? kitWords.mapPlain : kitWords.mapKeys)}</p>
      <p className="help">{map === null ? say(kitWords.mapNone) : approvalText(map)}</p>
      {content.unplaced.length === 0 ? null : (
        <p className="help">{say(kitWords.mapUnplaced, { names: listed(content.unplaced) })}</p>
      )}
    </>
  );
}

const zoomIn = text('放大', 'Zoom in');
const zoomOut = text('缩小', 'Zoom out');

function Plain({ title, content }: { readonly title: string; readonly content: CityMapContent }): ReactNode {
  const points = content.signs.map(({ at, text: name, about }) => ({
    type: 'Feature',
    properties: { name, about },
    geometry: { type: 'Point', coordinates: at },
  }));
  const areas = (content.boundaries?.features ?? []).map((feature) => ({
    ...feature,
    properties: { name: '', about: feature.properties.name },
  }));
  const wordsOf = (properties: Record<string, unknown>): { name: string; about: string } => ({
    name: String(properties['name']),
    about: String(properties['about']),
  });
  return <ChartBox of={content.signs} draw={() => mapChart([...areas, ...points], title, wordsOf)} />;
}

function contentOf(
  places: readonly MapPlace[],
  map: CityMap | null,
): CityMapContent & { readonly unplaced: readonly string[] } {
  const boundaries: CityMap['boundaries'] | null = map?.boundaries ?? null;
  const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();
  const placed = places.map((place) => ({ place, at: place.point ?? centreOf(place.name, boundaries) }));
  return {
    boundaries,
    isNear: placed.some(({ place: { point } }) => point !== null),
    fills: new Map(
      placed.flatMap(({ place: { name, strength = 0, point }, at }) =>
        at === null || point !== null ? [] : [[name, { colour: accent, strength: 0.15 + 0.6 * strength }] as const],
      ),
    ),
    signs: placed.flatMap(({ place: { sign, about }, at }) => (at === null ? [] : [{ at, text: sign, about }])),
    unplaced: placed.filter(({ at }) => at === null).map(({ place }) => place.name),
  };
}

function centreOf(name: string, boundaries: CityMap['boundaries'] | null): readonly [number, number] | null {
  const found = boundaries?.features.find(
    ({ properties }) => properties.name === name || properties.mergedInto === name,
  );
  return found === undefined ? null : found.properties.center;
}
