/** @import { OperationDescription } from '@yuzhi/kernel' */
/** @import { Answer, Waiting } from '../api.js' */
import { stateWords } from '../code-words.js';
import { el } from '../dom.js';
import { durationText } from '../format.js';
import { language, say } from '../language.js';
import { emptyBox } from '../parts/empty-box.js';
import { facts } from '../parts/facts.js';
import { failureBox } from '../parts/failure-box.js';
import { link } from '../parts/link.js';
import { resultElements } from '../result/result-view.js';
import { words } from '../words.js';

/** @typedef {Answer | Waiting | { readonly state: 'failed', readonly error: unknown } | { readonly state: 'cancelled' }} Outcome */

/**
 * What came of a call, or what will be here before there was one.
 *
 * @param {OperationDescription} operation
 * @param {Outcome | null} outcome
 * @returns {HTMLElement[]}
 */
export function outcomeElements(operation, outcome) {
  switch (outcome?.state) {
    case undefined:
      return [emptyBox(say(words.resultEmpty), say(words.resultEmptyHint, { run: say(runWord(operation)) }))];
    case 'cancelled':
      return [emptyBox(say(words.cancelled))];
    case 'failed':
      return [failureBox(outcome.error, { hint: words.offlineRunHint, kept: true })];
    case 'waiting':
      return [waitingBox(outcome)];
    case 'done':
      return [doneLine(outcome), ...resultElements({ operation, operationId: operation.id, ...outcome })];
  }
}

/** What the button says that begins the call. @param {OperationDescription} operation */
export function runWord({ effect }) {
  return effect === 'act' ? words.ask : words.run;
}

/** @param {Answer} answer */
function doneLine({ runId, durationMs }) {
  const sign = stateWords['done']?.sign ?? '';
  return el(
    'p',
    { class: 'done' },
    el('span', { class: 'good' }, el('span', { 'aria-hidden': 'true' }, `${sign} `), say(words.done)),
    el('span', {}, say(words.took, { time: durationText(durationMs, language()) })),
    runId === null
      ? null
      : el('span', {}, `${say(words.runId)} `, link({ view: 'run', id: runId }, el('code', {}, runId))),
  );
}

/** @param {Waiting} waiting */
function waitingBox({ approval }) {
  const { changes, summary } = approval.preview;
  return el(
    'div',
    { class: 'label', role: 'status' },
    el('p', {}, el('strong', {}, say(words.waiting))),
    el('p', {}, say(words.waitingHint, { id: approval.id })),
    facts([
      [say(words.wouldDo), say(summary)],
      ...changes.map(
        ({ what, from, to }) =>
          /** @type {[string, string]} */ ([say(what), `${from ?? say(words.none)} → ${to ?? say(words.none)}`]),
      ),
    ]),
    el('p', {}, link({ view: 'approvals' }, say(words.toApprovals))),
  );
}
