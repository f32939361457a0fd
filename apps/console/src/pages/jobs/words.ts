import type { Text } from '@yuzhi/sdk';
import { text } from '../../language/language.ts';

export const jobWords = {
  jobs: text('后台任务', 'Jobs'),
  show: text('显示', 'Show'),
  state: text('状态', 'State'),
  operation: text('操作', 'Operation'),
  attempt: text('尝试', 'Attempt'),
  attemptOf: text('{attempt} / {most}', '{attempt} of {most}'),
  progress: text('进度', 'Progress'),
  acceptedAt: text('提交时间', 'Accepted'),
  finishedAt: text('结束时间', 'Finished'),
  schedule: text('定时任务', 'Schedule'),
  problem: text('问题', 'Problem'),
  actions: text('操作', 'Actions'),
  cancel: text('取消', 'Cancel'),
  retry: text('重试', 'Try again'),
  retried: text('已重新提交：{id}', 'Sent again: {id}'),
  none: text('没有后台任务', 'There are no jobs'),
  noneHint: text(
    '选择“在后台运行”的操作和定时任务会列在这里。',
    'What runs in the background or at set times is listed here.',
  ),
  nothingFits: text('没有符合条件的任务，请调整筛选条件', 'No job fits: choose something else to show'),

  schedules: text('定时任务', 'Schedules'),
  add: text('设置定时任务', 'Add a schedule'),
  id: text('名称', 'Name'),
  idHelp: text('小写字母、数字和连字符，如 daily-check', 'Lower-case letters, digits and hyphens, such as daily-check'),
  cron: text('时间', 'Times'),
  cronHelp: text(
    '五段：分 时 日 月 星期，如“30 8 * * 1-5”为周一至周五 8:30',
    'Five fields: minute, hour, day, month, day of the week. “30 8 * * 1-5” is 8:30 from Monday to Friday',
  ),
  input: text('输入（JSON）', 'Input as JSON'),
  inputHelp: text(
    '与在操作页面填写的一致，可从该页“JSON”页复制',
    'As on the page of the operation, where the JSON tab has it',
  ),
  inputWrong: text('JSON 有误', 'This is not JSON'),
  purpose: text('用途', 'Purpose'),
  missing: text('请填写', 'Fill this in'),
  next: text('下次执行', 'Next'),
  setBy: text('设置人', 'Set up by'),
  remove: text('删除', 'Remove'),
  removeAsk: text('删除后不再执行，已有的运行记录保留。', 'It runs no more; the record of runs stays.'),
  noSchedules: text('还没有定时任务', 'There are no schedules'),
  noSchedulesHint: text(
    '系统管理员可让一项操作每天、每周或按任意时间自动执行。',
    'The system administrator can let an operation run daily, weekly or at any times.',
  ),
};

/** Times of a schedule, as far as a phrase says them. */
export const cronWords = {
  minutes: text('每 {count} 分钟', 'Every {count} minutes'),
  hourly: text('每小时的 {minute} 分', 'Every hour at minute {minute}'),
  daily: text('每天 {time}', 'Daily at {time}'),
  workdays: text('周一至周五 {time}', 'Monday to Friday at {time}'),
  weekly: text('每{day} {time}', '{day}s at {time}'),
  monthly: text('每月 {day} 日 {time}', 'On day {day} of the month at {time}'),
};

/** Days of the week as cron counts them. */
export const dayWords: Readonly<Record<string, Text>> = {
  '0': text('周日', 'Sunday'),
  '1': text('周一', 'Monday'),
  '2': text('周二', 'Tuesday'),
  '3': text('周三', 'Wednesday'),
  '4': text('周四', 'Thursday'),
  '5': text('周五', 'Friday'),
  '6': text('周六', 'Saturday'),
  '7': text('周日', 'Sunday'),
};

export const showWords: Readonly<Record<string, Text>> = {
  all: text('全部', 'All'),
  dead: text('待处理（不再自动重试）', 'Waiting for a person'),
  queued: text('排队中', 'Queued'),
  running: text('运行中', 'Running'),
  failed: text('失败', 'Failed'),
  done: text('完成', 'Done'),
  cancelled: text('已取消', 'Cancelled'),
};
