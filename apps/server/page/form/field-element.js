/** @import { Field } from './form-model.js' */
/** @import { FormView } from './form-view.js' */
/** @import { Path } from './input-value.js' */
import { el, freshId } from '../dom.js';
import { say } from '../language.js';
import { words } from '../words.js';
import { bestVariant } from './best-variant.js';
import { emptyValue } from './empty-value.js';
import { helpElement, requiredMark } from './field-notes.js';
import { rowsControl } from './rows.js';
import { simpleElement } from './simple-element.js';
import { fieldTitle } from './titles.js';

/**
 * A field with its label, its help and room for an error.
 *
 * @param {FormView} form
 * @param {Field} field
 * @param {Path} path
 * @returns {HTMLElement}
 */
export function fieldElement(form, field, path) {
  switch (field.kind) {
    case 'group':
      return groupElement(form, field, path);
    case 'list':
    case 'grid':
      return fieldset(form, field, path, () => [rowsControl(form, field, path)]);
    case 'variants':
      return fieldset(form, field, path, () => [variantsControl(form, field, path)]);
    default:
      return simpleElement(form, field, path);
  }
}

/**
 * @param {FormView} form
 * @param {Field} field
 * @param {Path} path
 */
function groupElement(form, field, path) {
  if (!field.isRequired) form.markOptional(path);
  return fieldset(form, field, path, () =>
    field.fields.map((inner) => fieldElement(form, inner, [...path, inner.name])),
  );
}

/**
 * @param {FormView} form
 * @param {Field} field
 * @param {Path} path
 * @param {() => HTMLElement[]} content
 */
function fieldset(form, field, path, content) {
  const help = helpElement(form, field);
  const room = el('p', { class: 'error', id: freshId(), hidden: true });
  const describedBy = [help?.id, room.id].filter(Boolean).join(' ');
  const title = fieldTitle(field);
  const legend = title === '' ? null : el('legend', {}, title, requiredMark(field));
  const inner = el('div', { class: 'inner' }, help, content(), room);
  const box = el('fieldset', { 'aria-describedby': describedBy, class: 'field' }, legend, inner);
  form.register(path, { control: box, room });
  return box;
}

/**
 * A choice of the shape, and the field of that shape below it.
 *
 * @param {FormView} form
 * @param {Field} field
 * @param {Path} path
 */
function variantsControl(form, field, path) {
  const chosen = bestVariant(form.reader, field, form.valueAt(path));
  const unset = field.isRequired ? words.choose : words.unset;
  const options = field.fields.map(({ title }, index) =>
    el('option', { value: String(index), selected: index === chosen }, say(title)),
  );
  const select = el(
    'select',
    { 'aria-label': `${fieldTitle(field)} ${say(words.shape)}` },
    el('option', { value: '', selected: chosen === null }, say(unset)),
    options,
  );
  const inner = el('div', { class: 'variant' });
  const draw = () => {
    const variant = field.fields[Number(select.value || Number.NaN)];
    inner.replaceChildren(...(variant === undefined ? [] : variantElements(form, variant, path)));
  };
  select.addEventListener('change', () => {
    const variant = field.fields[Number(select.value || Number.NaN)];
    form.set(
      path,
      variant === undefined ? (field.isNullable && field.isRequired ? null : undefined) : emptyValue(variant),
    );
    draw();
  });
  draw();
  return el('div', {}, select, inner);
}

/**
 * @param {FormView} form
 * @param {Field} variant
 * @param {Path} path
 * @returns {HTMLElement[]}
 */
function variantElements(form, variant, path) {
  if (variant.kind !== 'group') return [fieldElement(form, variant, path)];
  // The constant is what the choice above says.
  const fields = variant.fields.filter(({ kind }) => kind !== 'constant');
  return fields.map((inner) => fieldElement(form, inner, [...path, inner.name]));
}
