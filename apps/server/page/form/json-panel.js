import { el, freshId } from '../dom.js';
import { say } from '../language.js';
import { words } from '../words.js';
import { jsonText, withoutMarks } from './json-text.js';
import { readJson } from './read-field.js';

/** The whole input as text. */
export class JsonPanel {
  element;
  /** What keeps the text from being an input; `null` when it is one. @type {string | null} */
  fault = null;
  /** @type {ReadonlyMap<string, string>} */
  #marks = new Map();
  #area;
  #room = el('p', { class: 'error', id: freshId(), role: 'status' });
  #note = el('p', { class: 'help', hidden: true }, say(words.jsonMarks));

  /** @param {(input: unknown) => void} onChange */
  constructor(onChange) {
    this.#area = el('textarea', {
      class: 'code',
      rows: 16,
      spellcheck: false,
      'aria-label': say(words.jsonLabel),
      'aria-describedby': this.#room.id,
    });
    this.#area.addEventListener('input', () => this.#read(onChange));
    this.element = el('div', {}, this.#area, this.#room, this.#note);
  }

  /** @param {unknown} input */
  show(input) {
    const { text, marks } = jsonText(input);
    this.#area.value = text;
    this.#marks = marks;
    this.#note.hidden = marks.size === 0;
    this.#setFault(null);
  }

  focus() {
    this.#area.focus();
  }

  /** Says why one cannot leave. */
  sayMendFirst() {
    this.#room.textContent = `${this.fault ?? ''} ${say(words.jsonFirst)}`;
    this.focus();
  }

  /** @param {(input: unknown) => void} onChange */
  #read(onChange) {
    const read = readJson(this.#area.value);
    if ('reason' in read) return this.#setFault(say(words.jsonWrong, { reason: read.reason }));
    this.#setFault(null);
    onChange(withoutMarks(read.value, this.#marks));
  }

  /** @param {string | null} fault */
  #setFault(fault) {
    this.fault = fault;
    this.#room.textContent = fault ?? '';
    if (fault === null) this.#area.removeAttribute('aria-invalid');
    else this.#area.setAttribute('aria-invalid', 'true');
  }
}
