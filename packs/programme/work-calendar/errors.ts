import { errorsFor } from '@yuzhi/sdk';

export const calendarError = errorsFor({
  CALENDAR_YEAR_NOT_HELD: {
    kind: 'invalid-input',
    message: {
      zh: '没有 {year} 年的放假安排，无法推算',
      en: 'Cannot reckon work days in {year}: its holidays are not held',
    },
    hint: { zh: '可推算的日期自 {from} 起', en: 'Days can be reckoned from {from} on' },
  },
  CALENDAR_RANGE_TOO_LONG: {
    kind: 'too-large',
    message: {
      zh: '起止日期相距 {days} 天，超过上限 {limit} 天',
      en: 'Cannot count over {days} days: the limit is {limit}',
    },
    hint: { zh: '请分段计算', en: 'Count in parts' },
  },
});
