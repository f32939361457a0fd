import { useId } from 'react';
import type { ReactNode } from 'react';
import { dateText } from '../language/format.ts';
import { language, say } from '../language/language.ts';
import type { TableData } from '../result/table-data.ts';
import { monthsOf } from './calendar-months.ts';
import { DataFigure } from './DataFigure.tsx';
import { textOn } from './text-on.ts';
import { kitWords } from './words.ts';
import './calendar.css';

/** One day of a calendar. */
export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Stands in the cell; `null` where it is not known. */
  readonly level: number | null;
  /** What the day says, for pointer and reader. */
  readonly about: string;
}

interface CalendarFigureProps {
  readonly title: string;
  readonly days: readonly CalendarDay[];
  /** What each level is called, and its colour `r, g, b`. */
  readonly levels: readonly { readonly level: number; readonly name: string; readonly rgb: string }[];
  readonly table: TableData;
  readonly fileName: string;
}

/** A year at a glance: a cell for every day, its level as number and colour, by month. */
export function CalendarFigure({ title, days, levels, table, fileName }: CalendarFigureProps): ReactNode {
  const id = useId();
  const [first, last] = [days[0], days.at(-1)];
  const byDate = new Map(days.map((day) => [day.date, day]));
  const colourOf = (level: number | null): string | null => levels.find((one) => one.level === level)?.rgb ?? null;
  if (first === undefined || last === undefined) return <p className="empty">{say(kitWords.nothing)}</p>;
  const [from, to] = [dateText(first.date, language()), dateText(last.date, language())];
  return (
    <DataFigure title={title} table={table} fileName={fileName}>
      <p className="help" id={id}>
        {say(kitWords.calendarAbout, { from, to, count: days.length })}
      </p>
      <ul className="legend" aria-label={say(kitWords.legend)}>
        {levels.map(({ level, name, rgb }) => (
          <li key={level}>
            <svg width="20" height="20" aria-hidden="true">
              <Cell x={0} y={0} level={level} rgb={rgb} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <div className="calendar" role="img" aria-label={title} aria-describedby={id}>
        {monthsOf(first.date, last.date).map(({ month, cells, weeks }) => (
          <div key={month}>
            <p className="help" aria-hidden="true">
              {month}
            </p>
            <svg width={7 * pitch} height={weeks * pitch} aria-hidden="true">
              {cells.map(({ date, column, row }) => {
                const day = byDate.get(date);
                const level = day?.level ?? null;
                return (
                  <g key={date}>
                    <Cell x={column * pitch} y={row * pitch} level={level} rgb={colourOf(level)} />
                    {day === undefined ? null : <title>{day.about}</title>}
                  </g>
                );
              })}
            </svg>
          </div>
        ))}
      </div>
    </DataFigure>
  );
}

/** Pixels from one cell to the next. */
const pitch = 20;

interface CellProps {
  readonly x: number;
  readonly y: number;
  readonly level: number | null;
  readonly rgb: string | null;
}

function Cell({ x, y, level, rgb }: CellProps): ReactNode {
  const size = pitch - 2;
  if (rgb === null || level === null) return <rect className="unknown" x={x} y={y} width={size} height={size} />;
  return (
    <>
      <rect className="known" x={x} y={y} width={size} height={size} fill={`rgb(${rgb})`} />
      <text x={x + size / 2} y={y + 13} textAnchor="middle" fill={textOn(rgb)}>
        {level}
      </text>
    </>
  );
}
