/** @import { Approval } from '@yuzhi/access' */
/** @import { OperationDescription } from '@yuzhi/kernel' */
import { decide, getPendingApprovals } from '../api.js';
import { el, freshId } from '../dom.js';
import { instantText } from '../format.js';
import { language, say } from '../language.js';
import { actorText } from '../parts/actor-words.js';
import { emptyBox } from '../parts/empty-box.js';
import { facts } from '../parts/facts.js';
import { failureBox } from '../parts/failure-box.js';
import { jsonBlock } from '../parts/json-block.js';
import { link } from '../parts/link.js';
import { loaded } from '../parts/loaded.js';
import { resultElements } from '../result/result-view.js';
import { words } from '../words.js';

/**
 * What waits for a decision, each with what would happen.
 *
 * @param {(id: string) => OperationDescription | null} operationOf
 * @param {() => void} onDecided
 * @returns {HTMLElement[]}
 */
export function approvalsPage(operationOf, onDecided) {
  const list = loaded(getPendingApprovals, ({ approvals }) => {
    if (approvals.length === 0) return [emptyBox(say(words.noApprovals), say(words.noApprovalsHint))];
    return approvals.map((approval) => approvalCard(approval, operationOf(approval.operation), onDecided));
  });
  return [el('h1', { tabIndex: -1 }, say(words.approvals)), list];
}

/**
 * @param {Approval} approval
 * @param {OperationDescription | null} operation
 * @param {() => void} onDecided
 */
function approvalCard(approval, operation, onDecided) {
  const { preview, requestedAt, requestedBy, purpose } = approval;
  const headId = freshId();
  const title = operation ? say(operation.title) : approval.operation;
  return el(
    'article',
    { class: 'approval', 'aria-labelledby': headId },
    el('h2', { id: headId }, title),
    el('p', { class: 'summary' }, say(preview.summary)),
    changesTable(approval),
    facts([
      [say(words.requestedBy), `${actorText(requestedBy)} · ${instantText(requestedAt, language())}`],
      [say(words.purpose), purpose],
      [say(words.operation), el('code', {}, approval.operation)],
      [say(words.approval), el('code', {}, approval.id)],
    ]),
    jsonBlock(say(words.rawInput), approval.input),
    decisionForm(approval, operation, onDecided),
  );
}

/** @param {Approval} approval */
function changesTable({ preview }) {
  if (preview.changes.length === 0) return null;
  const rows = preview.changes.map(({ what, from, to }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, say(what)),
      el('td', {}, from ?? say(words.none)),
      el('td', {}, to ?? say(words.none)),
    ),
  );
  const head = el(
    'tr',
    {},
    [words.change, words.from, words.to].map((word) => el('th', { scope: 'col' }, say(word))),
  );
  return el(
    'div',
    { class: 'scroll' },
    el('table', { 'aria-label': say(words.wouldDo) }, el('thead', {}, head), el('tbody', {}, rows)),
  );
}

/**
 * @param {Approval} approval
 * @param {OperationDescription | null} operation
 * @param {() => void} onDecided
 */
function decisionForm(approval, operation, onDecided) {
  const id = freshId();
  const fault = el('p', { class: 'error', id: `${id}-error`, hidden: true }, say(words.reasonMissing));
  const reason = el('textarea', {
    id,
    rows: 2,
    maxLength: 2_000,
    'aria-required': 'true',
    'aria-describedby': `${id}-help ${id}-error`,
  });
  const place = el('div');
  const buttons = [
    el('button', { type: 'button', class: 'main', onclick: () => void send('approved') }, say(words.approve)),
    el('button', { type: 'button', onclick: () => void send('rejected') }, say(words.reject)),
  ];
  const form = el(
    'div',
    { class: 'field' },
    el('label', { for: id }, say(words.reason)),
    reason,
    el('p', { class: 'help', id: `${id}-help` }, say(words.reasonHelp)),
    fault,
    el('div', { class: 'bar-of-buttons' }, buttons),
  );
  /** @param {'approved' | 'rejected'} decision */
  async function send(decision) {
    const given = reason.value.trim();
    fault.hidden = given !== '';
    reason.setAttribute('aria-invalid', String(given === ''));
    if (given === '') return reason.focus();
    for (const button of buttons) button.disabled = true;
    try {
      const outcome = await decide(approval.id, { decision, reason: given });
      form.remove();
      place.replaceChildren(...decidedElements(outcome, approval, operation));
      place.querySelector('p')?.focus();
      onDecided();
    } catch (error) {
      for (const button of buttons) button.disabled = false;
      place.replaceChildren(failureBox(error));
    }
  }
  return el('div', {}, form, place);
}

/**
 * @param {Awaited<ReturnType<typeof decide>>} outcome
 * @param {Approval} approval
 * @param {OperationDescription | null} operation
 */
function decidedElements(outcome, approval, operation) {
  const word = outcome.state === 'rejected' ? words.rejected : words.approved;
  const line = el('p', { class: 'done', tabIndex: -1, role: 'status' }, el('strong', {}, say(word)));
  if (outcome.state !== 'done') return [line];
  const { runId } = outcome;
  if (runId !== null)
    line.append(el('span', {}, `${say(words.runId)} `, link({ view: 'run', id: runId }, el('code', {}, runId))));
  return [line, ...resultElements({ operation, operationId: approval.operation, ...outcome })];
}
