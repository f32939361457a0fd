import { defineOperation, isoDate, label, z } from '@yuzhi/sdk';
import { addWorkDays } from '../algorithms/work-calendar.ts';
import {
  calendarOf,
  day,
  markProvisional,
  notices,
  noticesFor,
  noticesTable,
  provisional,
  reasons,
  refuseBeforeFirst,
  weekdays,
} from '../public-holidays.ts';

const input = z.strictObject({
  start: day.meta(label('起始日期', 'Start', { help: { zh: '当日不计入', en: 'The day itself does not count' } })),
  workDays: z
    .int()
    .min(-1_000)
    .max(1_000)
    .meta(
      label('工作日数', 'Work days', {
        unit: '天',
        help: { zh: '负数表示向前推算', en: 'A negative number goes back' },
      }),
    ),
});

const output = z.object({
  due: isoDate.meta(label('截止日期', 'Due')),
  weekday: weekdays.meta(label('星期', 'Day of the week')),
  provisional,
  freeDays: z
    .array(
      z.object({
        date: isoDate.meta(label('日期', 'Date')),
        weekday: weekdays.meta(label('星期', 'Day of the week')),
        reason: reasons.meta(label('原因', 'Reason')),
        name: z.string().nullable().meta(label('节日', 'Holiday')),
      }),
    )
    .meta(label('其间休息日', 'Free days on the way')),
  notices,
});

export const add = defineOperation({
  id: 'add',
  title: { zh: '推算截止日期', en: 'Add work days' },
  summary: { zh: '从某日起若干个工作日后是哪一天', en: 'Which date is so many work days after a day' },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input,
  output,
  show: [
    { as: 'figure', title: { zh: '截止日期', en: 'Due' }, value: 'due' },
    { as: 'figure', title: { zh: '星期', en: 'Day of the week' }, value: 'weekday' },
    { as: 'table', title: { zh: '其间休息日', en: 'Free days on the way' }, rows: 'freeDays' },
    noticesTable,
  ],
  examples: [
    {
      title: { zh: '春节前收件，七个工作日办结', en: 'Received before Spring Festival, due in seven work days' },
      input: { start: '2026-02-13', workDays: 7 },
      output: { due: '2026-03-02', weekday: 'monday', provisional: false, notices: [{ version: '2026' }] },
    },
    {
      title: { zh: '调休的周六也算工作日', en: 'A Saturday that is worked counts' },
      input: { start: '2024-09-30', workDays: 5 },
      output: { due: '2024-10-12', weekday: 'saturday' },
    },
  ],
  run(ctx, { start, workDays }) {
    refuseBeforeFirst(ctx.rules, start);
    const { due, freeDays } = addWorkDays(calendarOf(ctx.rules), start, workDays);
    const [first, last] = start < due.date ? [start, due.date] : [due.date, start];
    refuseBeforeFirst(ctx.rules, first);
    const isProvisional = due.isProvisional || freeDays.some((free) => free.isProvisional);
    markProvisional(ctx, isProvisional);
    return {
      due: due.date,
      weekday: due.weekday,
      provisional: isProvisional,
      freeDays: freeDays.map(({ date, weekday, reason, name }) => ({ date, weekday, reason, name })),
      notices: noticesFor(ctx.rules, first, last),
    };
  },
});
