import type { ReactNode } from 'react';
import { AreaMap, DataTable, say, setQuery, tableOf, useAddress, useCodes } from '@yuzhi/console/kit';
import type { MapPlace } from '@yuzhi/console/kit';
import type { Level, PlaceDays, Report } from './outputs.ts';
import { PlaceYear } from './place-year.tsx';
import { placesOf } from './places-of.ts';
import { panelWords } from './words.ts';

interface AirReportProps {
  readonly packId: string;
  readonly report: Report;
  readonly levels: readonly Level[];
}

/** What a table says: each station on its last day, the year of the place that is looked at, where the stations are. */
export function AirReport({ packId, report, levels }: AirReportProps): ReactNode {
  const { query } = useAddress();
  const places = placesOf(report, (city) => say(panelWords.city, { city }));
  const chosen = places.find(({ id }) => id === query.get('place')) ?? places[0];
  return (
    <>
      <LastDays packId={packId} places={places} />
      {chosen === undefined ? null : (
        <>
          <div className="filters">
            <label>
              {say(panelWords.place)}{' '}
              <select value={chosen.id} onChange={({ target }) => setQuery({ place: target.value })}>
                {places.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <PlaceYear packId={packId} place={chosen} levels={levels} />
        </>
      )}
      <StationMap packId={packId} report={report} />
      <Levels packId={packId} report={report} />
      <RestsOn packId={packId} report={report} />
    </>
  );
}

function LastDays({ packId, places }: { readonly packId: string; readonly places: readonly PlaceDays[] }): ReactNode {
  const codes = useCodes(`${packId}/grade-days`);
  const rows = places.flatMap(({ name, days }) => {
    const last = days.at(-1);
    return last === undefined ? [] : [{ name, ...last }];
  });
  const table = tableOf(say(panelWords.stations), rows, [
    { title: say(panelWords.station), of: ({ name }) => name },
    { title: say(panelWords.date), of: ({ date }) => codes('stationDays.date', date) },
    { title: say(panelWords.aqi), of: ({ aqi }) => aqi },
    { title: say(panelWords.level), of: ({ category }) => codes('stationDays.category', category) },
    { title: say(panelWords.primary), of: ({ primary }) => codes('stationDays.primary', primary) },
    { title: say(panelWords.standard), of: ({ standard }) => standard },
  ]);
  return <DataTable table={table} fileName="air-stations" />;
}

function StationMap({ packId, report }: { readonly packId: string; readonly report: Report }): ReactNode {
  const codes = useCodes(`${packId}/grade-days`);
  const { features } = report.map;
  if (features.length === 0) return null;
  const title = say(panelWords.map);
  const places = features.map(({ properties: { name, category, date }, geometry: { coordinates } }): MapPlace => {
    const level = codes('stationDays.category', category);
    const [lon = 0, lat = 0] = coordinates;
    return { name, sign: `${name} ${level}`, about: `${date} ${name} ${level}`, point: [lon, lat] };
  });
  const table = tableOf(title, features, [
    { title: say(panelWords.station), of: ({ properties }) => properties.name },
    { title: say(panelWords.date), of: ({ properties }) => properties.date },
    { title: say(panelWords.aqi), of: ({ properties }) => properties.aqi },
    { title: say(panelWords.level), of: ({ properties }) => codes('stationDays.category', properties.category) },
  ]);
  return <AreaMap title={title} places={places} table={table} fileName="air-map" />;
}

function Levels({ packId, report }: { readonly packId: string; readonly report: Report }): ReactNode {
  const codes = useCodes(`${packId}/grade-days`);
  const table = tableOf(say(panelWords.byLevel), report.levels, [
    { title: say(panelWords.level), of: ({ category }) => codes('levels.category', category) },
    { title: say(panelWords.byLevel), of: ({ stationDays }) => stationDays },
  ]);
  return <DataTable table={table} fileName="air-levels" />;
}

function RestsOn({ packId, report }: { readonly packId: string; readonly report: Report }): ReactNode {
  const codes = useCodes(`${packId}/grade-days`);
  const table = tableOf(say(panelWords.restsOn), report.restsOn, [
    { title: say(panelWords.standard), of: ({ standard }) => standard },
    { title: say(panelWords.clause), of: ({ clause }) => clause },
    { title: say(panelWords.checked), of: ({ trust }) => codes('restsOn.trust', trust) },
  ]);
  return <DataTable table={table} fileName="air-rests-on" />;
}
