/** @import { JsonSchema, Text } from '@yuzhi/sdk' */
/** @import { Issue } from './check-input.js' */
/** @import { Field } from './form-model.js' */
/** @import { Path } from './input-value.js' */
import { el } from '../dom.js';
import { language, say } from '../language.js';
import { words } from '../words.js';
import { checkInput } from './check-input.js';
import { emptyValue } from './empty-value.js';
import { fieldElement } from './field-element.js';
import { formModel } from './form-model.js';
import { pathKey, valueAt, withValue } from './input-value.js';
import { pathTitle } from './titles.js';

/** @typedef {{ readonly control: HTMLElement, readonly room: HTMLElement }} Place */

/** A form made from an input schema. It edits one input and keeps what it does not show. */
export class FormView {
  element = el('div', { class: 'fields' });
  /** @type {import('../json-schema.js').SchemaReader} */
  reader;
  #root;
  /** @type {unknown} */
  #input;
  #onChange;
  /** @type {Map<string, Place>} */
  #places = new Map();
  /** Boxes that hold what cannot be a value. @type {Map<string, Issue>} */
  #broken = new Map();
  /** Groups that go when they are empty. @type {Set<string>} */
  #optional = new Set();

  /**
   * @param {{ readonly schema: JsonSchema, readonly input: unknown, readonly onChange: (input: unknown) => void }} options
   */
  constructor({ schema, input, onChange }) {
    const { root, reader } = formModel(schema);
    this.#root = root;
    this.reader = reader;
    this.#onChange = onChange;
    this.#input = input ?? emptyValue(root) ?? {};
    this.#draw();
  }

  get input() {
    return this.#input;
  }

  /** Shows another input; without one, an empty form. @param {unknown} input */
  setInput(input) {
    this.#input = input ?? emptyValue(this.#root) ?? {};
    this.#broken.clear();
    this.#draw();
    this.#onChange(this.#input);
  }

  /** @param {Path} path */
  valueAt(path) {
    return valueAt(this.#input, path);
  }

  /**
   * @param {Path} path
   * @param {unknown} value `undefined` for nothing
   */
  set(path, value) {
    this.#input = this.#withoutEmptyGroups(withValue(this.#input, path, value), path);
    const place = this.#places.get(pathKey(path));
    if (place) setFault(place, '');
    this.#onChange(this.#input);
  }

  /**
   * Notes that a box holds what cannot be a value, or holds one again.
   *
   * @param {Path} path
   * @param {Text | null} fault
   */
  setBroken(path, fault) {
    if (fault === null) this.#broken.delete(pathKey(path));
    else this.#broken.set(pathKey(path), { path, message: fault });
  }

  /** @param {Path} path */
  markOptional(path) {
    this.#optional.add(pathKey(path));
  }

  /**
   * Notes where a field stands, so that its errors find it.
   *
   * @param {Path} path
   * @param {Place} place
   */
  register(path, place) {
    this.#places.set(pathKey(path), place);
  }

  /**
   * What is wrong with the input as it stands, boxes that hold no value first.
   *
   * @returns {readonly Issue[]}
   */
  issues() {
    const found = checkInput(this.reader, this.#root.schema, this.#input);
    return [...this.#broken.values(), ...found.filter(({ path }) => !this.#broken.has(pathKey(path)))];
  }

  /**
   * Shows each issue at its field, or at the nearest field around it.
   *
   * @param {readonly Issue[]} issues
   */
  showIssues(issues) {
    for (const place of this.#places.values()) setFault(place, '');
    for (const { path, message } of issues) {
      const place = this.#placeAt(path);
      if (place)
        setFault(place, [place.room.textContent, say(message)].filter(Boolean).join(language() === 'zh' ? '；' : '; '));
    }
  }

  /** @param {Path} path */
  titleOf(path) {
    return pathTitle(this.#root, path);
  }

  /** Puts the cursor into the field of an issue. @param {Path} path */
  focus(path) {
    const control = this.#placeAt(path)?.control;
    const inner = control?.matches(focusable) ? control : control?.querySelector(focusable);
    if (inner instanceof HTMLElement) inner.focus();
  }

  #draw() {
    this.#places.clear();
    this.#optional.clear();
    const { kind, fields } = this.#root;
    if (kind !== 'group') this.element.replaceChildren(fieldElement(this, this.#root, []));
    else if (fields.length === 0) this.element.replaceChildren(el('p', { class: 'empty' }, say(words.noInput)));
    else this.element.replaceChildren(...fields.map((field) => fieldElement(this, field, [field.name])));
  }

  /**
   * @param {Path} path
   * @returns {Place | undefined}
   */
  #placeAt(path) {
    for (let length = path.length; length >= 0; length--) {
      const place = this.#places.get(pathKey(path.slice(0, length)));
      if (place) return place;
    }
    return undefined;
  }

  /**
   * @param {unknown} input
   * @param {Path} path
   */
  #withoutEmptyGroups(input, path) {
    let pruned = input;
    for (let length = path.length - 1; length > 0; length--) {
      const around = path.slice(0, length);
      const value = valueAt(pruned, around);
      const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
      if (isEmpty && this.#optional.has(pathKey(around))) pruned = withValue(pruned, around, undefined);
    }
    return pruned;
  }
}

const focusable = 'input, select, textarea, button';

/**
 * @param {Place} place
 * @param {string} fault
 */
function setFault({ control, room }, fault) {
  room.textContent = fault;
  room.hidden = fault === '';
  // A group has fields with errors of their own: only a control that is one box is marked.
  const inputs = control.matches('fieldset')
    ? []
    : control.matches(focusable)
      ? [control]
      : control.querySelectorAll('input, select, textarea');
  for (const input of inputs) {
    if (fault === '') input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
  }
}
