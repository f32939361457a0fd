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
  begin: text('从这里开始', 'Begin here'),
  beginHelp: text('选一项操作，套用示例运行。', 'Choose an operation, fill in an example and run it.'),
  allPacks: text('全部场景包', 'All packs'),
};
