import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultRetention, expiredBackups } from './retention.ts';
import type { Dated, RetentionPolicy } from './retention.ts';

const zone = 'Asia/Shanghai';
const nothingElse: RetentionPolicy = { last: 1, daily: 0, weekly: 0, monthly: 0 };

const count = fc.integer({ min: 0, max: 8 });
const policies: fc.Arbitrary<RetentionPolicy> = fc.record({
  last: fc.integer({ min: 1, max: 5 }),
  daily: count,
  weekly: count,
  monthly: count,
});
/** Different instants of two years, each with a name of its own. */
const histories: fc.Arbitrary<readonly Dated[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 2 * 365 * 24 }), { maxLength: 60 })
  .map((hours) => hours.map((hour) => at(new Date(Date.UTC(2025, 0, 1, hour)).toISOString())));

function at(takenAt: string): Dated {
  return { name: takenAt, takenAt };
}

function kept(backups: readonly Dated[], policy: RetentionPolicy): readonly string[] {
  const expired = expiredBackups(backups, policy, zone);
  return backups.filter((one) => !expired.includes(one)).map(({ name }) => name);
}

test('expiredBackups() keeps the newest of each day, week and month as the city counts them', () => {
  const backups = [
    // 23:30 and 00:30 in Chongqing: two days, the first in January and in a week that ends on Sunday.
    '2026-01-31T15:30:00Z',
    '2026-01-31T16:30:00Z',
    '2026-02-01T15:59:00Z',
    '2026-02-01T16:00:00Z',
  ].map(at);
  assert.deepEqual(kept(backups, nothingElse), ['2026-02-01T16:00:00Z']);
  assert.deepEqual(kept(backups, { ...nothingElse, daily: 9 }), [
    '2026-01-31T15:30:00Z',
    '2026-02-01T15:59:00Z',
    '2026-02-01T16:00:00Z',
  ]);
  assert.deepEqual(kept(backups, { ...nothingElse, weekly: 9 }), ['2026-02-01T15:59:00Z', '2026-02-01T16:00:00Z']);
  assert.deepEqual(kept(backups, { ...nothingElse, monthly: 9 }), ['2026-01-31T15:30:00Z', '2026-02-01T16:00:00Z']);
});

test('expiredBackups() leaves, of a backup every night for two years, those of the default policy', () => {
  const nights = Array.from({ length: 730 }, (_, night) =>
    at(new Date(Date.UTC(2025, 0, 1 + night, 18)).toISOString()),
  );
  const names = kept(nights, defaultRetention);
  // 7 days; of 4 weeks two lie before them; of 12 months eleven end before them, one of those in a kept week or day.
  assert.ok(names.length >= 18 && names.length <= 22, String(names.length));
  assert.equal(names.at(-1), nights.at(-1)?.name);
  assert.ok((names[0] ?? '') >= '2026-01-01', names[0]);
});

test('expiredBackups() never lets go of the newest, and of no more than the policy allows to keep', () => {
  fc.assert(
    fc.property(histories, policies, (backups, policy) => {
      const names = kept(backups, policy);
      const newest = backups
        .map(({ name }) => name)
        .toSorted()
        .at(-1);
      assert.ok(newest === undefined || names.includes(newest));
      const { last, daily, weekly, monthly } = policy;
      assert.ok(names.length <= last + daily + weekly + monthly);
      assert.ok(names.length >= Math.min(backups.length, last));
    }),
  );
});

test('expiredBackups() is the same whatever the order, and removing twice removes nothing more', () => {
  fc.assert(
    fc.property(histories, policies, (backups, policy) => {
      const names = kept(backups, policy);
      assert.deepEqual(kept(backups.toReversed(), policy).toSorted(), names.toSorted());
      const left = backups.filter(({ name }) => names.includes(name));
      assert.deepEqual(kept(left, policy), names);
    }),
  );
});

test('expiredBackups() of a policy that keeps more keeps at least as many of the same', () => {
  fc.assert(
    fc.property(histories, policies, fc.constantFrom('last', 'daily', 'weekly', 'monthly'), (backups, policy, rule) => {
      const more = kept(backups, { ...policy, [rule]: policy[rule] + 1 });
      for (const name of kept(backups, policy)) assert.ok(more.includes(name));
    }),
  );
});

test('what expired once does not come back when a new backup is taken', () => {
  fc.assert(
    fc.property(histories, policies, (backups, policy) => {
      const expired = expiredBackups(backups, policy, zone).map(({ name }) => name);
      const later = [...backups, at('2027-06-01T00:00:00.000Z')];
      const again = expiredBackups(later, policy, zone).map(({ name }) => name);
      for (const name of expired) assert.ok(again.includes(name));
    }),
  );
});

test('expiredBackups() refuses a policy that would keep nothing', () => {
  for (const wrong of [{ last: 0 }, { daily: -1 }, { weekly: 1.5 }])
    assert.throws(() => expiredBackups([], { ...defaultRetention, ...wrong }, zone), RangeError);
});
