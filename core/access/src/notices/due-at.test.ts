import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dueAt, lastTimeOfDay, nextTimeOfDay, timeOfDay } from './due-at.ts';

const zone = 'Asia/Shanghai';
const nothingQuiet = { digestAt: '08:30', quietFrom: null, quietUntil: null };

test('dueAt() sends at once, or at the next digest, which is at a time of the city', () => {
  const at = new Date('2026-11-25T00:10:00Z');
  assert.equal(dueAt(at, { when: 'at-once', ...nothingQuiet }, zone), at);
  assert.equal(dueAt(at, { when: 'digest', ...nothingQuiet }, zone).toISOString(), '2026-11-25T00:30:00.000Z');
  const late = new Date('2026-11-25T00:30:01Z');
  assert.equal(dueAt(late, { when: 'digest', ...nothingQuiet }, zone).toISOString(), '2026-11-26T00:30:00.000Z');
});

test('dueAt() keeps quiet over midnight and sends when that is over', () => {
  const timing = { when: 'at-once', digestAt: '08:30', quietFrom: '22:00', quietUntil: '07:00' } as const;
  const due = (time: string): string => dueAt(new Date(time), timing, zone).toISOString();
  assert.equal(due('2026-11-25T13:59:00Z'), '2026-11-25T13:59:00.000Z');
  assert.equal(due('2026-11-25T14:00:00Z'), '2026-11-25T23:00:00.000Z');
  assert.equal(due('2026-11-25T22:59:59Z'), '2026-11-25T23:00:00.000Z');
  assert.equal(due('2026-11-25T23:00:00Z'), '2026-11-25T23:00:00.000Z');
});

const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const zones = fc.constantFrom(zone, 'UTC', 'Asia/Kathmandu', 'Europe/Berlin', 'America/St_Johns');

test('dueAt() is never early, at most two days and an hour late, and never within quiet hours', () => {
  const timing = fc.record({
    when: fc.constantFrom('at-once', 'digest'),
    digestAt: time,
    quietFrom: fc.option(time),
    quietUntil: fc.option(time),
  });
  fc.assert(
    fc.property(instant, timing, (at, wish) => {
      const due = dueAt(at, wish, zone);
      assert.ok(due >= at && due.getTime() - at.getTime() <= 49 * 3_600_000);
      const { quietFrom, quietUntil } = wish;
      if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return;
      const said = timeOfDay(due, zone);
      const isQuiet =
        quietFrom < quietUntil ? quietFrom <= said && said < quietUntil : said >= quietFrom || said < quietUntil;
      assert.equal(isQuiet, false);
    }),
  );
});

test('nextTimeOfDay() and lastTimeOfDay() stand around an instant, a day or a change of clocks apart', () => {
  fc.assert(
    fc.property(instant, time, zones, (at, wanted, timeZone) => {
      const [last, next] = [lastTimeOfDay(at, wanted, timeZone), nextTimeOfDay(at, wanted, timeZone)];
      assert.ok(last <= at && at <= next);
      assert.ok(next.getTime() - last.getTime() <= 25 * 3_600_000);
      if (timeZone === zone) assert.equal(timeOfDay(next, zone), wanted);
    }),
  );
});
