import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBackup } from './check-backup.ts';

const now = new Date('2026-11-25T08:00:00Z');
const config = {
  backup: { folder: '/backups', at: '02:30', keep: { last: 1, daily: 0, weekly: 0, monthly: 0 }, drill: null },
};

test('checkBackup() says when there is no backup, an old one, or one that was never tried', () => {
  const states = (takenAt: string | null, drilledAt: string | null) =>
    checkBackup(
      { takenAt, drill: drilledAt === null ? null : { backup: 'b', at: drilledAt } },
      config,
      'Asia/Shanghai',
      now,
    ).map(({ check, state }) => `${check} ${state}`);
  assert.deepEqual(states(null, null), ['backup warn']);
  assert.deepEqual(states('2026-11-24T18:30:00.000Z', null), ['backup ok', 'drill warn']);
  assert.deepEqual(states('2026-11-23T18:30:00.000Z', '2026-11-22T20:00:00.000Z'), ['backup warn', 'drill ok']);
  assert.deepEqual(states('2026-11-24T18:30:00.000Z', '2026-10-01T20:00:00.000Z'), ['backup ok', 'drill warn']);
});
