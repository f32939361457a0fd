/** @import { OperationDescription } from '@yuzhi/kernel' */
/** @import { Running } from './operation-page.js' */
import { el } from '../dom.js';
import { say } from '../language.js';
import { announce } from '../parts/announce.js';
import { words } from '../words.js';
import { runWord } from './outcome-panel.js';

/**
 * The buttons of a form. The one that runs stays where it is while it runs: the focus is on it.
 *
 * @param {OperationDescription} operation
 * @param {() => void} onClear
 */
export function runBar(operation, onClear) {
  const run = el('button', { type: 'submit', class: 'main', title: 'Ctrl+Enter' }, say(runWord(operation)));
  const clear = el('button', { type: 'button', class: 'quiet', onclick: onClear }, say(words.clear));
  const state = el('span');
  const cancel = el('button', { type: 'button', hidden: true }, say(words.cancel));
  /** @type {Running | null} */
  let running = null;

  function tick() {
    if (running === null) return;
    const seconds = Math.floor((performance.now() - running.begunAt) / 1_000);
    state.textContent = say(words.running, { seconds });
    if (run.isConnected || seconds === 0) setTimeout(tick, 1_000);
  }
  cancel.addEventListener('click', () => running?.controller.abort());
  return {
    element: el('div', { class: 'bar-of-buttons' }, run, clear, state, cancel),
    /** @param {Running | null} now */
    show(now) {
      if (now === null && document.activeElement === cancel) run.focus();
      running = now;
      run.setAttribute('aria-disabled', String(now !== null));
      clear.hidden = now !== null;
      cancel.hidden = now === null;
      state.textContent = '';
      // Told once: the seconds are for the eye.
      if (now !== null) announce(say(words.running, { seconds: 0 }));
      tick();
    },
  };
}
