import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { BarView, FigureView, LineView, MapView, TableView, TextView, View } from '@yuzhi/sdk';
import { barChart } from '../chart/bar-chart.ts';
import { ChartBox } from '../chart/ChartBox.tsx';
import { byUnit, chartData } from '../chart/line-data.ts';
import { lineChart } from '../chart/line-chart.ts';
import { language, listed, say } from '../language/language.ts';
import { words } from '../words/words.ts';
import { DataTable } from './DataTable.tsx';
import { MapFigure } from './MapFigure.tsx';
import type { OutputFields } from './output-fields.ts';
import { rowsTable } from './rows-table.ts';
import { splitSeries } from './split-series.ts';
import { TableBelow } from './TableBelow.tsx';
import { valuesAt } from './values-at.ts';

/** A result under view. */
export interface Shown {
  readonly output: unknown;
  readonly fields: OutputFields;
  /** Without extension. */
  readonly fileName: string;
}

/** The views of a result in their order. Figures that follow each other stand side by side. */
export function Views({ views, shown }: { readonly views: readonly View[]; readonly shown: Shown }): ReactNode {
  return grouped(views).map((group, index) => {
    const own = { ...shown, fileName: `${shown.fileName}-${index + 1}` };
    const [first] = group;
    if (first?.as !== 'figure') return group.map((view) => <OneView key={view.title.en} view={view} shown={own} />);
    return (
      <dl className="figures" key={first.title.en}>
        {group.map((view) => (view.as === 'figure' ? <Figure key={view.title.en} view={view} shown={own} /> : null))}
      </dl>
    );
  });
}

/** Figures in a row together, every other view alone. */
function grouped(views: readonly View[]): readonly (readonly View[])[] {
  const groups: View[][] = [];
  for (const view of views) {
    const last = groups.at(-1);
    if (view.as === 'figure' && last?.[0]?.as === 'figure') last.push(view);
    else groups.push([view]);
  }
  return groups;
}

function OneView({ view, shown }: { readonly view: View; readonly shown: Shown }): ReactNode {
  switch (view.as) {
    case 'figure':
      return <Figure view={view} shown={shown} />;
    case 'text':
      return <Prose view={view} shown={shown} />;
    case 'table':
      return <Rows view={view} shown={shown} />;
    case 'line':
      return <Lines view={view} shown={shown} />;
    case 'bar':
      return <Bars view={view} shown={shown} />;
    case 'map':
      return <MapOf view={view} shown={shown} />;
  }
}

interface ViewProps<V> {
  readonly view: V;
  readonly shown: Shown;
}

function Figure({ view: { title, value }, shown: { output, fields } }: ViewProps<FigureView>): ReactNode {
  const schema = fields.schemaAt(value);
  const text = listed(valuesAt(output, value).map((one) => fields.text(one, schema, language())));
  const unit = fields.unit(schema);
  return (
    <div className="figure">
      <dt>{say(title)}</dt>
      <dd>
        {text === '' ? '—' : text}
        {unit === '' ? null : <span className="unit"> {unit}</span>}
      </dd>
    </div>
  );
}

function Prose({ view: { title, value }, shown: { output, fields } }: ViewProps<TextView>): ReactNode {
  const schema = fields.schemaAt(value);
  const text = valuesAt(output, value)
    .map((one) => fields.text(one, schema, language()))
    .join('\n');
  return (
    <section className="view">
      <h3>{say(title)}</h3>
      {text === '' ? <p className="empty">{say(words.nothing)}</p> : <p className="prose">{text}</p>}
    </section>
  );
}

function Rows({ view: { title, rows, columns }, shown }: ViewProps<TableView>): ReactNode {
  const { output, fields, fileName } = shown;
  const spoken = language();
  // A table of many rows is gathered once, and not sorted anew because the form beside it was typed in.
  const table = useMemo(() => {
    const row = fields.rowSchemaAt(rows);
    return rowsTable(valuesAt(output, rows), { title: title[spoken], fields, row, language: spoken, columns });
  }, [output, fields, rows, title, columns, spoken]);
  return <DataTable table={table} fileName={fileName} />;
}

function Lines({ view, shown: { output, fields, fileName } }: ViewProps<LineView>): ReactNode {
  const row = fields.rowSchemaAt(view.rows);
  const nameSchema = view.split === undefined ? {} : fields.schemaAt(view.split);
  const parts = splitSeries(output, view);
  return (
    <section className="view">
      {parts.length === 0 ? (
        <>
          <h3>{say(view.title)}</h3>
          <Nothing />
        </>
      ) : null}
      {parts.map(({ name, rows }, index) => {
        const own = view.split === undefined ? '' : fields.text(name, nameSchema, language());
        const title = own === '' ? say(view.title) : `${say(view.title)} · ${own}`;
        const data = chartData(rows, view, { fields, row, language: language() });
        const columns = [view.x, ...view.y];
        const table = rowsTable(rows, { title, fields, row, language: language(), columns });
        return (
          <figure key={`${index}-${own}`}>
            <h3>{title}</h3>
            {rows.length === 0 ? (
              <Nothing />
            ) : (
              byUnit(data).map((one, at) => <ChartBox key={at} of={output} draw={() => lineChart(one, title)} />)
            )}
            <TableBelow table={table} fileName={`${fileName}-${index + 1}`} />
          </figure>
        );
      })}
    </section>
  );
}

function Bars({ view, shown: { output, fields, fileName } }: ViewProps<BarView>): ReactNode {
  const rows = valuesAt(output, view.rows);
  const row = fields.rowSchemaAt(view.rows);
  const title = say(view.title);
  const data = chartData(rows, { x: view.x, y: [view.y] }, { fields, row, language: language() });
  const table = rowsTable(rows, { title, fields, row, language: language(), columns: [view.x, view.y] });
  return (
    <section className="view">
      <figure>
        <h3>{title}</h3>
        {rows.length === 0 ? <Nothing /> : <ChartBox of={output} draw={() => barChart(data, title)} />}
        <TableBelow table={table} fileName={fileName} />
      </figure>
    </section>
  );
}

function MapOf({ view, shown }: ViewProps<MapView>): ReactNode {
  return <MapFigure view={view} shown={shown} />;
}

function Nothing(): ReactNode {
  return <p className="empty">{say(words.noResultRows)}</p>;
}
