/** @import { Catalogue, Pack } from '../api.js' */
import { classWords, domainWords, maturityWords, riskWords } from '../code-words.js';
import { el } from '../dom.js';
import { listed, say } from '../language.js';
import { emptyBox } from '../parts/empty-box.js';
import { facts, tag } from '../parts/facts.js';
import { link } from '../parts/link.js';
import { words } from '../words.js';

/**
 * All packs by domain: what each answers, what it is and what one can run.
 *
 * @param {Catalogue} catalogue
 * @returns {HTMLElement[]}
 */
export function homePage({ packs }) {
  const domains = Object.entries(domainWords).map(([domain, title]) => ({
    title: say(title),
    packs: packs.filter(({ id }) => id.startsWith(`${domain}/`)),
  }));
  const strays = packs.filter(({ id }) => !Object.hasOwn(domainWords, id.split('/')[0] ?? ''));
  const full = [...domains, { title: '—', packs: strays }].filter(({ packs }) => packs.length > 0);
  const empty = domains.filter(({ packs }) => packs.length === 0).map(({ title }) => title);
  return [
    el('h1', { tabIndex: -1 }, say(words.packs)),
    el('p', { class: 'summary' }, say(words.intro)),
    el('p', { class: 'counts' }, countsOf(packs)),
    ...(packs.length === 0 ? [emptyBox(say(words.noPacks), say(words.noPacksHint))] : []),
    ...full.map(({ title, packs }) =>
      el('section', {}, el('h2', {}, title), el('ul', { class: 'packs' }, packs.map(packEntry))),
    ),
    ...(empty.length === 0 || packs.length === 0
      ? []
      : [el('p', { class: 'help empty-domains' }, say(words.emptyDomains, { domains: listed(empty) }))]),
    legend(),
  ];
}

function legend() {
  const rows = [classWords, riskWords, maturityWords].flatMap((words) =>
    Object.values(words).map(({ word, about }) => /** @type {[string, string]} */ ([say(word), say(about)])),
  );
  return el('details', { class: 'how-to-read' }, el('summary', {}, say(words.howToRead)), facts(rows, 'rows'));
}

/** @param {readonly Pack[]} packs */
function countsOf(packs) {
  const ready = packs.filter(({ state }) => state === 'ready');
  const operations = ready.reduce((sum, pack) => sum + pack.operations.length, 0);
  const failed = packs.length - ready.length;
  const counts = [say(words.counts, { packs: packs.length, operations })];
  return [...counts, ...(failed === 0 ? [] : [say(words.countsFailed, { failed })])].join(' · ');
}

/** @param {Pack} pack */
function packEntry(pack) {
  const { id, manifest, operations, state } = pack;
  const title = link({ view: 'pack', pack: id }, manifest ? say(manifest.title) : id);
  const head = el('div', { class: 'pack-head' }, el('h3', {}, title), manifest ? packTags(manifest) : null);
  if (state === 'failed') return el('li', { class: 'pack' }, head, failedWords(pack));
  const links = operations.map((operation) =>
    el('li', {}, link({ view: 'operation', operation: operation.id }, say(operation.title))),
  );
  return el(
    'li',
    { class: 'pack' },
    head,
    manifest ? el('p', { class: 'question' }, say(manifest.question)) : null,
    links.length === 0
      ? el('p', { class: 'help' }, say(words.noOperations))
      : el('ul', { class: 'operations', 'aria-label': say(words.operations) }, links),
  );
}

/** @param {NonNullable<Pack['manifest']>} manifest */
function packTags({ class: packClass, riskTier, maturity }) {
  const [kind, risk, age] = [classWords[packClass], riskWords[riskTier], maturityWords[maturity]];
  return el(
    'p',
    { class: 'tags' },
    kind ? tag(say(kind.word), say(kind.about)) : null,
    risk ? tag(say(risk.word), say(risk.about), risk.sign) : null,
    age ? tag(say(age.word), say(age.about)) : null,
  );
}

/** @param {Pack} pack */
function failedWords({ failure }) {
  return el(
    'p',
    { class: 'failed' },
    el('strong', {}, el('span', { 'aria-hidden': 'true' }, '✕ '), say(words.failed)),
    failure === null ? '' : ` ${say(failure.message)}`,
  );
}
