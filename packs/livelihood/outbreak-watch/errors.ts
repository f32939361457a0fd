import { errorsFor } from '@yuzhi/sdk';

export const outbreakError = errorsFor({
  OUTBREAK_INPUT_UNCLEAR: {
    kind: 'invalid-input',
    message: {
      zh: '“监测序列”与“计数表”应当且只能提供一项',
      en: 'Cannot judge the counts: exactly one of series and table is needed',
    },
    hint: { zh: '请只提交其中一项', en: 'Send either the series or a table' },
  },
  OUTBREAK_SERIES_UNKNOWN: {
    kind: 'not-found',
    message: {
      zh: '计数表的 {count} 个序列中没有所指的一个',
      en: 'Cannot explain the series: it is not among the {count} of the table',
    },
    hint: {
      zh: '请用筛查结果中的写法，如“乙县 手足口病”',
      en: 'Name it as a scan does: area, space, disease',
    },
  },
  OUTBREAK_TABLE_EMPTY: {
    kind: 'invalid-input',
    message: { zh: '计数表中没有数据行', en: 'Cannot judge the table: it has no row of data' },
    hint: { zh: '请在表头下填写数据', en: 'Fill in rows below the headers' },
  },
  OUTBREAK_ROWS_REFUSED: {
    kind: 'invalid-input',
    message: {
      zh: '计数表有 {count} 处填写有误；第 {row} 行“{column}”：{reasonZh}',
      en: 'Cannot judge the table: {count} cells are wrong; row {row}, {column}: {reason}',
    },
    hint: {
      zh: '一行有误即不研判：缺数会被当成无异常，请改正后重新提交',
      en: 'Correct them and send it again: a missing count would pass as a quiet week',
    },
  },
  OUTBREAK_SERIES_REPEATED: {
    kind: 'invalid-input',
    message: {
      zh: '有两个监测序列的编号相同：第 {position} 个',
      en: 'Cannot judge the series: number {position} has the id of another',
    },
    hint: { zh: '请使用不同的编号', en: 'Give each series an id of its own' },
  },
  OUTBREAK_PERIOD_REPEATED: {
    kind: 'invalid-input',
    message: {
      zh: '第 {row} 行与前面某一行属于同一序列的同一期',
      en: 'Cannot read the table: row {row} repeats a period of its series',
    },
    hint: { zh: '请合并或删去重复的行', en: 'Merge the two rows or remove one' },
  },
  OUTBREAK_PERIOD_INVALID: {
    kind: 'invalid-input',
    message: {
      zh: '第 {row} 行的期次超出范围：每年至多 {most} 期',
      en: 'Cannot read row {row}: a year has {most} periods at most',
    },
    hint: { zh: '请检查期次和统计频率', en: 'Check the period and the frequency' },
  },
  OUTBREAK_PERIODS_MISSING: {
    kind: 'invalid-input',
    message: {
      zh: '计数表中第 {position} 个序列缺少 {missing} 期',
      en: 'Cannot judge the table: series number {position} lacks {missing} periods',
    },
    hint: {
      zh: '请补齐；缺行确实表示零病例的，请把“缺期处理”选为“按零病例”',
      en: 'Add them, or say that absent periods are zeros if a missing row does mean no case',
    },
  },
  OUTBREAK_SPAN_TOO_LONG: {
    kind: 'too-large',
    message: { zh: '一个序列超过 {limit} 期', en: 'Cannot judge a series of more than {limit} periods' },
    hint: { zh: '请只提交最近的若干年', en: 'Send the latest years only' },
  },
  OUTBREAK_PERIOD_NOT_JUDGED: {
    kind: 'invalid-input',
    message: {
      zh: '第 {t} 期无法研判：该方法可研判第 {first} 至 {last} 期',
      en: 'Cannot explain period {t}: this method judges periods {first} to {last}',
    },
    hint: {
      zh: '请换一期，或改用所需历史较短的方法',
      en: 'Choose another period, or a method that needs less history',
    },
  },
  OUTBREAK_HISTORY_TOO_SHORT: {
    kind: 'invalid-input',
    message: {
      zh: '历史数据只有 {periods} 期，该方法至少需要 {needed} 期',
      en: 'Cannot judge {periods} periods: this method needs {needed}',
    },
    hint: { zh: '请提交更长的历史，或先用“选择方法”', en: 'Send a longer history, or let choose-method choose' },
  },
  OUTBREAK_TRIANGLE_INVALID: {
    kind: 'invalid-input',
    message: {
      zh: '报告三角形第 {row} 行不符：{what}',
      en: 'Cannot use row {row} of the reporting triangle: {whatEn}',
    },
    hint: {
      zh: '各行等长，按发病期先后排列；尚未到期的格子填 null，且只能在行尾',
      en: 'Rows are equally long, oldest first; cells not due yet are null and stand at the end of a row',
    },
  },
});
