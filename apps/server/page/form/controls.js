/** @import { Text } from '@yuzhi/sdk' */
/** @import { Field } from './form-model.js' */
/** @import { MakeControl } from './simple-element.js' */
import { el } from '../dom.js';
import { dateText, isDate, plainNumber } from '../format.js';
import { language, say } from '../language.js';
import { words } from '../words.js';
import { readJson, readNumber } from './read-field.js';

/** @type {MakeControl} */
export function textControl(form, field, path, names) {
  const input = el('input', { type: 'text', ...names, value: shown(form.valueAt(path)), autocomplete: 'off' });
  input.addEventListener('input', () => form.set(path, orNothing(field, input.value)));
  return input;
}

/** @type {MakeControl} */
export function proseControl(form, field, path, names) {
  const area = el('textarea', { rows: 3, ...names, value: shown(form.valueAt(path)) });
  area.addEventListener('input', () => form.set(path, orNothing(field, area.value)));
  return area;
}

/**
 * A plain text box: a number box of the browser would swallow what it cannot read, and turn with the mouse wheel.
 *
 * @type {MakeControl}
 */
export function numberControl(form, field, path, names) {
  const value = form.valueAt(path);
  const text = typeof value === 'number' ? plainNumber(value) : shown(value);
  const inputMode = field.kind === 'integer' ? 'numeric' : 'decimal';
  const input = el('input', { type: 'text', class: 'number', ...names, inputMode, value: text, autocomplete: 'off' });
  input.addEventListener('input', () => form.set(path, readNumber(input.value) ?? nothing(field)));
  return input;
}

/**
 * The browser's own date box, with the day written out beside it: what the box shows depends on the machine.
 *
 * @type {MakeControl}
 */
export function dateControl(form, field, path, names) {
  const value = form.valueAt(path);
  const canShow = value === undefined || value === null || isDate(value);
  const input = el('input', { type: canShow ? 'date' : 'text', ...names, value: shown(value) });
  const reading = el('span', { class: 'reading' }, isDate(value) ? dateText(value, language()) : '');
  input.addEventListener('input', () => {
    reading.textContent = isDate(input.value) ? dateText(input.value, language()) : '';
    form.set(path, orNothing(field, input.value));
  });
  return el('span', { class: 'beside' }, input, reading);
}

/** @type {MakeControl} */
export function flagControl(form, field, path, names) {
  const checked = (form.valueAt(path) ?? field.initial) === true;
  const box = el('input', { type: 'checkbox', ...names, checked });
  box.addEventListener('change', () => form.set(path, box.checked));
  return box;
}

/** @type {MakeControl} */
export function choiceControl(form, field, path, names) {
  const value = form.valueAt(path);
  const chosen = field.choices.findIndex((choice) => choice.value === value);
  const options = field.choices.map(({ title }, index) =>
    el('option', { value: String(index), selected: index === chosen }, say(title)),
  );
  const isStrange = chosen === -1 && value !== undefined && value !== null;
  const first = isStrange
    ? shown(value)
    : say(field.isNullable ? words.none : field.isRequired ? words.choose : words.unset);
  const select = el('select', names, el('option', { value: '', selected: chosen === -1 }, first), options);
  select.addEventListener('change', () => {
    const choice = select.value === '' ? undefined : field.choices[Number(select.value)];
    form.set(path, choice === undefined ? nothing(field) : choice.value);
  });
  return select;
}

/** @type {MakeControl} */
export function constantControl(_form, field, _path, names) {
  return el('output', names, String(field.schema['const']));
}

/** @type {MakeControl} */
export function jsonControl(form, field, path, names) {
  const value = form.valueAt(path);
  const text = value === undefined ? '' : JSON.stringify(value, null, 2);
  const area = el('textarea', { rows: 3, class: 'code', ...names, value: text, spellcheck: false });
  area.addEventListener('input', () => {
    const read = readJson(area.value);
    if ('reason' in read) form.setBroken(path, brokenJson(read.reason));
    else {
      form.setBroken(path, null);
      form.set(path, read.value ?? nothing(field));
    }
  });
  return area;
}

/**
 * @param {string} reason
 * @returns {Text}
 */
function brokenJson(reason) {
  return { zh: words.jsonWrong.zh.replace('{reason}', reason), en: words.jsonWrong.en.replace('{reason}', reason) };
}

/** @param {unknown} value */
function shown(value) {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * @param {Field} field
 * @param {string} text
 */
function orNothing(field, text) {
  return text === '' ? nothing(field) : text;
}

/**
 * What an empty box means.
 *
 * @param {Field} field
 */
function nothing({ isNullable, isRequired }) {
  return isNullable && isRequired ? null : undefined;
}
