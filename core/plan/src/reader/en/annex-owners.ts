import { isListOfUnits, parseEnglishLabel } from './labels.ts';
import type { EnglishLabel } from './labels.ts';
import type { Item } from './item.ts';

/** Owners that stand in an annex by the number of an action go to that action, unless it has its own. */
export function joinAnnexOwners(root: Item): void {
  const items: Item[] = [];
  const visit = (item: Item): void => {
    if (item.number !== null && item.children.length === 0) items.push(item);
    item.children.forEach(visit);
  };
  visit(root);
  const isRow = (item: Item): boolean => item.rank === 9 || ownersIn(item).length > 0;
  const actions = items.filter((item) => !isRow(item));
  const owned = new Set(actions.filter(({ labels }) => labels.length > 0));
  for (const row of items.filter(isRow)) {
    const same = actions.filter(({ number }) => number === row.number);
    const named = same.filter(({ isNamed }) => isNamed);
    const [item, ...others] = named.length > 0 ? named : same;
    if (item === undefined || others.length > 0 || owned.has(item)) continue;
    if (row.rank !== 9) item.labels.push(...ownersIn(row));
    else if (isPointer(row, item)) item.labels.push(...row.labels);
  }
}

/** What an item says that names units and nothing else: Action 1: Rail Office (lead), Track Board. */
function ownersIn({ title, body, labels }: Item): readonly EnglishLabel[] {
  const words = title ?? body[0];
  if (words === undefined) return labels;
  const names = words.text.replace(/\s*\(lead[^()]*\)/gi, '');
  const isAlone = labels.length === 0 && body.length + (title === null ? 0 : 1) === 1;
  return isAlone && isListOfUnits(names) ? [parseEnglishLabel(`Responsible: ${words.text}`)] : [];
}

/** A row without words of its own, or with those with which the item begins. */
function isPointer(row: Item, { title, body }: Item): boolean {
  const begin = (title ?? body[0])?.text.toLowerCase() ?? '';
  const words = [row.title, ...row.body].flatMap((flow) => (flow === null ? [] : [flow.text.toLowerCase()]));
  return words.every((text) => begin.startsWith(text.replace(/\.$/, '')));
}
