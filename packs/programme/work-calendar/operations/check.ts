import { defineOperation, label, z } from '@yuzhi/sdk';
import { lookAt } from '../algorithms/work-calendar.ts';
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

const input = z.strictObject({ date: day.meta(label('日期', 'Date')) });

const output = z.object({
  isWorkDay: z.boolean().meta(label('是工作日', 'Is a work day')),
  reason: reasons.meta(label('原因', 'Reason')),
  name: z.string().nullable().meta(label('节日', 'Holiday')),
  weekday: weekdays.meta(label('星期', 'Day of the week')),
  provisional,
  notices,
});

export const check = defineOperation({
  id: 'check',
  title: { zh: '判断工作日', en: 'Check a day' },
  summary: { zh: '某日是否工作日，为什么', en: 'Whether a day is worked, and why' },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input,
  output,
  show: [
    { as: 'figure', title: { zh: '是工作日', en: 'Is a work day' }, value: 'isWorkDay' },
    { as: 'figure', title: { zh: '原因', en: 'Reason' }, value: 'reason' },
    noticesTable,
  ],
  examples: [
    {
      title: { zh: '国庆节调休上班的周日', en: 'A Sunday that is worked for National Day' },
      input: { date: '2026-09-20' },
      output: { isWorkDay: true, reason: 'make-up', name: '国庆节', weekday: 'sunday', provisional: false },
    },
    {
      title: { zh: '尚未公布放假安排的年份', en: 'A year whose holidays are not published' },
      input: { date: '2027-02-06' },
      output: { isWorkDay: false, reason: 'weekend', provisional: true, notices: [] },
    },
  ],
  run(ctx, { date }) {
    refuseBeforeFirst(ctx.rules, date);
    const { isWorkDay, reason, name, weekday, isProvisional } = lookAt(calendarOf(ctx.rules), date);
    markProvisional(ctx, isProvisional);
    return { isWorkDay, reason, name, weekday, provisional: isProvisional, notices: noticesFor(ctx.rules, date, date) };
  },
});
