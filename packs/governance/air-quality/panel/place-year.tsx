import type { ReactNode } from 'react';
import { CalendarFigure, Facts, LinesFigure, say, tableOf, useCodes } from '@yuzhi/console/kit';
import type { Day, Level, PlaceDays } from './outputs.ts';
import { panelWords } from './words.ts';

interface PlaceYearProps {
  readonly packId: string;
  readonly place: PlaceDays;
  readonly levels: readonly Level[];
}

/** A calendar is drawn of this many days at most, the last ones. */
const mostDays = 731;

/** One place over its days: how many were good, the calendar, the course of the AQI. */
export function PlaceYear({ packId, place: { name, days: all }, levels }: PlaceYearProps): ReactNode {
  const codes = useCodes(`${packId}/grade-days`);
  const days = all.slice(-mostDays);
  const graded = days.filter(({ aqi }) => aqi !== null);
  const good = graded.filter(({ level }) => level !== null && level <= 2);
  const title = say(panelWords.calendar, { name });
  const table = tableOf(title, days, [
    { title: say(panelWords.date), of: ({ date }) => date },
    { title: say(panelWords.aqi), of: ({ aqi }) => aqi },
    { title: say(panelWords.level), of: ({ category }) => codes('stationDays.category', category) },
    { title: say(panelWords.primary), of: ({ primary }) => codes('stationDays.primary', primary) },
    { title: say(panelWords.standard), of: ({ standard }) => standard },
  ]);
  const about = ({ date, aqi, category, primary }: Day): string => {
    if (aqi === null) return say(panelWords.noAqi, { date });
    const [level, most] = [codes('stationDays.category', category), codes('stationDays.primary', primary)];
    return say(panelWords.dayAbout, { date, aqi, level, primary: most });
  };
  return (
    <>
      <Facts
        rows={[
          [say(panelWords.goodDays), say(panelWords.of, { part: good.length, whole: graded.length })],
          [say(panelWords.share), graded.length === 0 ? null : `${((100 * good.length) / graded.length).toFixed(1)} %`],
        ]}
      />
      <CalendarFigure
        title={title}
        days={days.map((day) => ({ date: day.date, level: day.level, about: about(day) }))}
        levels={levels.map(({ level, category, rgb }) => ({
          level,
          rgb,
          name: codes('stationDays.category', category),
        }))}
        table={table}
        fileName="air-calendar"
      />
      <LinesFigure
        title={say(panelWords.series, { name })}
        rows={days}
        x={{
          title: say(panelWords.date),
          axis: 'time',
          at: ({ date }) => Date.parse(`${date}T00:00:00Z`),
          text: ({ date }) => codes('stationDays.date', date),
        }}
        series={[
          { title: say(panelWords.aqi), of: ({ aqi }) => aqi },
          { title: say(panelWords.border), of: () => 100 },
        ]}
        fileName="air-series"
      />
    </>
  );
}
