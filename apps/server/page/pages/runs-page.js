/** @import { Run } from '@yuzhi/kernel' */
/** @import { Text } from '@yuzhi/sdk' */
import { getRuns } from '../api.js';
import { el } from '../dom.js';
import { durationText, instantText } from '../format.js';
import { language, say } from '../language.js';
import { actorText } from '../parts/actor-words.js';
import { emptyBox } from '../parts/empty-box.js';
import { link } from '../parts/link.js';
import { loaded } from '../parts/loaded.js';
import { stateTag } from '../parts/state-tag.js';
import { words } from '../words.js';

const runsAtOnce = 20;

/**
 * Runs, newest first, a page at a time.
 *
 * @param {(id: string) => Text} titleOf an operation by its id
 * @param {string | undefined} before only runs that began before this one
 * @returns {HTMLElement[]}
 */
export function runsPage(titleOf, before) {
  const list = loaded(
    () => getRuns({ limit: runsAtOnce, before }),
    ({ runs }) => {
      if (runs.length === 0) return [emptyBox(say(words.noRuns), say(words.noRunsHint)), newest(before)];
      const last = runs.at(-1);
      const older =
        runs.length < runsAtOnce || last === undefined
          ? null
          : link({ view: 'runs', before: last.id }, say(words.older));
      return [runsTable(runs, titleOf), el('p', { class: 'beside' }, newest(before), older)];
    },
  );
  return [el('h1', { tabIndex: -1 }, say(words.runs)), list];
}

/** @param {string | undefined} before */
function newest(before) {
  return el('span', {}, before === undefined ? null : link({ view: 'runs' }, say(words.newest)));
}

/**
 * @param {readonly Run[]} runs
 * @param {(id: string) => Text} titleOf
 */
function runsTable(runs, titleOf) {
  const columns = [words.state, words.operation, words.startedAt, words.duration, words.actor];
  const head = el(
    'tr',
    {},
    columns.map((word) => el('th', { scope: 'col', class: word === words.duration ? 'number' : '' }, say(word))),
  );
  const rows = runs.map((run) =>
    el(
      'tr',
      {},
      el('td', {}, stateTag(run.state)),
      el(
        'td',
        {},
        link({ view: 'run', id: run.id }, say(titleOf(run.operation))),
        el('div', { class: 'help id' }, run.operation),
        run.error ? el('div', { class: 'help' }, say(run.error.message)) : null,
      ),
      el('td', { class: 'instant' }, instantText(run.startedAt, language())),
      el('td', { class: 'number' }, run.durationMs === null ? '—' : durationText(run.durationMs, language())),
      el('td', {}, actorText(run.actor)),
    ),
  );
  const table = el('table', { 'aria-label': say(words.runs) }, el('thead', {}, head), el('tbody', {}, rows));
  return el('div', { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': say(words.runs) }, table);
}
