import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor, Audience, Effect } from '@yuzhi/sdk';
import { actions, basePolicy, decide } from '../index.ts';
import type { Action } from '../index.ts';

const operator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'cli' };
const stranger: Actor = { kind: 'anonymous', id: 'anonymous', unit: null, door: 'http' };
const everyAction = Object.keys(actions) as Action[];
const audiences: Audience[] = ['public', 'unit', 'granted', 'operator'];
const effects: Effect[] = ['read', 'advise', 'act'];

test('decide() lets a stranger run and see exactly what is public and does not act', () => {
  const allowed: string[] = [];
  for (const action of everyAction)
    for (const audience of audiences)
      for (const effect of effects)
        if (decide({ actor: stranger, action, resource: { id: 'x', audience, effect } }).allowed)
          allowed.push(`${action} ${audience} ${effect}`);
  assert.deepEqual(allowed, [
    'operation.run public read',
    'operation.run public advise',
    'pack.read public read',
    'pack.read public advise',
  ]);
});

test('decide() lets the operator do everything, and what acts only with an approval', () => {
  for (const action of everyAction)
    for (const effect of effects) {
      const decision = decide({ actor: operator, action, resource: { id: 'x', audience: 'operator', effect } });
      assert.ok(decision.allowed);
      assert.equal(decision.approval, effect === 'act');
    }
});

test('decide() gives a pack the rights of whoever asked first, and none of its own', () => {
  const ask = (first: Actor | undefined) =>
    decide({
      actor: { kind: 'pack', id: 'a/b', unit: null, door: 'in-process', ...(first ? { onBehalfOf: first } : {}) },
      action: 'operation.run',
      resource: { id: 'x', audience: 'unit', effect: 'read' },
    }).allowed;
  assert.equal(ask(operator), true);
  assert.equal(ask(stranger), false);
  assert.equal(ask(undefined), false);
});

test('decide() says no where the policy is silent, and whom to ask', () => {
  const decision = decide({ actor: operator, action: 'run.read' }, undefined, []);
  assert.ok(!decision.allowed);
  assert.equal(decision.error.code, 'ACCESS_DENIED');
  assert.match(decision.error.hint.zh, /负责人/);
});

test('every rule of the policy names why in both languages', () => {
  assert.ok(basePolicy.length > 0);
  for (const rule of basePolicy) assert.ok(rule.why.zh && rule.why.en);
});
