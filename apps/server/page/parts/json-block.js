import { el } from '../dom.js';
import { say } from '../language.js';
import { words } from '../words.js';

const longest = 100_000;

/**
 * A value as JSON, folded away. It is written when it is first opened.
 *
 * @param {string} title
 * @param {unknown} value
 */
export function jsonBlock(title, value) {
  const block = el('details', { class: 'json' }, el('summary', {}, title));
  block.addEventListener('toggle', () => block.append(...content(value)), { once: true });
  return block;
}

/** @param {unknown} value */
function content(value) {
  const text = JSON.stringify(value, null, 2) ?? '';
  const cut = text.length > longest ? el('p', { class: 'help' }, say(words.rawCut, { count: longest })) : null;
  const pre = el('pre', { tabIndex: 0, 'aria-label': 'JSON', role: 'region' }, text.slice(0, longest));
  return [cut, pre].filter((one) => one !== null);
}
