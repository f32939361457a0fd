import { text } from '../language/language.ts';

export const wallWords = {
  bar: text('大屏', 'Wall display'),
  page: text('第 {page} 页，共 {pages} 页', 'Page {page} of {pages}'),
  every: text('每 {seconds} 秒换页', 'Changes every {seconds} s'),
  paused: text('已暂停', 'Paused'),
  pause: text('暂停', 'Pause'),
  goOn: text('继续', 'Go on'),
  before: text('上一页', 'Previous'),
  next: text('下一页', 'Next'),
  leave: text('退出大屏', 'Leave the wall display'),
  set: text('大屏轮播', 'Wall display'),
  about: text(
    '用大字轮流显示所选页面，按空格键暂停或继续；链接可收藏，也可发到大屏所在的电脑上打开。显示的内容以在该电脑上登录的身份为准，登录满 12 小时须重新登录。',
    'Shows the pages in turn in large type; Space pauses and goes on. Keep the link, or open it on the computer of the wall: what it shows is what the account signed in there may see, and a sign-in lasts 12 hours.',
  ),
  pages: text('显示的页面', 'Pages'),
  seconds: text('每页停留（秒）', 'Seconds each'),
  start: text('开始轮播', 'Start'),
};
