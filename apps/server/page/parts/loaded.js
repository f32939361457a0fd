import { el } from '../dom.js';
import { say } from '../language.js';
import { words } from '../words.js';
import { failureBox } from './failure-box.js';

/**
 * A place whose content has to be fetched: says so meanwhile, and what went wrong when it fails.
 *
 * @template T
 * @param {() => Promise<T>} load
 * @param {(loaded: T) => HTMLElement[]} show
 * @returns {HTMLElement}
 */
export function loaded(load, show) {
  const box = el('div', { class: 'loaded' });
  const begin = () => {
    box.replaceChildren(el('p', { class: 'help', role: 'status' }, say(words.loading)));
    load().then(
      (value) => box.replaceChildren(...show(value)),
      (/** @type {unknown} */ error) => box.replaceChildren(failureBox(error, { retry: begin })),
    );
  };
  begin();
  return box;
}
