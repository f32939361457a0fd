/** @import { JsonSchema, Language } from '@yuzhi/sdk' */
/** @import { OutputFields } from '../result/output-fields.js' */
import { cellAt, numberAt } from '../result/values-at.js';
import { wallClock } from './time-scale.js';

/**
 * Rows made ready for a chart: where each stands on the x axis, and a value for each series, `null` for a gap.
 *
 * @typedef {object} ChartData
 * @property {'time' | 'number' | 'order'} axis what the x axis counts
 * @property {string} xTitle
 * @property {readonly number[]} places rising
 * @property {readonly string[]} placeTexts
 * @property {readonly Series[]} series
 *
 * @typedef {{ readonly name: string, readonly unit: string, readonly values: readonly (number | null)[],
 *   readonly text: (value: number | null) => string }} Series
 */

/**
 * @param {readonly unknown[]} rows
 * @param {{ readonly x: string, readonly y: readonly string[] }} view
 * @param {{ readonly fields: OutputFields, readonly row: JsonSchema, readonly language: Language }} words
 * @returns {ChartData}
 */
export function chartData(rows, { x, y }, { fields, row, language }) {
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
      text: (/** @type {number | null} */ value) => fields.text(value, schema, language),
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

/**
 * Series by their unit: values of different units do not share an axis.
 *
 * @param {ChartData} data
 * @returns {readonly ChartData[]}
 */
export function byUnit(data) {
  const groups = Map.groupBy(data.series, ({ unit }) => unit);
  return [...groups.values()].map((series) => ({ ...data, series }));
}

/**
 * Whether an x axis counts time, numbers, or only one row after the other.
 *
 * @param {readonly unknown[]} xs
 * @returns {{ readonly axis: ChartData['axis'], readonly places: readonly number[] }}
 */
function placesOf(xs) {
  const times = xs.map(wallClock).filter((time) => time !== null);
  if (times.length === xs.length) return { axis: 'time', places: times };
  const numbers = xs.filter((value) => typeof value === 'number');
  if (numbers.length === xs.length) return { axis: 'number', places: numbers };
  return { axis: 'order', places: xs.map((_value, index) => index) };
}
