import { cite, coded, defineRule, isoDate, label, ruleCitation, z } from '@yuzhi/sdk';
import type { BaseContext, RuleCitation, Rules, RuleVersion, View } from '@yuzhi/sdk';
import type { WorkCalendar } from './algorithms/work-calendar.ts';
import { calendarError } from './errors.ts';

const holidayYear = z.strictObject({
  days: z.array(z.strictObject({ date: isoDate, kind: z.enum(['holiday', 'workday']), name: z.string().min(1) })),
});

/** The yearly holiday notices: days off, and the Saturdays and Sundays that are worked instead. */
export const publicHolidays = defineRule({
  id: 'public-holidays',
  title: { zh: '放假调休安排', en: 'Public holidays and make-up days' },
  data: holidayYear,
});

/** A day that the operations accept: one that exists, in this century. */
export const day = isoDate.refine((date) => date >= '2000-01-01' && date <= '2099-12-31', {
  params: { text: { zh: '须在 2000 年至 2099 年之间', en: 'it must lie between 2000 and 2099' } },
});

/** Days of the week, Monday first (ISO 8601). */
export const weekdays = coded({
  monday: { zh: '周一', en: 'Monday' },
  tuesday: { zh: '周二', en: 'Tuesday' },
  wednesday: { zh: '周三', en: 'Wednesday' },
  thursday: { zh: '周四', en: 'Thursday' },
  friday: { zh: '周五', en: 'Friday' },
  saturday: { zh: '周六', en: 'Saturday' },
  sunday: { zh: '周日', en: 'Sunday' },
});

/** Why a day is worked or free. */
export const reasons = coded({
  weekday: { zh: '周一至周五，正常上班', en: 'Monday to Friday, worked' },
  'make-up': { zh: '调休上班', en: 'A weekend day that is worked' },
  weekend: { zh: '周末休息', en: 'Weekend' },
  holiday: { zh: '放假', en: 'Public holiday' },
});

export const provisional = z.boolean().meta(
  label('暂定', 'Provisional', {
    help: { zh: '涉及尚未公布放假安排的年份', en: 'It touches a year whose holidays are not published' },
  }),
);

const restsOn = { zh: '依据', en: 'Rests on' };

/** The notices that an answer rests on, and how they are seen. */
export const notices = z.array(ruleCitation).meta(label(restsOn.zh, restsOn.en));
export const noticesTable: View = {
  as: 'table',
  title: restsOn,
  rows: 'notices.source',
  columns: ['title', 'number', 'date'],
};

/** The calendar that the held notices make. */
export function calendarOf(rules: Rules): WorkCalendar {
  const versions = rules.versions(publicHolidays);
  return {
    days: new Map(versions.flatMap(({ data }) => data.days).map(({ date, kind, name }) => [date, { kind, name }])),
    publishedYears: new Set(versions.map(({ validFrom }) => Number(validFrom.slice(0, 4)))),
  };
}

/** The notices that the days from `first` to `last` rest on. */
export function noticesFor(rules: Rules, first: string, last: string): RuleCitation[] {
  return rules
    .versions(publicHolidays)
    .filter((version) => version.validFrom <= last && endOf(version) >= first)
    .map((version) => cite(version));
}

/** @throws YuzhiError CALENDAR_YEAR_NOT_HELD for a day before the first notice */
export function refuseBeforeFirst(rules: Rules, date: string): void {
  const from = rules.versions(publicHolidays)[0]?.validFrom;
  if (from === undefined || date < from)
    throw calendarError('CALENDAR_YEAR_NOT_HELD', { year: date.slice(0, 4), from });
}

/** Marks the answer as provisional when it is. */
export function markProvisional(ctx: BaseContext, isProvisional: boolean): void {
  if (!isProvisional) return;
  ctx.label({
    kind: 'provisional',
    text: {
      zh: '涉及的年份尚未公布放假安排，暂按周六、周日休息推算，公布后可能变化',
      en: 'It touches a year whose holidays are not published: only weekends are taken as free, and that may change',
    },
  });
}

function endOf({ validUntil }: RuleVersion<unknown>): string {
  return validUntil ?? '9999-12-31';
}
