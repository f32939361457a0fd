/** @import { Pack } from '../api.js' */
import { audienceWords, classWords, domainWords, effectWords, maturityWords, riskWords } from '../code-words.js';
import { el } from '../dom.js';
import { dateText } from '../format.js';
import { language, listed, say } from '../language.js';
import { facts } from '../parts/facts.js';
import { jsonBlock } from '../parts/json-block.js';
import { link } from '../parts/link.js';
import { words } from '../words.js';

/**
 * What a pack is, what it rests on and what one can run; for one that failed, why.
 *
 * @param {Pack} pack
 * @returns {HTMLElement[]}
 */
export function packPage(pack) {
  const { id, manifest } = pack;
  const domain = domainWords[id.split('/')[0] ?? ''];
  return [
    el('p', { class: 'crumbs' }, link({ view: 'home' }, say(words.packs)), domain ? el('span', {}, say(domain)) : null),
    el('h1', { tabIndex: -1 }, manifest ? say(manifest.title) : id),
    ...(manifest ? [el('p', { class: 'summary' }, say(manifest.summary))] : []),
    ...(pack.state === 'failed' ? [failureOf(pack)] : []),
    ...(manifest ? [aboutPack(id, manifest)] : []),
    ...(pack.state === 'ready' ? [operationsOf(pack)] : []),
    ...(manifest && manifest.reads.length > 0 ? [readsOf(manifest)] : []),
  ];
}

/** @param {Pack} pack */
function failureOf({ failure, id }) {
  const box = el(
    'div',
    { class: 'failure' },
    el('p', { class: 'failure-title' }, el('span', { 'aria-hidden': 'true' }, '✕ '), say(words.failed)),
    el('p', {}, say(words.failedAbout)),
  );
  if (failure === null) return box;
  box.append(
    el('p', {}, say(failure.message)),
    el('p', {}, say(failure.hint)),
    facts([
      [say(words.code), el('code', {}, failure.code)],
      [say(words.id), el('code', {}, id)],
    ]),
  );
  if (Object.keys(failure.details).length > 0) box.append(jsonBlock(say(words.details), failure.details));
  return box;
}

/**
 * @param {string} id
 * @param {NonNullable<Pack['manifest']>} manifest
 */
function aboutPack(id, manifest) {
  const explained = (/** @type {{ word: any, about: any } | undefined} */ one) =>
    one ? `${say(one.word)} · ${say(one.about)}` : null;
  return facts(
    [
      [say(words.question), say(manifest.question)],
      [say(words.class), explained(classWords[manifest.class])],
      [say(words.risk), explained(riskWords[manifest.riskTier])],
      [say(words.maturity), explained(maturityWords[manifest.maturity])],
      [say(words.audience), say(audienceWords[manifest.audience] ?? { zh: manifest.audience, en: manifest.audience })],
      [say(words.systems), listed(manifest.systems)],
      [say(words.clauses), listed(manifest.planClauses)],
      [say(words.units), listed(manifest.units)],
      [say(words.since), dateText(manifest.since, language())],
      [say(words.packVersion), manifest.version],
      [say(words.id), el('code', {}, id)],
    ],
    'rows',
  );
}

/** @param {Pack} pack */
function operationsOf({ operations }) {
  if (operations.length === 0) return el('p', { class: 'help' }, say(words.noOperations));
  const lines = operations.map(({ id, title, summary, effect }) => {
    const word = effectWords[effect];
    return el(
      'li',
      {},
      link({ view: 'operation', operation: id }, say(title)),
      word ? el('span', { class: 'tag', title: say(word.about) }, say(word.word)) : null,
      el('p', { class: 'help' }, say(summary)),
    );
  });
  return el('section', {}, el('h2', {}, say(words.operations)), el('ul', { class: 'operation-list' }, lines));
}

/** @param {NonNullable<Pack['manifest']>} manifest */
function readsOf({ reads }) {
  const lines = reads.map(({ name, origin, licence }) =>
    el('li', {}, say(name), el('p', { class: 'help' }, `${say(origin)} · ${say(words.licence, { licence })}`)),
  );
  return el('section', {}, el('h2', {}, say(words.reads)), el('ul', { class: 'operation-list' }, lines));
}
