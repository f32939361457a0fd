import { defineOperation, isoDate, label, z } from '@yuzhi/sdk';
import { nextWorkDay } from '../algorithms/work-calendar.ts';
import {
  calendarOf,
  day,
  markProvisional,
  notices,
  noticesFor,
  noticesTable,
  provisional,
  refuseBeforeFirst,
  weekdays,
} from '../public-holidays.ts';

const input = z.strictObject({
  date: day.meta(label('日期', 'Date')),
  includeDate: z
    .boolean()
    .default(false)
    .meta(
      label('可为当日', 'May be the day itself', {
        help: { zh: '当日是工作日时返回当日', en: 'Give the day back when it is worked' },
      }),
    ),
});

const output = z.object({
  date: isoDate.meta(label('工作日', 'Work day')),
  weekday: weekdays.meta(label('星期', 'Day of the week')),
  provisional,
  notices,
});

export const next = defineOperation({
  id: 'next',
  title: { zh: '下一个工作日', en: 'Next work day' },
  summary: { zh: '某日之后的第一个工作日是哪一天', en: 'Which is the first work day after a day' },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input,
  output,
  show: [
    { as: 'figure', title: { zh: '工作日', en: 'Work day' }, value: 'date' },
    { as: 'figure', title: { zh: '星期', en: 'Day of the week' }, value: 'weekday' },
    noticesTable,
  ],
  examples: [
    {
      title: {
        zh: '元旦假期后的第一个工作日是调休的周日',
        en: 'After New Year the first work day is a Sunday that is worked',
      },
      input: { date: '2025-12-31' },
      output: { date: '2026-01-04', weekday: 'sunday', provisional: false },
    },
  ],
  run(ctx, { date, includeDate }) {
    refuseBeforeFirst(ctx.rules, date);
    const found = nextWorkDay(calendarOf(ctx.rules), date, includeDate);
    markProvisional(ctx, found.isProvisional);
    return {
      date: found.date,
      weekday: found.weekday,
      provisional: found.isProvisional,
      notices: noticesFor(ctx.rules, date, found.date),
    };
  },
});
