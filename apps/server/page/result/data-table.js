import { el } from '../dom.js';
import { say } from '../language.js';
import { downloadButton } from '../parts/download.js';
import { announce } from '../parts/announce.js';
import { words } from '../words.js';
import { csvText } from './csv.js';

/**
 * Rows and columns, texts only.
 *
 * @typedef {object} TableData
 * @property {string} title
 * @property {readonly { readonly title: string, readonly isNumber: boolean }[]} columns
 * @property {number} rowCount
 * @property {(row: number, column: number) => string} shown
 * @property {(row: number, column: number) => string} plain for another program
 */

/** So many rows at a time: a browser shows more, but slowly. */
const rowsAtOnce = 500;

/**
 * A table with its title, its number of rows and its download. Its head stays in sight.
 *
 * @param {TableData} table
 * @param {string} fileName without extension
 * @returns {HTMLElement}
 */
export function dataTable(table, fileName) {
  const { title, columns, rowCount } = table;
  const csv = downloadButton(say(words.downloadCsv), `${fileName}.csv`, () => ({
    content: csvOf(table),
    type: 'text/csv',
  }));
  csv.setAttribute('aria-label', `${say(words.downloadCsv)} ${title}`);
  const count = el('span', { class: 'count' }, say(words.rows, { count: rowCount }));
  const head = el('div', { class: 'table-head' }, el('h3', {}, title), count, rowCount === 0 ? null : csv);
  if (rowCount === 0)
    return el('section', { class: 'view' }, head, el('p', { class: 'empty' }, say(words.noResultRows)));
  const heads = columns.map(({ title, isNumber }) =>
    el('th', { scope: 'col', class: isNumber ? 'number' : '' }, title),
  );
  const body = el('tbody');
  const scroll = el(
    'div',
    { class: 'scroll tall', tabIndex: 0, role: 'region', 'aria-label': title },
    el('table', { 'aria-label': title }, el('thead', {}, el('tr', {}, heads)), body),
  );
  const more = el('button', { type: 'button', class: 'quiet', onclick: addRows });
  function addRows() {
    const from = body.rows.length;
    const to = Math.min(from + rowsAtOnce, rowCount);
    body.append(...Array.from({ length: to - from }, (_, index) => rowOf(table, from + index)));
    more.hidden = to === rowCount;
    more.textContent = say(words.more, { count: Math.min(rowsAtOnce, rowCount - to) });
    if (from > 0) announce(say(words.rows, { count: to }));
  }
  addRows();
  return el('section', { class: 'view' }, head, scroll, more);
}

/**
 * @param {TableData} table
 * @param {number} row
 */
function rowOf({ columns, shown }, row) {
  const cells = columns.map(({ isNumber }, column) => {
    const text = shown(row, column);
    return el('td', { class: isNumber ? 'number' : isShort(text) ? 'short' : '' }, text);
  });
  return el('tr', {}, cells);
}

/** Days, codes and names are not broken over lines. @param {string} text */
function isShort(text) {
  return text.length <= 24 && !text.includes('\n');
}

/** @param {TableData} table */
function csvOf({ columns, rowCount, plain }) {
  const rows = Array.from({ length: rowCount }, (_, row) => columns.map((_column, column) => plain(row, column)));
  return csvText([columns.map(({ title }) => title), ...rows]);
}
