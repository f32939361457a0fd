import type { JsonSchema, Language } from '@yuzhi/sdk';
import type { OutputFields } from '../result/output-fields.ts';
import { cellAt, numberAt } from '../result/values-at.ts';
import { wallClock } from './time-scale.ts';

/** Rows made ready for a chart: where each stands on the x axis, and a value for each series, `null` for a gap. */
export interface ChartData {
  /** what the x axis counts */
  readonly axis: 'time' | 'number' | 'order';
  readonly xTitle: string;
  /** rising */
  readonly places: readonly number[];
  readonly placeTexts: readonly string[];
  readonly series: readonly Series[];
}
export type Series = {
  readonly name: string;
  readonly unit: string;
  /** Marks without a line: what stands out on another series. */
  readonly isMarks?: boolean;
  readonly values: readonly (number | null)[];
  readonly text: (value: number | null) => string;
};

export function chartData(
  rows: readonly unknown[],
  { x, y }: { readonly x: string; readonly y: readonly string[] },
  { fields, row, language }: { readonly fields: OutputFields; readonly row: JsonSchema; readonly language: Language },
): ChartData {
  const xSchema = fields.schemaAt(x, row);
  const xs = rows.map((one) => cellAt(one, x));
  const { axis, places } = placesOf(xs);
  const order = places.map((_place, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const series = y.map((name) => {
    const schema = fields.schemaAt(name, row);
    return {
      name: fields.title(schema, name)[language],
      unit: fields.unit(schema),
      values: order.map((index) => numberAt(rows[index], name)),
      text: (value: number | null) => fields.text(value, schema, language),
    };
  });
  return {
    axis,
    xTitle: fields.title(xSchema, x)[language],
    places: order.map((index) => places[index] ?? 0),
    placeTexts: order.map((index) => fields.text(xs[index], xSchema, language)),
    series,
  };
}

/** Series by their unit: values of different units do not share an axis. */
export function byUnit(data: ChartData): readonly ChartData[] {
  const groups = Map.groupBy(data.series, ({ unit }) => unit);
  return [...groups.values()].map((series) => ({ ...data, series }));
}

/** Whether an x axis counts time, numbers, or only one row after the other. */
function placesOf(xs: readonly unknown[]): { readonly axis: ChartData['axis']; readonly places: readonly number[] } {
  const times = xs.map(wallClock).filter((time) => time !== null);
  if (times.length === xs.length) return { axis: 'time', places: times };
  const numbers = xs.filter((value) => typeof value === 'number');
  if (numbers.length === xs.length) return { axis: 'number', places: numbers };
  return { axis: 'order', places: xs.map((_value, index) => index) };
}
