/** @import { Address } from '../address.js' */
/** @import { Catalogue, Pack, SessionState } from '../api.js' */
import { domainWords } from '../code-words.js';
import { el } from '../dom.js';
import { language, say } from '../language.js';
import { announcer } from '../parts/announce.js';
import { link } from '../parts/link.js';
import { words } from '../words.js';
import { showKeys } from './keys.js';
import { searchBox } from './search-box.js';

/**
 * What stands around every page: head, list of packs, room for the page.
 *
 * @typedef {object} Frame
 * @property {HTMLElement} main
 * @property {HTMLInputElement | null} search
 * @property {(address: Address) => void} mark where one is
 * @property {(count: number | null) => void} setPending how many approvals wait; `null` when they are not to be seen
 */

/**
 * @param {Catalogue | null} catalogue `null` while it is not there
 * @param {SessionState | null} session
 * @param {() => void} switchLanguage
 * @returns {Frame}
 */
export function drawFrame(catalogue, session, switchLanguage) {
  const main = el('main', { id: 'main', tabIndex: -1 });
  const search = catalogue ? searchBox(catalogue.packs) : null;
  const pending = el('span', { class: 'badge', hidden: true });
  const menu = el(
    'nav',
    { class: 'menu', 'aria-label': say(words.menu) },
    named('home', link({ view: 'home' }, say(words.packs))),
    named('runs', link({ view: 'runs' }, say(words.runs))),
    named('approvals', link({ view: 'approvals' }, say(words.approvals), pending)),
  );
  const side = catalogue ? sideList(catalogue.packs) : null;
  document.body.replaceChildren(
    el(
      'a',
      { href: '#main', class: 'skip', onclick: (/** @type {Event} */ event) => skipTo(event, main) },
      say(words.skip),
    ),
    el(
      'header',
      { class: 'head' },
      brand(catalogue),
      menu,
      search?.element ?? null,
      session ? accountLink(session) : null,
      keysButton(),
      languageLink(switchLanguage),
    ),
    el('div', { class: 'body' }, side, main),
    announcer(),
  );
  return {
    main,
    search: search?.input ?? null,
    mark: (address) => markAll(address, menu, side),
    setPending(count) {
      pending.hidden = count === null || count === 0;
      pending.textContent = String(count ?? '');
      menu
        .querySelectorAll('[data-view=runs], [data-view=approvals]')
        .forEach((entry) => entry.toggleAttribute('hidden', count === null));
    },
  };
}

/** @param {Catalogue | null} catalogue */
function brand(catalogue) {
  const other = language() === 'zh' ? words.product.en : words.product.zh;
  return el(
    'p',
    { class: 'brand' },
    link(
      { view: 'home' },
      el('strong', {}, say(words.product)),
      ' ',
      el('span', { lang: language() === 'zh' ? 'en' : 'zh-CN' }, other),
    ),
    catalogue
      ? el(
          'span',
          { class: 'city', title: say(words.version, { version: catalogue.version }) },
          say(catalogue.city.name),
        )
      : null,
  );
}

/**
 * Who one is; the way in for those who are nobody yet. Nothing for the person at the machine before the set-up.
 *
 * @param {SessionState} session
 */
function accountLink({ actor, account, name }) {
  if (account !== null) return accountLinkTo('account', name ?? account);
  return actor.kind === 'anonymous' ? accountLinkTo('sign-in', say(words.signIn)) : null;
}

/**
 * @param {'account' | 'sign-in'} view
 * @param {string} text
 */
function accountLinkTo(view, text) {
  const element = link({ view }, text);
  element.classList.add('account');
  return element;
}

function keysButton() {
  return el(
    'button',
    { type: 'button', class: 'quiet keys', 'aria-label': say(words.keys), title: say(words.keys), onclick: showKeys },
    '?',
  );
}

/**
 * A link, so that it can be opened beside; a click changes the language in place and loses nothing.
 *
 * @param {() => void} switchLanguage
 */
function languageLink(switchLanguage) {
  const isChinese = language() === 'zh';
  const onclick = (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    switchLanguage();
  };
  const href = otherAddress();
  return el(
    'a',
    { class: 'language', href, lang: isChinese ? 'en' : 'zh-CN', hreflang: isChinese ? 'en' : 'zh-CN', onclick },
    say(words.otherLanguage),
  );
}

/** The address of the same view in the other language. */
export function otherAddress() {
  return `${location.pathname}${language() === 'zh' ? '?lang=en' : ''}${location.hash}`;
}

/** @param {readonly Pack[]} packs */
function sideList(packs) {
  const domains = Object.entries(domainWords).map(([domain, title]) => {
    const own = packs.filter(({ id }) => id.startsWith(`${domain}/`));
    if (own.length === 0) return null;
    return el('section', {}, el('h2', {}, say(title)), el('ul', {}, own.map(sideEntry)));
  });
  return el('nav', { class: 'side', 'aria-label': say(words.packs) }, domains);
}

/** @param {Pack} pack */
function sideEntry({ id, manifest, state, operations }) {
  const title = manifest ? say(manifest.title) : (id.split('/')[1] ?? id);
  const sign =
    state === 'failed'
      ? el(
          'span',
          { class: 'bad', title: say(words.failed) },
          el('span', { 'aria-hidden': 'true' }, ' ✕'),
          el('span', { class: 'unseen' }, ` ${say(words.failed)}`),
        )
      : null;
  const inner = operations.map((operation) =>
    el(
      'li',
      { 'data-operation': operation.id },
      link({ view: 'operation', operation: operation.id }, say(operation.title)),
    ),
  );
  return el(
    'li',
    { 'data-pack': id },
    link({ view: 'pack', pack: id }, title, sign),
    inner.length === 0 ? null : el('ul', { hidden: true }, inner),
  );
}

/**
 * @param {string} view
 * @param {HTMLAnchorElement} entry
 */
function named(view, entry) {
  entry.dataset['view'] = view;
  return entry;
}

/**
 * @param {Address} address
 * @param {HTMLElement} menu
 * @param {HTMLElement | null} side
 */
function markAll(address, menu, side) {
  const section =
    address.view === 'runs' || address.view === 'run' ? 'runs' : address.view === 'approvals' ? 'approvals' : 'home';
  for (const entry of menu.querySelectorAll('a'))
    setCurrent(entry, entry.dataset['view'] === section, address.view === section);
  const operation = address.view === 'operation' ? address.operation : '';
  const pack = address.view === 'pack' ? address.pack : operation.split('/').slice(0, 2).join('/');
  for (const entry of side?.querySelectorAll('li') ?? []) {
    const isPack = entry.dataset['pack'] !== undefined;
    const isHere = isPack
      ? entry.dataset['pack'] === pack && address.view === 'pack'
      : entry.dataset['operation'] === operation;
    setCurrent(entry.querySelector('a'), isHere, true);
    if (isPack) entry.querySelector('ul')?.toggleAttribute('hidden', entry.dataset['pack'] !== pack);
  }
}

/**
 * @param {Element | null} entry
 * @param {boolean} isHere
 * @param {boolean} isExact
 */
function setCurrent(entry, isHere, isExact) {
  if (isHere) entry?.setAttribute('aria-current', isExact ? 'page' : 'true');
  else entry?.removeAttribute('aria-current');
}

/**
 * The hash of the address is the view, so the link moves the focus by itself.
 *
 * @param {Event} event
 * @param {HTMLElement} main
 */
function skipTo(event, main) {
  event.preventDefault();
  main.focus();
}
