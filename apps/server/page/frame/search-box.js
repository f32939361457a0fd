/** @import { Pack } from '../api.js' */
/** @import { Finding } from './find.js' */
import { hashOf } from '../address.js';
import { el, freshId } from '../dom.js';
import { say } from '../language.js';
import { announce } from '../parts/announce.js';
import { words } from '../words.js';
import { find, findable } from './find.js';

const most = 12;

/**
 * A box that finds packs and operations while one types (WAI-ARIA authoring practices, "Combobox"): arrows move, Enter
 * opens, Escape closes.
 *
 * @param {readonly Pack[]} packs
 * @returns {{ readonly element: HTMLElement, readonly input: HTMLInputElement }}
 */
export function searchBox(packs) {
  const all = findable(packs);
  const list = el('ul', { role: 'listbox', id: freshId(), 'aria-label': say(words.search), hidden: true });
  const input = el('input', {
    type: 'search',
    role: 'combobox',
    placeholder: matchMedia('(pointer: coarse)').matches ? say(words.search) : `${say(words.search)}  /`,
    autocomplete: 'off',
    'aria-label': say(words.search),
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  });
  /** @type {readonly Finding[]} */
  let found = [];
  let at = -1;

  function draw() {
    const query = input.value.trim();
    found = find(all, query, most);
    at = found.length === 0 ? -1 : 0;
    const options = found.map(({ title, about }, index) =>
      el(
        'li',
        {
          role: 'option',
          id: `${list.id}-${index}`,
          onpointerdown: (/** @type {Event} */ event) => open(event, index),
        },
        say(title),
        el('span', { class: 'help' }, about),
      ),
    );
    const none = el('li', { class: 'help none' }, say(words.searchNothing, { what: query }));
    list.replaceChildren(...(options.length > 0 ? options : [none]));
    setOpen(query !== '');
    mark();
    if (query !== '')
      announce(
        found.length === 0
          ? say(words.searchNothing, { what: query })
          : say(words.searchFound, { count: found.length }),
      );
  }
  function mark() {
    [...list.children].forEach((option, index) => {
      if (option.getAttribute('role') === 'option') option.setAttribute('aria-selected', String(index === at));
    });
    if (at === -1) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${list.id}-${at}`);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  }
  /** @param {boolean} isOpen */
  function setOpen(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
  }
  /**
   * @param {Event} event
   * @param {number} index
   */
  function open(event, index) {
    const finding = found[index];
    if (finding === undefined) return;
    event.preventDefault();
    input.value = '';
    setOpen(false);
    location.hash = hashOf(finding.address);
  }
  input.addEventListener('input', draw);
  input.addEventListener('blur', () => setOpen(false));
  input.addEventListener('focus', () => setOpen(input.value.trim() !== ''));
  input.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') open(event, at);
    else if (event.key === 'Escape') setOpen(false);
    if (step === 0 || found.length === 0) return;
    event.preventDefault();
    at = (at + step + found.length) % found.length;
    mark();
  });
  return { element: el('div', { class: 'search', role: 'search' }, input, list), input };
}
