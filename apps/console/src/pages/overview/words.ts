import { text } from '../../language/language.ts';

export const overviewWords = {
  toDecide: text('等您决定', 'For your decision'),
  nothingToDecide: text('没有等您决定的事', 'Nothing waits for your decision'),
  waiting: text('{count} 项等您决定', 'For your decision: {count}'),
  broke: text('出了什么问题', 'What broke'),
  nothingBroke: text('没有发现问题', 'Nothing broke'),
  failedPacks: text('{count} 个场景包未能加载', 'Packs that failed to load: {count}'),
  failedRuns: text('最近失败的运行', 'Runs that failed lately'),
  lately: text('最近运行', 'Lately'),
  firstSteps: text('第一次使用', 'First steps'),
  gotIt: text('知道了', 'Got it'),
};
