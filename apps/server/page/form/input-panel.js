/** @import { OperationDescription } from '@yuzhi/kernel' */
/** @import { Issue } from './check-input.js' */
import { el } from '../dom.js';
import { language, say } from '../language.js';
import { announce } from '../parts/announce.js';
import { words } from '../words.js';
import { FormView } from './form-view.js';
import { issueSummary } from './issue-summary.js';
import { JsonPanel } from './json-panel.js';
import { tabsElement } from './tabs.js';

/**
 * What somebody has filled in for an operation; it outlives the page that shows it.
 *
 * @typedef {object} Draft
 * @property {unknown} input `undefined` before anything was filled in
 * @property {'form' | 'json'} tab
 */

/** The input of an operation: its examples, and the same value as a form and as JSON. */
export class InputPanel {
  element;
  #draft;
  #form;
  #json;
  #summary = el('div');

  /**
   * @param {OperationDescription} operation
   * @param {Draft} draft
   * @param {() => void} onChange
   */
  constructor(operation, draft, onChange) {
    this.#draft = draft;
    const changed = (/** @type {unknown} */ input) => {
      draft.input = input;
      onChange();
    };
    this.#form = new FormView({ schema: operation.input, input: draft.input, onChange: changed });
    this.#json = new JsonPanel(changed);
    draft.input = this.#form.input;
    this.#json.show(draft.input);
    this.element = el('div', {}, this.#examples(operation), this.#summary, this.#tabs());
  }

  /** Empties everything. */
  clear() {
    this.#fill(undefined);
  }

  /**
   * What keeps the input from being sent, shown where it is; empty when nothing does. JSON is only sent through: the
   * server says what is wrong with it.
   *
   * @returns {boolean} whether it can be sent
   */
  check() {
    this.showIssues([]);
    if (this.#draft.tab === 'json') {
      if (this.#json.fault !== null) this.#json.focus();
      return this.#json.fault === null;
    }
    const issues = this.#form.issues();
    this.showIssues(issues);
    return issues.length === 0;
  }

  /**
   * @param {readonly Issue[]} issues
   * @param {HTMLElement} [about] what the server says about them
   */
  showIssues(issues, about) {
    this.#form.showIssues(issues);
    if (issues.length === 0) return this.#summary.replaceChildren();
    const entries = issues.map(({ path, message }) => ({
      text: `${this.#form.titleOf(path)}${language() === 'zh' ? '：' : ': '}${say(message)}`,
      focus: () => (this.#draft.tab === 'json' ? this.#json.focus() : this.#form.focus(path)),
    }));
    const summary = issueSummary(entries, about);
    this.#summary.replaceChildren(summary);
    summary.focus();
  }

  /** The issues that the page itself sees, in both languages. */
  knownIssues() {
    return this.#form.issues();
  }

  /** @param {unknown} input */
  #fill(input) {
    this.#summary.replaceChildren();
    this.#form.setInput(input === undefined ? undefined : structuredClone(input));
    this.#json.show(this.#draft.input);
  }

  /** @param {OperationDescription} operation */
  #examples({ examples }) {
    const buttons = examples.map(({ title, input }) => {
      const fill = () => {
        this.#fill(input);
        announce(say(words.exampleFilled, { title: say(title) }));
      };
      return el('button', { type: 'button', class: 'example', onclick: fill }, say(title));
    });
    if (buttons.length === 0) return null;
    return el('div', { class: 'examples' }, el('span', { class: 'name' }, say(words.examples)), buttons);
  }

  #tabs() {
    const tabs = [
      { id: 'form', title: say(words.form), panel: el('div', {}, this.#form.element) },
      { id: 'json', title: say(words.json), panel: el('div', {}, this.#json.element) },
    ];
    return tabsElement(tabs, {
      label: say(words.input),
      chosen: this.#draft.tab,
      mayChoose: (id) => {
        if (id === 'form' && this.#json.fault !== null) this.#json.sayMendFirst();
        return id === 'json' || this.#json.fault === null;
      },
      onChoose: (id) => {
        if (id === this.#draft.tab) return;
        this.#draft.tab = id === 'json' ? 'json' : 'form';
        if (id === 'json') this.#json.show(this.#draft.input);
        else this.#form.setInput(this.#draft.input);
      },
    });
  }
}
