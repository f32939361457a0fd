import type { ReactNode } from 'react';
import type { MapView } from '@yuzhi/sdk';
import { ChartBox } from '../chart/ChartBox.tsx';
import { mapChart } from '../chart/map-chart.ts';
import { language, say } from '../language/language.ts';
import { isRecord } from '../schema/json-schema.ts';
import { rowsTable } from './rows-table.ts';
import { TableBelow } from './TableBelow.tsx';
import { valuesAt } from './values-at.ts';
import type { Shown } from './Views.tsx';

/** Features of a result on a map, and what they say as a table one click away. */
export function MapFigure({ view, shown }: { readonly view: MapView; readonly shown: Shown }): ReactNode {
  const { features: path, label } = view;
  const { output, fields, fileName, name: tableName } = shown;
  const title = say(view.title);
  const features = valuesAt(output, path).flatMap(featuresOf);
  const rows = features.map((feature) =>
    isRecord(feature) && isRecord(feature['properties']) ? feature['properties'] : {},
  );
  const row = fields.schemaAt(`${path}.features.properties`);
  const columns = fields.columnsOf(row, rows);
  const textOf = (properties: Record<string, unknown>, name: string): string =>
    properties[name] === undefined ? '' : fields.text(properties[name], fields.schemaAt(name, row), language());
  const wordsOf = (properties: Record<string, unknown>): { name: string; about: string } => ({
    name: label === undefined ? '' : textOf(properties, label),
    about: columns
      .map((name) => textOf(properties, name))
      .filter((text) => text !== '')
      .join('  '),
  });
  const table = rowsTable(rows, { title, fields, row, language: language(), columns });
  return (
    <section className="view">
      <figure>
        <h3>{title}</h3>
        <ChartBox of={output} draw={() => mapChart(features, title, wordsOf)} />
        {columns.length === 0 ? null : <TableBelow table={table} fileName={fileName} name={tableName} />}
      </figure>
    </section>
  );
}

/** A FeatureCollection, or features one by one. */
function featuresOf(value: unknown): readonly unknown[] {
  return isRecord(value) && Array.isArray(value['features']) ? value['features'] : [value];
}
