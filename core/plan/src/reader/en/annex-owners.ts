import type { Item } from './item.ts';

/** Owners that stand in a table by the number of an action go to that action, unless it has its own. */
export function joinAnnexOwners(root: Item): void {
  const items: Item[] = [];
  const rows: Item[] = [];
  const visit = (item: Item): void => {
    if (item.number !== null && item.rank !== 9 && item.body.length + (item.title === null ? 0 : 1) > 0) items.push(item);
    if (item.number !== null && item.rank === 9) rows.push(item);
    item.children.forEach(visit);
  };
  visit(root);
  for (const row of rows) {
    const same = items.filter(({ number, children }) => number === row.number && children.length === 0);
    const named = same.filter(({ isNamed }) => isNamed);
    const [item, ...others] = named.length > 0 ? named : same;
    if (item === undefined || others.length > 0 || item.labels.length > 0 || !isPointer(row, item)) continue;
    item.labels.push(...row.labels);
  }
}

/** A row without words of its own, or with those with which the item begins. */
function isPointer(row: Item, { title, body }: Item): boolean {
  const begin = (title ?? body[0])?.text.toLowerCase() ?? '';
  const words = [row.title, ...row.body].flatMap((flow) => (flow === null ? [] : [flow.text.toLowerCase()]));
  return words.every((text) => begin.startsWith(text.replace(/\.$/, '')));
}
