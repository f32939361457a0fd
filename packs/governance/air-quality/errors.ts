import { errorsFor } from '@yuzhi/sdk';

export const airError = errorsFor({
  AIR_EDITION_NOT_HELD: {
    kind: 'invalid-input',
    message: {
      zh: '没有适用于 {date} 数据的空气质量指数标准',
      en: 'Cannot grade data of {date}: no edition of the air quality index applies on that day',
    },
    hint: { zh: '可评价的数据自 {from} 起', en: 'Data can be graded from {from} on' },
  },
  AIR_STATION_TIME_REPEATED: {
    kind: 'invalid-input',
    message: {
      zh: '同一站点同一时间出现两行数据：第 {first} 行和第 {second} 行',
      en: 'Cannot read the table: rows {first} and {second} are of the same station and time',
    },
    hint: { zh: '请删去重复的一行后重新提交', en: 'Remove one of the two rows' },
  },
  AIR_TABLE_EMPTY: {
    kind: 'invalid-input',
    message: { zh: '表中没有可用的数据行', en: 'Cannot grade the table: it has no row that can be used' },
    hint: { zh: '请在表头下填写数据', en: 'Fill in rows below the headers' },
  },
  AIR_ROWS_REFUSED: {
    kind: 'invalid-input',
    message: {
      zh: '表中没有可用的数据行，第 {row} 行：{reasonZh}',
      en: 'Cannot use any row of the table; row {row}: {reason}',
    },
    hint: { zh: '请改正后重新提交', en: 'Correct the rows and submit the table again' },
  },
  AIR_HISTORY_TOO_SHORT: {
    kind: 'invalid-input',
    message: {
      zh: '历史数据只有 {days} 天，不足 {least} 天，无法检验预报方法',
      en: 'Cannot test forecasts on {days} days of history: at least {least} are needed',
    },
    hint: { zh: '请提交更长的日均值数据', en: 'Submit a longer table of days' },
  },
  AIR_TRIAL_TOO_SHORT: {
    kind: 'invalid-input',
    message: {
      zh: '可用于检验预报的只有 {days} 天，不足 {least} 天',
      en: 'Cannot test forecasts: only {days} days have a value and a forecast, {least} are needed',
    },
    hint: { zh: '请核对缺测天数，或提交更长的日均值数据', en: 'Check the missing days, or submit a longer table' },
  },
  AIR_SPAN_TOO_LONG: {
    kind: 'too-large',
    message: {
      zh: '数据跨度 {days} 天，超过上限 {limit} 天',
      en: 'Cannot use a span of {days} days: the limit is {limit}',
    },
    hint: { zh: '请截取近几年的数据', en: 'Submit the last years alone' },
  },
  AIR_HOURS_TOO_MANY: {
    kind: 'too-large',
    message: {
      zh: '共 {rows} 行，超过小时报的上限 {limit} 行',
      en: 'Cannot report {rows} rows by the hour: the limit is {limit}',
    },
    hint: { zh: '请按月分开提交，或只出日报', en: 'Submit one month at a time, or ask for days alone' },
  },
});
