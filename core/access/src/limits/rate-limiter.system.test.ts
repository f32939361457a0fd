import assert from 'node:assert/strict';
import { test } from 'node:test';
import { YuzhiError } from '@yuzhi/sdk';
import { openTestStore } from '@yuzhi/store/testing';
import { accessMigrations } from '../access.ts';
import { RateLimiter } from './rate-limiter.ts';

/** How many of so many requests pass. */
function passed(limiter: RateLimiter, subject: string, count: number, kind: 'read' | 'run' = 'run'): number {
  let done = 0;
  for (let n = 0; n < count; n += 1)
    try {
      limiter.take(subject, kind);
      done += 1;
    } catch (error) {
      assert.ok(error instanceof YuzhiError && error.code === 'ACCESS_RATE_LIMITED');
    }
  return done;
}

test('a limit is held for each subject and each kind of request, and begins again with the minute', async () => {
  await using store = await openTestStore({ migrations: [accessMigrations] });
  let now = new Date('2026-11-25T01:00:30Z');
  const limiter = new RateLimiter(store, { perMinute: 100, now: () => now });
  assert.equal(passed(limiter, 'a', 300), 100);
  assert.equal(passed(limiter, 'a', 600, 'read'), 500);
  assert.equal(passed(limiter, 'b', 40), 40);
  assert.throws(() => limiter.take('a', 'run'), { details: { seconds: 30 } });
  now = new Date('2026-11-25T01:01:00Z');
  assert.equal(passed(limiter, 'a', 300), 100);
  assert.equal(passed(new RateLimiter(store, { perMinute: 0, now: () => now }), 'a', 5_000), 5_000);
});

test('two processes on one store hold one limit once they have added up; little is never sent', async () => {
  await using store = await openTestStore({ migrations: [accessMigrations] });
  const now = new Date('2026-11-25T01:00:30Z');
  const [one, two] = [1, 2].map(() => new RateLimiter(store, { perMinute: 100, now: () => now }));
  assert.ok(one && two);
  assert.equal(passed(one, 'a', 60) + passed(two, 'a', 30) + passed(two, 'b', 5), 95);
  await one.sync();
  await two.sync();
  assert.equal(passed(two, 'a', 50), 10);
  await two.sync();
  await one.sync();
  assert.equal(passed(one, 'a', 50), 40, 'what came within one turn of adding up passes');
  await one.sync();
  assert.equal(passed(one, 'a', 50) + passed(two, 'a', 50), 0);
  const { rows } = await store.pool.query<{ subjects: number }>('select count(*)::int as subjects from rate_counts');
  assert.deepEqual(rows, [{ subjects: 1 }]);
});

test('without the store each process holds the limit for itself', async () => {
  const store = await openTestStore({ migrations: [accessMigrations] });
  await store.close();
  const limiter = new RateLimiter(store, { perMinute: 100, now: () => new Date() });
  assert.equal(passed(limiter, 'a', 300), 100);
  await limiter.sync();
  assert.equal(passed(limiter, 'a', 300), 0);
});
