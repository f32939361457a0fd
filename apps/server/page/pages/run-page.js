/** @import { OperationDescription, RunWithPayload } from '@yuzhi/kernel' */
import { getRun } from '../api.js';
import { doorWords } from '../code-words.js';
import { el } from '../dom.js';
import { durationText, instantText } from '../format.js';
import { language, say } from '../language.js';
import { actorText } from '../parts/actor-words.js';
import { facts } from '../parts/facts.js';
import { jsonBlock } from '../parts/json-block.js';
import { link } from '../parts/link.js';
import { loaded } from '../parts/loaded.js';
import { stateTag } from '../parts/state-tag.js';
import { callBlock } from '../result/call-block.js';
import { resultElements } from '../result/result-view.js';
import { words } from '../words.js';

/**
 * The record of one run with its result.
 *
 * @param {(id: string) => OperationDescription | null} operationOf
 * @param {string} id
 * @returns {HTMLElement[]}
 */
export function runPage(operationOf, id) {
  const head = el('h1', { tabIndex: -1 }, `${say(words.runId)} ${id}`);
  const body = loaded(
    () => getRun(id),
    (run) => {
      const operation = operationOf(run.operation);
      head.replaceChildren(`${operation ? say(operation.title) : run.operation} `, stateTag(run.state));
      return [aboutRun(run, operation), ...failureOf(run), ...payloads(run, operation)];
    },
  );
  return [el('p', { class: 'crumbs' }, link({ view: 'runs' }, say(words.runs))), head, body];
}

/**
 * @param {RunWithPayload} run
 * @param {OperationDescription | null} operation
 */
function aboutRun(run, operation) {
  const { actor, durationMs, parentId, approvalId } = run;
  const name = operation ? link({ view: 'operation', operation: run.operation }, run.operation) : run.operation;
  return facts([
    [say(words.operation), el('code', {}, name)],
    [say(words.startedAt), instantText(run.startedAt, language())],
    [say(words.duration), durationMs === null ? null : durationText(durationMs, language())],
    [say(words.actor), actorText(actor)],
    [say(words.door), say(doorWords[actor.door] ?? { zh: actor.door, en: actor.door })],
    [say(words.unit), run.unit],
    [say(words.purpose), run.purpose],
    [say(words.packVersion), run.packVersion],
    [say(words.runId), el('code', {}, run.id)],
    [say(words.approval), approvalId === null ? null : el('code', {}, approvalId)],
    [say(words.parent), parentId === null ? null : link({ view: 'run', id: parentId }, el('code', {}, parentId))],
    [say(words.inputDigest), digest(run.inputSha256)],
    [say(words.outputDigest), run.outputSha256 === null ? null : digest(run.outputSha256)],
  ]);
}

/** @param {string} sha256 */
function digest(sha256) {
  return el('code', { title: sha256 }, `SHA-256 ${sha256.slice(0, 16)}…`);
}

/** @param {RunWithPayload} run */
function failureOf({ error }) {
  if (error === null) return [];
  return [
    el(
      'div',
      { class: 'failure' },
      el('p', { class: 'failure-title' }, el('span', { 'aria-hidden': 'true' }, '✕ '), say(error.message)),
      facts([[say(words.code), el('code', {}, error.code)]]),
    ),
  ];
}

/**
 * @param {RunWithPayload} run
 * @param {OperationDescription | null} operation
 */
function payloads({ id, input, output, labels, operation: operationId, state }, operation) {
  const again =
    operation && input !== null
      ? el('p', {}, link({ view: 'operation', operation: operationId, run: id }, say(words.runAgain)))
      : null;
  const gone = operation ? [] : [el('p', { class: 'help' }, say(words.operationGone))];
  const result =
    output === null
      ? state === 'done'
        ? [el('p', { class: 'help' }, say(words.payloadGone))]
        : []
      : resultElements({ operation, operationId, output, labels, runId: id });
  const inputBlock =
    input === null ? el('p', { class: 'help' }, say(words.payloadGone)) : jsonBlock(say(words.rawInput), input);
  return [
    ...(again ? [again] : []),
    ...(result.length === 0 ? [] : [el('h2', {}, say(words.result))]),
    ...gone,
    ...result,
    el('h2', {}, say(words.input)),
    inputBlock,
    ...(input === null ? [] : [callBlock(operationId, () => input).element]),
  ];
}
