/** @import { Child } from '../dom.js' */
import { el } from '../dom.js';

/**
 * Names and values, those without a value left out.
 *
 * @param {readonly (readonly [name: string, value: Child | Child[]])[]} rows
 * @param {'line' | 'rows'} [form] one after the other, or one below the other
 */
export function facts(rows, form = 'line') {
  const known = rows.filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return el(
    'dl',
    { class: `facts in-${form}` },
    known.flatMap(([name, value]) => [el('div', {}, el('dt', {}, name), el('dd', {}, value))]),
  );
}

/**
 * A word with what it means, for those who wonder.
 *
 * @param {string} word
 * @param {string} about
 * @param {string} [sign] a shape beside the word, so that it does not need colour
 */
export function tag(word, about, sign) {
  return el(
    'span',
    { class: 'tag', title: about },
    sign ? el('span', { 'aria-hidden': 'true' }, `${sign} `) : null,
    word,
  );
}
