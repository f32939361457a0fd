import { text } from '../../language/language.ts';

export const runWords = {
  filterState: text('状态', 'State'),
  filterSample: text('输入', 'Input'),
  filterWithin: text('时间', 'Time'),
  day: text('最近一天', 'Last day'),
  week: text('最近七天', 'Last 7 days'),
  month: text('最近三十天', 'Last 30 days'),
  samples: text('示例', 'Sample'),
  ownInput: text('自己填写', 'Own'),
  nothingFits: text('没有符合条件的运行', 'No run fits'),
  clearFilter: text('清除筛选', 'Clear the filter'),
  cost: text('开销', 'Cost'),
  costAbout: text(
    '用时 {time}；模型和算力用量尚未计量',
    'Took {time}; the use of models and compute is not metered yet',
  ),
  audit: text('审计', 'Audit'),
  toAudit: text('在审计链中查看', 'See it in the audit trail'),
  attempt: text('尝试次数', 'Attempts'),
};
