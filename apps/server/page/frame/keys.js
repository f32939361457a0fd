import { hashOf } from '../address.js';
import { el } from '../dom.js';
import { say } from '../language.js';
import { words } from '../words.js';

/** Single keys can be switched off (WCAG 2.1.4): speech input types them by accident. */
const setting = 'yuzhi-keys';

/**
 * The keys of the page: `/` finds, `g` then a letter goes somewhere, `?` shows them.
 *
 * @param {{ readonly search: () => HTMLElement | null }} targets
 */
export function listenToKeys({ search }) {
  let last = '';
  document.addEventListener('keydown', (event) => {
    if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const goal = last === 'g' ? goals.get(event.key) : undefined;
    last = event.key;
    if (goal !== undefined) location.hash = goal;
    else if (event.key === '/') search()?.focus();
    else if (event.key === '?') showKeys();
    else return;
    event.preventDefault();
  });
}

const goals = new Map([
  ['p', hashOf({ view: 'home' })],
  ['r', hashOf({ view: 'runs' })],
  ['a', hashOf({ view: 'approvals' })],
]);

const keys = [
  { pressed: ['/'], does: words.keySearch },
  { pressed: ['g', 'p'], does: words.packs },
  { pressed: ['g', 'r'], does: words.runs },
  { pressed: ['g', 'a'], does: words.approvals },
  { pressed: ['Ctrl', 'Enter'], does: words.keyRun },
  { pressed: ['?'], does: words.keyHelp },
];

/** Shows the keys, and lets them be switched off. */
export function showKeys() {
  const box = el('input', { type: 'checkbox', id: 'keys-on', checked: isOn(), onchange: () => setOn(box.checked) });
  const rows = keys.map(({ pressed, does }) => {
    const shown = pressed.map((key) => el('kbd', {}, key));
    return el('tr', {}, el('td', {}, shown), el('td', {}, say(does)));
  });
  const dialog = el(
    'dialog',
    { 'aria-labelledby': 'keys-title' },
    el('h2', { id: 'keys-title' }, say(words.keys)),
    el('table', {}, el('tbody', {}, rows)),
    el('p', { class: 'field flag' }, box, el('label', { for: 'keys-on' }, say(words.keysOn))),
    el('form', { method: 'dialog' }, el('button', { class: 'main' }, say(words.close))),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return (
    target instanceof HTMLElement && (target.matches('input, textarea, select') || target.closest('dialog') !== null)
  );
}

function isOn() {
  try {
    return localStorage.getItem(setting) !== 'off';
  } catch {
    // Storage may be forbidden; the keys are not.
    return true;
  }
}

/** @param {boolean} on */
function setOn(on) {
  try {
    localStorage.setItem(setting, on ? 'on' : 'off');
  } catch {}
}
