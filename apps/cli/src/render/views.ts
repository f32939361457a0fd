import type { BarView, FigureView, JsonSchema, LineView, MapView, TableView, View } from '@yuzhi/sdk';
import { isRecord, typeOf } from '../schema/json-schema.ts';
import { fill } from '../fill.ts';
import { words } from '../words.ts';
import { bar, sparkline } from './charts.ts';
import { valuesAt } from './output-fields.ts';
import type { OutputFields } from './output-fields.ts';
import { oneLine, plainText } from './plain-text.ts';
import { tableLines } from './table.ts';
import type { Column } from './table.ts';

/** More rows than these are counted, not shown. */
const mostRows = 200;

/** A figure's title and its value with the unit. */
export function figurePair(
  { title, value: path }: FigureView,
  output: unknown,
  fields: OutputFields,
): readonly [string, string] {
  // A list stands for its elements, which have the words.
  const element = fields.rowSchemaAt(path);
  const unit = fields.unit(fields.schemaAt(path));
  const value =
    valuesAt(output, path)
      .map((one) => fields.text(one, element))
      .join(' ') || '-';
  return [title[fields.language], unit === '' || value === '-' ? value : `${value} ${unit}`];
}

/** One view of an output as lines, its title first. */
export function viewLines(
  view: Exclude<View, FigureView>,
  output: unknown,
  fields: OutputFields,
  width: number,
): readonly string[] {
  const title = view.title[fields.language];
  switch (view.as) {
    case 'text': {
      // What is missing is a dash, as in tables.
      const texts = valuesAt(output, view.value).map((value) => value ?? '-');
      return [title, ...plainText(texts.map(String).join('\n')).split('\n').map(indented)];
    }
    case 'table':
      return [title, ...tableOf(view, output, fields, width).map(indented)];
    case 'line':
      return [
        title,
        ...seriesOf(view, output, fields)
          .flatMap(({ name, rows }) => lineOf(view, rows, fields, name))
          .map(indented),
      ];
    case 'bar':
      return [title, ...barsOf(view, output, fields, width).map(indented)];
    case 'map':
      return [title, ...mapOf(view, output, fields, width).map(indented)];
  }
}

/** Rows of records, or of single values, under the names of their fields. */
export function rowLines(
  rows: readonly unknown[],
  row: JsonSchema,
  fields: OutputFields,
  { names, width }: { readonly names: readonly string[]; readonly width: number },
): readonly string[] {
  if (rows.length === 0) return [words.nothing[fields.language]];
  const isPlain = names.length === 0;
  const columns: Column[] = isPlain
    ? [{ title: fields.title(row, words.value[fields.language]) }]
    : names.map((name) => {
        const schema = fields.schemaAt(name, row);
        return { title: fields.title(schema, name), align: fields.isNumber(schema) ? 'right' : 'left' };
      });
  const cells = rows
    .slice(0, mostRows)
    .map((one) =>
      isPlain
        ? [fields.text(one, row)]
        : names.map((name) => fields.text(onlyValueAt(one, name), fields.schemaAt(name, row))),
    );
  const more = rows.length > mostRows ? [fill(words.moreRows, { count: rows.length - mostRows })[fields.language]] : [];
  return [...tableLines(columns, cells, width - 2), ...more];
}

function tableOf(
  { rows: path, columns }: TableView,
  output: unknown,
  fields: OutputFields,
  width: number,
): readonly string[] {
  const rows = valuesAt(output, path);
  const row = fields.rowSchemaAt(path);
  const named = fields.propertiesOf(row);
  const found = named.length > 0 ? named : [...new Set(rows.filter(isRecord).flatMap(Object.keys))];
  return rowLines(rows, row, fields, { names: columns ?? found, width });
}

/** Each series with its name where the view splits, all rows as one where it does not. */
function seriesOf(
  view: LineView,
  output: unknown,
  fields: OutputFields,
): readonly { name: string; rows: readonly unknown[] }[] {
  if (view.split === undefined) return [{ name: '', rows: valuesAt(output, view.rows) }];
  const rowSteps = view.rows.split('.');
  const splitSteps = view.split.split('.');
  const shared = rowSteps.findIndex((step, index) => step !== splitSteps[index]);
  const around = rowSteps.slice(0, shared).join('.');
  const nameSchema = fields.schemaAt(view.split);
  return (around === '' ? [output].flat() : valuesAt(output, around)).map((series) => ({
    name: valuesAt(series, splitSteps.slice(shared).join('.'))
      .map((one) => fields.text(one, nameSchema))
      .join(' '),
    rows: valuesAt(series, rowSteps.slice(shared).join('.')),
  }));
}

function lineOf(view: LineView, rows: readonly unknown[], fields: OutputFields, name: string): readonly string[] {
  const { language } = fields;
  const row = fields.rowSchemaAt(view.rows);
  const heading = name === '' ? [] : [name];
  if (rows.length === 0) return [...heading, words.nothing[language]];
  const x = (one: unknown): string => fields.text(onlyValueAt(one, view.x), fields.schemaAt(view.x, row));
  const range = `${fields.title(fields.schemaAt(view.x, row), view.x)}  ${x(rows[0])} … ${x(rows.at(-1))}`;
  const columns: Column[] = [
    { title: '' },
    ...[words.lowest, words.highest, words.last].map((word): Column => ({ title: word[language], align: 'right' })),
    { title: '' },
  ];
  const cells = view.y.map((y) => {
    const schema = fields.schemaAt(y, row);
    const values = rows.map((one) => numberAt(one, y));
    const known = values.filter((value) => value !== null);
    const figures = known.length === 0 ? [null, null, null] : [Math.min(...known), Math.max(...known), known.at(-1)];
    return [fields.title(schema, y), ...figures.map((value) => fields.text(value, schema)), sparkline(values)];
  });
  const [titles = '', , ...body] = tableLines(columns, cells);
  return [...heading, range, titles, ...body];
}

function barsOf(
  { rows: path, x, y }: BarView,
  output: unknown,
  fields: OutputFields,
  width: number,
): readonly string[] {
  const rows = valuesAt(output, path);
  if (rows.length === 0) return [words.nothing[fields.language]];
  const row = fields.rowSchemaAt(path);
  const [xSchema, ySchema] = [fields.schemaAt(x, row), fields.schemaAt(y, row)];
  const largest = rows.reduce<number>((most, one) => Math.max(most, Math.abs(numberAt(one, y) ?? 0)), 0);
  const columns: Column[] = [
    { title: fields.title(xSchema, x) },
    { title: fields.title(ySchema, y), align: 'right' },
    { title: '' },
  ];
  const cells = rows
    .slice(0, mostRows)
    .map((one) => [
      fields.text(onlyValueAt(one, x), xSchema),
      fields.text(onlyValueAt(one, y), ySchema),
      bar(numberAt(one, y) ?? 0, largest),
    ]);
  return tableLines(columns, cells, width - 2);
}

function mapOf(
  { features: path, label }: MapView,
  output: unknown,
  fields: OutputFields,
  width: number,
): readonly string[] {
  const features = valuesAt(output, path).flatMap((one) =>
    isRecord(one) && Array.isArray(one['features']) ? (one['features'] as unknown[]) : [one],
  );
  const kinds = Map.groupBy(features, (feature) => textOf(valuesAt(feature, 'geometry.type')[0]));
  const counts = [...kinds].map(([kind, all]) => `${oneLine(kind)} ${all.length}`).join('  ');
  const properties = features.map((feature) =>
    isRecord(feature) && isRecord(feature['properties']) ? feature['properties'] : {},
  );
  const found = [...new Set(properties.flatMap(Object.keys))];
  const names =
    label !== undefined && found.includes(label) ? [label, ...found.filter((name) => name !== label)] : found;
  const heading = `${fill(words.features, { count: features.length })[fields.language]}  ${counts}`.trimEnd();
  if (names.length === 0) return [heading];
  const row = fields.schemaAt(`${path}.features.properties`);
  return [heading, ...rowLines(properties, row, fields, { names, width })];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '-';
}

function onlyValueAt(row: unknown, path: string): unknown {
  const values = valuesAt(row, path);
  return values.length > 1 ? values : values[0];
}

function numberAt(row: unknown, path: string): number | null {
  const value = onlyValueAt(row, path);
  return typeOf(value) === 'number' && Number.isFinite(value) ? (value as number) : null;
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
