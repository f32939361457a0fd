/** @import { Child } from '../dom.js' */
import { el } from '../dom.js';

/**
 * What will be here, and how to begin.
 *
 * @param {string} what
 * @param {...Child} how
 */
export function emptyBox(what, ...how) {
  return el('div', { class: 'nothing' }, el('p', {}, what), el('p', { class: 'help' }, how));
}
