import type { ListedUnit } from './api.ts';

export interface UnitNode {
  readonly unit: ListedUnit;
  readonly children: readonly UnitNode[];
}

/**
 * Units in the order of a government, each below its parent. One whose parent is not among them stands at the top; so does one in a ring of parents,
 * which the register refuses, so that nothing is ever left out.
 */
export function unitTree(units: readonly ListedUnit[]): readonly UnitNode[] {
  const ids = new Set(units.map(({ id }) => id));
  const below = Map.groupBy(units.toSorted(inOrder), ({ parent }) =>
    parent !== null && ids.has(parent) ? parent : null,
  );
  const placed = new Set<string>();
  const nodesOf = (parent: string | null): readonly UnitNode[] =>
    (below.get(parent) ?? [])
      .filter(({ id }) => !placed.has(id))
      .map((unit) => {
        placed.add(unit.id);
        return { unit, children: nodesOf(unit.id) };
      });
  const tree = [...nodesOf(null)];
  for (const unit of units.toSorted(inOrder))
    if (!placed.has(unit.id)) {
      placed.add(unit.id);
      tree.push({ unit, children: nodesOf(unit.id) });
    }
  return tree;
}

/** As a government lists its units: Party bodies first, then departments, then districts and counties by their codes. */
const kindOrder = ['city', 'party', 'gov', 'mass', 'institution', 'office', 'zone', 'district', 'county'];
const byName = new Intl.Collator('zh-CN');

function inOrder(a: ListedUnit, b: ListedUnit): number {
  const [first, second] = [a, b].map(({ kind }) => rankOf(kind)) as [number, number];
  const codes = byName.compare(a.regionCode ?? '~', b.regionCode ?? '~');
  return first - second || codes || byName.compare(a.name ?? a.id, b.name ?? b.id);
}

/** Counties and autonomous counties stand among each other, by their codes. */
function rankOf(kind: string): number {
  const place = kindOrder.indexOf(kind === 'autonomous-county' ? 'county' : kind);
  return place === -1 ? kindOrder.length : place;
}

/** The part of a tree that is meant, each with the units around it that lead there. */
export function prunedTree(tree: readonly UnitNode[], isMeant: (unit: ListedUnit) => boolean): readonly UnitNode[] {
  return tree.flatMap(({ unit, children }) => {
    const left = prunedTree(children, isMeant);
    return left.length > 0 || isMeant(unit) ? [{ unit, children: left }] : [];
  });
}
