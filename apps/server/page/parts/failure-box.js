/** @import { Text } from '@yuzhi/sdk' */
import { ApiError } from '../api.js';
import { el } from '../dom.js';
import { say } from '../language.js';
import { words } from '../words.js';
import { facts } from './facts.js';
import { link } from './link.js';

/**
 * What happened, whether anything was lost, what to do, and the code.
 *
 * @param {unknown} error
 * @param {{ readonly hint?: Text, readonly kept?: boolean, readonly retry?: () => void }} [options] `hint` says more
 *   than the one of a server that cannot be reached; `kept` tells that the form still holds what was filled in
 */
export function failureBox(error, { hint, kept = false, retry } = {}) {
  // Bugs of this page stay bugs: the browser's console shows them.
  if (!(error instanceof ApiError)) throw error;
  const { failure, runId, isOffline } = error;
  return el(
    'div',
    { class: 'failure', role: 'alert' },
    el('p', { class: 'failure-title' }, el('span', { 'aria-hidden': 'true' }, '✕ '), say(failure.message)),
    el('p', {}, say(isOffline && hint ? hint : failure.hint), kept && !isOffline ? ` ${say(words.inputKept)}` : ''),
    facts([
      [say(words.code), failure.code === '' ? null : el('code', {}, failure.code)],
      [say(words.runId), runId === null ? null : link({ view: 'run', id: runId }, el('code', {}, runId))],
    ]),
    retry ? el('button', { type: 'button', onclick: retry }, say(words.retry)) : null,
  );
}
