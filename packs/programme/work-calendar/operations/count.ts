import { defineOperation, label, z } from '@yuzhi/sdk';
import { countWorkDays, dayNumber, lookAt } from '../algorithms/work-calendar.ts';
import { calendarError } from '../errors.ts';
import {
  calendarOf,
  day,
  markProvisional,
  notices,
  noticesFor,
  noticesTable,
  provisional,
  refuseBeforeFirst,
} from '../public-holidays.ts';

/** Ten years: longer than any deadline, short enough to answer at once. */
const longestDays = 3_660;

const input = z.strictObject({
  from: day.meta(label('起始日期', 'From', { help: { zh: '当日不计入', en: 'The day itself does not count' } })),
  to: day.meta(label('截止日期', 'To', { help: { zh: '当日计入', en: 'The day itself counts' } })),
});

const output = z.object({
  workDays: z.int().meta(label('工作日数', 'Work days', { unit: '天' })),
  calendarDays: z.int().meta(label('自然日数', 'Calendar days', { unit: '天' })),
  provisional,
  notices,
});

export const count = defineOperation({
  id: 'count',
  title: { zh: '计算工作日数', en: 'Count work days' },
  summary: {
    zh: '两个日期之间有几个工作日：起始日不计入，截止日计入',
    en: 'How many work days lie between two dates: the first does not count, the last does',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input,
  output,
  show: [{ as: 'figure', title: { zh: '工作日数', en: 'Work days' }, value: 'workDays' }, noticesTable],
  examples: [
    {
      title: { zh: '国庆节前后', en: 'Around National Day' },
      input: { from: '2024-09-30', to: '2024-10-12' },
      output: { workDays: 5, calendarDays: 12, provisional: false },
    },
  ],
  run(ctx, { from, to }) {
    const [first, last] = from < to ? [from, to] : [to, from];
    refuseBeforeFirst(ctx.rules, first);
    const calendarDays = dayNumber(to) - dayNumber(from);
    if (Math.abs(calendarDays) > longestDays)
      throw calendarError('CALENDAR_RANGE_TOO_LONG', { days: Math.abs(calendarDays), limit: longestDays });
    const calendar = calendarOf(ctx.rules);
    // Years without a notice can only lie at the far end: the notices are held without a gap.
    const isProvisional = lookAt(calendar, last).isProvisional;
    markProvisional(ctx, isProvisional);
    return {
      workDays: countWorkDays(calendar, from, to),
      calendarDays,
      provisional: isProvisional,
      notices: noticesFor(ctx.rules, first, last),
    };
  },
});
