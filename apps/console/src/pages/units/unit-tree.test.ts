import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListedUnit } from './api.ts';
import { prunedTree, unitTree } from './unit-tree.ts';
import type { UnitNode } from './unit-tree.ts';

function unit(id: string, parent: string | null): ListedUnit {
  const none = { fullName: null, uscc: null, regionCode: null, validFrom: null, validUntil: null };
  return { id, name: id, kind: 'gov', parent, successors: [], ...none };
}

function shown(tree: readonly UnitNode[]): unknown {
  return tree.map(({ unit, children }) => (children.length === 0 ? unit.id : [unit.id, shown(children)]));
}

test('unitTree() puts each unit below its parent, and those without one that is there at the top', () => {
  const units = [unit('b', 'a'), unit('a', null), unit('c', 'b'), unit('d', 'gone')];
  assert.deepEqual(shown(unitTree(units)), [['a', [['b', ['c']]]], 'd']);
});

test('unitTree() leaves no unit out where parents make a ring', () => {
  const units = [unit('a', 'b'), unit('b', 'a'), unit('c', null)];
  assert.deepEqual(shown(unitTree(units)), ['c', ['a', ['b']]]);
});

test('unitTree() puts Party bodies before departments and these before districts and counties by their codes', () => {
  const of = (id: string, kind: string, regionCode: string | null = null): ListedUnit => ({
    ...unit(id, null),
    kind,
    regionCode,
  });
  const units = [
    of('丁县', 'autonomous-county', '500240'),
    of('丙县', 'county', '500229'),
    of('乙区', 'district', '500102'),
    of('甲区', 'district', '500103'),
    of('市教委', 'gov'),
    of('市财政局', 'gov'),
    of('市委组织部', 'party'),
    of('某处', 'unknown-kind'),
  ];
  const order = ['市委组织部', '市财政局', '市教委', '乙区', '甲区', '丙县', '丁县', '某处'];
  assert.deepEqual(shown(unitTree(units)), order);
});

test('prunedTree() keeps what is meant and what leads there', () => {
  const tree = unitTree([unit('a', null), unit('b', 'a'), unit('c', 'b'), unit('d', 'a')]);
  assert.deepEqual(shown(prunedTree(tree, ({ id }) => id === 'c')), [['a', [['b', ['c']]]]]);
  assert.deepEqual(shown(prunedTree(tree, () => false)), []);
});
