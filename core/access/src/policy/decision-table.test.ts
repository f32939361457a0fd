import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Actor } from '@yuzhi/sdk';
import { actions } from './actions.ts';
import type { Action } from './actions.ts';
import { decide } from './decide.ts';
import { decisionTable, mayRun, mayTouch, me, resources, standingOf } from './decision-table-fixture.ts';
import type { Standing } from './standing.ts';

const file = new URL('../../golden/decisions.json', import.meta.url);

test('who may do what is what people read and agreed to', () => {
  assert.deepEqual(decisionTable(), JSON.parse(readFileSync(file, 'utf8')));
});

const areas = {
  'system-administrator': ['system.read', 'unit.manage'],
  'security-administrator': [
    'person.read',
    'person.manage',
    'role.give',
    'credential.reset',
    'session.manage',
    'key.read',
    'key.revoke',
  ],
  'audit-administrator': ['audit.read', 'audit.manage'],
} as const;

test('none of the three administrators may read or change the area of another', () => {
  const names = Object.keys(areas) as (keyof typeof areas)[];
  for (const role of names)
    for (const other of names)
      for (const action of areas[other]) {
        const standing = standingOf(role);
        const actor: Actor = { kind: 'person', id: me, unit: null, door: 'http' };
        const reached = Object.entries(resources).filter(
          // Everybody sees and ends their own keys.
          ([name, resource]) => name !== 'mine' && decide({ actor, action, resource }, standing).allowed,
        );
        assert.equal(reached.length > 0, role === other, `${role} ${action}`);
      }
});

test('no administrator runs, approves or grants anything in the work of the city', () => {
  for (const role of ['security-administrator', 'audit-administrator'] as const) {
    const actor: Actor = { kind: 'person', id: me, unit: null, door: 'http' };
    assert.deepEqual(mayRun(actor, standingOf(role), 'operation.run'), ['public read', 'public advise']);
    for (const action of ['approval.decide', 'grant.decide', 'run.read'] as const)
      assert.deepEqual(mayTouch(actor, standingOf(role), action), []);
  }
});

test('an auditor changes nothing', () => {
  const changes = (Object.keys(actions) as Action[]).filter(
    (action) => !action.endsWith('.read') && !/^(me|key)\./.test(action),
  );
  const actor: Actor = { kind: 'person', id: me, unit: null, door: 'http' };
  for (const action of changes.filter((action) => action !== 'operation.run'))
    assert.deepEqual(mayTouch(actor, standingOf('auditor'), action), [], action);
});

test('a key may do what its scopes say and its owner may do, and nothing else', () => {
  const actor: Actor = { kind: 'key', id: 'k', unit: 'own', door: 'http' };
  const owner = standingOf('unit-member');
  const run = (scopes: string[], id: string, standing: Standing = owner) =>
    decide(
      { actor, action: 'operation.run', resource: { id, audience: 'unit', effect: 'read' } },
      { ...standing, scopes },
    ).allowed;
  assert.equal(run(['operation.run'], 'a/b/c'), true);
  assert.equal(run(['operation.run:a/b/c'], 'a/b/c'), true);
  assert.equal(run(['operation.run:a/b/*'], 'a/b/c'), true);
  assert.equal(run(['operation.run:a/b/*'], 'a/bb/c'), false);
  assert.equal(run(['operation.run:a/b/d'], 'a/b/c'), false);
  assert.equal(run(['run.read'], 'a/b/c'), false);
  assert.equal(run([], 'a/b/c'), false);
  assert.equal(run(['operation.run'], 'a/b/c', standingOf('reviewer')), false);
  for (const action of Object.keys(actions) as Action[])
    for (const resource of Object.values(resources))
      if (!['operation.run', 'pack.read', 'run.read', 'unit.read', 'approval.read'].includes(action))
        assert.equal(decide({ actor, action, resource }, { ...owner, scopes: [action] }).allowed, false, action);
});

test('a granted operation runs for the unit and the purpose of its grant', () => {
  const actor: Actor = { kind: 'person', id: me, unit: 'own', door: 'http' };
  const grants = [{ id: 'g', resource: 'a/b/c', purpose: '防汛会商' }];
  const run = (purpose: string | undefined, id = 'a/b/c', standing: Standing = standingOf('unit-member')) =>
    decide(
      {
        actor,
        action: 'operation.run',
        resource: { id, audience: 'granted', effect: 'read' },
        ...(purpose === undefined ? {} : { purpose }),
      },
      { ...standing, grants },
    );
  const allowed = run('防汛会商');
  assert.ok(allowed.allowed && allowed.grant === 'g');
  for (const refused of [
    run(undefined),
    run('其他'),
    run('防汛会商', 'a/b/d'),
    run('防汛会商', 'a/b/c', standingOf('reviewer')),
  ])
    assert.equal(refused.allowed, false);
  const unsaid = run(undefined);
  assert.ok(!unsaid.allowed && /用途/.test(unsaid.error.hint.zh));
});

test('a grant that is used up allows only what has used it, and that rests on no other one', () => {
  const actor: Actor = { kind: 'person', id: me, unit: 'own', door: 'job' };
  const grant = { resource: 'a/b/c', purpose: '防汛会商', approvesActs: true };
  const grants = [
    { ...grant, id: 'free' },
    { ...grant, id: 'full', isUsedUp: true },
  ];
  const restsOn = (holding: string | null, there: Standing['grants'], effect: 'read' | 'act'): unknown => {
    const resource = { id: 'a/b/c', audience: 'granted', effect } as const;
    const question = { actor, action: 'operation.run', resource, purpose: '防汛会商', holding } as const;
    const decision = decide(question, { ...standingOf('unit-member'), grants: there });
    return decision.allowed && decision.grant;
  };
  for (const effect of ['read', 'act'] as const) {
    assert.equal(restsOn(null, grants, effect), 'free');
    assert.equal(restsOn('full', grants, effect), 'full');
    assert.equal(restsOn('gone', grants, effect), 'free');
    assert.equal(restsOn(null, grants.slice(1), effect), false);
  }
});
