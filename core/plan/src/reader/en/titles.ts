import { sliceFlow } from '../flow.ts';
import { isTitleLike } from './item-text.ts';
import type { Item } from './item.ts';

/** First sentences are titles when most items beside them, or else of their kind, have one. */
export function voteOnTitles(root: Item): void {
  const byRank = new Map<number, Item[]>();
  const visit = (item: Item): void => {
    if (item.number !== null) byRank.set(item.rank, [...(byRank.get(item.rank) ?? []), item]);
    item.children.forEach(visit);
  };
  visit(root);
  const untitled: Item[] = [];
  for (const items of byRank.values())
    for (const item of items) {
      const beside = items.filter(({ parent }) => parent === item.parent);
      const group = beside.length > 1 ? beside : items;
      const titled = group.filter(({ title }) => title !== null).length;
      if (!item.maybeTitle || item.title === null || titled * 2 > group.length || group.length === 1) continue;
      untitled.push(item);
    }
  for (const items of byRank.values()) {
    const titled = items.filter(({ title, maybeTitle }) => title !== null && maybeTitle).length;
    for (const item of items) splitLongTitle(item, titled * 5 >= items.length * 3 && titled >= 3);
  }
  for (const item of untitled) {
    if (item.title === null) continue;
    item.body.unshift(item.title);
    item.isBulleted.unshift(false);
    item.title = null;
  }
}

/** Where all beside it have a title of a few words, a first sentence without a verb of duty is one, if somewhat longer. */
function splitLongTitle(item: Item, areMostTitled: boolean): void {
  const beside = (item.parent?.children ?? []).filter((one) => one !== item && one.number !== null);
  const [first] = item.body;
  if (item.title !== null || first === undefined) return;
  const isOne = beside.length >= 2 && beside.every(({ title, maybeTitle }) => maybeTitle && title !== null);
  if (!isOne && !areMostTitled) return;
  const words = /^([A-Z][^.:;]{1,80})\.\s+(?=\S)/.exec(first.text);
  if (words === null || !isTitleLike(words[1] ?? '')) return;
  item.title = sliceFlow(first, 0, (words[1] ?? '').length);
  item.body[0] = sliceFlow(first, words[0].length);
}

/** A title with nothing under it is the duty itself. */
export function settleTitle(item: Item): void {
  if (item.number === null || item.children.length > 0 || item.body.length > 0 || item.title === null || item.isSection)
    return;
  item.body.push(item.title);
  item.isBulleted.push(false);
  item.title = null;
}
