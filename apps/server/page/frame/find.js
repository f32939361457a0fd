/** @import { Text } from '@yuzhi/sdk' */
/** @import { Address } from '../address.js' */
/** @import { Pack } from '../api.js' */

/** @typedef {{ readonly title: Text, readonly about: string, readonly address: Address, readonly haystack: string }} Finding */

/**
 * Everything that can be found: packs and operations, by their words in both languages, their ids and the systems of
 * the plan that they serve.
 *
 * @param {readonly Pack[]} packs
 * @returns {readonly Finding[]}
 */
export function findable(packs) {
  return packs.flatMap(({ id, manifest, operations }) => {
    const own = [id, ...texts(manifest?.title, manifest?.question, manifest?.summary), ...(manifest?.systems ?? [])];
    const title = manifest?.title ?? { zh: id, en: id };
    /** @type {Finding} */
    const pack = { title, about: id, address: { view: 'pack', pack: id }, haystack: folded(own) };
    const inside = operations.map((operation) => {
      const named = [operation.id, ...texts(operation.title, operation.summary), ...own];
      return {
        title: operation.title,
        about: operation.id,
        address: addressOf(operation.id),
        haystack: folded(named),
      };
    });
    return [pack, ...inside];
  });
}

/**
 * The findings that have every word of a query, those with the words in their title first.
 *
 * @param {readonly Finding[]} findings
 * @param {string} query
 * @param {number} most
 */
export function find(findings, query, most) {
  const parts = folded([query]).split(/\s+/).filter(Boolean);
  if (parts.length === 0) return [];
  const isInTitle = (/** @type {Finding} */ { title }) =>
    parts.every((part) => folded([title.zh, title.en]).includes(part));
  const found = findings.filter(({ haystack }) => parts.every((part) => haystack.includes(part)));
  return [...found.filter(isInTitle), ...found.filter((finding) => !isInTitle(finding))].slice(0, most);
}

/**
 * @param {string} operation
 * @returns {Address}
 */
function addressOf(operation) {
  return { view: 'operation', operation };
}

/** @param {readonly (Text | undefined)[]} all */
function texts(...all) {
  return all.flatMap((text) => (text ? [text.zh, text.en] : []));
}

/** @param {readonly string[]} parts */
function folded(parts) {
  return parts.join('\n').normalize('NFKC').toLowerCase();
}
