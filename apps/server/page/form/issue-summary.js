import { el } from '../dom.js';
import { say } from '../language.js';
import { words } from '../words.js';

/**
 * All that is to be mended, each line leading to its field. Takes the focus, so that it is read first.
 *
 * @param {readonly { readonly text: string, readonly focus: () => void }[]} entries
 * @param {HTMLElement} [about]
 */
export function issueSummary(entries, about) {
  const lines = entries.map(({ text, focus }) =>
    el('li', {}, el('button', { type: 'button', class: 'as-link', onclick: focus }, text)),
  );
  const title = say(words.fieldErrors, { count: entries.length });
  return el(
    'div',
    { class: 'failure', role: 'group', tabIndex: -1, 'aria-label': title },
    el('p', { class: 'failure-title' }, el('span', { 'aria-hidden': 'true' }, '✕ '), title),
    el('ul', {}, lines),
    about,
  );
}
