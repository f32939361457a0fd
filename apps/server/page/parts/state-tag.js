import { stateWords } from '../code-words.js';
import { el } from '../dom.js';
import { say } from '../language.js';

/**
 * The state of a run: a shape and a word.
 *
 * @param {string} state
 */
export function stateTag(state) {
  const found = stateWords[state];
  if (!found) return el('span', { class: 'state' }, state);
  return el(
    'span',
    { class: `state ${state}` },
    el('span', { 'aria-hidden': 'true' }, `${found.sign} `),
    say(found.word),
  );
}
