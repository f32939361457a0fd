/** @import { Field, FieldKind } from './form-model.js' */
/** @import { FormView } from './form-view.js' */
/** @import { Path } from './input-value.js' */
import { el, freshId } from '../dom.js';
import {
  choiceControl,
  constantControl,
  dateControl,
  flagControl,
  jsonControl,
  numberControl,
  proseControl,
  textControl,
} from './controls.js';
import { helpElement, requiredMark } from './field-notes.js';
import { fileControl } from './file-control.js';
import { fieldTitle } from './titles.js';

/** Attributes that give a control its id, its name and its description. @typedef {Record<string, unknown>} Names */

/**
 * Makes the control of a field.
 *
 * @callback MakeControl
 * @param {FormView} form
 * @param {Field} field
 * @param {Path} path
 * @param {Names} names
 * @returns {HTMLElement}
 */

/** @type {Partial<Record<FieldKind, MakeControl>>} */
const simpleControls = {
  text: textControl,
  prose: proseControl,
  number: numberControl,
  integer: numberControl,
  date: dateControl,
  flag: flagControl,
  choice: choiceControl,
  constant: constantControl,
  json: jsonControl,
  file: fileControl,
};

/**
 * A simple control with its label, its help and room for an error.
 *
 * @param {FormView} form
 * @param {Field} field
 * @param {Path} path
 */
export function simpleElement(form, field, path) {
  const id = freshId();
  const help = helpElement(form, field);
  const room = el('p', { class: 'error', id: freshId(), hidden: true });
  const control = makerOf(field)(form, field, path, {
    id,
    'aria-describedby': [help?.id, room.id].filter(Boolean).join(' '),
    ...(field.isRequired ? { 'aria-required': 'true' } : {}),
  });
  form.register(path, { control, room });
  const label = el('label', { for: id }, fieldTitle(field), requiredMark(field));
  const isFlag = field.kind === 'flag';
  return el(
    'div',
    { class: isFlag ? 'field flag' : 'field' },
    isFlag ? [control, label] : [label, control],
    help,
    room,
  );
}

/**
 * A simple control alone, named by what stands around it: in a list or a table.
 *
 * @param {FormView} form
 * @param {Field} field
 * @param {Path} path
 * @param {string} label
 * @returns {HTMLElement}
 */
export function bareElement(form, field, path, label) {
  const room = el('p', { class: 'error', id: freshId(), hidden: true });
  const control = makerOf(field)(form, field, path, { 'aria-label': label, 'aria-describedby': room.id });
  form.register(path, { control, room });
  return el('div', { class: 'bare' }, control, room);
}

/** @param {Field} field */
function makerOf({ kind }) {
  return simpleControls[kind] ?? jsonControl;
}
