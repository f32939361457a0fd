import type { ReactNode } from 'react';
import { ChartBox } from '../chart/ChartBox.tsx';
import { lineChart } from '../chart/line-chart.ts';
import type { ChartData } from '../chart/line-data.ts';
import { numberText } from '../language/format.ts';
import { say } from '../language/language.ts';
import { DataFigure } from './DataFigure.tsx';
import { tableOf } from './table-of.ts';
import type { Column } from './table-of.ts';
import { kitWords } from './words.ts';

interface LinesFigureProps<Row> {
  readonly title: string;
  readonly rows: readonly Row[];
  /** The axis: a number or milliseconds of a day (UTC), rising, and how it reads. */
  readonly x: {
    readonly title: string;
    readonly axis: 'time' | 'number';
    readonly at: (row: Row) => number;
    readonly text: (row: Row) => string;
  };
  readonly series: readonly (Column<Row> & { readonly isMarks?: boolean })[];
  readonly fileName: string;
}

/** Lines over time or numbers; a series of marks stands out, such as alarms on the counts that raised them. */
export function LinesFigure<Row>({ title, rows, x, series, fileName }: LinesFigureProps<Row>): ReactNode {
  const data: ChartData = {
    axis: x.axis,
    xTitle: x.title,
    places: rows.map(x.at),
    placeTexts: rows.map(x.text),
    series: series.map(({ title, unit = '', of, isMarks = false }) => ({
      name: title,
      unit,
      isMarks,
      values: rows.map(of).map((value) => (typeof value === 'number' ? value : null)),
      text: (value) => (value === null ? '—' : numberText(value)),
    })),
  };
  const table = tableOf(title, rows, [{ title: x.title, of: x.text }, ...series]);
  return (
    <DataFigure title={title} table={table} fileName={fileName}>
      {rows.length === 0 ? (
        <p className="empty">{say(kitWords.nothing)}</p>
      ) : (
        <ChartBox of={data} draw={() => lineChart(data, title)} />
      )}
    </DataFigure>
  );
}
