import { text } from '../language/language.ts';

export const partWords = {
  filter: text('筛选', 'Filter'),
  all: text('全部', 'All'),
  find: text('查找', 'Find'),
  more: text('更多', 'More'),
  reading: text('正在读取…', 'Reading…'),
  shownFirst: text('已显示 {count} 条，还有更多', 'Shown: {count}, and there are more'),
  shownAll: text('已显示 {count} 条，没有更多', 'Shown: {count}; there are no more'),
  downloadShown: text('下载已显示的内容（CSV）', 'Download what is shown (CSV)'),
  nothingFits: text('没有符合条件的内容，请调整筛选条件', 'Nothing fits: change the filter'),
  sample: text('示例', 'Sample'),
  sampleAbout: text(
    '输入为操作自带的示例，数据为编造',
    'Its input is an example of the operation; the data are made up',
  ),
  onceLink: text('一次性链接', 'One-time link'),
  onceLinkHelp: text(
    '链接只显示这一次，只能使用一次。请当面或通过可靠的渠道交给本人。',
    'The link is shown this once and works once. Hand it over in person or by a channel that you trust.',
  ),
  validUntil: text('有效期至', 'Good until'),
  atMachine: text('本机管理人员没有个人账号', 'The person at the machine has no account of their own'),
  atMachineHint: text('请用本人账号登录后使用这一页。', 'Sign in with an account of your own to use this page.'),
};
