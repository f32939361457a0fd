import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { monthsBefore, retentionRuleAsOf } from './retention-rule.ts';

test('retentionRuleAsOf() gives the clause by the number that it had on that day', async () => {
  const old = await retentionRuleAsOf('2025-12-31');
  const now = await retentionRuleAsOf('2026-01-01');
  assert.deepEqual([old.data.clause, now.data.clause], ['第二十一条第（三）项', '第二十三条第（三）项']);
  assert.deepEqual([now.data.minimumMonths, now.data.defaultMonths], [6, 12]);
  await assert.rejects(retentionRuleAsOf('2017-05-31'), RangeError);
});

test('monthsBefore() keeps the day, or takes the last one of a shorter month', () => {
  const before = (iso: string, months: number): string => monthsBefore(new Date(iso), months).toISOString();
  assert.equal(before('2026-11-25T08:30:00.000Z', 6), '2026-05-25T08:30:00.000Z');
  assert.equal(before('2026-08-31T00:00:00.000Z', 6), '2026-02-28T00:00:00.000Z');
  assert.equal(before('2024-02-29T00:00:00.000Z', 12), '2023-02-28T00:00:00.000Z');
});

test('monthsBefore() never leaves less than the shortest months make', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (now) => {
      const days = (now.getTime() - monthsBefore(now, 6).getTime()) / 86_400_000;
      assert.ok(days >= 181 && days <= 186, `${now.toISOString()} ${days}`);
    }),
  );
});
