import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyState, scopesOf, scopeText } from './key-state.ts';

const now = new Date('2026-11-25T12:00:00Z');

test('keyState() tells a key that was revoked from one that has expired', () => {
  const later = '2026-12-01T00:00:00.000Z';
  const before = '2026-11-01T00:00:00.000Z';
  assert.equal(keyState({ revokedAt: null, expiresAt: later }, now), 'good');
  assert.equal(keyState({ revokedAt: null, expiresAt: before }, now), 'expired');
  assert.equal(keyState({ revokedAt: before, expiresAt: before }, now), 'revoked');
  assert.equal(keyState({ revokedAt: null, expiresAt: now.toISOString() }, now), 'expired');
});

test('scopesOf() narrows what is about operations, and nothing else', () => {
  assert.deepEqual(scopesOf(['operation.run', 'unit.read'], ''), ['operation.run', 'unit.read']);
  assert.deepEqual(scopesOf(['operation.run', 'pack.read', 'unit.read'], 'a/b'), [
    'operation.run:a/b/*',
    'pack.read:a/b/*',
    'unit.read',
  ]);
});

test('scopeText() says what a key may do and within what; a code that nobody knows stays', () => {
  assert.equal(scopeText('operation.run'), '执行能力操作');
  assert.equal(scopeText('pack.read:a/b/*'), '查看场景包（限 a/b/*）');
  assert.equal(scopeText('what.ever'), 'what.ever');
});
