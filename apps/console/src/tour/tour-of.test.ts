import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roleIds } from '@yuzhi/access';
import type { Catalogue, Session } from '../api/types.ts';
import type { PageRoute } from '../page/page-route.ts';
import { tourIdsOf, tourOf } from './tour-of.ts';
import { tours } from './tour-stops.ts';

const person = (...roles: readonly string[]): Session =>
  ({ actor: { kind: 'person' }, roles: roles.map((role) => ({ role, unit: null })) }) as unknown as Session;

test('every role, the operator and a stranger have a tour of three to five stops in both languages, each pointing at something', () => {
  assert.deepEqual(Object.keys(tours).toSorted(), [...roleIds, 'operator', 'stranger'].toSorted());
  for (const [id, stops] of Object.entries(tours)) {
    assert.ok(stops.length >= 3 && stops.length <= 5, id);
    assert.equal(new Set(stops.map(({ title }) => title.en)).size, stops.length, id);
    for (const { target, title, about } of stops) {
      assert.ok(target.length > 0, title.en);
      for (const words of [title, about]) assert.ok(words.zh !== '' && words.en !== '', title.en);
    }
  }
});

test('of several roles every one has its tour; who has none, and who has not signed in, get that of strangers', () => {
  assert.deepEqual(tourIdsOf(person('unit-member', 'unit-lead')), ['unit-lead', 'unit-member']);
  assert.deepEqual(tourIdsOf(person()), ['stranger']);
  assert.deepEqual(tourIdsOf({ actor: { kind: 'operator' }, roles: [] } as unknown as Session), ['operator']);
});

test('the tour of several roles shows each thing once, and last how to see it again', () => {
  const pages = [...new Set(Object.values(tours).flat())].map(({ at }) => ({ path: at, for: 'anyone' }) as PageRoute);
  const stops = tourOf({
    session: person('unit-lead', 'provider', 'auditor'),
    catalogue: { packs: [] } as unknown as Catalogue,
    pages,
    mayOpen: () => true,
  });
  assert.deepEqual(
    stops.map(({ title }) => title.zh),
    [
      '待我办理',
      '场景包',
      '离岗委托',
      '申请授权',
      '接口密钥',
      '核验审计链',
      '查找记录',
      '找回结果',
      '权限规则',
      '需要时再看',
    ],
  );
});

test('stops on pages that the reader may not open are left out, and so is the example where nothing can be run', () => {
  const pages = ['/packs', '/runs', '/grants', '/', '/operations/:domain/:pack/:operation'].map(
    (path) => ({ path, for: path === '/grants' ? 'grant.read' : 'anyone' }) as PageRoute,
  );
  const operation = { id: 'a/b/c', audience: 'public', effect: 'read', examples: [{}] };
  const stopsOf = (operations: readonly unknown[], may: readonly string[]): readonly string[] =>
    tourOf({
      session: person('unit-member'),
      catalogue: { packs: [{ state: 'ready', operations }] } as unknown as Catalogue,
      pages,
      mayOpen: (_session, who) => who === 'anyone' || may.includes(who),
    }).map(({ at }) => at);
  assert.deepEqual(stopsOf([operation], ['grant.read']), ['/packs', '/operations/a/b/c', '/runs', '/grants', '/']);
  assert.deepEqual(stopsOf([operation], []), ['/packs', '/operations/a/b/c', '/runs', '/']);
  assert.deepEqual(stopsOf([{ ...operation, effect: 'act' }], []), ['/packs', '/runs', '/']);
});
