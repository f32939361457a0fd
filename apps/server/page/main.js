/** @import { Address } from './address.js' */
/** @import { Catalogue, Pack, SessionState } from './api.js' */
/** @import { Frame } from './frame/frame.js' */
/** @import { Work } from './pages/operation-page.js' */
import { hashOf, parseHash } from './address.js';
import { ApiError, getCatalogue, getPendingApprovals, getRun, getSession } from './api.js';
import { el } from './dom.js';
import { drawFrame, otherAddress } from './frame/frame.js';
import { listenToKeys } from './frame/keys.js';
import { say, setLanguage } from './language.js';
import { accountPage } from './pages/account-page.js';
import { approvalsPage } from './pages/approvals-page.js';
import { homePage } from './pages/home-page.js';
import { linkPage } from './pages/link-page.js';
import { newWork, operationPage } from './pages/operation-page.js';
import { packPage } from './pages/pack-page.js';
import { runPage } from './pages/run-page.js';
import { runsPage } from './pages/runs-page.js';
import { signInPage } from './pages/sign-in-page.js';
import { emptyBox } from './parts/empty-box.js';
import { failureBox } from './parts/failure-box.js';
import { link } from './parts/link.js';
import { loaded } from './parts/loaded.js';
import { words } from './words.js';

/*
 * The page at `/`: reads the catalogue once, then draws the view that the hash of the address names. Views are functions
 * that return elements; what somebody fills in or runs is kept here, so that leaving a view or changing the language
 * loses nothing. Everything from the server enters the document as text.
 */

/** @type {Catalogue | null} */
let catalogue = null;
/** @type {SessionState | null} */
let session = null;
/** @type {Frame | null} */
let frame = null;
/** @type {number | null} */
let pending = 0;
/** What is being done with each operation, by its id. @type {Map<string, Work>} */
const works = new Map();

setLanguage(location.search);
listenToKeys({ search: () => frame?.search ?? null });
addEventListener('hashchange', () => drawPage({ isNew: true }));
addEventListener('popstate', () => {
  const before = document.documentElement.lang;
  setLanguage(location.search);
  if (document.documentElement.lang !== before) drawAll();
});
await begin();

async function begin() {
  frame = drawFrame(null, null, switchLanguage);
  frame.main.replaceChildren(el('p', { class: 'help', role: 'status' }, say(words.loading)));
  try {
    session = await getSession();
    catalogue = await getCatalogue();
  } catch (error) {
    frame.main.replaceChildren(failureBox(error, { retry: () => void begin() }));
    return;
  }
  drawAll();
  await countPending();
}

/** Somebody came or went: what they may see is read again. A link that was used does not stay in the history. */
function goHome() {
  history.replaceState(null, '', hashOf({ view: 'home' }));
  works.clear();
  void begin();
}

async function countPending() {
  try {
    pending = (await getPendingApprovals()).approvals.length;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // What somebody may not see is not shown; a server that is away keeps its menu.
    pending = error.failure.kind === 'denied' ? null : pending;
  }
  frame?.setPending(pending);
}

function switchLanguage() {
  history.pushState(null, '', otherAddress());
  setLanguage(location.search);
  drawAll();
  const link = document.querySelector('.language');
  if (link instanceof HTMLElement) link.focus();
}

function drawAll() {
  frame = drawFrame(catalogue, session, switchLanguage);
  frame.setPending(pending);
  drawPage({ isNew: false });
}

/**
 * Draws the view of the address. A new one takes the focus to its heading, as a page that is loaded would.
 *
 * @param {{ readonly isNew: boolean }} options
 */
function drawPage({ isNew }) {
  if (frame === null || catalogue === null) return;
  const address = parseHash(location.hash);
  const elements = elementsOf(address, catalogue);
  frame.mark(address);
  frame.main.dataset['view'] = address.view;
  frame.main.replaceChildren(...elements);
  const head = frame.main.querySelector('h1');
  document.title = [head?.textContent, `${words.product.zh} ${words.product.en}`].filter(Boolean).join(' · ');
  if (!isNew) return;
  scrollTo(0, 0);
  head?.focus({ preventScroll: true });
}

/**
 * @param {Address} address
 * @param {Catalogue} catalogue
 * @returns {HTMLElement[]}
 */
function elementsOf(address, catalogue) {
  const { packs } = catalogue;
  switch (address.view) {
    case 'home':
      return homePage(catalogue);
    case 'pack': {
      const pack = packs.find(({ id }) => id === address.pack);
      return pack ? packPage(pack) : nowhere();
    }
    case 'operation':
      return operationElements(address, packs);
    case 'runs':
      return runsPage((id) => operationOf(id)?.title ?? { zh: id, en: id }, address.before);
    case 'run':
      return runPage(operationOf, address.id);
    case 'approvals':
      return approvalsPage(operationOf, () => void countPending());
    case 'sign-in':
      return signInPage(goHome);
    case 'account':
      return session?.account ? accountPage(session, goHome) : signInPage(goHome);
    case 'link':
      return linkPage(address.token, goHome);
    case 'nowhere':
      return nowhere();
  }
}

/**
 * @param {Extract<Address, { view: 'operation' }>} address
 * @param {readonly Pack[]} packs
 * @returns {HTMLElement[]}
 */
function operationElements({ operation: id, run }, packs) {
  const pack = packs.find(({ operations }) => operations.some((operation) => operation.id === id));
  const operation = operationOf(id);
  if (!pack || !operation) return nowhere();
  if (run === undefined) return operationPage(operation, pack, optionsFor(id));
  return [
    loaded(
      () => getRun(run),
      ({ input }) => {
        works.set(id, { ...newWork(), input: input ?? undefined });
        // The record was taken over once; reloading must not undo what is changed from here on.
        history.replaceState(null, '', location.href.replace(/\?run=[^&]*$/, ''));
        return operationPage(operation, pack, optionsFor(id));
      },
    ),
  ];
}

/** @param {string} id */
function optionsFor(id) {
  return { work: workOn(id), onWaiting: () => void countPending() };
}

/**
 * @param {string} id
 * @returns {Work}
 */
function workOn(id) {
  const work = works.get(id) ?? newWork();
  works.set(id, work);
  return work;
}

/** @param {string} id */
function operationOf(id) {
  return catalogue?.packs.flatMap(({ operations }) => operations).find((operation) => operation.id === id) ?? null;
}

function nowhere() {
  return [
    el('h1', { tabIndex: -1 }, say(words.nobodyHere)),
    emptyBox(say(words.nowhereHint), link({ view: 'home' }, say(words.toPacks))),
  ];
}
