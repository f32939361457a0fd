/** @import { BarView, FigureView, LineView, MapView, TableView, TextView, View } from '@yuzhi/sdk' */
/** @import { OutputFields } from './output-fields.js' */
/** @import { TableData } from './data-table.js' */
import { barChart } from '../chart/bar-chart.js';
import { byUnit, chartData } from '../chart/line-data.js';
import { lineChart } from '../chart/line-chart.js';
import { mapChart } from '../chart/map-chart.js';
import { el } from '../dom.js';
import { isRecord } from '../json-schema.js';
import { language, listed, say } from '../language.js';
import { words } from '../words.js';
import { dataTable } from './data-table.js';
import { rowsTable } from './rows-table.js';
import { splitSeries } from './split-series.js';
import { valuesAt } from './values-at.js';

/**
 * @typedef {object} Shown
 * @property {unknown} output
 * @property {OutputFields} fields
 * @property {string} fileName without extension
 */

/**
 * The views of a result in their order. Figures that follow each other stand side by side.
 *
 * @param {readonly View[]} views
 * @param {Shown} shown
 * @returns {HTMLElement[]}
 */
export function viewElements(views, shown) {
  /** @type {HTMLElement[]} */
  const elements = [];
  views.forEach((view, index) => {
    const element = viewElement(view, { ...shown, fileName: `${shown.fileName}-${index + 1}` });
    const last = elements.at(-1);
    if (view.as !== 'figure') elements.push(element);
    else if (views[index - 1]?.as === 'figure' && last) last.append(element);
    else elements.push(el('dl', { class: 'figures' }, element));
  });
  return elements;
}

/**
 * @param {View} view
 * @param {Shown} shown
 * @returns {HTMLElement}
 */
function viewElement(view, shown) {
  switch (view.as) {
    case 'figure':
      return figure(view, shown);
    case 'text':
      return prose(view, shown);
    case 'table':
      return table(view, shown);
    case 'line':
      return lines(view, shown);
    case 'bar':
      return bars(view, shown);
    case 'map':
      return map(view, shown);
  }
}

/**
 * @param {FigureView} view
 * @param {Shown} shown
 */
function figure({ title, value }, { output, fields }) {
  const schema = fields.schemaAt(value);
  const text = listed(valuesAt(output, value).map((one) => fields.text(one, schema, language())));
  const unit = fields.unit(schema);
  const number = el('dd', {}, text === '' ? '—' : text, unit === '' ? null : el('span', { class: 'unit' }, ` ${unit}`));
  return el('div', { class: 'figure' }, el('dt', {}, say(title)), number);
}

/**
 * @param {TextView} view
 * @param {Shown} shown
 */
function prose({ title, value }, { output, fields }) {
  const schema = fields.schemaAt(value);
  const text = valuesAt(output, value)
    .map((one) => fields.text(one, schema, language()))
    .join('\n');
  const body = text === '' ? el('p', { class: 'empty' }, say(words.nothing)) : el('p', { class: 'prose' }, text);
  return el('section', { class: 'view' }, el('h3', {}, say(title)), body);
}

/**
 * @param {TableView} view
 * @param {Shown} shown
 */
function table({ title, rows, columns }, { output, fields, fileName }) {
  const found = valuesAt(output, rows);
  const row = fields.rowSchemaAt(rows);
  return dataTable(rowsTable(found, { title: say(title), fields, row, language: language(), columns }), fileName);
}

/**
 * @param {LineView} view
 * @param {Shown} shown
 */
function lines(view, { output, fields, fileName }) {
  const row = fields.rowSchemaAt(view.rows);
  const nameSchema = view.split === undefined ? {} : fields.schemaAt(view.split);
  const parts = splitSeries(output, view).map(({ name, rows }, index) => {
    const own = view.split === undefined ? '' : fields.text(name, nameSchema, language());
    const title = own === '' ? say(view.title) : `${say(view.title)} · ${own}`;
    const data = chartData(rows, view, { fields, row, language: language() });
    const charts = byUnit(data).map((one) => (rows.length === 0 ? nothing() : lineChart(one, title)));
    const columns = [view.x, ...view.y];
    const tableData = rowsTable(rows, { title, fields, row, language: language(), columns });
    return el('figure', {}, el('h3', {}, title), charts, tableBelow(tableData, `${fileName}-${index + 1}`));
  });
  return el('section', { class: 'view' }, parts.length === 0 ? [el('h3', {}, say(view.title)), nothing()] : parts);
}

/**
 * @param {BarView} view
 * @param {Shown} shown
 */
function bars(view, { output, fields, fileName }) {
  const rows = valuesAt(output, view.rows);
  const row = fields.rowSchemaAt(view.rows);
  const title = say(view.title);
  const data = chartData(rows, { x: view.x, y: [view.y] }, { fields, row, language: language() });
  const columns = [view.x, view.y];
  const tableData = rowsTable(rows, { title, fields, row, language: language(), columns });
  const chart = rows.length === 0 ? nothing() : barChart(data, title);
  return el(
    'section',
    { class: 'view' },
    el('figure', {}, el('h3', {}, title), chart, tableBelow(tableData, fileName)),
  );
}

/**
 * @param {MapView} view
 * @param {Shown} shown
 */
function map({ title, features: path, label }, { output, fields, fileName }) {
  const features = valuesAt(output, path).flatMap(featuresOf);
  const rows = features.map((feature) =>
    isRecord(feature) && isRecord(feature['properties']) ? feature['properties'] : {},
  );
  const row = fields.schemaAt(`${path}.features.properties`);
  const columns = fields.columnsOf(row, rows);
  const textOf = (/** @type {Record<string, unknown>} */ properties, /** @type {string} */ name) =>
    properties[name] === undefined ? '' : fields.text(properties[name], fields.schemaAt(name, row), language());
  const chart = mapChart(features, say(title), (properties) => ({
    name: label === undefined ? '' : textOf(properties, label),
    about: columns
      .map((name) => textOf(properties, name))
      .filter((text) => text !== '')
      .join('  '),
  }));
  const tableData = rowsTable(rows, { title: say(title), fields, row, language: language(), columns });
  const below = columns.length === 0 ? null : tableBelow(tableData, fileName);
  return el('section', { class: 'view' }, el('figure', {}, el('h3', {}, say(title)), chart, below));
}

/**
 * @param {unknown} value a FeatureCollection, or features one by one
 * @returns {readonly unknown[]}
 */
function featuresOf(value) {
  return isRecord(value) && Array.isArray(value['features']) ? value['features'] : [value];
}

function nothing() {
  return el('p', { class: 'empty' }, say(words.noResultRows));
}

/**
 * The numbers of a chart, one click away.
 *
 * @param {TableData} table
 * @param {string} fileName
 */
function tableBelow(table, fileName) {
  const block = el('details', {}, el('summary', {}, say(words.dataTable)));
  block.addEventListener('toggle', () => block.append(dataTable(table, fileName)), { once: true });
  return block;
}
