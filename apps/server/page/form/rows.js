/** @import { Field } from './form-model.js' */
/** @import { Path } from './input-value.js' */
/** @import { FormView } from './form-view.js' */
import { el } from '../dom.js';
import { say } from '../language.js';
import { words } from '../words.js';
import { emptyValue } from './empty-value.js';
import { bareElement } from './simple-element.js';
import { fieldTitle } from './titles.js';

/** More rows than these are changed as JSON. */
const mostRows = 50;

/**
 * Rows of one kind, below each other or as a small table, with buttons to add and remove one.
 *
 * @param {FormView} form
 * @param {Field} field of the kind `list` or `grid`
 * @param {Path} path
 */
export function rowsControl(form, field, path) {
  const { item } = field;
  const drawRows = field.kind === 'grid' ? drawGrid : drawList;
  const box = el('div', { class: 'rows-box' });
  if (item === null) return box;
  const add = el('button', { type: 'button', onclick: addRow }, say(words.addRow));

  function rowsNow() {
    const value = form.valueAt(path);
    /** @type {readonly unknown[]} */
    const rows = Array.isArray(value) ? value : [];
    return rows;
  }
  function addRow() {
    form.set([...path, rowsNow().length], item === null ? undefined : emptyValue(item));
    draw();
    focusRow(rowsNow().length - 1);
  }
  /** @param {number} index */
  function removeRow(index) {
    const rows = rowsNow().filter((_row, at) => at !== index);
    form.set(path, rows.length === 0 && !field.isRequired ? undefined : rows);
    draw();
    if (rows.length === 0) add.focus();
    else focusRow(Math.min(index, rows.length - 1));
  }
  /** @param {number} index */
  function focusRow(index) {
    const row = box.querySelectorAll('ol > li, tbody > tr')[index];
    const control = row?.querySelector('input, select, textarea');
    if (control instanceof HTMLElement) control.focus();
  }
  /** @param {number} index */
  function removeButton(index) {
    const label = say(words.removeRow, { row: index + 1 });
    return el(
      'button',
      { type: 'button', class: 'icon', 'aria-label': label, title: label, onclick: () => removeRow(index) },
      '✕',
    );
  }
  function draw() {
    const rows = rowsNow();
    if (item === null) return;
    if (rows.length > mostRows)
      box.replaceChildren(el('p', { class: 'help' }, say(words.rowsTooMany, { count: rows.length })));
    else if (rows.length === 0) box.replaceChildren(el('p', { class: 'empty' }, say(words.noRows)), add);
    else box.replaceChildren(drawRows({ form, path, rows, item, removeButton }), add);
  }
  draw();
  return box;
}

/**
 * @typedef {{ readonly form: FormView, readonly path: Path, readonly rows: readonly unknown[], readonly item: Field,
 *   readonly removeButton: (index: number) => HTMLElement }} Drawing
 */

/** @param {Drawing} drawing */
function drawList({ form, path, rows, item, removeButton }) {
  const lines = rows.map((_row, index) => {
    const control = bareElement(form, item, [...path, index], say(words.rowLabel, { row: index + 1 }));
    return el('li', {}, control, removeButton(index));
  });
  return el('ol', { class: 'rows' }, lines);
}

/** @param {Drawing} drawing */
function drawGrid({ form, path, rows, item, removeButton }) {
  const heads = item.fields.map((column) => el('th', { scope: 'col' }, fieldTitle(column)));
  const lines = rows.map((_row, index) => {
    const row = say(words.rowLabel, { row: index + 1 });
    const cells = item.fields.map((column) =>
      el('td', {}, bareElement(form, column, [...path, index, column.name], `${row} ${fieldTitle(column)}`)),
    );
    return el('tr', {}, el('th', { scope: 'row' }, index + 1), cells, el('td', {}, removeButton(index)));
  });
  const head = el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, '#'), heads, el('td')));
  return el('div', { class: 'scroll' }, el('table', { class: 'grid' }, head, el('tbody', {}, lines)));
}
