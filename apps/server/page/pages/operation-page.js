/** @import { OperationDescription } from '@yuzhi/kernel' */
/** @import { Issue } from '../form/check-input.js' */
/** @import { Draft } from '../form/input-panel.js' */
/** @import { Outcome } from './outcome-panel.js' */
import { ApiError, isAbort, runOperation } from '../api.js';
import { audienceWords, concernsWords, domainWords, effectWords } from '../code-words.js';
import { el } from '../dom.js';
import { InputPanel } from '../form/input-panel.js';
import { pathKey } from '../form/input-value.js';
import { bytesText, durationText } from '../format.js';
import { language, say } from '../language.js';
import { announce } from '../parts/announce.js';
import { emptyBox } from '../parts/empty-box.js';
import { facts } from '../parts/facts.js';
import { link } from '../parts/link.js';
import { callBlock } from '../result/call-block.js';
import { words } from '../words.js';
import { outcomeElements } from './outcome-panel.js';
import { runBar } from './run-bar.js';

/**
 * What somebody does with an operation. It stays when the page is left, in memory alone: inputs may hold personal data.
 *
 * @typedef {Draft & { purpose: string, outcome: Outcome | null, running: Running | null, onSettled: () => void }} Work
 * @typedef {{ readonly controller: AbortController, readonly begunAt: number }} Running
 */

/** @returns {Work} */
export function newWork() {
  return { input: undefined, tab: 'form', purpose: '', outcome: null, running: null, onSettled: () => {} };
}

/**
 * The page of one operation: what it is, a form for its input, its result.
 *
 * @param {OperationDescription} operation
 * @param {import('../api.js').Pack} pack
 * @param {{ readonly work: Work, readonly onWaiting: () => void }} options `onWaiting` is told of a new approval
 * @returns {HTMLElement[]}
 */
export function operationPage(operation, pack, { work, onWaiting }) {
  const call = callBlock(operation.id, () => work.input);
  const panel = new InputPanel(operation, work, call.update);
  const resultHead = el('h2', { tabIndex: -1 }, say(words.result));
  const result = el('div', { class: 'outcome' });
  const bar = runBar(operation, () => panel.clear());
  const form = el(
    'form',
    { noValidate: true, autocomplete: 'off' },
    panel.element,
    purposeField(operation, work),
    bar.element,
  );

  const draw = () => {
    result.replaceChildren(
      ...(hasIssues(work.outcome) ? [emptyBox(say(words.inputFirst))] : outcomeElements(operation, work.outcome)),
    );
    bar.show(work.running);
  };
  const settle = () => {
    draw();
    if (work.outcome?.state === 'waiting') onWaiting();
    if (!form.isConnected) return;
    if (!showFieldIssues(panel, work.outcome)) showResult(resultHead, work.outcome);
  };
  work.onSettled = settle;
  const begin = () => {
    if (work.running !== null || !panel.check()) return;
    void start(operation, work);
    draw();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    begin();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) begin();
  });
  draw();
  return [
    crumbs(pack),
    el('h1', { tabIndex: -1 }, say(operation.title)),
    el('p', { class: 'summary' }, say(operation.summary)),
    aboutOperation(operation),
    el(
      'div',
      { class: 'work' },
      el('section', { class: 'pane', 'aria-label': say(words.input) }, el('h2', {}, say(words.input)), form),
      el('section', { class: 'pane', 'aria-label': say(words.result) }, resultHead, result, call.element),
    ),
  ];
}

/**
 * Runs the operation. The outcome is kept with the work, whichever page is shown when it comes.
 *
 * @param {OperationDescription} operation
 * @param {Work} work
 */
async function start(operation, work) {
  const running = { controller: new AbortController(), begunAt: performance.now() };
  work.running = running;
  work.outcome = null;
  try {
    work.outcome = await runOperation(operation.id, work.input, {
      purpose: work.purpose,
      signal: running.controller.signal,
    });
  } catch (error) {
    work.outcome = isAbort(error) ? { state: 'cancelled' } : { state: 'failed', error };
  }
  work.running = null;
  work.onSettled();
}

/**
 * Shows what the server found wrong at the fields that it names.
 *
 * @param {InputPanel} panel
 * @param {Outcome | null} outcome
 * @returns {boolean} whether there was anything to show
 */
function showFieldIssues(panel, outcome) {
  const issues = outcome?.state === 'failed' ? issuesOf(outcome.error) : [];
  if (issues.length === 0) {
    panel.showIssues([]);
    return false;
  }
  const known = new Map(panel.knownIssues().map((issue) => [pathKey(issue.path), issue]));
  // The server speaks English about what its schema says; the page has the same in both languages.
  panel.showIssues(
    issues.map((issue) => known.get(pathKey(issue.path)) ?? issue),
    codeOf(outcome),
  );
  return true;
}

/** The form shows them; the result has nothing to add. @param {Outcome | null} outcome */
function hasIssues(outcome) {
  return outcome?.state === 'failed' && issuesOf(outcome.error).length > 0;
}

/** @param {Outcome | null} outcome */
function codeOf(outcome) {
  if (outcome?.state !== 'failed' || !(outcome.error instanceof ApiError)) return undefined;
  return facts([[say(words.code), el('code', {}, outcome.error.failure.code)]]);
}

/**
 * @param {unknown} error
 * @returns {readonly Issue[]}
 */
function issuesOf(error) {
  const issues = error instanceof ApiError ? error.failure.details['issues'] : undefined;
  if (!Array.isArray(issues)) return [];
  return issues.map(({ path, message }) => ({
    path: Array.isArray(path) ? path : [],
    message: typeof message === 'string' ? { zh: message, en: message } : message,
  }));
}

/**
 * Tells that there is a result, and brings it into sight where it stands below the form.
 *
 * @param {HTMLElement} head
 * @param {Outcome | null} outcome
 */
function showResult(head, outcome) {
  if (outcome?.state === 'done') announce(say(words.done));
  const { top, bottom } = head.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight) return;
  head.focus({ preventScroll: true });
  head.scrollIntoView({ block: 'start' });
}

/**
 * @param {OperationDescription} operation
 * @param {Work} work
 */
function purposeField({ effect }, work) {
  if (effect !== 'act') return null;
  const input = el('input', {
    type: 'text',
    id: 'purpose',
    value: work.purpose,
    maxLength: 500,
    'aria-describedby': 'purpose-help',
  });
  input.addEventListener('input', () => (work.purpose = input.value.trim()));
  const help = el('p', { class: 'help', id: 'purpose-help' }, say(words.purposeHelp));
  return el('div', { class: 'field' }, el('label', { for: 'purpose' }, say(words.purpose)), input, help);
}

/** @param {import('../api.js').Pack} pack */
function crumbs({ id, manifest }) {
  const domain = domainWords[id.split('/')[0] ?? ''];
  return el(
    'p',
    { class: 'crumbs' },
    link({ view: 'home' }, say(words.packs)),
    domain ? el('span', {}, say(domain)) : null,
    link({ view: 'pack', pack: id }, manifest ? say(manifest.title) : id),
  );
}

/** @param {OperationDescription} operation */
function aboutOperation({ id, audience, effect, concerns, recourse, limits }) {
  const effectWord = effectWords[effect];
  const { timeoutMs, inputBytes } = limits;
  const values = { time: durationText(timeoutMs, language()).replace('.0', ''), bytes: bytesText(inputBytes) };
  const about = facts([
    [say(words.effect), effectWord ? `${say(effectWord.word)} · ${say(effectWord.about)}` : effect],
    [say(words.audience), say(audienceWords[audience] ?? { zh: audience, en: audience })],
    [say(words.concerns), say(concernsWords[concerns] ?? { zh: concerns, en: concerns })],
    [say(words.limits), say(words.limitsValue, values)],
    [say(words.id), el('code', {}, id)],
  ]);
  return el(
    'div',
    {},
    about,
    recourse === null
      ? null
      : el('p', { class: 'recourse' }, el('strong', {}, say(words.recourse)), ' ', say(recourse)),
  );
}
