import { text } from '../../language/language.ts';

export const overviewWords = {
  toDecide: text('等您决定', 'For your decision'),
  nothingToDecide: text('没有等您决定的事', 'Nothing waits for your decision'),
  waiting: text('{count} 项等您决定', 'For your decision: {count}'),
  broke: text('出了什么问题', 'What broke'),
  nothingBroke: text('没有发现问题', 'Nothing broke'),
  failedPacks: text('{count} 个场景包未能加载', 'Packs that failed to load: {count}'),
  failedRuns: text('最近一天失败的运行：{count} 次', 'Runs that failed within a day: {count}'),
  dead: text('{count} 个后台任务多次失败，已停止重试', 'Jobs that failed for good: {count}'),
  late: text('{count} 项已过期限', 'Beyond their last day: {count}'),
  toAnswer: text('公众等待答复', 'The public waits for'),
  nothingToAnswer: text('没有待答复的咨询或异议', 'No question or objection is unanswered'),
  unanswered: text('{count} 件咨询或异议待答复', 'Unanswered questions and objections: {count}'),
  underWay: text('正在运行', 'Under way'),
  nothingRuns: text('现在没有正在运行或排队的任务', 'Nothing runs or waits for its turn'),
  targets: text('行动方案目标', 'Targets of the action plan'),
  noTargets: text(
    '渝智还没有登记方案目标和进度，这里不显示任何数字。现在可以先用方案读取，从原文得到任务、目标和督查台账。',
    'Targets and their progress are not kept in Yuzhi yet, so no figure stands here. For now the plan reader takes tasks, targets and the supervision ledger out of the plan itself.',
  ),
  lately: text('最近运行', 'Lately'),
  firstSteps: text('第一次使用', 'First steps'),
  gotIt: text('知道了', 'Got it'),
};
