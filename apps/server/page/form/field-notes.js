/** @import { Field } from './form-model.js' */
/** @import { FormView } from './form-view.js' */
import { el, freshId } from '../dom.js';
import { codeWords } from '../field-words.js';
import { numberText } from '../format.js';
import { say } from '../language.js';
import { words } from '../words.js';

/**
 * What stands under a field: its help and what happens when it is left out; `null` when there is nothing to say.
 *
 * @param {FormView} form
 * @param {Field} field
 */
export function helpElement(form, field) {
  const { help, initial, isNullable, isRequired, kind } = field;
  const notes = [
    help === null ? '' : say(help),
    kind === 'json' ? say(words.jsonField) : '',
    initial === undefined || kind === 'flag' ? '' : say(words.byDefault, { value: initialText(form, field) }),
    isNullable && isRequired ? say(words.emptyIsNull) : '',
    kind === 'group' && !isRequired ? say(words.groupOptional) : '',
  ].filter((note) => note !== '');
  return notes.length === 0 ? null : el('p', { class: 'help', id: freshId() }, notes.join(' · '));
}

/**
 * @param {FormView} form
 * @param {Field} field
 */
function initialText(form, { initial, schema }) {
  const coded = codeWords(form.reader, schema, initial);
  if (coded !== null) return say(coded);
  if (typeof initial === 'number') return numberText(initial);
  return typeof initial === 'string' ? initial : JSON.stringify(initial);
}

/** @param {Field} field */
export function requiredMark({ isRequired, isNullable, kind }) {
  return isRequired && !isNullable && kind !== 'constant'
    ? el('span', { class: 'required' }, say(words.required))
    : null;
}
