import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { addWorkDays, countWorkDays, dateOf, dayNumber, lookAt, nextWorkDay } from './work-calendar.ts';
import type { WorkCalendar } from './work-calendar.ts';

interface NoticeFile {
  readonly version: string;
  readonly data: { readonly days: readonly { date: string; kind: 'holiday' | 'workday'; name: string }[] };
}

const rules = new URL('../rules/public-holidays/', import.meta.url);
const notices = readdirSync(rules).map((file) => JSON.parse(readFileSync(new URL(file, rules), 'utf8')) as NoticeFile);
const calendar: WorkCalendar = {
  days: new Map(notices.flatMap(({ data }) => data.days).map((day) => [day.date, day])),
  publishedYears: new Set(notices.map(({ version }) => Number(version))),
};

/** Dates of the held years and of one that is not published. */
const dates = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2027-12-31') }).map(dateOf);
const numbers = fc.integer({ min: -400, max: 400 });

test('addWorkDays() agrees with every golden case', () => {
  const text = readFileSync(new URL('../golden/add-cases.json', import.meta.url), 'utf8');
  const cases = JSON.parse(text) as readonly { start: string; workDays: number; due: string }[];
  assert.equal(cases.length, 50);
  for (const { start, workDays, due } of cases)
    assert.equal(addWorkDays(calendar, start, workDays).due.date, due, `${start} + ${workDays}`);
});

test('addWorkDays() gives the day itself for no work days, worked or not', () => {
  assert.equal(addWorkDays(calendar, '2026-02-15', 0).due.date, '2026-02-15');
});

test('addWorkDays() lists the free days that it passes', () => {
  const { freeDays } = addWorkDays(calendar, '2026-02-13', 7);
  assert.deepEqual(
    freeDays.map(({ date }) => date),
    [...Array.from({ length: 9 }, (_, index) => dateOf(dayNumber('2026-02-15') + index)), '2026-03-01'],
  );
});

test('addWorkDays() reaches a work day, and every day on the way is worked or listed as free', () => {
  fc.assert(
    fc.property(
      dates,
      numbers.filter((workDays) => workDays !== 0),
      (start, workDays) => {
        const { due, freeDays } = addWorkDays(calendar, start, workDays);
        assert.ok(due.isWorkDay);
        const passed = Math.abs(dayNumber(due.date) - dayNumber(start));
        assert.equal(passed, Math.abs(workDays) + freeDays.length);
      },
    ),
  );
});

test('countWorkDays() is what addWorkDays() walked over, in both directions', () => {
  fc.assert(
    fc.property(dates, numbers, (start, workDays) => {
      const { due } = addWorkDays(calendar, start, workDays);
      assert.equal(countWorkDays(calendar, start, due.date), workDays);
    }),
  );
});

test('countWorkDays() adds up over a date in between', () => {
  fc.assert(
    fc.property(fc.tuple(dates, dates, dates), (three) => {
      const [first, middle, last] = three.toSorted() as [string, string, string];
      const parts = countWorkDays(calendar, first, middle) + countWorkDays(calendar, middle, last);
      assert.equal(countWorkDays(calendar, first, last), parts);
    }),
  );
});

test('nextWorkDay() is one work day on, or the day itself when that may be and is worked', () => {
  fc.assert(
    fc.property(dates, (date) => {
      assert.equal(nextWorkDay(calendar, date, false).date, addWorkDays(calendar, date, 1).due.date);
      const included = nextWorkDay(calendar, date, true);
      assert.equal(included.date === date, lookAt(calendar, date).isWorkDay);
    }),
  );
});

test('lookAt() takes a listed day as the notice says, and any other by the day of the week', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const { isWorkDay, weekday, reason } = lookAt(calendar, date);
      const listed = calendar.days.get(date);
      const isWeekend = weekday === 'saturday' || weekday === 'sunday';
      assert.equal(isWorkDay, listed ? listed.kind === 'workday' : !isWeekend);
      assert.equal(isWorkDay, reason === 'weekday' || reason === 'make-up');
      assert.equal(new Date(`${date}T00:00:00Z`).getUTCDay() % 6 === 0, isWeekend);
    }),
  );
});

test('lookAt() says that a year without a notice is provisional, and no other', () => {
  assert.equal(lookAt(calendar, '2027-01-01').isProvisional, true);
  assert.equal(lookAt(calendar, '2026-12-31').isProvisional, false);
});

test('the notices put make-up days on Saturdays and Sundays only, and name every day once', () => {
  const days = notices.flatMap(({ data }) => data.days);
  assert.equal(days.length, 108);
  assert.equal(new Set(days.map(({ date }) => date)).size, days.length);
  for (const { date, kind } of days)
    if (kind === 'workday') assert.ok(['saturday', 'sunday'].includes(lookAt(calendar, date).weekday), date);
});
