import { text } from '../../language/language.ts';

export const panelWords = {
  operations: text('全部操作和说明', 'All operations and what it rests on'),
  none: text('这个场景包没有专用页面', 'This pack has no panel'),
  noneHint: text('可以在场景包页面逐项运行它的操作。', 'Its operations can be run one by one on the page of the pack.'),
  notBuilt: text(
    '清单称有专用页面，但构建控制台时没有找到；把场景包放进项目的 packs/ 后重新启动即可。',
    'The manifest says there is one, but the console was built without it: put the pack under packs/ of the project and start again.',
  ),
  failed: text('场景包未能加载，专用页面不能使用', 'The pack failed to load: its panel cannot be used'),
};
