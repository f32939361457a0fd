/** @import { Field } from './form-model.js' */
/** @import { Path } from './input-value.js' */
import { language, say } from '../language.js';
import { words } from '../words.js';

/**
 * A field's name with its unit.
 *
 * @param {Field} field
 */
export function fieldTitle({ title, unit }) {
  if (unit === '') return say(title);
  return language() === 'zh' ? `${say(title)}（${unit}）` : `${say(title)} (${unit})`;
}

/**
 * What a place in an input is called: the names of its fields and the numbers of its rows.
 *
 * @param {Field} root
 * @param {Path} path
 * @returns {string}
 */
export function pathTitle(root, path) {
  /** @type {readonly Field[]} */
  let fields = [root];
  /** @type {string[]} */
  const names = [];
  for (const step of path) {
    if (typeof step === 'number') {
      names.push(say(words.rowLabel, { row: step + 1 }));
      fields = fields.flatMap(({ item }) => (item === null ? [] : [item]));
    } else {
      fields = fields.flatMap(innerFields).filter(({ name }) => name === step);
      names.push(fields[0] === undefined ? step : say(fields[0].title));
    }
  }
  return names.length === 0 ? say(words.wholeInput) : names.join(' › ');
}

/**
 * @param {Field} field
 * @returns {readonly Field[]}
 */
function innerFields(field) {
  return field.kind === 'variants' ? field.fields.flatMap(innerFields) : field.fields;
}
