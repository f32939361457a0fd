import { el } from '../dom.js';
import { say } from '../language.js';
import { words } from '../words.js';
import { announce } from './announce.js';

/**
 * A button that copies a text. Without a clipboard (it needs https or this machine) the text is selected instead.
 *
 * @param {HTMLElement} source holds the text
 */
export function copyButton(source) {
  const button = el('button', { type: 'button', class: 'quiet' }, say(words.copy));
  button.addEventListener('click', () => {
    const copying =
      navigator.clipboard?.writeText(source.textContent ?? '') ?? Promise.reject(new Error('no clipboard'));
    copying.then(
      () => {
        button.textContent = say(words.copied);
        announce(say(words.copied));
        setTimeout(() => (button.textContent = say(words.copy)), 2_000);
      },
      () => getSelection()?.selectAllChildren(source),
    );
  });
  return button;
}
