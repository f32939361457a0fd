import { el } from '../dom.js';

const line = el('p', { class: 'unseen', role: 'status' });

/** What screen readers are told. It stands on the page once. */
export function announcer() {
  return line;
}

/** @param {string} message */
export function announce(message) {
  line.textContent = '';
  // Two changes in one turn would be one, and the same words again none.
  setTimeout(() => (line.textContent = message), 50);
}
