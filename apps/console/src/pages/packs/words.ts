import { text } from '../../language/language.ts';

export const packWords = {
  all: text('全部', 'All'),
  search: text('按名称、问题或系统编号筛选', 'Filter by name, question or system'),
  domain: text('领域', 'Domain'),
  nothingFits: text('没有符合条件的场景包', 'No pack fits'),
  clearFilter: text('清除筛选', 'Clear the filter'),
  panel: text('打开专用页面', 'Open the panel'),
  readme: text('说明文档', 'README'),
  readmeMissing: text('这个场景包没有说明文档', 'This pack has no README'),
  latestRuns: text('最近的运行', 'Latest runs'),
  allRuns: text('全部运行记录', 'All runs'),
  asJob: text('放到后台运行', 'Run in the background'),
  asJobHelp: text('离开本页也会继续，结果在运行记录中查看', 'Goes on when you leave; the result is kept with the run'),
  accepted: text('已转入后台', 'In the background'),
  progress: text('进度 {done} / {total}', 'Progress {done} / {total}'),
  queued: text('排队中', 'Queued'),
  share: text('分享链接', 'Link to share'),
  shareHelp: text('对方须有权查看这次运行', 'Whoever opens it must be allowed to see the run'),
  shareInput: text('带上本次输入的链接', 'Link with this input'),
  inputFromLink: text('输入来自链接', 'The input came with the link'),
  inputFromRun: text('输入取自运行 {id}', 'The input is that of run {id}'),
};
